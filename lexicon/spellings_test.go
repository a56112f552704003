package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestSpellings(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"محمود درويش", "محمود درويش"},
		{"عبد الله", "عبد الله|عبدالله"},
		{"عبدالله", "عبدالله|عبد الله"},
		{"نصر الله", "نصر الله|نصرالله"},
		{"نصرالله", "نصرالله|نصر الله"},
		{"أبو مازن", "أبو مازن|أبي مازن|أبا مازن"},
		{"عبد الوهاب عبد الله", "عبد الوهاب عبد الله|عبدالوهاب عبد الله|عبد الوهاب عبدالله|عبدالوهاب عبدالله"},
		{"عبد", "عبد"},
		{"الله", "الله"},
	} {
		var got []string
		for _, words := range spellings(strings.Fields(c.name)) {
			got = append(got, strings.Join(words, " "))
		}
		if want := strings.Split(c.want, "|"); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

// TestSpellingsAreBounded: a name made of parts that vary has not ways without
// end.
func TestSpellingsAreBounded(t *testing.T) {
	if got := spellings(strings.Fields(strings.Repeat("أبو عبد الله ", 9))); len(got) > maxSpellings || len(got[0]) != 27 {
		t.Errorf("%d ways, the first of %d words", len(got), len(got[0]))
	}
}
