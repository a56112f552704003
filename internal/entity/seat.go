package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
)

func isSeat(h match.Hit) bool { return h.Exact && h.Row.Attr("seat") != "" }

// seat reads the seat of an institution behind a preposition, where something is done
// and nobody does it: بمقر وزارة الخارجية, في مبنى البرلمان.
func seat(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	if !ledIn(m.Text, noun) {
		return nil, "a seat without a preposition of place"
	}
	if _, listed := m.Text.FirstOf(noun.First, cityKinds); listed {
		return nil, "a listed place"
	}
	owner, end, ok := ownerAt(m, noun.Last, limitOf(m, noun.Last))
	if !ok || owner.Source == "person" || owner.BareState() {
		return nil, "a seat of no institution"
	}
	m.Last = end
	r := match.Range{First: noun.First, Last: end, Hit: noun.Hit}
	x := mention(m, r, musnad.Place, musnad.Party{Country: owner.Country, Kind: "GOV"})
	x.Party.Name = letters(m, r)
	return one(m, x)
}
