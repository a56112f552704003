package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// extra is what the stage knows of an act of saying beyond its Speech.
type extra struct {
	voice
	speech      int // index in Document.Speech
	verb        int // token of the verb, or of the phrase
	first, last int // tokens of the content
	row         *lexicon.Row
	relayed     bool // somebody passes it on
}

// maxOpen is how many acts of one sentence may lie in one another.
const maxOpen = 24

// manner is how an act of saying is told.
type manner uint8

const (
	carried manner = 1 << iota // the speaker is not named in the sentence
	relayed                    // somebody passes it on
)

// emit records an act of saying: whose, the letters and the token of the verb,
// the tokens of what is said, the list row.
func (r *reader) emit(v voice, verb musnad.Span, at int, content [2]int, row *lexicon.Row, how manner) *extra {
	s := musnad.Speech{Verb: verb, Speaker: v.party, Stance: "says", Carried: how&carried != 0, Rule: r.rule}
	if row.Kind == "saying" {
		s.Stance = row.Value
	}
	s.Content = r.span(content[0], content[1])
	x := extra{voice: v, speech: len(r.doc.Speech), verb: at, first: content[0], last: content[1], row: row, relayed: how&relayed != 0}
	r.acts = append(r.acts, x)
	r.doc.Speech = append(r.doc.Speech, s)
	if content[1] > content[0] && len(r.open) < maxOpen {
		r.open = append(r.open, len(r.acts)-1)
	}
	return &r.acts[len(r.acts)-1]
}

// takesOver ends what was said before where this act is beside it and not part
// of it, and reports whether it is part.
func (r *reader) takesOver(a act, v voice, elided bool) (inner bool) {
	if !r.governed(a.first) {
		return false
	}
	joined, _ := r.proclitics(a.first)
	switch {
	case r.inMarks(a.first):
		return true
	case joined && (elided || v.first > a.first):
		r.cut(a.first)
		return false
	case v.first < a.first && !elided:
		if t := r.tag(v.first - 1); t == conj || t == comma {
			r.cut(v.first)
			return false
		}
	case r.tag(a.first-1) == comma || r.tag(a.first-1) == closing || !elided && r.meanwhile(a.first-1):
		r.cut(a.first)
		return false
	}
	return true
}

// meanwhile reports whether token i sets what one says against what another
// said: بينما, فيما, في حين. Where it opens what is said it belongs to that.
func (r *reader) meanwhile(i int) bool {
	if r.tag(i) != conj {
		return false
	}
	for _, k := range r.open {
		if r.acts[k].first >= i-1 {
			return false
		}
	}
	h, ok := r.text.FirstOf(max(r.first, i-1), attributionKind)
	return narrates[r.doc.Tokens[i].Folded] || ok && h.Row.Value == "narrator" && h.Last == i+1
}

// cut ends the contents that reach over token i: something begins there that
// they do not govern. What stands in the same quotation marks is not cut.
func (r *reader) cut(i int) {
	kept := r.open[:0]
	for _, k := range r.open {
		x := &r.acts[k]
		if x.last <= i {
			continue
		}
		if x.first >= i || r.sameMarks(x.first, i) {
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

// sameMarks reports whether a quotation that begins at token a or behind it is
// still open at token b.
func (r *reader) sameMarks(a, b int) bool {
	p := r.marks.around(b)
	return p != nil && p.open >= a
}

// inMarks reports whether token i stands inside quotation marks that opened in
// this sentence.
func (r *reader) inMarks(i int) bool { return r.sameMarks(r.first, i) }

// governed reports whether token i lies in what somebody says in this
// sentence, relays and citations apart.
func (r *reader) governed(i int) bool {
	for _, k := range r.open {
		x := &r.acts[k]
		if x.first <= i && i < x.last && x.row.Attr("relay") == "" {
			return true
		}
	}
	return false
}
