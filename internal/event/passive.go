package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// isPassive decides the voice. Most passives are spelled like the active; then
// the verb is passive if a single phrase follows it, nothing stands before it
// as its subject, and the phrase is one that rather suffers than does such a
// thing.
func (c *clause) isPassive(f *lexicon.Frame) bool {
	switch {
	case c.participle || !c.features.Has(arabic.PassiveVoice):
		return false
	case !c.features.Has(arabic.ActiveVoice), c.hasAgent, c.freed:
		return true
	case c.toll(f):
		return true
	case f.Slot(lexicon.Object) != lexicon.Recipient || c.features.Has(arabic.WithPronoun) || c.hasObject(f):
		return false
	case c.left && !c.elided:
		return violent(f.Type) && (len(f.Rest) == 0 || len(f.Rest[0]) == 2 && !c.strikes()) || c.chargedWith(f)
	case c.elided || c.subjectArg == nil:
		return false
	}
	return suffers(c) && f.Type != string(musnad.Request) || violent(f.Type) && (c.someone() || f.Mode == arrest && c.person())
}

// chargedWith reports whether what somebody is charged with follows the verb at once, so
// that its object is who stands before it: المسؤول الذي اتهم بالتزوير.
func (c *clause) chargedWith(f *lexicon.Frame) bool {
	return f.Type == string(musnad.Accuse) && f.Slot(lexicon.Bi) == lexicon.Content && c.view.pronoun(c.last) == "" && len(c.args) > 0 && c.args[0].where == lexicon.Bi && c.args[0].first == c.last
}

// hasObject reports whether a bare phrase follows that is more than the adverb of the
// frame's own words or a side of a country, which nobody kills: قتل شاب طعنا شمالي
// البلاد has none.
func (c *clause) hasObject(f *lexicon.Frame) bool {
	return slices.ContainsFunc(c.bare, func(a *arg) bool { return !c.manner(f, a) && !(f.Human && c.view.sideOf(a)) })
}

// manner reports whether a bare phrase is the adverb that ends a frame's words.
func (c *clause) manner(f *lexicon.Frame, a *arg) bool {
	i := a.first
	return len(f.Rest) == 1 && len(a.ents) == 0 && i < c.restEnd && c.view.adverbial(i) && c.view.doc.Tokens[i].Folded == f.Rest[0]
}

// sideOf reports whether a phrase is a place named by its side, which says where
// something happened: شمالي العراق.
func (v *view) sideOf(a *arg) bool {
	if len(a.ents) != 1 || !a.head || v.entities(*a)[0].Kind != musnad.Place {
		return false
	}
	h, ok := v.text.FirstOf(a.first, placepartKind)
	return ok && h.Exact
}

const arrest = "arrest"

// person reports whether the subject is one named person, who arrests nobody
// himself: نقل فلان إلى السجن.
func (c *clause) person() bool { return len(c.subject) == 1 && c.subject[0].Source == "person" }

// toll reports whether those who are counted behind a verb of violence are its
// victims: قتل 25 جنديا. Armed men before an object are not: خطف 3 مسلحين طبيبا.
func (c *clause) toll(f *lexicon.Frame) bool {
	if !violent(f.Type) || f.Slot(lexicon.Object) != lexicon.Recipient || c.elided || c.left || c.subjectArg == nil {
		return false
	}
	return c.view.countedAt(c.subjectArg.first) && (!c.hasObject(f) || slices.ContainsFunc(c.subject, harmless))
}

// harmless reports whether a party is no armed group or band.
func harmless(p musnad.Party) bool { return p.Kind != "REB" && p.Kind != "UAF" }

// strikes reports whether people stand behind the means of a killing, who are then its
// object: قتلوا بالرصاص ثلاثة جنود.
func (c *clause) strikes() bool {
	for k := range c.args {
		if a := &c.args[k]; a.where == lexicon.Bi && !a.head && len(a.ents) > 0 && c.view.entities(*a)[0].Kind == musnad.Group {
			return true
		}
	}
	return false
}

// someone reports whether the phrase after the verb is an indefinite noun of
// people, of whom the news tells that they suffered: قتل ضابط في كمين, قتل جندي
// إسرائيلي.
func (c *clause) someone() bool {
	e := c.view.entityAt(c.subjectArg.first)
	if e == nil || e.Kind != musnad.Group || c.subjectArg.first != c.last {
		return false
	}
	f := arabic.Features(e.Features)
	return !f.Any(arabic.WithArticle|arabic.WithPronoun) && !f.Has(arabic.IsName)
}

// violent types have a victim as their object; without one they are passive.
func violent(eventType string) bool {
	return eventType == string(musnad.Assault) || eventType == string(musnad.Coerce)
}

// suffers reports whether the phrase after the verb is counted, or made of
// people who act for no state.
func suffers(c *clause) bool {
	v := c.view
	for i := c.subjectArg.first; i < c.subjectArg.last; i++ {
		if v.tag(i) == number {
			return true
		}
		if v.text.Has(i, quantityKind) {
			return true
		}
	}
	for _, p := range c.subject {
		switch p.Kind {
		case "CVL", "REF", "JRN", "UNK", "OPP", "MED", "UAF":
		default:
			return false
		}
	}
	return true
}
