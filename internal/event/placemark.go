package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// Costs of marks, in tokens of distance.
const (
	directMark = 1  // في, ب, a word of place
	ownMark    = 20 // شمالي المدينة without a preposition
	towards    = 50 // إلى: those who meet went there
)

// markOf is how well the words around the place at token i mark it as where
// something happens: a cost, or 0 if they do not.
func (r *reader) markOf(c *clause, i int, t musnad.Type) int {
	v := c.view
	if v.pro[i-v.first].Has(arabic.WithBeh) {
		if !bodily(t) && c.frame.Slot(lexicon.Bi) != lexicon.NoRole {
			return 0 // يشيد بالمغرب
		}
		return directMark
	}
	if v.pro[i-v.first] != 0 {
		return 0
	}
	switch j := v.beforeName(i); {
	case j < v.first:
		return 0
	case r.locativeBefore(v, j+1):
		return directMark
	case v.tag(j) == prep && v.onPreposition(j) == "":
		return byPreposition(v.preps[j-v.first], t, c.frame.Mode, v.doc.Entities[v.ents[i-v.first]].Kind)
	case v.tag(j) == verb && (r.isScene(v, j) || t == musnad.Assault && j != c.trigger && r.strikes(v, j)):
		return directMark
	case v.tag(j) != prep && r.isSceneAt(v, v.doc.Entities[v.ents[i-v.first]].Last):
		return directMark
	case bodily(t) && t != musnad.Consult && r.isPart(&v.doc.Entities[v.ents[i-v.first]]) && v.tag(j) != prep && !v.measured(j):
		return ownMark
	}
	return 0
}

// isPart reports whether a place is named as a side or part of another, which needs no
// preposition, by a rule or as the lists have it: قصفت مواقع شمالي المدينة.
func (r *reader) isPart(m *musnad.Mention) bool {
	return m.Rule == partRule || m.Kind == musnad.Place && r.isKind(m.First, placepartKind)
}

// partRule is the rule of places that are a side or part of another.
const partRule = "entity/part-of-place"

// isSceneAt reports whether a verb whose subject is the place before it stands at token
// i: مدينة درنة شهدت معارك.
func (r *reader) isSceneAt(v *view, i int) bool { return v.tag(i) == verb && r.isScene(v, i) }

// measured reports whether a distance ends at token i: على بعد 50 كيلومترا.
func (v *view) measured(i int) bool {
	return v.tag(i) == number || v.tag(i-1) == number
}

// beforeName is the token before a place, and before the bracket or quotation mark
// that its name stands in.
func (v *view) beforeName(i int) int {
	j := i - 1
	for v.tag(j) == bracket {
		j--
	}
	return j
}

// maxLocative is the most words of a phrase that marks a place: بالقرب من.
const maxLocative = 4

// locativeBefore reports whether a word or phrase that marks a place ends before
// token i: قرب, على مشارف.
func (r *reader) locativeBefore(v *view, i int) bool {
	for j := i - 1; j >= v.first && j >= i-maxLocative; j-- {
		found := false
		r.text.HitsOf(j, locativeKind, func(h match.Hit) bool {
			found = h.Exact && h.Last == i
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// circumstance reports whether the place at token i stands behind what an act is about,
// with the meeting at which it was done: اتفقا على الآلية خلال لقاء في روما.
func (v *view) circumstance(content, i int) bool {
	for j := i - 1; j >= content; j-- {
		switch v.tag(j) {
		case verb, comp, relative, stop, clauseConj:
			return false
		case prep:
			if w := v.preps[j-v.first]; (w == lexicon.Khilal || w == lexicon.Lada) && v.happening(j+1) {
				return true
			}
		}
	}
	return false
}

func byPreposition(w lexicon.Where, t musnad.Type, mode string, k musnad.MentionKind) int {
	switch {
	case w == lexicon.Fi, w == lexicon.Ila && t == musnad.Mobilize:
		return directMark
	case w == lexicon.Ila && (t == musnad.Consult || t == musnad.Protest && k == musnad.Place):
		return towards
	case (w == lexicon.Ala || w == lexicon.Hawla || w == lexicon.Didd) && bodily(t) && t != musnad.Consult && k == musnad.Place:
		return directMark
	case w == lexicon.Min && (t == musnad.Retreat && mode == "withdraw" || t == musnad.Coerce && mode == "deport"):
		return directMark
	}
	return 0
}
