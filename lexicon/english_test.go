package lexicon

import (
	"strings"
	"testing"
	"unicode"

	"github.com/musnad/musnad/arabic"
	"golang.org/x/text/unicode/norm"
)

func TestEnglish(t *testing.T) {
	lex, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"عبد الرحمن الخطيب":  "Abdel Rahman al-Khatib",
		"محمد بن زيد":        "Mohammed bin Zaid",
		"أسامة القواسمي":     "Osama al-Qawasmi",
		"فاطمة الطرابلسي":    "Fatima Trabelsi",
		"جون سميث":           "John Smith",
		"عبدالله آل الشيخ":   "Abdullah Al al-Sheikh",
		"خليل الهاشم":        "Khalil al-Hashem",
		"سعد الدين الأنصاري": "Saad al-Din al-Ansari",
	} {
		if got := lex.English(name); got != want {
			t.Errorf("English(%s) = %q, want %q", name, got, want)
		}
	}
}

// quality is how near guesses are to the spellings of a list.
type quality struct{ names, exact, similar float64 }

func (q *quality) add(want, got string) {
	a, b := onlyLetters(want), onlyLetters(got)
	q.names++
	if a == b {
		q.exact++
	}
	q.similar += 1 - float64(distance(a, b))/float64(max(len(a), len(b), 1))
}

// onlyLetters is a spelling without capitals, accents, hyphens and apostrophes.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '-':
			return ' '
		case r == ' ', unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(s))
}

// distance is how many letters are to be put in, taken out or changed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0]++
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// TestEnglishQuality compares guesses with the English of the lists, which is not
// looked up. Whoever has a family name with a settled spelling is left out where
// names are looked up, as those spellings were taken from such people.
func TestEnglishQuality(t *testing.T) {
	lex, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	settled := map[string]string{}
	for _, r := range lex.surnames {
		addSpellings(settled, r)
	}
	var rules, people, foreign, places quality
	for _, r := range lex.Rows {
		en, name := r.Attr("en"), r.Name()
		switch {
		case en == "":
		case r.Kind == "person" && arabs[r.Attr("country")]:
			rules.add(en, arabic.Transliterate(name))
			if !anyOf(settled, name) {
				people.add(en, lex.English(name))
			}
		case r.Kind == "person" && !anyOf(settled, name):
			foreign.add(en, lex.English(name))
		case r.Kind == "place" && arabs[r.Value] && len(strings.Fields(en)) == len(strings.Fields(name)) && r.Attr("precision") == "city":
			places.add(en, arabic.Transliterate(name))
		}
	}
	for _, c := range []struct {
		of             string
		got            quality
		exact, similar float64
	}{
		{"Arab people, by rule alone", rules, 0.10, 0.78},
		{"Arab people, given names looked up", people, 0.20, 0.80},
		{"people of other states", foreign, 0.05, 0.72},
		{"Arab towns, by rule alone", places, 0.12, 0.66},
	} {
		exact, similar := c.got.exact/c.got.names, c.got.similar/c.got.names
		t.Logf("%s: %.0f names, exact %.3f, similarity %.3f", c.of, c.got.names, exact, similar)
		if exact < c.exact || similar < c.similar {
			t.Errorf("%s: exact %.3f, similarity %.3f; want at least %.2f and %.2f", c.of, exact, similar, c.exact, c.similar)
		}
	}
}

// anyOf reports whether a list has any word of a name.
func anyOf(list map[string]string, name string) bool {
	for w := range strings.FieldsSeq(name) {
		if _, ok := list[arabic.FoldBare(w)]; ok {
			return true
		}
	}
	return false
}

var arabs = map[string]bool{
	"SYR": true, "IRQ": true, "YEM": true, "LBN": true, "LBY": true, "SDN": true, "EGY": true, "SAU": true, "TUN": true, "DZA": true,
	"MAR": true, "JOR": true, "PSE": true, "KWT": true, "QAT": true, "BHR": true, "OMN": true, "ARE": true, "MRT": true,
}
