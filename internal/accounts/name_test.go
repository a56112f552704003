package accounts

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseName(t *testing.T) {
	for typed, want := range map[string]string{
		" Rania ":                       "rania",
		"rania.h":                       "rania.h",
		"RANIA_2":                       "rania_2",
		"rania\u0662":                   "rania2",
		"Ｒania":                         "rania",
		"Zoé":                           "zoé",
		"Zoe\u0301":                     "zoé",
		"رانيا":                         "رانيا",
		"رَانيا":                        "رانيا",
		"را\u0640نيا":                   "رانيا",
		"ali\u200b":                     "",
		"\uFEAD\uFE8D":                  "را",
		"x":                             "",
		"":                              "",
		"2rania":                        "",
		"rania-":                        "",
		"rania h":                       "",
		"rania@h":                       "",
		"r\u0430nia":                    "", // Cyrillic а
		"ѕосо":                          "", // Cyrillic
		"raniaر":                        "",
		"ra\u0251nia":                   "", // ɑ
		"rania\x1b[1m":                  "",
		"\u202Erania\x00":               "",
		strings.Repeat("a", mostName+1): "",
		"i\u0307ra":                     "ira", // a dot that hides in the dot
	} {
		got, err := parseName(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", typed, got, err, want)
		}
	}
}

// TestNamesThatLookAlike: each line holds names of which only one can be had.
func TestNamesThatLookAlike(t *testing.T) {
	var folds []string
	for _, line := range []string{
		"rania RANIA rania. Rania",
		"zoe zoé ZOË",
		"ali-hasan ali.hasan alihasan ali_hasan",
		"paul pau1 pаul",
		"bob b0b bob",
		"arnold amold",
		"vvael wael",
		"c1ara clara",
		"soren søren",
		"أحمد احمد إحمد",
		"علي على علی",
		"فاطمة فاطمه",
		"كريم کریم",
		"سالم٣ سالم3 سالم۳",
	} {
		fold := ""
		for name := range strings.FieldsSeq(line) {
			parsed, err := parseName(name)
			if err != nil {
				continue // can't be had at all
			}
			if got := foldName(parsed); fold == "" {
				fold = got
			} else if got != fold {
				t.Errorf("%s is not taken for the others of its line: %q", name, got)
			}
		}
		folds = append(folds, fold)
	}
	for i, f := range folds {
		for _, g := range folds[:i] {
			if f == g {
				t.Errorf("%q stands for two lines", f)
			}
		}
	}
}

// TestNamesStay: a name that was taken is one again, and is shown as one line.
func TestNamesStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zA-Z0-9._-]{2,20}`)).Draw(t, "typed")
		name, err := parseName(typed)
		if err != nil {
			return
		}
		if again, err := parseName(name); again != name || err != nil {
			t.Errorf("%q gives %q, and that %q, %v", typed, name, again, err)
		}
		if oneLine(name) != name {
			t.Errorf("%q is not one line", name)
		}
	})
}
