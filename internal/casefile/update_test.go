package casefile_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/casefile"
)

func contents(t *testing.T, f *casefile.File) string {
	data, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wants is what each case of a file expects already.
func wants(f *casefile.File) [][]string {
	out := make([][]string, len(f.Cases))
	for i, c := range f.Cases {
		out[i] = c.Want
	}
	return out
}

var sample = []string{
	"# what the rule does",
	"",
	"published 2024-03-12",
	`title | a\u200fb`,
	"text | one",
	"want | old 1",
	"want | old 2",
	"",
	"# a comment between blocks",
	"",
	"text | two",
	"",
	"# the last case is negative",
	"text | three",
	"want | old 3",
}

// TestUpdateKeepsWhatIsRight holds that a file which expects what it gets is
// written back as it stood, escapes and comments included.
func TestUpdateKeepsWhatIsRight(t *testing.T) {
	f := read(t, sample...)
	before := contents(t, f)
	if err := f.Update(wants(f)); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, f); got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
}

func TestUpdate(t *testing.T) {
	f := read(t, sample...)
	if err := f.Update([][]string{{"new 1"}, {"new 2", "new   role"}, nil}); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"# what the rule does",
		"",
		"published 2024-03-12",
		`title | a\u200fb`,
		"text | one",
		"want | new 1",
		"",
		"# a comment between blocks",
		"",
		"text | two",
		"want | new 2",
		"want | new   role",
		"",
		"# the last case is negative",
		"text | three",
		"",
	}, "\n")
	if got := contents(t, f); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestUpdateThenRead holds that what was written is read back.
func TestUpdateThenRead(t *testing.T) {
	f := read(t, sample...)
	got := [][]string{{"a | b", "  indented"}, nil, {"c"}}
	if err := f.Update(got); err != nil {
		t.Fatal(err)
	}
	again, err := casefile.Read(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range again.Cases {
		if !slices.Equal(c.Want, got[i]) {
			t.Errorf("case %d: %q, want %q", i+1, c.Want, got[i])
		}
		if c.Article != f.Cases[i].Article {
			t.Errorf("case %d: the article changed: %+v", i+1, c.Article)
		}
	}
}
