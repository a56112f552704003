package eval

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/report.txt; read the diff")

func mustLoad(t *testing.T, path string) []Article {
	list, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestReport scores a small reading. Its report was compared with that of the
// measure's definition.
func TestReport(t *testing.T) {
	const golden = "testdata/report.txt"
	got := Compare(mustLoad(t, "testdata/gold.json"), mustLoad(t, "testdata/readings.jsonl")).String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPerfect: annotations score full marks against themselves.
func TestPerfect(t *testing.T) {
	gold := mustLoad(t, "testdata/gold.json")
	s := Compare(gold, gold)
	for name, c := range map[string]Count{"found": s.Found, "right": s.Right, "named": s.Named, "actor": s.Actor, "date": s.Date,
		"place": s.Place, "sources": s.Sources, "mode": s.Mode, "quotes": s.Quotes} {
		if c.F1() != 1 {
			t.Errorf("%s: %s", name, c)
		}
	}
}

func TestNothingRead(t *testing.T) {
	got := Compare(mustLoad(t, "testdata/gold.json"), nil).String()
	if want := "events    gold 3  read 0  found 0   P 0.000  R 0.000  F1 0.000\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
}

// TestPairsInOrder: of pairs that fit equally well, the one that comes first in
// the annotation and then in the reading stands.
func TestPairsInOrder(t *testing.T) {
	full := text("قصف ثم قصف ثم قصف")
	event := func(start int) Event {
		e := Event{Type: "ASSAULT", Status: "actual"}
		e.Evidence.Clause, e.Evidence.Trigger = []int{0, len(full)}, []int{start, start + 3}
		return e
	}
	gold := place([]Event{event(0), event(0)}, full)
	read := place([]Event{event(14), event(0), event(0)}, full)
	var got [][2]int
	for _, p := range pairUp(gold, read, full) {
		got = append(got, [2]int{p.gold, p.read})
	}
	if want := [][2]int{{0, 1}, {1, 2}}; !slices.Equal(got, want) {
		t.Errorf("pairs %v, want %v", got, want)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		why, in string
		ids     string
	}{
		{"lines", "{\"id\":\"a\"}\n\n{\"id\":7}\n", "a 7"},
		{"list", "\uFEFF[{\"id\":\"a\"},{\"id\":\"b\"}]", "a b"},
		{"objects over several lines", "{\n\"id\":\"a\"\n}\n{\n\"article\":{\"id\":\"b\"}\n}", "a b"},
		{"nothing", "", ""},
	} {
		list, err := Decode(strings.NewReader(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		}
		var ids []string
		for _, a := range list {
			ids = append(ids, a.ID)
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%s: ids %q, want %q", c.why, got, c.ids)
		}
	}
}

func TestDecodeNamesTheLine(t *testing.T) {
	_, err := Decode(strings.NewReader("{\"id\":\"a\"}\n{\"id\":\"b\",\"events\":5}\n"))
	if err == nil || !strings.HasPrefix(err.Error(), ":2: ") {
		t.Errorf("error %v; want one that begins with line 2", err)
	}
}
