package ledger

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A diff keeps both texts: without what was added it is the earlier, without what
// was taken out the later.
func TestDiffKeepsBoth(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		var before, after []string
		for _, p := range diffWords(a, b) {
			if p.Op != "+" {
				before = append(before, p.Text)
			}
			if p.Op != "-" {
				after = append(after, p.Text)
			}
		}
		if got := strings.Join(before, " "); got != strings.Join(a, " ") {
			t.Fatalf("earlier %q, want %q", got, a)
		}
		if got := strings.Join(after, " "); got != strings.Join(b, " ") {
			t.Fatalf("later %q, want %q", got, b)
		}
	})
}

func TestDiffIsShort(t *testing.T) {
	got := diffWords(strings.Fields("one two three four"), strings.Fields("one 2 three four five"))
	want := []Piece{{"=", "one"}, {"-", "two"}, {"+", "2"}, {"=", "three four"}, {"+", "five"}}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("piece %d: got %v, want %v", i, got[i], want[i])
		}
	}
}
