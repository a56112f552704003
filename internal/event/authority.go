package event

import (
	"strings"

	"github.com/musnad/musnad"
)

const authorityRule = "event/authority"

// authority gives an arrest, sentence or release whose author nobody names the
// state that does such things where it happened: only a state arrests, tries and
// sets free. Whose it is tells the place, else the people it is done to if they
// are of the state that the article speaks of most.
func (r *reader) authority(e *musnad.EventMention) {
	if len(e.Actor) > 0 || len(e.Recipient) == 0 || !ofState(e) || !private(e.Recipient) {
		return
	}
	if ps := r.captor(e.Recipient[0]); ps != nil {
		e.Actor = ps
		return
	}
	at := e.Recipient[0].At
	country := e.Recipient[0].Country
	if country != r.home() {
		country = ""
	}
	if p := e.Place; p != nil && p.Party.Country != "" {
		country, at = p.Party.Country, p.Span
	}
	if country == "" {
		return
	}
	e.Actor = []musnad.Party{r.authorities(country, at)}
	e.Rules = append(e.Rules, authorityRule)
}

// authorities are those of a state as the article calls them; else the state, as
// it stands at a span.
func (r *reader) authorities(country string, at musnad.Span) musnad.Party {
	for i := range r.doc.Entities {
		x := &r.doc.Entities[i]
		if x.Kind != musnad.Organisation || x.Party.Country != country {
			continue
		}
		if row := r.rowOf(x); row != nil && row.ID == authoritiesID {
			return x.Party
		}
	}
	return musnad.Party{Name: r.countryName(country), Country: country, Kind: "GOV", ID: strings.ToLower(country), At: at}
}

const authoritiesID = "organ.authorities"

// captor is who took somebody, if that has been told already.
func (r *reader) captor(p musnad.Party) []musnad.Party {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		b := &r.doc.EventMentions[i]
		if (ofState(b) || b.Mode == "abduct") && len(b.Actor) > 0 && contains(b.Recipient, p) {
			return b.Actor
		}
	}
	return nil
}

// private reports whether all are people who act for no state and bear no arms.
func private(ps []musnad.Party) bool {
	for _, p := range ps {
		if p.State() || p.Kind == "REB" || p.Kind == "UAF" {
			return false
		}
	}
	return true
}

func ofState(e *musnad.EventMention) bool {
	switch e.Mode {
	case "arrest", "deport":
		return e.Type == musnad.Coerce
	case "release":
		return e.Type == musnad.Retreat
	}
	return false
}

// home is the state that the article speaks of most; empty where two are level.
func (r *reader) home() string {
	if r.counted {
		return r.homeState
	}
	count := map[string]int{}
	best, second := 0, 0
	for i := range r.doc.Entities {
		if x := &r.doc.Entities[i]; x.Kind != musnad.Media && x.Party.Country != "" {
			count[x.Party.Country]++
		}
	}
	for c, n := range count {
		switch {
		case n > best:
			best, second, r.homeState = n, best, c
		case n > second:
			second = n
		}
	}
	if best == second {
		r.homeState = ""
	}
	r.counted = true
	return r.homeState
}
