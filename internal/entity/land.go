package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// isLand keeps the nouns that with the adjective of a state mean land of it. The town
// of a state is one that was told of before.
func isLand(h match.Hit) bool {
	known := h.Row.Attr("land") == "town" && h.Features.Has(arabic.WithArticle) && !h.Features.Has(arabic.Plural)
	return h.Exact && h.Row.Attr("land") != "" && !known && !h.Features.Has(arabic.WithPronoun)
}

// land reads places of a state that have no name: الأراضي العراقية, مدن سورية.
func land(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	of, _ := m.Get("of")
	f := of.Hit.Features
	_, listed := m.Text.FirstOf(noun.First, cityKinds)
	_, second := m.Text.FirstOf(of.Last, nisbaKind)
	switch {
	case listed || second || numbered(m.Text, noun.First):
		return nil, "counted, or a name of its own"
	case of.Hit.Row.Value == "" || f.Any(arabic.WithWaw|arabic.WithFeh|arabic.Prepositional|arabic.WithPronoun):
		return nil, "an adjective of no state"
	case f.Has(arabic.WithArticle) != noun.Hit.Features.Has(arabic.WithArticle) || !strings.HasSuffix(m.Text.Doc.Tokens[of.First].Folded, foldedTeh):
		return nil, "not of the noun's definiteness and gender"
	}
	row := m.Text.Lex.ByID(strings.ToLower(of.Hit.Row.Value))
	if row == nil {
		return nil, "a state that is not listed"
	}
	x := mention(m, match.Range{First: noun.First, Last: of.Last, Hit: noun.Hit}, musnad.Place, musnad.Party{Country: row.Value, Kind: "GOV"})
	x.Value = row.Value
	x.Party.Name = letters(m, match.Range{First: noun.First, Last: of.Last, Hit: noun.Hit})
	if c := coordinate(row, "country"); c != nil {
		x.Coordinate = &musnad.Coordinate{Lat: c.Lat, Lon: c.Lon, Precision: noun.Hit.Row.Value}
	}
	return one(m, x)
}

// foldedTeh is how a tah marbuta is written in folded words.
const foldedTeh = "ه"
