package quote

import (
	"github.com/musnad/musnad/arabic"
)

const toldRule = "quote/told"

// told reads the medium to which somebody speaks or that carries it: قال
// لوكالة, في مقابلة مع صحيفة, في كلمة بثتها قناة. It governs the whole sentence.
func (r *reader) told(i int) (next int) {
	if !r.text.Has(i, statementKind) && !r.addresses(i) {
		return 0
	}
	v, heard := r.hearer(i)
	ok := heard
	if !ok {
		v, ok = r.carrier(i)
	}
	if !ok || v.class != medium || r.platform(v) {
		return 0
	}
	v = r.resolve(v, nil)
	if why := r.ownMedium(v, heard); why != "" {
		r.doc.Decline(stage, r.span(v.first, v.last), r.rule+": "+why)
		return 0
	}
	open := len(r.open)
	r.emit(v, r.span(i, v.last), i, [2]int{r.first, r.trim(r.first, r.last)}, plainRow, 0)
	r.open = r.open[:open] // it governs the whole sentence, whatever else begins there
	r.memory.note(record{voice: v, sent: r.sent, named: true})
	return v.last
}

// addresses reports whether ل stands at token i or is glued to it.
func (r *reader) addresses(i int) bool {
	_, pro := r.proclitics(i)
	return pro.Has(arabic.WithLam) || r.doc.Tokens[i].Bare == "ل"
}

// hearer is a medium behind ل where somebody speaks in this sentence.
func (r *reader) hearer(i int) (voice, bool) {
	at := i
	if r.doc.Tokens[i].Bare == "ل" {
		at = i + 1
		if r.tag(at) == bracket {
			at++
		}
	} else if _, pro := r.proclitics(i); !pro.Has(arabic.WithLam) {
		return voice{}, false
	}
	if t := r.tag(i); t == verb || !r.speaking(i) {
		return voice{}, false
	}
	return r.voiceAt(at, r.last)
}

// speaking reports whether a verb or noun of saying stands before token i in
// this sentence, and what is said has not begun or is over.
func (r *reader) speaking(i int) bool {
	before := r.actsAt(max(r.first, i-clauseReach), i)
	for k := len(before) - 1; k >= 0; k-- {
		if x := before[k]; x.row.Kind == "saying" && x.row.Attr("act") == "" {
			return x.first >= i || x.last <= i || i-x.verb <= 2
		}
	}
	for j := i - 1; j >= max(r.first, i-5); j-- {
		if r.isStatement(j) {
			return true
		}
		if a, ok := r.actAt(j, arabic.IsVerb); ok && r.tag(j) == verb && a.row.Kind == "saying" && !a.is("act") {
			return true
		}
	}
	return false
}

// carrierReach is how many words may stand between what is said and the medium
// that carries it.
const carrierReach = 8

// carrier is the medium of an interview or of a statement that it carried,
// where token i is the noun of the statement.
func (r *reader) carrier(i int) (voice, bool) {
	h, ok := r.text.FirstOf(i, statementKind)
	if !ok || r.tag(i) == entity {
		return voice{}, false
	}
	for j := h.Last; j < r.last && j < h.Last+carrierReach; j++ {
		switch r.tag(j) {
		case comp, stop, colon, opening, conj:
			return voice{}, false
		case prep:
			if carrying[r.doc.Tokens[j].Folded] {
				if v, ok := r.voiceAt(j+1, r.last); ok {
					return v, v.class == medium
				}
			}
		case verb:
			return r.carries(j)
		}
		if _, pro := r.proclitics(j); pro.Any(arabic.WithLam) || r.doc.Tokens[j].Bare == "ل" {
			at := j
			if r.doc.Tokens[j].Bare == "ل" {
				at++
			}
			v, ok := r.voiceAt(at, r.last)
			return v, ok && v.class == medium
		}
	}
	return voice{}, false
}

// carrying are the prepositions between a statement and its medium.
var carrying = map[string]bool{
	"مع":  true,
	"عبر": true,
	"علي": true,
	"الي": true,
}

// carries reads the subject of a verb of carrying: نقلتها وكالة, بثته القناة,
// أجرتها الصحيفة.
func (r *reader) carries(j int) (voice, bool) {
	for at := j + 1; at < r.last && at <= j+2; at++ {
		if v, ok := r.voiceAt(at, r.last); ok {
			return v, v.class == medium
		}
	}
	return voice{}, false
}
