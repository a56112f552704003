package casefile_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/casefile"
)

func write(t *testing.T, lines ...string) string {
	path := filepath.Join(t.TempDir(), "case.txt")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, lines ...string) *casefile.File {
	f, err := casefile.Read(write(t, lines...))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestRead(t *testing.T) {
	f := read(t,
		"# what the rule does",
		"",
		"published 2024-03-12",
		"title | a title",
		"text | one paragraph",
		"text | another | with a bar",
		"want | stage rule [0,3) | abc",
		"# a comment inside a block",
		"want | stage   role | x",
		"",
		"",
		"text | a negative case",
	)
	if len(f.Cases) != 2 {
		t.Fatalf("got %d cases, want 2", len(f.Cases))
	}
	c := f.Cases[0]
	if c.Line != 3 || c.Article.Published != "2024-03-12" || c.Article.Title != "a title" {
		t.Errorf("case 1 begins at line %d, published %q, title %q", c.Line, c.Article.Published, c.Article.Title)
	}
	if want := "one paragraph\nanother | with a bar"; c.Article.Text != want {
		t.Errorf("text %q, want %q", c.Article.Text, want)
	}
	if want := []string{"stage rule [0,3) | abc", "stage   role | x"}; !slices.Equal(c.Want, want) {
		t.Errorf("want lines %q, want %q", c.Want, want)
	}
	if c := f.Cases[1]; c.Line != 12 || c.Article.Text != "a negative case" || len(c.Want) != 0 {
		t.Errorf("case 2: %+v", c)
	}
}

func TestReadEmpty(t *testing.T) {
	if f := read(t, "# only a comment", ""); len(f.Cases) != 0 {
		t.Errorf("got %d cases, want none", len(f.Cases))
	}
}

func TestEscapes(t *testing.T) {
	f := read(t, `title | a\u200fb`, `text | tab\tand "quotes" and \\`)
	if got := f.Cases[0].Article.Title; got != "a\u200fb" {
		t.Errorf("title %q", got)
	}
	if got := f.Cases[0].Article.Text; got != "tab\tand \"quotes\" and \\" {
		t.Errorf("text %q", got)
	}
}

// TestErrorsNameTheLine holds that a fault in a case file says where it is.
func TestErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"no key", []string{"# head", "", "words alone"}, "case.txt:3: want a line that begins with"},
		{"a key that is none", []string{"text | a", "hope | b"}, `case.txt:2: want a line that begins with text |`},
		{"no space before the bar", []string{"text| a"}, "case.txt:1: "},
		{"an escape that is none", []string{"text | fine", "", `text | \q`}, "case.txt:3: "},
	} {
		_, err := casefile.Read(write(t, c.lines...))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
	if _, err := casefile.Read(filepath.Join(t.TempDir(), "none.txt")); err == nil {
		t.Error("no error for a file that is not there")
	}
}

const dump = `entity entity/office person TUR [0,5) | abcde
entity   name | full name
entity entity/country country TUR [6,8) | fg
entity declined entity/office: no holder [9,12) | hij
entity entity/place place entity/office-like [13,15) | entity/office`

func TestLines(t *testing.T) {
	for rule, want := range map[string][]string{
		"entity/office": {
			"entity entity/office person TUR [0,5) | abcde",
			"entity   name | full name",
			"entity declined entity/office: no holder [9,12) | hij",
		},
		"entity/country": {"entity entity/country country TUR [6,8) | fg"},
		"entity/body":    nil,
	} {
		if got := casefile.Lines(dump, rule); !slices.Equal(got, want) {
			t.Errorf("%s: got\n  %s\nwant\n  %s", rule, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
}

// TestLinesOfOneOfSeveralRules holds that a line which names several rules
// belongs to each.
func TestLinesOfOneOfSeveralRules(t *testing.T) {
	text := "event m1 CONSULT actual event/noun f.meet [0,3) | abc\nevent   actor | x\nevent m2 ASSAULT actual event/passive f.kill [4,5) | d\n"
	want := []string{"event m1 CONSULT actual event/noun f.meet [0,3) | abc", "event   actor | x"}
	for _, rule := range []string{"event/noun", "f.meet"} {
		if got := casefile.Lines(text, rule); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", rule, got, want)
		}
	}
}
