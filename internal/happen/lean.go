package happen

import "github.com/musnad/musnad"

// Lean is a copy of the report for [Resolve], in memory of its own: an event is a
// part of its reading, and who keeps it keeps all of that, and the article.
func (r *Report) Lean() Report {
	e := r.Event
	lean := &musnad.ReadingEvent{Type: e.Type, Mode: known(e.Mode), Status: e.Status, Date: known(e.Date), Place: leanPlace(e.Place),
		Actor: leanParties(e.Actor), Recipient: leanParties(e.Recipient), Mediator: leanParties(e.Mediator), Size: leanSize(e.Size)}
	for i := range e.Sources {
		s := &e.Sources[i]
		lean.Sources = append(lean.Sources, musnad.ReadingSource{Name: known(s.Name), Country: known(s.Country), Kind: s.Kind, Verb: known(s.Verb), Stance: s.Stance})
	}
	ref := r.Ref
	ref.Article = *known(&ref.Article)
	return Report{Ref: ref, Event: lean, Published: *known(&r.Published), Outlet: *known(&r.Outlet), Copy: *known(&r.Copy)}
}

func leanParties(list []musnad.ReadingParty) []musnad.ReadingParty {
	var out []musnad.ReadingParty
	for i := range list {
		p := &list[i]
		out = append(out, musnad.ReadingParty{Name: known(p.Name), Country: known(p.Country), Kind: p.Kind, English: known(p.English), ID: known(p.ID)})
	}
	return out
}

func leanPlace(p *musnad.ReadingPlace) *musnad.ReadingPlace {
	if p == nil {
		return nil
	}
	return &musnad.ReadingPlace{Name: *known(&p.Name), Country: known(p.Country), Lat: copied(p.Lat), Lon: copied(p.Lon), Precision: known(p.Precision), ID: known(p.ID)}
}

func leanSize(s musnad.ReadingSize) musnad.ReadingSize {
	return musnad.ReadingSize{Dead: copied(s.Dead), Injured: copied(s.Injured), Arrested: copied(s.Arrested)}
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// known is a string in memory that many share: the same names come again and again.
func known(s *string) *string {
	if s == nil {
		return nil
	}
	return knownStrings.get(*s, pointer)
}

func pointer(s string) *string { return &s }

var knownStrings memo[*string]

// own is a string that keeps no other memory.
func own(s string) string { return *known(&s) }
