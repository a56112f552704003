package event

import (
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
// relieve do not, and stand near the verb as its speakers.
func attackers(ps []musnad.Party) []musnad.Party {
	kept := ps[:0:0]
	for _, p := range ps {
		if p.Kind != "JRN" && !(p.Kind == "NGO" && p.ID != "") {
			kept = append(kept, p)
		}
	}
	return kept
}
