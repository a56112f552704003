package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// thingBefore reports whether a noun that names nobody stands before the verb as its
// subject: "that a bomb attack targeted the police", "raids target the country".
// The verb then has neither the speaker nor what follows it for its doer.
func (c *clause) thingBefore() bool {
	v := c.view
	if v.conj[c.trigger-v.first] || c.features.Has(arabic.WithPronoun) || c.resumed() {
		return false // هجوم شنه مسلحون
	}
	start := v.clauseStart(c.trigger)
	if start >= c.trigger || v.tag(start) != noun {
		return false
	}
	announced := start > v.first && v.tag(start-1) == comp
	if !announced && !v.happeningAt(start) {
		return false
	}
	for j := start; j < c.trigger; j++ {
		if v.pro[j-v.first] != 0 && j == start || v.owned(j) || !v.withinSubject(j, announced) {
			return false
		}
	}
	return true
}

// withinSubject reports whether token j may stand between the head of a subject and
// its verb; behind a complementizer, phrases with prepositions, too.
func (v *view) withinSubject(j int, announced bool) bool {
	switch v.tag(j) {
	case noun, particle, bracket:
		return true
	case prep, entity, inside, number:
		return announced
	}
	return false
}

// attackers are the parties of a list that may use force: those who report or
// relieve do not, and stand near the verb as its speakers; nor do those who are
// counted as dead or hurt.
func (r *reader) attackers(ps []musnad.Party) []musnad.Party {
	return slices.DeleteFunc(slices.Clone(ps), func(p musnad.Party) bool {
		return p.Kind == "JRN" || p.Kind == "NGO" && p.ID != "" || r.fallen(p)
	})
}

// fallen reports whether a party is named by a word for casualties: القتلى, جرحى.
func (r *reader) fallen(p musnad.Party) bool {
	if p.Source == "person" || p.ID != "" {
		return false
	}
	i := r.doc.TokenAt(p.At.Start)
	if i == len(r.doc.Tokens) || r.doc.Tokens[i].Start != p.At.Start {
		return false
	}
	h, ok := r.text.FirstOf(i, tollKind)
	return ok && h.Exact && h.Row.Value != "arrested" && !h.Features.Has(arabic.IsVerb)
}

// unspoken takes the one who only tells of an attack from its doers: a verb
// without a subject means him only in the first person or behind a pronoun (إنه قتل).
func (r *reader) unspoken(c *clause, e *musnad.EventMention) {
	at, f := c.trigger, c.features
	if c.light != nil {
		at, f = c.lightVerb, c.lightFeatures
	}
	if e.Type != musnad.Assault || !c.elided || c.claims() || f.Has(arabic.FirstPerson) || c.mayBe(arabic.FirstPerson) || c.view.ourselves(at) || c.view.pronounBefore(at) {
		return
	}
	chain := r.chainAt(e.Trigger)
	if chain == nil {
		return
	}
	e.Actor = slices.DeleteFunc(slices.Clone(e.Actor), func(p musnad.Party) bool {
		return slices.ContainsFunc(chain.Sources, func(s musnad.Source) bool {
			return (s.Source == "person" || s.Source == "official" || s.Source == "unnamed") && same(s.Party, p)
		})
	})
}
