package web

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// lists is a small word list.
type lists map[string][2]string

func (l lists) Name(id string) (arabic, english string) { return l[id][0], l[id][1] }
func (l lists) English(string) string                   { return "Latin q" }
func (l lists) Countries() []string                     { return []string{"YEM"} }

// A reader of English is given English names where lists have them, a guess with the
// Arabic beside it for a place that they do not have, and the country and the kind of
// a party that has no English name; a reader of Arabic the letters of the articles.
func TestNamesOfBothLanguages(t *testing.T) {
	l := lists{"place.aden": {"عدن", "Aden"}, "yem": {"اليمن", "Yemen"}}
	var army ledger.Voice
	army.Name, army.Country, army.Kind = "الجيش", "YEM", "MIL"
	var state ledger.Voice
	state.Name, state.ID = "اليمن", "yem"
	var listed, other ledger.Spot
	listed.Name, listed.ID = "مدينة عدن", "place.aden"
	other.Name = "قرية"
	for lang, want := range map[Lang][4]string{
		English: {`</a><span class="quiet gloss"> (Yemen, armed forces)</span>`, "<bdi>Yemen</bdi>", "<bdi>Aden</bdi>", `<bdi>Latin q</bdi> (<bdi lang="ar" dir="rtl">`},
		Arabic:  {"</bdi></a>", "</bdi></a>", listed.Name + "</bdi>", other.Name + "</bdi>"},
	} {
		p := &Page{Lang: lang, Lists: l}
		for i, c := range []templ.Component{p.Party(&army), p.Party(&state), p.Spot(&listed), p.Spot(&other)} {
			html := rendered(t, c)
			if !strings.Contains(html, want[i]) {
				t.Errorf("%s: %s has no %s", lang, html, want[i])
			}
			if lang == Arabic && (!strings.Contains(html, `<bdi lang="ar" dir="rtl">`) || strings.Contains(html, "gloss")) {
				t.Errorf("on an Arabic page: %s", html)
			}
		}
	}
}

// Words of two versions stand apart.
func TestDiffKeepsSpaces(t *testing.T) {
	html := rendered(t, diffOf([]ledger.Piece{{Op: "=", Text: "a b"}, {Op: "-", Text: "c"}, {Op: "+", Text: "<d>"}, {Op: "=", Text: "e"}}))
	if html != "a b <del>c</del> <ins>&lt;d&gt;</ins> e" {
		t.Error(html)
	}
}

// A correction is told in words, not in JSON.
func TestDecidedValues(t *testing.T) {
	p := &Page{Lang: English, Lists: lists{"place.aden": {"", "Aden"}, "egy": {"", "Egypt"}}}
	for _, c := range [][3]string{
		{"actor", `[{"en":"Badr Abdelatty","country":"EGY"},{"country":"EGY"}]`, "<bdi>Badr Abdelatty</bdi>, <bdi>Egypt</bdi>"},
		{"actor", `[]`, "none"},
		{"place", `{"name":"x","id":"place.aden"}`, "<bdi>Aden</bdi>"},
		{"place", `null`, "none"},
		{"date", `"2026-03-05"`, "5 March 2026"},
		{"type", `"ASSAULT"`, "Assault"},
		{"mode", `"visit"`, "visit"},
		{"mode", `null`, "none"},
		{"status", `"negated"`, "denied"},
		{"size", `{"dead":12,"injured":null}`, "dead: <bdi>12</bdi>"},
	} {
		if html := rendered(t, p.decidedValue(c[0], []byte(c[1]))); !strings.Contains(html, c[2]) {
			t.Errorf("%s %s: %s", c[0], c[1], html)
		}
	}
}
