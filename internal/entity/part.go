package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

func isCapital(h match.Hit) bool { return h.Row.Attr("capital") != "" }

// capital reads a capital that is named by its state, with or without its own
// name: العاصمة الإسبانية، العاصمة الروسية موسكو.
func capital(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	of, _ := m.Get("of")
	name, named := m.Get("name")
	state := strings.ToLower(of.Hit.Row.Value)
	row := m.Text.Lex.ByID(state + ".cap")
	if row == nil { // a capital that shares its state's name
		row = m.Text.Lex.ByID(state)
	}
	switch {
	case row == nil || of.Hit.Features.Any(arabic.WithWaw|arabic.Prepositional):
		return nil, "a state without a listed capital"
	case named && (name.Hit.Row.Value != row.Value || name.Hit.Features.Any(arabic.WithWaw|arabic.Prepositional)):
		m.Last, named = of.Last, false
	}
	last := of.Last
	if named {
		row, last = name.Hit.Row, name.Last
	}
	x := mention(m, match.Range{First: noun.First, Last: last, Hit: noun.Hit}, musnad.Place, placeParty(row))
	x.Value, x.Coordinate = row.ID, coordinate(row, "city")
	x.Party.Name = m.Text.Doc.Letters(x.Span)
	return one(m, x)
}

// isPart keeps the words that cut a place into parts: without article or pronoun
// of their own, since a name follows.
func isPart(h match.Hit) bool {
	return h.Exact && !h.Features.Any(arabic.WithArticle|arabic.WithPronoun|arabic.Indefinite)
}

// maxParts is how many words of part may follow one another: شمال شرق ريف حلب.
const maxParts = 3

// partOfPlace reads a side or part of a place or state: شمال غرب سوريا، ضواحي
// موسكو، جنوب البلاد. What it is a part of gives the state, and roughly the
// coordinates.
func partOfPlace(m *match.Match) ([]musnad.Mention, string) {
	part, _ := m.Get("part")
	if longerName(m.Text, part.First, part.Last) {
		return nil, "the beginning of a longer name"
	}
	i, limit := part.Last, limitOf(m, part.Last)
	for n := 1; n < maxParts && i < limit; n++ {
		h, ok := m.Text.FirstOf(i, partKind)
		if !ok || !isPart(h) || h.Last > limit {
			break
		}
		i = h.Last
	}
	whole, ok := wholeAt(m.Text, i, limit)
	if !ok {
		return nil, "a part of nothing that is named"
	}
	m.Last = whole.Last
	x := mention(m, match.Range{First: part.First, Last: whole.Last, Hit: part.Hit}, musnad.Place, whole.Party)
	x.Value, x.From = whole.Value, append(x.From, whole.Span)
	if c := whole.Coordinate; c != nil {
		x.Coordinate = &musnad.Coordinate{Lat: c.Lat, Lon: c.Lon, Precision: "area"}
	}
	x.Party.Name, x.Party.Source = m.Text.Doc.Letters(x.Span), ""
	return one(m, x)
}

// theLand is how an article calls the state that it speaks of.
const theLand = "البلاد"

// wholeAt reads what a part is of: a listed place or state, a site, "the land".
func wholeAt(t *match.Text, i, limit int) (x musnad.Mention, ok bool) {
	if i < limit && t.Doc.Tokens[i].Bare == theLand {
		tok := &t.Doc.Tokens[i]
		return musnad.Mention{Span: tok.Span, First: i, Last: i + 1, Kind: musnad.Place, Party: musnad.Party{Kind: "GOV"}}, true
	}
	for _, r := range plain {
		switch r.ID {
		case "entity/site", "entity/place", "entity/country":
		default:
			continue
		}
		sub, found := match.At(t, r.Seq, i, limit)
		if !found {
			continue
		}
		if got, why := asked(r, sub); why == "" && got[0].Start == t.Doc.Tokens[i].Start {
			x = got[0]
			x.Last = sub.Last
			return x, true
		}
	}
	return x, false
}
