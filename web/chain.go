package web

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// telling is one origin of a happening with the reports that lead to it.
type telling struct {
	origin *ledger.Origin
	firsts []*ledger.Report // of each text one
	copies []*ledger.Report // texts that were seen before
}

// tellings are the origins of a happening, in their order.
func tellings(h *ledger.Happening) []telling {
	out := make([]telling, 0, len(h.Origins))
	for i := range h.Origins {
		t := telling{origin: &h.Origins[i]}
		for _, ref := range t.origin.Reports {
			r := reportOf(h, ref)
			switch {
			case r == nil:
			case r.CopyOf != "" && len(t.firsts) > 0:
				t.copies = append(t.copies, r)
			default:
				t.firsts = append(t.firsts, r)
			}
		}
		out = append(out, t)
	}
	return out
}

func reportOf(h *ledger.Happening, ref ledger.Ref) *ledger.Report {
	k := slices.IndexFunc(h.Reports, func(r ledger.Report) bool { return r.Ref == ref })
	if k < 0 {
		return nil
	}
	return &h.Reports[k]
}

// lettersOf are the letters of a report behind a field's value; nil if it points at
// none.
func lettersOf(r *ledger.Report, field, value string) *[2]int {
	e := r.Event
	switch field {
	case "actor":
		return partyAt(e.Actor, value)
	case "recipient":
		return partyAt(e.Recipient, value)
	case "mediator":
		return partyAt(e.Mediator, value)
	case "initiator":
		return partyAt(slices.Concat(e.Actor, e.Recipient), value)
	case "place":
		if e.Place != nil {
			return e.Place.At
		}
		return nil
	case "date":
		return firstSpan(e.Evidence.Date, e.Evidence.Clause)
	case "status":
		return firstSpan(e.Evidence.Status, e.Evidence.Trigger)
	case "dead", "injured", "arrested", "size":
		return e.Evidence.Clause
	}
	return e.Evidence.Trigger
}

func firstSpan(list ...*[2]int) *[2]int {
	for _, at := range list {
		if at != nil {
			return at
		}
	}
	return nil
}

// partyAt are the letters of the party of a name, an id or a country; of the first
// if none is it.
func partyAt(list []musnad.ReadingParty, value string) *[2]int {
	for i := range list {
		if q := &list[i]; value != "" && (musnad.Text(q.Name) == value || musnad.Text(q.ID) == value || musnad.Text(q.Country) == value) {
			return q.At
		}
	}
	if len(list) > 0 {
		return list[0].At
	}
	return nil
}

// fact is one field of a happening with who says it.
type fact struct {
	field string
	value string
	voice *ledger.Voice // of actor, recipient, mediator
	spot  *ledger.Spot
	said  ledger.Said
	again bool // of the same field as the one before
}

// factsOf are the fields of a happening, each value that is held by most.
func factsOf(h *ledger.Happening) (out []fact) {
	for _, role := range []struct {
		field string
		list  []ledger.Voice
	}{{"actor", h.Actor}, {"recipient", h.Recipient}, {"mediator", h.Mediator}} {
		for i := range role.list {
			v := &role.list[i]
			out = append(out, fact{field: role.field, value: v.Name, voice: v, said: v.Said})
		}
	}
	out = append(out, firstSaid("date", h.Date, h.Dates)...)
	if h.Place != nil {
		out = append(out, fact{field: "place", value: h.Place.Name, spot: h.Place, said: h.Place.Said})
	}
	for _, toll := range []struct {
		field string
		list  []ledger.Said
	}{{"dead", h.Dead}, {"injured", h.Injured}, {"arrested", h.Arrested}} {
		if len(toll.list) > 0 {
			out = append(out, fact{field: toll.field, value: toll.list[0].Value, said: toll.list[0]})
		}
	}
	out = append(out, firstSaid("status", string(h.Status), h.Statuses)...)
	for i := range out {
		out[i].again = i > 0 && out[i].field == out[i-1].field
	}
	return out
}

// contextsOf are the contexts in which any report tells of a happening.
func contextsOf(h *ledger.Happening) (out []string) {
	for i := range h.Reports {
		out = append(out, h.Reports[i].Event.Contexts...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func firstSaid(field, value string, list []ledger.Said) []fact {
	if value == "" {
		return nil
	}
	f := fact{field: field, value: value}
	if k := slices.IndexFunc(list, func(s ledger.Said) bool { return s.Value == value }); k >= 0 {
		f.said = list[k]
	}
	return []fact{f}
}
