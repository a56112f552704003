package intake

import (
	"slices"
	"testing"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/lexicon"
)

func testEngine(t *testing.T) *engine.Engine {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	return engine.New(lex)
}

func TestRead(t *testing.T) {
	e := testEngine(t)
	r, err := Read(e, &gather.Item{ID: "one", Title: "خبر", Text: "زار وزير الخارجية التركي بغداد أمس.", Published: "2026-03-05", Flags: []string{"truncated"}}, "s1")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Reading.Events) == 0 || r.Source != "s1" || r.Reading.ID != "one" || !slices.Contains(r.Flags, "truncated") {
		t.Errorf("%d events, source %q, id %q, flags %v", len(r.Reading.Events), r.Source, r.Reading.ID, r.Flags)
	}
}

// TestForeignText: what is not Arabic is kept, says so, and nothing is read from it.
func TestForeignText(t *testing.T) {
	r, err := Read(testEngine(t), &gather.Item{ID: "two", Title: "News", Text: "The minister visited Baghdad."}, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Reading.Events) != 0 || !slices.Contains(r.Flags, "not-arabic") || r.Text == "" {
		t.Errorf("%d events, flags %v", len(r.Reading.Events), r.Flags)
	}
}

func TestFaultyArticle(t *testing.T) {
	if _, err := Read(testEngine(t), &gather.Item{Title: "خبر", Text: "زار الوزير بغداد.", Published: "yesterday"}, ""); err == nil {
		t.Error("a day that is none is taken")
	}
}
