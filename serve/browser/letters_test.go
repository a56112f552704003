package browser

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/musnad/musnad"
)

// The letters that the address asks for, and those behind each field, are drawn
// where the ledger says that they stand, and no others.
func TestHighlightsAreTheStoredLetters(t *testing.T) {
	d := samplesDesk(t)
	b := open(t, d.URL)
	a, err := d.ledger.Article(t.Context(), "dhifaf-held", 0)
	if err != nil {
		t.Fatal(err)
	}
	whole := []rune(a.Title + "\n" + a.Text)
	letters := func(at *[2]int) string { return string(whole[at[0]:at[1]]) }
	checked := 0
	b.visit("/ar/a/dhifaf-held")
	b.until(`CSS.highlights.has("asked")`)
	for i := range a.Reading.Events {
		for _, at := range spansOf(&a.Reading.Events[i]) {
			span := itoa(at[0]) + "-" + itoa(at[1])
			tells[any](b, `location.hash = "#t=`+span+`"`)
			b.until(drawn("asked") + ` === ` + quoted(letters(at)))
			checked++
		}
	}
	if checked < 5 {
		t.Errorf("only %d stretches of letters were compared", checked)
	}
	for _, text := range tells[[]string](b, `[...CSS.highlights.get("evidence")].map((r) => r.toString())`) {
		if !slices.ContainsFunc(a.Reading.Events, func(e musnad.ReadingEvent) bool {
			return slices.ContainsFunc(spansOf(&e), func(at *[2]int) bool { return containsText(letters(at), text) })
		}) {
			t.Errorf("%q is marked, which no event points at", text)
		}
	}
}

// Hovering over a field shows its letters.
func TestHoverShowsLetters(t *testing.T) {
	b := open(t, samplesDesk(t).URL)
	b.visit("/ar/a/dhifaf-held")
	b.until(`CSS.highlights.has("asked")`)
	b.do(chromedp.Focus(chromedp.CSS(`a[data-span]`)))
	b.until(drawn("asked") + ` === document.querySelector("a[data-span]").textContent.trim()`)
}

// drawn is an expression for the letters under a highlight.
func drawn(name string) string {
	return `[...CSS.highlights.get("` + name + `")].map((r) => r.toString()).join("\n")`
}

// spansOf are the letters of an event's fields.
func spansOf(e *musnad.ReadingEvent) (out []*[2]int) {
	for _, list := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
		for i := range list {
			out = append(out, list[i].At)
		}
	}
	for i := range e.Sources {
		out = append(out, e.Sources[i].At)
	}
	out = append(out, e.Evidence.Trigger, e.Evidence.Date, e.Evidence.Status)
	if e.Place != nil {
		out = append(out, e.Place.At)
	}
	return slices.DeleteFunc(out, func(at *[2]int) bool { return at == nil })
}
