package engine_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/internal/nasty"
)

// TestNastyReading: numbers, dates, durations, clitics and sentences of nasty
// texts are read as what they are.
func TestNastyReading(t *testing.T) {
	e := newEngine(t)
	for _, n := range nastyEntries(t) {
		d, err := e.Read(nastyArticle(n.Text))
		if err != nil {
			continue
		}
		var got string
		switch n.Kind {
		case "date":
			got = firstTime(d, "")
		case "length":
			got = firstTime(d, "P")
		case "parts":
			got = parts(e, d)
		case "country":
			got = firstCountry(d)
		case "person":
			got = firstPerson(d)
		case "sentences":
			got = strconv.Itoa(len(d.Sentences))
		default:
			continue
		}
		if got != n.Value {
			t.Errorf("%s: %s %s, want %s", n.ID, n.Kind, got, n.Value)
		}
	}
}

// TestNastyFieldsResolve: every position of a reading selects what the reading
// says it does, whatever stands in headline, text and quotation.
func TestNastyFieldsResolve(t *testing.T) {
	e := newEngine(t)
	for _, n := range nastyEntries(t) {
		checkReading(t, e, musnad.Article{Title: n.Text, Text: n.Text + "\n" + n.Text})
		checkQuote(t, e, n)
	}
}

// checkQuote: a quotation is kept letter for letter.
func checkQuote(t *testing.T, e *engine.Engine, n nasty.Entry) {
	if strings.ContainsAny(n.Text, "\"«»“”„\r\n\u0085\u2028\u2029") {
		return // it would be another quotation
	}
	said := "هذا كلام طويل " + n.Text + " وهو بلا معنى"
	a := nastyArticle("قال الوزير: «" + said + "».")
	checkReading(t, e, a)
	d, err := e.Read(a)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Quotes) != 1 || d.Letters(d.Quotes[0].Span) != said {
		t.Errorf("%s: %d quotations; want one, letter for letter", n.ID, len(d.Quotes))
	}
}

func nastyEntries(t *testing.T) []nasty.Entry {
	entries, err := nasty.Read(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func nastyArticle(text string) musnad.Article {
	return musnad.Article{Text: text, Published: "2024-06-15"}
}

// firstTime is the value of the first time that begins with a prefix.
func firstTime(d *musnad.Document, prefix string) string {
	for _, m := range d.Times {
		if strings.HasPrefix(m.Value, prefix) && (prefix != "" || !strings.HasPrefix(m.Value, "P")) {
			return m.Value
		}
	}
	return "none"
}

// firstCountry is the country of the first entity that has one.
func firstCountry(d *musnad.Document) string {
	for i := range d.Entities {
		if c := d.Entities[i].Party.Country; c != "" {
			return c
		}
	}
	return "none"
}

// firstPerson is the row of the first listed person.
func firstPerson(d *musnad.Document) string {
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Kind == musnad.Person && e.Party.ID != "" {
			return e.Party.ID
		}
	}
	return "none"
}

// parts are the clitic parts of the first token.
func parts(e *engine.Engine, d *musnad.Document) string {
	var out []string
	for _, p := range e.Parts(d, &d.Tokens[0]) {
		out = append(out, arabic.Bare(d.Letters(p)))
	}
	return strings.Join(out, "+")
}
