package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// finds says which spellings find which, and by what.
var finds = []struct {
	text, query string
	fold        Fold // "" where it must not be found
}{
	{"قال وزير الخارجية", "وزير", AsWritten},
	{"قال وزير الخارجية", "الوزير", Clitics},
	{"والوزير", "وزير", Clitics},
	{"للوزير", "وزير", Clitics},
	{"للوزير", "الوزير", Clitics},
	{"وزير الخارجيّة", "الخارجية", Spelling},
	{"الرئيسُ", "رئيس", Clitics},
	{"مُحَمَّد", "محمد", Spelling},
	{"مستشفى", "مستشفي", Spelling},
	{"إيران", "ايران", Spelling},
	{"وبالرئيس", "الرئيس", Clitics},
	{"عام ٢٠٢٥", "2025", Spelling},
	{"مـحـمـد", "محمد", Spelling},
	{"CNN", "cnn", Spelling},
	{"البيان", "يان", ""},
	{"موسكو", "موسك", ""},
	{"سلام", "كلام", ""},
	{"كيان", "بيان", ""},
	{"بالوزير", "والوزير", Clitics},
	{"وقال", "قال", Clitics},
	{"قال", "وقال", Clitics},
	{"مُحَمَّد", "exact:محمد", ""},
	{"محمد", "exact:محمد", AsWritten},
	{"الملك عبد الله الثاني", "عبدالله", Spelling},
	{"الملك عبدالله الثاني", `"عبد الله"`, Spelling},
	{"الملك عبدالله الثاني", "عبد الله", Clitics},
	{"الملك عبد الله الثاني", "عبد الله", AsWritten},
	{"الملك عبدالله الثاني", `"الملك عبد الله الثاني"`, Spelling},
	{"قال بدر عبد العاطي", `"بدر عبدالعاطى"`, Spelling},
	{"قال بدر عبد العاطي", "العاطي", AsWritten},
	{"قال بدر عبد العاطي", "exact:العاطي", AsWritten},
	{"قال بدر عبد العاطي", "عاطي", Clitics},
	{"قال بدر عبدالعاطي", "العاطي", Clitics},
	{"ولعبد الله", "عبدالله", Clitics},
	{"في أبو ظبي", "ابوظبي", Spelling},
	{"إلى أبوظبي", `"أبي ظبي"`, Spelling},
	{"في أبو ظبي", "ظبي", AsWritten},
	{"من أبي عبد الله", "عبدالله", Spelling},
	{"عبد الله", `exact:"عبد الله"`, AsWritten},
	{"عبدالله", `exact:"عبد الله"`, ""},
	{"العبد، الله", "عبدالله", ""},
	{"بسم الله", "عبدالله", ""},
	{"عبد: الله", "عبدالله", ""},
	{"والوزير", "exact:وزير", ""},
	{"وزير الخارجية الروسي", `"وزير الخارجيه"`, Spelling},
	{"وزير الدفاع والخارجية", `"وزير الخارجية"`, ""},
}

func TestFinds(t *testing.T) {
	for _, x := range finds {
		q, err := Parse(x.query)
		if err != nil {
			t.Fatal(err)
		}
		hits := q.Hits(x.text)
		switch {
		case x.fold == "" && len(hits) > 0:
			t.Errorf("%q finds %q, by %s", x.query, x.text, hits[0].Fold)
		case x.fold != "" && len(hits) == 0:
			t.Errorf("%q does not find %q", x.query, x.text)
		case x.fold != "" && hits[0].Fold != x.fold:
			t.Errorf("%q finds %q by %s, want %s", x.query, x.text, hits[0].Fold, x.fold)
		}
		if got := indexed(x.text, &q); got != (x.fold != "") {
			t.Errorf("the index answers %q for %q: %v", x.query, x.text, got)
		}
	}
}

// indexed looks a query up as a database would: by the terms under which the
// words of the text are indexed.
func indexed(text string, q *Query) bool {
	var places []map[string]bool
	Words(text, func(w *Word) bool {
		terms := map[string]bool{}
		w.Terms(func(term string, _ bool) { terms[term] = true })
		places = append(places, terms)
		return true
	})
	for _, t := range q.Terms {
		if !slices.ContainsFunc(starts(len(places), len(t.Phrase)), func(i int) bool { return standsAt(places[i:], &t) }) {
			return false
		}
	}
	return true
}

func starts(places, phrase int) (out []int) {
	for i := 0; i+phrase <= places; i++ {
		out = append(out, i)
	}
	return out
}

func standsAt(places []map[string]bool, t *Term) bool {
	for k, word := range t.Phrase {
		if !slices.ContainsFunc(Alternatives(word, t.Exact), func(a string) bool { return places[k][a] }) {
			return false
		}
	}
	return true
}

func TestParse(t *testing.T) {
	q, err := Parse(`actor:روسيا -"هدنة" exact:دمشق from:2024-06 type:CONSULT اجتماع`)
	if err != nil {
		t.Fatal(err)
	}
	if len(q.Terms) != 3 || !q.Terms[0].Not || !q.Terms[1].Exact || q.Terms[2].Not || q.Terms[2].Exact {
		t.Errorf("terms are %+v", q.Terms)
	}
	if q.Fields["actor"][0] != "روسيا" || q.Fields["from"][0] != "2024-06" || q.Fields["type"][0] != "CONSULT" {
		t.Errorf("fields are %+v", q.Fields)
	}
	for _, x := range []struct{ query, part string }{
		{`colour:red`, `letter 1: there is no field "colour"`},
		{`دمشق "موسكو`, `letter 6: the quotation mark is not closed`},
		{`actor:`, `nothing stands behind the colon`},
		{`-actor:روسيا`, `cannot be excluded`},
	} {
		if _, err := Parse(x.query); err == nil || !strings.Contains(err.Error(), x.part) {
			t.Errorf("Parse(%q): error %v, want it to say %q", x.query, err, x.part)
		}
	}
}

// FuzzWords holds that a word of a text finds it, that hits select letters, and
// that a snippet's hits are the text's.
func FuzzWords(f *testing.F) {
	for _, x := range finds {
		f.Add(x.text, 40)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip()
		}
		width = max(10, min(width, 300))
		n := 0
		Words(text, func(w *Word) bool {
			n++
			if n > 20 {
				return false
			}
			q := Query{Terms: []Term{{Phrase: []string{w.Exact}}}}
			hits := q.Hits(text)
			if !slices.ContainsFunc(hits, func(h Hit) bool { return h.Start == w.Start && h.Fold == AsWritten }) {
				t.Fatalf("%q does not find itself in %q", w.Exact, text)
			}
			if !indexed(text, &q) {
				t.Fatalf("the index does not have %q of %q", w.Exact, text)
			}
			s := Around(text, hits, width)
			if !utf8.ValidString(s.Text) || len(s.Hits) == 0 {
				t.Fatalf("snippet %q of %q, hits %v", s.Text, text, s.Hits)
			}
			for _, h := range s.Hits {
				marked := s.Text[h.Start:h.End]
				if again := q.Hits(marked); len(again) == 0 || again[0].Fold != h.Fold {
					t.Fatalf("%q is marked in a snippet for %q", marked, w.Exact)
				}
			}
			return true
		})
	})
}
