package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// headline reads "X: …" at the head of a headline or paragraph.
func (r *reader) headline(i int) (next int) {
	if i != r.first || r.doc.Sentences[r.sent].Section != musnad.Headline && !r.startsParagraph() {
		return 0
	}
	v, ok := r.voiceAt(i, r.last)
	if !ok || r.tag(v.last) != colon || v.last+1 >= r.last || v.bare {
		return 0
	}
	if e := r.entityAt(i); e != nil && e.Kind == musnad.Country && !r.claims(v.last+1) {
		return 0
	}
	v = r.resolve(v, r.entityAt(i))
	s := said{first: v.last + 1}
	r.emit(v, musnad.Span{}, i, [2]int{s.first, r.contentEnd(s)}, plainRow, 0)
	r.memory.note(record{voice: v, sent: r.sent, spoke: true})
	return i + 1
}

// claims reports whether what follows a country and a colon is a sentence of
// its own, and not what happened there: "طهران: لن نقبل", but "كابول: مقتل".
func (r *reader) claims(i int) bool {
	switch r.tag(i) {
	case entity, verb, particle, opening, comp:
		return true
	}
	return false
}

func (r *reader) startsParagraph() bool {
	s := r.sent
	return s == 0 || r.doc.Sentences[s-1].Paragraph != r.doc.Sentences[s].Paragraph
}

// plainRow stands for the list row of an act that no word of a list carries.
var plainRow = &lexicon.Row{Kind: "saying", Value: "says"}
