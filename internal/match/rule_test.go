package match_test

import (
	"slices"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
)

func TestCaptures(t *testing.T) {
	x := prepare(t, sample)
	m, ok := match.At(x, []step{
		match.Row("office").As("office"), match.Opt(match.Row("country").As("of")), match.Gap(3).As("gap"),
		match.Number(0, 99).As("number"),
	}, 1, 7)
	if !ok {
		t.Fatal("no match")
	}
	for name, want := range map[string][2]int{"office": {1, 3}, "gap": {3, 4}, "number": {4, 5}} {
		if r, ok := m.Get(name); !ok || r.First != want[0] || r.Last != want[1] {
			t.Errorf("%s: [%d,%d) %v, want %v", name, r.First, r.Last, ok, want)
		}
	}
	if _, ok := m.Get("of"); ok {
		t.Error("an optional step that matched nothing is captured")
	}
	if r, _ := m.Get("office"); r.Hit.Row == nil || r.Hit.Row.ID != "office.fm" {
		t.Errorf("the office's row: %v, want office.fm", r.Hit.Row)
	}
}

// TestCaptureUndone holds that what a step gives back is not captured.
func TestCaptureUndone(t *testing.T) {
	x := prepare(t, sample)
	m, ok := match.At(x, []step{match.Opt(match.AnyWord().As("title")), match.Letters(foreign).As("word")}, 2, 7)
	if !ok {
		t.Fatal("no match")
	}
	if r, ok := m.Get("title"); ok {
		t.Errorf("title: [%d,%d), want none", r.First, r.Last)
	}
	if r, _ := m.Get("word"); r.First != 2 || r.Last != 3 {
		t.Errorf("word: [%d,%d), want [2,3)", r.First, r.Last)
	}
}

func TestCaptureOfAlternative(t *testing.T) {
	x := prepare(t, sample)
	seq := []step{match.Alt(match.Row("country").As("a"), match.Row("office").As("b")).As("both"), match.Row("nisba").As("b")}
	m, ok := match.At(x, seq, 1, 7)
	if !ok {
		t.Fatal("no match")
	}
	if _, ok := m.Get("a"); ok {
		t.Error("an alternative that did not match is captured")
	}
	if r, _ := m.Get("both"); r.First != 1 || r.Last != 3 || r.Hit.Row == nil {
		t.Errorf("both: %+v, want [1,3) with its row", r)
	}
	if r, _ := m.Get("b"); r.First != 3 {
		t.Errorf("of two steps with one name, the last counts: begins at %d, want 3", r.First)
	}
}

func TestSpan(t *testing.T) {
	x := prepare(t, "ووزير الخارجية")
	m, ok := match.At(x, []step{match.Row("office").As("office")}, 0, 2)
	if !ok {
		t.Fatal("no match")
	}
	r, _ := m.Get("office")
	if got := x.Doc.Letters(m.Span(r)); got != "وزير الخارجية" {
		t.Errorf("span of the row: %q; want it without the conjunction", got)
	}
	if got := x.Doc.Letters(m.Span(match.Range{First: 0, Last: 1})); got != "ووزير" {
		t.Errorf("span of bare tokens: %q; want them as they stand", got)
	}
}

// emitted is what rules made, as "rule: letters".
func emitted(x *match.Text, rules []match.Rule[int]) []string {
	var out []string
	match.Run(x, "test", match.Compile(rules), func(rule string, m *match.Match, n int) {
		out = append(out, rule+": "+letters(x, m.First, m.Last))
	})
	return out
}

func make1(*match.Match) (int, string) { return 1, "" }

func TestRunGoesOnBehindAMatch(t *testing.T) {
	x := prepare(t, sample)
	rules := []match.Rule[int]{
		{ID: "r/pair", Seq: []step{match.AnyWord(), match.AnyWord()}, Make: make1},
		{ID: "r/number", Seq: []step{match.Number(0, 99)}, Make: make1},
	}
	want := []string{
		"r/pair: زار وزير",
		"r/pair: الخارجية التركي",
		"r/number: 12",
	}
	if got := emitted(x, rules); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := match.IDs(rules); !slices.Equal(got, []string{"r/pair", "r/number"}) {
		t.Errorf("ids %q", got)
	}
}

func TestRunStaysInsideASentence(t *testing.T) {
	x := prepare(t, "زار. وزير")
	rules := []match.Rule[int]{{ID: "r/both", Seq: []step{match.Letters(visited), match.Gap(3), match.Row("office")}, Make: make1}}
	if got := emitted(x, rules); len(got) > 0 {
		t.Errorf("a match reaches over a full stop: %q", got)
	}
}

func TestRunDeclines(t *testing.T) {
	x := prepare(t, sample)
	rules := []match.Rule[int]{
		{ID: "r/no", Seq: []step{match.Row("office")}, Make: func(*match.Match) (int, string) { return 0, "too weak" }},
		{ID: "r/yes", Seq: []step{match.ID("office", "office.m")}, Make: make1},
	}
	if got := emitted(x, rules); len(got) != 1 || got[0][:5] != "r/yes" {
		t.Errorf("got %q; want the next rule to be tried", got)
	}
	at := musnad.Span{Start: x.Doc.Tokens[1].Start, End: x.Doc.Tokens[2].End}
	want := musnad.Declined{Stage: "test", Span: at, Why: "r/no: too weak"}
	if got := x.Doc.Declined; len(got) != 1 || got[0] != want {
		t.Errorf("declined %v, want %v", got, want)
	}
}
