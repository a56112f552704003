package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// quantified reports whether the من at token i belongs to a noun of quantity or
// of people: عدد من الجنود, مسؤولون من القوات التركية.
func (v *view) quantified(i int) bool {
	if v.preps[i-v.first] != lexicon.Min && v.preps[i-v.first] != lexicon.Fi || v.partaking(i-1) || v.onPreposition(i) != "" {
		return false
	}
	for j := i - 1; j >= v.first && j >= i-3 && v.tag(j) == noun; j-- {
		if h, ok := v.text.FirstOf(j, heads); ok {
			return h.Row.Kind == "agent" || v.preps[i-v.first] == lexicon.Min
		}
		if v.memberAt(j) {
			e := v.entityAt(i + 1)
			return e != nil && (e.Kind == musnad.Group || e.Kind == musnad.Organisation)
		}
		if h, ok := v.text.FirstOf(j, organKind); ok && h.Row.ID == delegation {
			return v.preps[i-v.first] == lexicon.Min
		}
	}
	return false
}

// membership is the row of words for members: أعضاء في الجماعة.
const membership = "office.member"

// memberAt reports whether the word at token i is one for members of something.
func (v *view) memberAt(i int) bool {
	h, ok := v.text.FirstOf(i, peopleKinds)
	return ok && h.Row.ID == membership
}

// delegation is the row of words for people sent: وفد من مجلس الشيوخ.
const delegation = "organ.delegation"

// partaking reports whether token i is a participle in the sound plural, whose own
// preposition follows: القادة المشاركين في القمة.
func (v *view) partaking(i int) bool {
	if v.tag(i) != noun || !v.nominal(i-1) {
		return false
	}
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		f := arabic.Features(tok.Analyses[k].Features)
		if f.Has(arabic.Plural) && f.Any(arabic.IsActiveParticiple|arabic.IsPassiveParticiple) && tok.Fits(&tok.Analyses[k]) {
			return true
		}
	}
	return false
}
