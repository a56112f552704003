package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// tag is what a token does.
type tag uint8

const (
	word   tag = iota // any word that may belong to a noun phrase
	entity            // first token of an entity
	inside            // another token of an entity or phrase
	when              // a word of time
	verb              // finite verb
	comp              // أن, إن
	relative
	conj // begins another clause
	prep
	particle
	number
	comma
	colon
	stop
	opening // quotation mark
	closing
	bracket // and other brackets, dashes
)

// reader goes through a document in reading order.
type reader struct {
	doc  *musnad.Document
	lex  *lexicon.Lexicon
	text *match.Text

	tags  []tag
	ents  []int32 // entity that covers the token, or -1
	marks marks

	sent        int // the sentence being read, its tokens
	first, last int
	rule        string // the rule being tried
	memory      memory
	open        []int // acts of this sentence whose content may still be cut
	acts        []extra
	relay       relay
	spoken      *extra // the act of the latest quotation
}

func newReader(d *musnad.Document, lex *lexicon.Lexicon) *reader {
	r := &reader{doc: d, lex: lex, text: match.New(d, lex), tags: make([]tag, len(d.Tokens)), ents: make([]int32, len(d.Tokens))}
	for i := range r.ents {
		r.ents[i] = -1
	}
	r.lay(d.Times, func(i int, first bool) { r.tags[i] = when })
	for e := range d.Entities {
		r.lay(d.Entities[e:e+1], func(i int, first bool) {
			r.ents[i], r.tags[i] = int32(e), inside
			if first {
				r.tags[i] = entity
			}
		})
	}
	r.marks = pairMarks(d)
	r.learnPeople()
	for i := range d.Tokens {
		r.tagToken(i)
	}
	return r
}

func (r *reader) lay(ms []musnad.Mention, set func(i int, first bool)) {
	for k := range ms {
		for i := ms[k].First; i < ms[k].Last; i++ {
			set(i, i == ms[k].First)
		}
	}
}

func (r *reader) tagToken(i int) {
	tok := &r.doc.Tokens[i]
	switch {
	case r.marks.of(i) > 0:
		r.tags[i] = opening
	case r.marks.of(i) < 0:
		r.tags[i] = closing
	case r.tags[i] != word:
	case tok.Kind == musnad.Punct:
		r.tags[i] = markTag(tok.Bare)
	case tok.Kind == musnad.Number:
		r.tags[i] = number
	case r.tags[i] == word:
		r.tagWord(i)
	}
}

func markTag(mark string) tag {
	switch mark {
	case "،", ",":
		return comma
	case ":":
		return colon
	case ".", "!", "؟", "?", "؛", ";", "…":
		return stop
	}
	return bracket
}

func (r *reader) tagWord(i int) {
	found, loose := false, r.looselySpelled(i)
	r.text.Hits(i, func(h match.Hit) bool {
		if !h.Exact && !loose && !(h.Row.Kind == "comp" && isAn(r.doc.Tokens[i].Folded)) {
			return true
		}
		t := kindTag(h)
		if t == comp && !isAn(r.doc.Tokens[i].Folded) {
			t = conj // لأن, كأن
		}
		if t == word || t == conj && r.ala(i, h.Last) {
			return true
		}
		r.tags[i], found = t, true
		for j := i + 1; j < h.Last; j++ {
			if r.tags[j] == word && r.marks.of(j) == 0 {
				r.tags[j] = inside
				if t == conj {
					r.tags[j] = conj
				}
			}
		}
		return false
	}, "comp", "relative", "prep", "conj", "neg", "future", "demonstrative", "pronoun", "function",
		"deictic", "weekday", "month", "attribution")
	if _, counted := r.text.First(i, "quantity"); !found && !counted && r.finite(i) {
		r.tags[i] = verb
	}
}

// isAn reports whether a folded word is أن or إن, with بـ, و or فـ and a pronoun.
func isAn(folded string) bool {
	for _, p := range []string{"ان", "بان", "وان", "فان", "وبان"} {
		if strings.HasPrefix(folded, p) {
			return true
		}
	}
	return false
}

// looselySpelled reports whether no list spells token i as it stands: papers
// that leave hamzas out.
func (r *reader) looselySpelled(i int) bool {
	as := r.doc.Tokens[i].Analyses
	return len(as) > 0 && !as[0].Exact
}

// ala reports whether على أن follows as a preposition and a complementizer:
// شدد على أن. The lists also know it as a conjunction.
func (r *reader) ala(i, last int) bool {
	return last == i+2 && r.doc.Tokens[i].Folded == "علي"
}

