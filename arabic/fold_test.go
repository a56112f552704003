package arabic

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, exact, folded string }{
		{"مُحَمَّد", "محمد", "محمد"},
		{"الـــرئيس", "الرئيس", "الرييس"},
		{"إلى", "إلى", "الي"},
		{"حكومة", "حكومة", "حكومه"},
		{"مسؤول", "مسؤول", "مسوول"},
		{"ا\u0653ل", "آل", "ال"},
		{"و\u0654", "ؤ", "و"},
		{"\uFEF5", "لآ", "لا"},
		{"\uFDF2", "الله", "الله"},
		{"ایران", "ایران", "ايران"},
		{"گ", "گ", "ك"},
		{"٢٠٢٥", "٢٠٢٥", "2025"},
		{"۱۲", "۱۲", "12"},
		{"a\u200fB", "aB", "ab"},
		{"كتا\u200cب", "كتاب", "كتاب"},
	} {
		if got, _ := Fold(c.in, Exact); got != c.exact {
			t.Errorf("exact %q: got %q, want %q", c.in, got, c.exact)
		}
		if got, _ := Fold(c.in, Folded); got != c.folded {
			t.Errorf("folded %q: got %q, want %q", c.in, got, c.folded)
		}
		if got := FoldBare(Bare(c.in)); got != c.folded {
			t.Errorf("in two steps %q: got %q, want %q", c.in, got, c.folded)
		}
	}
}

// FuzzFold holds the laws of folding: idempotent, the map total and never
// decreasing, the same under composed and decomposed spelling.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"مُحَمَّد إلى", "ا\u0653\u0654\u0655", "\uFEFB\uFDFA", "a\xff", "\u0651\u064e", "أإآٱ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, strength := range []Strength{Exact, Folded} {
			once, m := Fold(s, strength)
			if twice, _ := Fold(once, strength); twice != once {
				t.Fatalf("not idempotent: %q, %q, %q", s, once, twice)
			}
			checkMap(t, s, once, m)
		}
		if !utf8.ValidString(s) {
			return
		}
		composed, _ := Fold(norm.NFC.String(s), Folded)
		decomposed, _ := Fold(norm.NFD.String(s), Folded)
		if arabicOnly(s) && composed != decomposed {
			t.Fatalf("%q: composed %q, decomposed %q", s, composed, decomposed)
		}
	})
}

// arabicOnly keeps the law of normal forms to the letters that folding is
// about.
func arabicOnly(s string) bool {
	for _, r := range s {
		if r < 0x621 || r > 0x655 {
			return false
		}
	}
	return true
}

func checkMap(t *testing.T, s, folded string, m Map) {
	if len(m) != len(folded)+1 {
		t.Fatalf("%q: the map has %d entries for %d bytes", s, len(m), len(folded))
	}
	for i := 1; i < len(m); i++ {
		if m[i] < m[i-1] || int(m[i]) > len(s) {
			t.Fatalf("%q: the map is not monotone: %v", s, m)
		}
	}
	if m[len(folded)] != int32(len(s)) {
		t.Fatalf("%q: the map does not end at the end", s)
	}
}

func TestNextToken(t *testing.T) {
	var got []string
	const in = "قُتل 1,500 (CNN)-- الـ30 د.ب"
	for at := 0; ; {
		start, end, _ := NextToken(in, at)
		if start == end {
			break
		}
		got = append(got, in[start:end])
		at = end
	}
	want := []string{"قُتل", "1,500", "(", "CNN", ")", "-", "-", "الـ", "30", "د", ".", "ب"}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("token %d: got %q, want %q", i, got[i], want[i])
		}
	}
}

func TestParseInt(t *testing.T) {
	for _, c := range []struct {
		in string
		n  int
		ok bool
	}{{"٣٠", 30, true}, {"1,500", 1500, true}, {"1.500", 1500, true}, {"3.5", 0, false}, {"", 0, false}, {"12345678901", 0, false}} {
		if n, ok := ParseInt(c.in); ok != c.ok || ok && n != c.n {
			t.Errorf("%q: got %d %v, want %d %v", c.in, n, ok, c.n, c.ok)
		}
	}
}

func TestHasFoldedPrefix(t *testing.T) {
	for _, x := range []struct {
		bare, prefix string
		want         bool
	}{
		{"إيران", "اير", true},
		{"إيران", "إير", false}, // the prefix is folded already
		{"حركة", "حركه", true},
		{"حركة", "حركه ", false},
		{"", "", true},
		{"", "ا", false},
	} {
		if got := HasFoldedPrefix(x.bare, x.prefix); got != x.want {
			t.Errorf("%q begins with %q: %v", x.bare, x.prefix, got)
		}
	}
}
