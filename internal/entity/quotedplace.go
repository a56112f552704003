package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// quotedSite reads a noun of place with its name in quotation marks or brackets,
// listed or not: منطقة "البياع", مخيم (النصيرات).
func quotedSite(m *match.Match, noun match.Range) (x musnad.Mention, ok bool) {
	i, end := quotedName(m.Text, noun, limitOf(m, noun.Last))
	if end < 0 {
		return x, false
	}
	m.Last = end
	x = mention(m, match.Range{First: noun.First, Last: end, Hit: noun.Hit}, musnad.Place, musnad.Party{Kind: "GOV"})
	x.Value = ""
	inside := musnad.Span{Start: m.Text.Doc.Tokens[i].Start, End: m.Text.Doc.Tokens[end-2].End}
	if h, listed := m.Text.FirstOf(i, cityKinds); listed && h.Exact && h.Last == end-1 {
		at := x.Party.At
		x.Party = placeParty(h.Row)
		x.Party.At, x.Value, x.Coordinate = at, h.Row.ID, coordinate(h.Row, noun.Hit.Row.Value)
	}
	before := musnad.Span{Start: x.Start, End: m.Text.Doc.Tokens[noun.Last-1].End}
	x.Party.Name = m.Text.Doc.Letters(before) + " " + m.Text.Doc.Letters(inside)
	return x, true
}

// quotedName finds the words between the marks behind a noun of place: the first of
// them, and the token after the closing mark; -1 if there are none.
func quotedName(t *match.Text, noun match.Range, limit int) (first, end int) {
	if noun.Hit.Row.Attr("names")+noun.Hit.Row.Attr("quoted")+noun.Hit.Row.Attr("masdar") == "" || noun.Hit.Features.Any(arabic.WithPronoun|arabic.Indefinite|arabic.WithArticle) {
		return 0, -1
	}
	i := noun.Last
	if i >= limit || !opensMark(&t.Doc.Tokens[i]) {
		return 0, -1
	}
	for j := i + 1; j < limit && j <= i+maxNameWords+1; j++ {
		tok := &t.Doc.Tokens[j]
		switch {
		case tok.Kind == musnad.Punct && j > i+1 && (opensQuote(tok) || tok.Bare == ")"):
			return i + 1, j + 1
		case tok.Kind != musnad.Word:
			return 0, -1
		}
	}
	return 0, -1
}

func opensMark(tok *musnad.Token) bool { return opensQuote(tok) || tok.Bare == "(" }
