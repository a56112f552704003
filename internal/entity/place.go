package entity

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// coordinate is where a row's place lies; nil where the list does not say.
func coordinate(r *lexicon.Row, precision string) *musnad.Coordinate {
	lat, err1 := strconv.ParseFloat(r.Attr("lat"), 64)
	lon, err2 := strconv.ParseFloat(r.Attr("lon"), 64)
	if err1 != nil || err2 != nil {
		return nil
	}
	if p := r.Attr("precision"); p != "" {
		precision = p
	} else if r.Kind == "capital" {
		precision = "city"
	}
	return &musnad.Coordinate{Lat: lat, Lon: lon, Precision: precision}
}

func place(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("name")
	if n.Hit.Row.Attr("weak") != "" && !ledIn(m.Text, n) {
		return nil, "a short name without a word of place before it"
	}
	x := mention(m, n, musnad.Place, placeParty(n.Hit.Row))
	x.Value, x.Coordinate = n.Hit.Row.ID, coordinate(n.Hit.Row, "city")
	x.Party.Name = letters(m, n)
	return one(m, x)
}

// placeParty keeps the country of a place. A place acts as the people of its
// country only where an event's frame asks for a party there.
func placeParty(r *lexicon.Row) musnad.Party {
	return musnad.Party{Country: r.Value, Kind: "GOV", ID: r.ID, English: r.Attr("en")}
}

// site reads a noun of place with its name: قاعدة حميميم, مدينة حلب, معبر رفح;
// the name may be a word that no list knows.
func site(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	name, listed := m.Get("name")
	if longerName(m.Text, noun.First, max(noun.Last, name.Last)) {
		return nil, "the beginning of a longer name"
	}
	if why := noSite(m.Text, noun, name, listed); why != "" {
		return nil, why
	}
	if listed && !name.Hit.Features.Any(arabic.WithWaw|arabic.Prepositional) {
		return siteOf(m, noun, name)
	}
	if x, ok := quotedSite(m, noun); ok {
		return one(m, x)
	}
	end := unlistedName(m.Text, noun, limitOf(m, noun.Last))
	if end < 0 {
		return nil, "a noun of place without a name"
	}
	m.Last = end
	r := match.Range{First: noun.First, Last: end, Hit: noun.Hit}
	x := mention(m, r, musnad.Place, musnad.Party{Kind: "GOV"})
	x.Party.Name = m.Text.Doc.Letters(x.Span)
	x.Value = ""
	return one(m, x)
}

// noSite is why a word that is spelled like a noun of place is none: another word is
// spelled so exactly (وأدى), it belongs to a phrase (ساحة المعركة), what is boycotted
// follows (مقاطعة إسرائيل), or a pronoun stands on it before a name (مقرها لندن).
func noSite(t *match.Text, noun, name match.Range, listed bool) string {
	b := t.Doc.Tokens[noun.First].Best()
	h, common := t.FirstOf(noun.First, commonKind)
	masdar := noun.Hit.Row.Attr("masdar") != ""
	switch {
	case !noun.Hit.Exact && b != nil && b.Exact:
		return "spelled like another word"
	case common && h.Last > noun.Last:
		return "a phrase that names no place"
	case listed && masdar && name.Hit.Row.Kind != "place":
		return "a masdar, not a place"
	case listed && noun.Hit.Features.Has(arabic.WithPronoun) && !strings.HasSuffix(t.Doc.Tokens[noun.First].Bare, yeh): // محافظتي صعدة وعمران
		return "somebody's, in a place that is named"
	}
	return ""
}

func siteOf(m *match.Match, noun, name match.Range) ([]musnad.Mention, string) {
	m.Last = name.Last
	x := mention(m, match.Range{First: noun.First, Last: name.Last, Hit: noun.Hit}, musnad.Place, placeParty(name.Hit.Row))
	x.Value, x.Coordinate = name.Hit.Row.ID, coordinate(name.Hit.Row, noun.Hit.Row.Value)
	x.Party.Name = m.Text.Doc.Letters(x.Span)
	x.From = append(x.From, m.Span(name))
	return one(m, x)
}

// ledIn reports whether a preposition or a word of place stands before a name.
func ledIn(t *match.Text, n match.Range) bool {
	if f := n.Hit.Features; f.Any(arabic.Prepositional | arabic.WithWaw | arabic.WithFeh) {
		return f.Has(arabic.WithBeh) && n.Hit.Exact
	}
	h, ok := t.FirstOf(n.First-1, leadKinds)
	if !ok || h.Last != n.First {
		return false
	}
	switch h.Row.Kind {
	case "prep":
		return h.Enc == 0 && (h.Row.Value == "fi" || h.Row.Value == "ila" || h.Row.Value == "min")
	}
	return true
}
