package merge

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

const visit = "visit"

// trip reports whether two mentions tell one visit: one of them names no host, or
// tells the talks that the visitor held there with people of the host's state.
func trip(a, b *musnad.EventMention) bool {
	if a.Mode != visit {
		a, b = b, a
	}
	switch {
	case planned(a, b):
		return true
	case a.Mode != visit || len(a.Actor) == 0 || !agree(a, b):
		return false
	case b.Mode == visit:
		return len(a.Recipient)*len(b.Recipient) == 0 && sameVisitors(a.Actor, b.Actor)
	case b.Mode != "":
		return false
	}
	return talks(a, b)
}

// planned reports whether two mentions tell of one visit to come: nobody announces two
// of one visitor to one host, and where the days differ he stays from one to the other.
func planned(a, b *musnad.EventMention) bool {
	return a.Mode == visit && b.Mode == visit && a.Status == musnad.Future && b.Status == musnad.Future &&
		len(a.Actor)*len(a.Recipient)*len(b.Recipient) > 0 && sameVisitors(a.Actor, b.Actor) && meet(a.Recipient, b.Recipient)
}

// talks reports whether a meeting is between the visitor and his hosts.
func talks(trip, meeting *musnad.EventMention) bool {
	visitors, hosts := 0, 0
	for _, p := range meeting.Actor {
		switch {
		case state(p) && !meeting.Anaphoric && !state(trip.Actor[0]):
			return false // the states may have talked at any time
		case slices.ContainsFunc(trip.Actor, func(q musnad.Party) bool { return maySame(p, q) }):
			visitors++
		case slices.ContainsFunc(trip.Recipient, func(q musnad.Party) bool { return alike(p, q) }):
			hosts++
		default:
			return false
		}
	}
	return visitors > 0 && (hosts > 0 || meeting.Anaphoric && within(meeting.Place, trip.Place))
}

// within reports whether two places are of one state.
func within(a, b *musnad.Mention) bool {
	return a != nil && b != nil && a.Party.Country != "" && a.Party.Country == b.Party.Country
}

// state reports whether a party is a state itself, and nobody of it.
func state(p musnad.Party) bool {
	return p.Kind == "GOV" && strings.EqualFold(p.ID, p.Country)
}

// sameVisitors reports whether two lists are of the same people.
func sameVisitors(a, b []musnad.Party) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(p musnad.Party) bool {
		return !slices.ContainsFunc(b, func(q musnad.Party) bool { return maySame(p, q) })
	})
}

// maySame reports whether two parties are alike and not two people with names.
func maySame(p, q musnad.Party) bool {
	if p.Source == "person" && q.Source == "person" && p.Country != "" {
		return samePerson(p, q) || shortened(p.Name, q.Name) || shortened(q.Name, p.Name)
	}
	return alike(p, q)
}

// welcome adds the talks of a visit to it: who is no visitor is a host.
func welcome(e *musnad.Event, m *musnad.EventMention) {
	trip, talks := &e.EventMention, m
	if trip.Mode != visit {
		trip, talks = talks, trip
	}
	visitors, hosts := slices.Clone(trip.Actor), slices.Clone(trip.Recipient)
	for _, p := range talks.Actor {
		if !slices.ContainsFunc(visitors, func(q musnad.Party) bool { return maySame(p, q) }) {
			hosts = receive(hosts, p)
		}
	}
	e.Actor, e.Recipient = visitors, hosts
}

// receive adds a host; a person stands for the state that was named before.
func receive(hosts []musnad.Party, p musnad.Party) []musnad.Party {
	for i, q := range hosts {
		switch {
		case !alike(p, q):
		case p.Source != "person" && !state(q), samePerson(p, q), state(p):
			return hosts
		case q.Source != "person":
			hosts[i] = p
			return hosts
		}
	}
	return append(hosts, p)
}
