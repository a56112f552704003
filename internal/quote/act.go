package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// act is a word that the lists call one of saying.
type act struct {
	row   *lexicon.Row // of saying or attribution
	first int
	last  int // token after the word and what belongs to it
	feats arabic.Features
	pro   int    // bytes of the bare word that are proclitics
	enc   string // its pronoun, folded
	limit int    // token before which what is said begins
}

// actAt finds the word of saying at token i that is of one of the kinds of
// word; exact spellings first.
func (r *reader) actAt(i int, kind arabic.Features) (act, bool) {
	if i >= r.last || r.tags[i] == entity || r.tags[i] == inside {
		return act{}, false
	}
	tok := &r.doc.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		if !f.Any(kind) || !sayable(f) {
			continue
		}
		if x, ok := r.tagged(i, a, f); ok {
			return x, true
		}
	}
	return act{}, false
}

// sayable excludes commands, and persons that the text does not tell of.
func sayable(f arabic.Features) bool {
	if f.Has(arabic.IsVerb) {
		return f.Has(arabic.ThirdPerson) && !f.Has(arabic.ImperativeMood) && (f.Has(arabic.ActiveVoice) || !f.Has(arabic.PassiveVoice))
	}
	return true
}

func (r *reader) tagged(i int, a *musnad.Analysis, f arabic.Features) (act, bool) {
	best, found := act{}, false
	for _, t := range r.lex.Tags(a.Row) {
		if t.Kind != "saying" && t.Kind != "attribution" {
			continue
		}
		last, ok := r.rest(i, t.Rest)
		if !ok || found && last <= best.last {
			continue
		}
		x := act{row: t.Row, first: i, last: last, feats: f, pro: int(a.Pro), limit: r.relativeEnd(i)}
		if a.Enc > 0 {
			x.enc = tail(r.doc.Tokens[i].Folded, int(a.Enc))
		}
		best, found = x, true
	}
	return best, found
}

// relativeEnd is where the clause of token i ends, if that is a relative clause
// set off by commas: "الذي كان يتحدث أمس،"; else the end of the sentence.
func (r *reader) relativeEnd(i int) int {
	j := i - 1
	for r.tag(j) == particle || r.auxiliary(j) {
		j--
	}
	if r.tag(j) != relative || r.tag(j-1) != comma {
		return r.last
	}
	for i++; i < r.last; i++ {
		if r.tag(i) == comma {
			return i
		}
	}
	return r.last
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// restReach is how many tokens behind a verb its other words may begin.
const restReach = 8

// rest finds the words that must follow a verb, in their order, and returns
// the token after the verb where none must follow it at once.
func (r *reader) rest(i int, words []string) (last int, ok bool) {
	at, last := i+1, i+1
	for _, w := range words {
		j := at
		for j < r.last && j < i+restReach && r.tags[j] != stop && r.tags[j] != comp && !r.lex.Wears(r.doc.Tokens[j].Folded, w) {
			j++
		}
		if j >= r.last || j >= i+restReach || !r.lex.Wears(r.doc.Tokens[j].Folded, w) {
			return 0, false
		}
		if j == last {
			last = j + 1
		}
		at = j + 1
		if len(w) == 2 {
			at = j
		}
	}
	return last, true
}

func (a act) is(attr string) bool { return a.row.Attr(attr) != "" }

// extra is what the stage knows of an act of saying beyond its Speech.
type extra struct {
	voice
	speech      int // index in Document.Speech
	verb        int // token of the verb, or of the phrase
	first, last int // tokens of the content
	row         *lexicon.Row
	relayed     bool // somebody passes it on
}

// emit records an act of saying.
func (r *reader) emit(v voice, verb musnad.Span, at int, content [2]int, stance string, carried bool) *extra {
	s := musnad.Speech{Verb: verb, Speaker: v.party, Stance: stance, Carried: carried, Rule: r.rule}
	s.Content = r.span(content[0], content[1])
	r.acts = append(r.acts, extra{voice: v, speech: len(r.doc.Speech), verb: at, first: content[0], last: content[1]})
	r.doc.Speech = append(r.doc.Speech, s)
	if content[1] > content[0] {
		r.open = append(r.open, len(r.acts)-1)
	}
	return &r.acts[len(r.acts)-1]
}

// begin starts a sentence.
func (r *reader) begin(s int) {
	r.sent, r.first, r.last = s, r.doc.Sentences[s].First, r.doc.Sentences[s].Last
	r.open, r.relay = r.open[:0], relay{}
}

// cut ends the contents that reach over token i: something begins there that
// they do not govern. What stands in the same quotation marks is not cut.
func (r *reader) cut(i int) {
	kept := r.open[:0]
	for _, k := range r.open {
		x := &r.acts[k]
		if x.last <= i || x.first >= i || r.sameMarks(x.first, i) {
			kept = append(kept, k)
			continue
		}
		x.last = r.trim(x.first, i)
		r.doc.Speech[x.speech].Content = r.span(x.first, x.last)
	}
	r.open = kept
}

// trim takes commas and conjunctions off the end of [first,last).
func (r *reader) trim(first, last int) int {
	for last > first {
		switch r.tags[last-1] {
		case comma, stop, conj, bracket:
			last--
			continue
		case particle:
			if r.doc.Tokens[last-1].Bare == waw {
				last--
				continue
			}
		}
		return last
	}
	return last
}

// sameMarks reports whether a quotation that begins in [a,b) is still open at
// token b.
func (r *reader) sameMarks(a, b int) bool {
	for j := b - 1; j >= a; j-- {
		if p := r.marks.at(j); p != nil {
			return p.after > b
		}
	}
	return false
}

// inMarks reports whether token i stands inside quotation marks that opened in
// this sentence.
func (r *reader) inMarks(i int) bool { return r.sameMarks(r.first, i) }

// governed reports whether token i lies in what somebody says in this
// sentence, relays and citations apart.
func (r *reader) governed(i int) bool {
	for _, k := range r.open {
		x := &r.acts[k]
		if x.first <= i && i < x.last && x.row != nil && x.row.Attr("relay") == "" {
			return true
		}
	}
	return false
}
