package arabic_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/nasty"
)

func nastyEntries(t *testing.T) []nasty.Entry {
	entries, err := nasty.Read(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 600 {
		t.Fatalf("%d entries, want 600 or more", len(entries))
	}
	return entries
}

func TestNastyFolding(t *testing.T) {
	for _, e := range nastyEntries(t) {
		exact, back := arabic.Fold(e.Text, arabic.Exact)
		if exact != e.Exact {
			t.Errorf("%s: exact %+q, want %+q", e.ID, exact, e.Exact)
		}
		checkFold(t, e.ID, e.Text, exact, arabic.Exact, back)
		folded, back := arabic.Fold(e.Text, arabic.Folded)
		if folded != e.Folded {
			t.Errorf("%s: folded %+q, want %+q", e.ID, folded, e.Folded)
		}
		checkFold(t, e.ID, e.Text, folded, arabic.Folded, back)
		if got := arabic.FoldBare(arabic.Bare(e.Text)); got != folded {
			t.Errorf("%s: in two steps %+q, in one %+q", e.ID, got, folded)
		}
	}
}

// checkFold holds the laws: folding is idempotent, and its map is total, never
// decreases and ends at the end.
func checkFold(t *testing.T, id, text, folded string, strength arabic.Strength, back arabic.Map) {
	if twice, _ := arabic.Fold(folded, strength); twice != folded {
		t.Errorf("%s: folded twice %+q, once %+q", id, twice, folded)
	}
	if len(back) != len(folded)+1 || back.Origin(len(folded)) != len(text) || !slices.IsSorted(back) {
		t.Errorf("%s: map %v for %d bytes folded to %d", id, back, len(text), len(folded))
	}
}

func TestNastyTokens(t *testing.T) {
	for _, e := range nastyEntries(t) {
		got := bareTokens(e.Text)
		if !slices.Equal(got, e.Tokens) {
			t.Errorf("%s: tokens %+q, want %+q", e.ID, got, e.Tokens)
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if same := bareTokens(form.String(e.Text)); !slices.Equal(same, got) {
				t.Errorf("%s: tokens %+q, of normal form %d %+q", e.ID, got, form, same)
			}
		}
	}
}

func bareTokens(text string) []string {
	var out []string
	for at := 0; ; {
		start, end, _ := arabic.NextToken(text, at)
		if start == end {
			return out
		}
		out = append(out, arabic.Bare(text[start:end]))
		at = end
	}
}

func TestNastyDirection(t *testing.T) {
	names := map[arabic.Direction]string{arabic.NoDirection: "none", arabic.LeftToRight: "ltr", arabic.RightToLeft: "rtl"}
	for _, e := range nastyEntries(t) {
		if got := names[arabic.DirectionOf(e.Text)]; got != e.Direction {
			t.Errorf("%s: direction %s, want %s", e.ID, got, e.Direction)
		}
	}
}

// TestNastySpellings: what is spelled alike is equal at Exact, and a variant at
// Folded only.
func TestNastySpellings(t *testing.T) {
	for _, e := range nastyEntries(t) {
		exact := arabic.Bare(e.Text) == arabic.Bare(e.Value)
		folded := arabic.FoldBare(arabic.Bare(e.Text)) == arabic.FoldBare(arabic.Bare(e.Value))
		if e.Kind == "same" && !exact || e.Kind == "variant" && (exact || !folded) {
			t.Errorf("%s: exact %v, folded %v", e.ID, exact, folded)
		}
	}
}

func TestNastyNumbers(t *testing.T) {
	for _, e := range nastyEntries(t) {
		if e.Kind != "number" {
			continue
		}
		if got := readNumber(e.Text); got != e.Value {
			t.Errorf("%s: read as %s, want %s", e.ID, got, e.Value)
		}
	}
}

// readNumber reads a number of digits or words that takes all tokens.
func readNumber(text string) string {
	tokens := bareTokens(text)
	if n, ok := arabic.ParseInt(strings.Join(tokens, " ")); ok {
		return strconv.Itoa(n)
	}
	for i := range tokens {
		tokens[i] = arabic.FoldBare(tokens[i])
	}
	if n, used := arabic.ReadCardinal(tokens); used > 0 && used == len(tokens) {
		return strconv.Itoa(n)
	}
	return "-"
}

// FuzzTokens: composed and decomposed letters make the same tokens, as the
// entries do; and every token has letters, in order.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"ا\u0653لأ ٣٫٥ CNN: e\u0301", "ـــ \u200bب\u064b\u0654", "\U0001F468\u200D\U0001F469 ﷺ ﻻ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, beyond) {
			return
		}
		got := bareTokens(s)
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if same := bareTokens(form.String(s)); !slices.Equal(same, got) {
				t.Fatalf("%+q: tokens %+q, of normal form %d %+q", s, got, form, same)
			}
		}
	})
}

// beyond reports whether r is of neither script, or the stroke that makes an
// unequal sign of an equal one.
func beyond(r rune) bool {
	return r >= 0x250 && r < 0x300 || r == 0x338 || r > 0x36F && r < 0x600 || r > 0x6FF
}