func kindTag(h match.Hit) tag {
	switch h.Row.Kind {
	case "comp":
		return comp
	case "relative":
		return relative
	case "prep":
		return prep
	case "attribution":
		switch h.Row.Value {
		case "by", "from", "mouth":
			return prep
		case "clause":
			return conj
		case "unnamed", "same":
			return particle
		}
		return word
	case "conj":
		if h.Row.Value == "clause" {
			return conj
		}
		return particle
	case "deictic", "weekday", "month":
		return when
	}
	return particle
}

// finite decides whether a word is a finite verb. An unvocalised word is often
// also a noun: then what stands before it decides.
func (r *reader) finite(i int) bool {
	tok := &r.doc.Tokens[i]
	verbal, nominal, exact := false, false, false
	for _, a := range tok.Analyses {
		f := arabic.Features(a.Features)
		if exact && !a.Exact {
			break
		}
		exact = exact || a.Exact
		if f.Has(arabic.IsMasdar|arabic.Indefinite) && !r.startsSentence(i) {
			return false
		}
		verbal = verbal || f.Has(arabic.IsVerb) && !f.Has(arabic.ImperativeMood)
		nominal = nominal || f.Any(arabic.Nominal)
	}
	return verbal && (!nominal || r.verbPosition(i))
}

// verbPosition reports whether a word that may be verb or noun stands where a
// verb is expected.
func (r *reader) verbPosition(i int) bool {
	if i == 0 || r.startsSentence(i) {
		return true
	}
	switch r.tags[i-1] {
	case comp, relative, conj, comma, colon, stop, particle, opening, closing, when:
		return true
	case prep, verb, number:
		return false
	}
	conj, _ := r.proclitics(i)
	return conj || r.ents[i-1] >= 0
}

func (r *reader) startsSentence(i int) bool {
	s := r.doc.SentenceAt(r.doc.Tokens[i].Start)
	return s >= 0 && r.doc.Sentences[s].First == i
}

// proclitics are what is glued to the front of token i: a conjunction, and the
// preposition's bits.
func (r *reader) proclitics(i int) (conj bool, pro arabic.Features) {
	tok := &r.doc.Tokens[i]
	if e := r.ents[i]; e >= 0 && r.doc.Entities[e].First == i {
		return entityProclitics(r.doc.Text[tok.Start:max(tok.Start, r.doc.Entities[e].Start)])
	}
	if len(tok.Analyses) == 0 {
		return guessProclitics(tok)
	}
	f := arabic.Features(tok.Analyses[0].Features)
	return f.Any(arabic.WithWaw | arabic.WithFeh), f & arabic.Prepositional
}

func entityProclitics(before string) (conj bool, pro arabic.Features) {
	for _, c := range before {
		switch c {
		case arabic.Waw, arabic.Feh:
			conj = true
		case arabic.Beh:
			pro |= arabic.WithBeh
		case arabic.Lam:
			pro |= arabic.WithLam
		case arabic.Kaf:
			pro |= arabic.WithKaf
		}
	}
	return conj, pro
}

// guessProclitics of a word that no list knows: بال and لل are prepositions, a
// first و of a longer word is "and".
func guessProclitics(tok *musnad.Token) (conj bool, pro arabic.Features) {
	w := tok.Bare
	if tok.Kind != musnad.Word || len(w) <= 8 {
		return false, 0
	}
	if w[:2] == waw {
		conj, w = true, w[2:]
	}
	switch {
	case len(w) > 6 && w[:6] == "بال":
		pro = arabic.WithBeh
	case len(w) > 4 && w[:4] == "لل":
		pro = arabic.WithLam
	}
	return conj, pro
}

const waw, theArticle = "و", "ال"

func hasArticle(bare string) bool { return len(bare) > 6 && bare[:4] == theArticle }

// tag is the tag of token i, stop outside the sentence.
func (r *reader) tag(i int) tag {
	if i < r.first || i >= r.last {
		return stop
	}
	return r.tags[i]
}

// entityAt is the entity that begins at token i, nil if none does.
func (r *reader) entityAt(i int) *musnad.Mention {
	if r.tag(i) != entity {
		return nil
	}
	return &r.doc.Entities[r.ents[i]]
}

// span is the bytes of tokens [first,last).
func (r *reader) span(first, last int) musnad.Span {
	if last <= first {
		return musnad.Span{}
	}
	return musnad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
}
