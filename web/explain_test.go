package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
)

// Lines point at code points.
func TestPointsOf(t *testing.T) {
	text := "عن\nقال x"
	if points := pointsOf(text); points[len(text)] != 8 || points[5] != 3 || points[11] != 6 {
		t.Errorf("%v", points)
	}
}

// A line says in the page's language what was read, and keeps rules as they are.
func TestLinesOfAStage(t *testing.T) {
	d := &musnad.Document{Text: "عن\nقال x"}
	d.Entities = []musnad.Mention{{Span: musnad.Span{Start: 5, End: 11}, Kind: musnad.Country, Value: "EGY", Rule: "entity/country",
		Party: musnad.Party{Name: "مصر", Country: "EGY", Kind: "GOV", ID: "egy"}}}
	d.Declined = []musnad.Declined{{Span: musnad.Span{Start: 0, End: 4}, Stage: "entity", Why: "entity/site: a noun of place without a name"},
		{Span: musnad.Span{Start: 0, End: 4}, Stage: "quote", Why: "nothing is said"}}
	for _, lang := range Langs {
		p := &Page{Lang: lang, Lists: lists{"egy": {"مصر", "Egypt"}}}
		got := p.lines(&ExplainView{Document: d, Stage: "entity"})
		if len(got) != 3 {
			t.Fatalf("%s: %d lines: %+v", lang, len(got), got)
		}
		country, name, left := got[0], got[1], got[2]
		if country.what != p.T("mention.country") || !slices.Equal(country.about, []string{p.country("EGY"), p.T("kind.GOV")}) ||
			!slices.Equal(country.ids, []string{"entity/country", "egy"}) || country.at == nil || *country.at != (Span{3, 6}) {
			t.Errorf("%s: %+v", lang, country)
		}
		if !name.inside || name.letters != d.Entities[0].Party.Name {
			t.Errorf("%s: %+v", lang, name)
		}
		if !left.declined || !slices.Equal(left.ids, []string{"entity/site"}) || len(left.about) != 1 ||
			strings.Contains(left.about[0], "noun") != (lang == English) {
			t.Errorf("%s: %+v", lang, left)
		}
	}
}
