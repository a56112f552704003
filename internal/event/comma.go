package event

import "github.com/musnad/musnad"

// maxApposition is how many words may stand between the commas that set an
// apposition off.
const maxApposition = 14

// apposition passes a phrase between the comma at token i and the next, which
// tells more of the first argument: دعا فلان، المتحدث باسم الحزب، الحكومة إلى. It
// returns the token after the second comma, or 0.
func (v *view) apposition(i int, args []arg) int {
	if len(args) != 1 || !args[0].bare || args[0].last != i {
		return 0
	}
	if v.apposed(args[0]) && v.resumesAt(i+1) {
		return i + 1 // the name behind the first comma is read as the office's
	}
	if t := v.tag(i + 1); t != entity && t != noun || v.conj[i+1-v.first] || v.participle(i+1) {
		return 0
	}
	for j := i + 2; j < v.last && j <= i+maxApposition; j++ {
		switch v.tag(j) {
		case comma:
			if v.resumesAt(j + 1) {
				return j + 1
			}
			return 0
		case verb, stop, comp, clauseConj:
			return 0
		}
	}
	return 0
}

// resumesAt reports whether a clause may go on at token i behind an apposition.
func (v *view) resumesAt(i int) bool {
	t := v.tag(i)
	return (t == entity || t == noun || t == prep) && !v.participle(i)
}

// apposed reports whether a mention of an argument holds a comma, so that a name
// stands in apposition in it: المتحدث باسم الجيش، فلان.
func (v *view) apposed(a arg) bool {
	for _, e := range a.ents {
		m := &v.doc.Entities[e]
		for i := m.First + 1; i < m.Last; i++ {
			if t := &v.doc.Tokens[i]; t.Kind == musnad.Punct && markTag(t.Bare) == comma {
				return true
			}
		}
	}
	return false
}

// object reports whether the phrase at token i, behind a comma, may be the object
// that is still missing: one bare phrase has been read, and after it a time or a
// phrase with a preposition, which the comma closes. استقبل الملك في جدة، وزير الخارجية.
func (v *view) object(i int, args []arg) bool {
	comma := i - 1
	for v.tag(i) == bracket {
		i++
	}
	if v.tag(i) != entity && v.tag(i) != noun || v.conj[i-v.first] || v.pro[i-v.first] != 0 || v.participle(i) {
		return false
	}
	bare := 0
	for k := range args {
		if args[k].bare {
			bare++
		}
	}
	if bare != 1 || !args[0].bare || args[len(args)-1].bare && args[0].last == comma {
		return false
	}
	a, ok := v.phrase(i, v.last)
	return ok && len(a.ents) > 0 && v.tag(a.last) != verb
}

// goesOn reports whether the clause goes on behind a comma at token i: with a
// preposition or a time, or with a phrase while nothing has been read yet.
func (v *view) goesOn(i, read int) bool {
	switch v.tag(i) {
	case prep, when:
		return true
	case entity, noun:
		if v.conj[min(i, v.last-1)-v.first] || v.participle(i) {
			return false
		}
		return read == 0 || v.pro[i-v.first] != 0
	case bracket:
		return true
	}
	return false
}
