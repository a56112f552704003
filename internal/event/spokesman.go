package event

import (
	"slices"

	"github.com/musnad/musnad"
)

// speaksFor names the official whose words are the act in place of his state: who
// says that his country is ready has offered it. A source without name or office
// does not.
func (r *reader) speaksFor(s *musnad.Source, e *musnad.EventMention) {
	if s.Source != "person" && s.Source != "official" || s.Name == "" || !s.State() || !r.mentioned(s.At) {
		return
	}
	for i := range e.Actor {
		if a := &e.Actor[i]; a.BareState() && a.Country == s.Country {
			*a = s.Party
			return
		}
	}
}

// mentioned reports whether an entity begins where a span does.
func (r *reader) mentioned(at musnad.Span) bool {
	_, ok := slices.BinarySearchFunc(r.doc.Entities, at.Start, func(m musnad.Mention, start int) int { return m.Start - start })
	return ok
}
