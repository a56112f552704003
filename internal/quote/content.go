package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// nounContent is what is said as a noun phrase: أعلن مقتل, كشف عن, أشار إلى. It
// begins at or behind token i; what tells when and where it was said comes
// before.
func (r *reader) nounContent(i int, a act, v voice) (said, bool) {
	kind := a.row.Attr("content")
	if a.is("medium") && v.class == medium {
		kind = "noun"
	}
	if kind == "" {
		return said{}, false
	}
	if v.party.Source == "person" && v.last == i {
		i = r.apposition(i)
	}
	i, behind := r.behindAdverbs(i)
	switch r.tag(i) {
	case word, entity, number, prep:
		return said{first: i, noun: true}, behind || kind == "noun" && r.tag(i) != prep
	}
	return said{}, false
}

// behindAdverbs passes what tells when and where something was said. It reports
// whether a preposition follows behind which stands what was said.
func (r *reader) behindAdverbs(i int) (at int, behind bool) {
	for limit := min(r.last, i+contentReach); i < limit; {
		if r.tag(i) == prep && complementing[r.doc.Tokens[i].Folded] || r.behindBeh(i) {
			return i, true
		}
		next, ok := r.passable(i, limit)
		if !ok || next <= i {
			return i, false
		}
		i = next
	}
	return i, false
}

// apposition passes the offices behind a person's name: "فلان مساعد الرئيس ورئيس
// الوفد".
func (r *reader) apposition(i int) int {
	for {
		at := i
		if r.tag(at) == comma {
			at++
		}
		e := r.entityAt(at)
		if e == nil || e.Kind != musnad.Office && e.Kind != musnad.Person {
			return i
		}
		if _, pro := r.proclitics(at); pro != 0 || at > i && r.tag(e.Last) != comma {
			return i
		}
		if at > i {
			i = e.Last + 1
		} else {
			i = e.Last
		}
	}
}

// complementing are the prepositions behind which what is said stands.
var complementing = map[string]bool{
	"عن":  true,
	"الي": true,
	"علي": true,
}

func (r *reader) behindBeh(i int) bool {
	if r.tag(i) != word && r.tag(i) != entity {
		return false
	}
	_, pro := r.proclitics(i)
	return pro.Has(arabic.WithBeh)
}

// endReach is how many tokens of what is said are searched for its end.
const endReach = 400

// contentEnd is the token after what is said: the end of the quotation where
// it is one, else the end of the sentence, or where the narrator takes over.
func (r *reader) contentEnd(s said) int {
	if p := r.marks.at(s.first); p != nil && !s.comp && !s.noun && p.after > p.first && p.after < r.last {
		if p.closed {
			return p.after + 1
		}
		return p.after
	}
	for j := s.first + 1; j < min(r.last, s.first+endReach); j++ {
		if p := r.marks.at(j); p != nil && p.closed && p.after < r.last {
			j = p.after
			continue
		}
		if r.narrator(s, j) {
			return r.trim(s.first, j)
		}
	}
	return r.trim(s.first, r.last)
}

// narrator reports whether the narrator's own words begin at token j.
func (r *reader) narrator(s said, j int) bool {
	w := r.doc.Tokens[j].Folded
	if t := r.tag(j - 1); (t == comma || t == closing) && narrates[w] {
		return true
	}
	if r.tag(j-1) == comma {
		if h, ok := r.text.FirstOf(j, attributionKind); ok && h.Row.Value == "narrator" {
			return true
		}
	}
	return s.noun && opposes[w]
}

// narrates are words that open a clause of the narrator behind a comma.
var narrates = map[string]bool{
	"فيما":    true,
	"بينما":   true,
	"وذلك":    true,
	"وياتي":   true,
	"وتاتي":   true,
	"وكان":    true,
	"وكانت":   true,
	"يذكر":    true,
	"ويذكر":   true,
	"علما":    true,
	"وهو":     true,
	"وهي":     true,
	"وجاء":    true,
	"وجاءت":   true,
	"اشاره":   true,
	"نقلا":    true,
	"للاشاره": true,
}

// opposes are words that open a clause of the narrator behind a noun phrase.
var opposes = map[string]bool{
	"لكن":   true,
	"لكنه":  true,
	"لكنها": true,
	"لكنهم": true,
	"ولكن":  true,
	"ولكنه": true,
}
