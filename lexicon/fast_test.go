package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/musnad/musnad/arabic"
)

// The tests of this file hold what is written for speed against the plain way to
// do the same.

// TestCutAsTheTokenizer compares the fast way to cut forms with the tokenizer.
func TestCutAsTheTokenizer(t *testing.T) {
	texts := []string{"", " ", "  بيت  ", "بي.بي.سي", "حرف\u0640 ممدود", "عام 2024", "بَيت", "گاز", "x", "\u0620\u063b\u064a \u0621", "\xd8", "بيت\xd8"}
	for _, l := range shippedLists(t) {
		texts = append(texts, strings.FieldsFunc(l.text, func(r rune) bool { return r == '\t' || r == '\n' })...)
	}
	for _, text := range texts {
		var want []string
		for at := 0; ; {
			start, end, _ := arabic.NextToken(text, at)
			if start == end {
				break
			}
			want, at = append(want, text[start:end]), end
		}
		if got := cutWords(nil, text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestWordTableIsAMap adds words, many twice, to a small table that must grow.
func TestWordTableIsAMap(t *testing.T) {
	table, want := newWordTable(0), map[string]int32{}
	for i := range 5000 {
		w := fmt.Sprint(i * i % 4099)
		old, known := want[w]
		if !known {
			old = int32(len(want))
			want[w] = old
		}
		if n, isNew := table.add(w); n != old || isNew == known {
			t.Fatalf("%s: number %d, new %v; want %d, %v", w, n, isNew, old, !known)
		}
	}
	for w, n := range want {
		if got, ok := table.find(w); got != n || !ok {
			t.Errorf("%s: number %d, want %d", w, got, n)
		}
	}
	if n, ok := table.find("none"); ok {
		t.Errorf("a word that was never added has the number %d", n)
	}
}

// TestEdgeTableIsAMap adds edges to a small table that must grow.
func TestEdgeTableIsAMap(t *testing.T) {
	table, want := newEdgeTable(0), map[edge]int32{}
	for i := range int32(3000) {
		e := makeEdge(i%50, uint32(1+i/50), edgeKind(i%2))
		table.add(e, i)
		want[e] = i
	}
	for e, node := range want {
		if got, ok := table.find(e); got != node || !ok {
			t.Errorf("edge %x leads to %d, want %d", e, got, node)
		}
	}
	for _, e := range []edge{0, makeEdge(7, 0, wholeWord), makeEdge(7, 0, wordCore), makeEdge(51, 1, wholeWord)} {
		if node, ok := table.find(e); ok {
			t.Errorf("edge %x was never added and leads to %d", e, node)
		}
	}
}

// TestChecksOfText compares the fast tests of cells with the standard library.
func TestChecksOfText(t *testing.T) {
	for _, s := range []string{"", "a", " ", "  ", "بيت", " بيت", "بيت ", "بيت\u00a0", "\u00a0بيت", "\u2003بيت", "بيت\u3000",
		"a\t", "ab\v", "m", "م ", "ab\xd8", "\xd8\xa7", "\xa7\xd8", "بي\u200fت", "a\u202eb", "گاز", "بَيت", "\ufeffa", "\xe2\x80"} {
		if got, want := hasOuterSpace(s), strings.TrimSpace(s) != s; got != want {
			t.Errorf("%q: outer space %v, want %v", s, got, want)
		}
		clean := utf8.ValidString(s) && !strings.ContainsFunc(s, isDirectionMark)
		if got := checkText(s) == ""; got != clean {
			t.Errorf("%q: clean %v, want %v", s, got, clean)
		}
	}
}
