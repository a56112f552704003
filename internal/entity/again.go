package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// againRule is the rule of nouns of place with the article that mean a place told
// before: في المدينة, هذا المطار, العاصمة.
const againRule = "entity/place-again"

// namesAgain keeps the nouns of place that stand alone for one told before.
func namesAgain(h match.Hit) bool {
	return h.Exact && h.Row.Attr("again") != "" && h.Features.Has(arabic.WithArticle) && !h.Features.Any(arabic.Plural|arabic.DualNumber)
}

// placeAgain reads a noun of place that no adjective behind it makes another:
// المدينة, not المدينة القديمة.
func placeAgain(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	if i := noun.Last; i < limitOf(m, i) {
		if _, relative := m.Text.FirstOf(i, relativeKind); !relative && hasArticle(m.Text.Doc.Tokens[i].Bare) {
			return nil, "a noun of place with an adjective"
		}
	}
	return one(m, mention(m, noun, musnad.Place, musnad.Party{Kind: "GOV"}))
}

// again leads a noun of place back to the latest place that it may mean; it returns
// false where there is none.
func (r *resolver) again(x *musnad.Mention, before []musnad.Mention) bool {
	noun := strings.TrimPrefix(r.doc.Letters(x.Span), theArticle)
	if r.lex.Row(x.Row).Attr("capital") != "" {
		return r.itsCapital(x)
	}
	for i := len(before) - 1; i >= 0; i-- {
		b := &before[i]
		if r.calledBy(b, noun) || r.mayBeCity(x) && r.isCity(b) {
			at := x.Party.At
			x.Party, x.Value, x.Coordinate = b.Party, b.Value, b.Coordinate
			x.Party.At = at
			return true
		}
	}
	return false
}

// itsCapital makes "the capital" that of the state that the article speaks of most.
func (r *resolver) itsCapital(x *musnad.Mention) bool {
	home := r.home()
	row := r.lex.ByID(strings.ToLower(home) + ".cap")
	if home == "" || row == nil {
		return false
	}
	at := x.Party.At
	x.Party, x.Value, x.Coordinate = placeParty(row), row.ID, coordinate(row, "city")
	x.Party.Name, x.Party.At = row.Name(), at
	return true
}

// calledBy reports whether the name of a place begins with a noun: مطار صنعاء.
func (r *resolver) calledBy(b *musnad.Mention, noun string) bool {
	return b.Kind == musnad.Place && b.Rule != againRule && strings.HasPrefix(b.Party.Name, noun+" ")
}

// mayBeCity reports whether a noun is one by which cities are called that are named
// without it.
func (r *resolver) mayBeCity(x *musnad.Mention) bool { return r.lex.Row(x.Row).Attr("city") != "" }

// isCity reports whether a mention is a city by its name alone.
func (r *resolver) isCity(b *musnad.Mention) bool {
	if b.Row < 0 || b.Coordinate == nil {
		return false
	}
	row := r.lex.Row(b.Row)
	return (row.Kind == "capital" || row.Kind == "place") && coordinate(row, "city").Precision == "city"
}
