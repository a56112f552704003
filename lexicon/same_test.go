package lexicon

import (
	"crypto/sha256"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/musnad/musnad/arabic"
)

// TestSameOnAnyMachine loads the lists with one processor and with several: what
// is looked up must not depend on which goroutine was done first.
func TestSameOnAnyMachine(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := fingerprint(t)
	runtime.GOMAXPROCS(4)
	if got := fingerprint(t); got != want {
		t.Errorf("with several processors lookups have the sum %s, with one %s", got, want)
	}
}

// fingerprint loads the shipped lists and hashes all that can be asked of them:
// the readings of every form, and of every eighth row's in many dresses; frames,
// tags, lights, holders.
func fingerprint(t *testing.T) string {
	lex, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	h := sha256.New()
	fmt.Fprintln(h, lex.Version(), lex.RestCount(), len(lex.Rows))
	for _, r := range lex.Rows {
		fmt.Fprintf(h, "%+v\n", *r)
		writeLinks(h, lex, r.Index)
		for _, f := range r.Forms {
			writeForm(h, lex, entriesOf(lex, f.Text), r.Index%8 == 0)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

func writeLinks(w io.Writer, lex *Lexicon, row int32) {
	for _, f := range lex.Frames(row) {
		fmt.Fprintf(w, "frame %s %v %v %q %v\n", f.ID, f.Slots, f.Needs, f.Rest, f.RestIDs)
	}
	for _, x := range lex.Tags(row) {
		fmt.Fprintf(w, "tag %s %q %v\n", x.ID, x.Rest, x.RestIDs)
	}
	for _, l := range lex.Lights(row) {
		fmt.Fprintf(w, "light %s %v %v\n", l.ID, l.Types, l.Subject)
	}
	if v := lex.Verb(row); v != nil {
		fmt.Fprintf(w, "verb %s %q\n", v.Root, v.Masdars)
	}
	fmt.Fprintln(w, lex.Holders(lex.Row(row).ID, "USA"))
}

// writeForm looks up each word of a form with those after it.
func writeForm(w io.Writer, lex *Lexicon, tokens []*Entry, dressed bool) {
	var f Found
	for i := range tokens {
		lex.Look(tokens[i:], &f)
		fmt.Fprintln(w, f.Words, f.Phrases, tokens[i].Worn)
	}
	if dressed && len(tokens) > 0 && isWord(tokens[0].Bare) {
		writeDresses(w, lex, tokens)
	}
}

func writeDresses(w io.Writer, lex *Lexicon, tokens []*Entry) {
	var f Found
	first := tokens[0].Bare
	for _, dress := range [][2]string{{"ال", ""}, {"و", ""}, {"لل", "ين"}, {"ي", "ون"}, {"س", "ها"}, {"", "ات"}, {"ف", "ا"}} {
		tokens[0] = lex.Entry(arabic.Bare(dress[0]+first+dress[1]), true, &f)
		lex.Look(tokens, &f)
		fmt.Fprintln(w, f.Words, f.Phrases)
	}
}

func entriesOf(lex *Lexicon, text string) (out []*Entry) {
	var f Found
	for at := 0; ; {
		start, end, class := arabic.NextToken(text, at)
		if start == end {
			return out
		}
		out = append(out, lex.Entry(arabic.Bare(text[start:end]), class == arabic.WordToken, &f))
		at = end
	}
}

// TestEveryFormIsFound looks up every form of every shipped list as it stands in
// the list. Nouns with a number behind them are left out: only names and fixed
// phrases hold numbers.
func TestEveryFormIsFound(t *testing.T) {
	lex, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	var f Found
	for _, r := range lex.Rows {
		for _, form := range r.Forms {
			tokens := entriesOf(lex, form.Text)
			if looksUp(r, form, tokens) && !finds(lex, tokens, r.Index, &f) {
				t.Errorf("%s:%d: row %s is not found by its form %s", r.File, r.Line, r.ID, form.Text)
			}
		}
	}
}

func looksUp(r *Row, form Form, tokens []*Entry) bool {
	if r.Kind == "verb" {
		return true
	}
	rule := kindRules[r.Class]
	words := !slices.ContainsFunc(tokens, func(e *Entry) bool { return !isWord(e.Bare) })
	return isPlain(r) && form.Mark != "v" && (words || rule.name || rule.particle)
}

func finds(lex *Lexicon, tokens []*Entry, row int32, f *Found) bool {
	lex.Look(tokens, f)
	if len(tokens) == 1 && slices.ContainsFunc(f.Words, func(a Analysis) bool { return a.Row == row }) {
		return true
	}
	return slices.ContainsFunc(f.Phrases, func(h PhraseHit) bool { return h.Row == row && h.Words == len(tokens) })
}

// TestStemsAsBySorting compares the index of stems with one that is made the
// plain way: all stems sorted by their letters.
func TestStemsAsBySorting(t *testing.T) {
	lists := shippedLists(t)
	c := newCompiler()
	lex, err := c.run([][]list{lists})
	if err != nil {
		t.Fatal(err)
	}
	sorted := map[string][]stem{}
	for _, part := range c.stems {
		for _, s := range part.list {
			key := arabic.FoldBare(s.exact)
			sorted[key] = append(sorted[key], s.stem)
		}
	}
	for key, stems := range sorted {
		slices.SortFunc(stems, compareStems)
		var joined []stem
		for _, s := range stems {
			joined = appendStem(joined, 0, s)
		}
		if got := lex.stems.find(key); !reflect.DeepEqual(got, joined) {
			t.Errorf("%s: got %+v, want %+v", key, got, joined)
		}
	}
	if got, want := lex.stems.keys.len(), len(sorted); got != want {
		t.Errorf("%d keys, want %d", got, want)
	}
}

func shippedLists(t *testing.T) []list {
	data, err := shippedData()
	if err != nil {
		t.Fatal(err)
	}
	lists, err := readAll(data)
	if err != nil {
		t.Fatal(err)
	}
	return lists
}
