package ner

import (
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
)

// sentence is a document of one sentence of words that no list knows.
func sentence(words ...string) *musnad.Document {
	d := &musnad.Document{Text: strings.Join(words, " ")}
	at := 0
	for _, w := range words {
		form := musnad.NewForm(w, w, nil, nil)
		d.Tokens = append(d.Tokens, musnad.Token{Span: musnad.Span{Start: at, End: at + len(w)}, Form: &form, Phrase: -1})
		at += len(w) + 1
	}
	d.Sentences = []musnad.Sentence{{Span: musnad.Span{End: len(d.Text)}, Last: len(words)}}
	return d
}

func find(d *musnad.Document) (out []Span) {
	Find(d, make([]Mark, len(d.Tokens)), func(s Span) { out = append(out, s) })
	return out
}

func TestFindIsDetermined(t *testing.T) {
	d := sentence("وقال", "دوميترو", "فاسيلينكو", "ان", "الازمه", "ستستمر")
	first := find(d)
	if len(first) == 0 {
		t.Fatal("no name is found")
	}
	for range 20 {
		if again := find(d); !slices.Equal(again, first) {
			t.Fatalf("found %v, then %v", first, again)
		}
	}
}

func TestFindLeavesWhatIsRead(t *testing.T) {
	d := sentence("دوميترو", "فاسيلينكو")
	Find(d, []Mark{OfPerson | First, OfPerson}, func(s Span) { t.Errorf("found %v where nothing is free", s) })
	if got := find(&musnad.Document{}); got != nil {
		t.Errorf("found %v in nothing", got)
	}
}

// TestWeights holds the head to what the licences ask for, and the table to its
// form.
func TestWeights(t *testing.T) {
	head, _, ok := strings.Cut(weights, headEnd)
	for _, word := range []string{"ANERcorp", "AQMAR", "CC BY-SA 4.0", "CC BY-SA 3.0", "Changes:"} {
		if !ok || !strings.Contains(head, word) {
			t.Errorf("the head of names.model does not say %q", word)
		}
	}
	m, used := shipped(), 0
	for at := 0; at < len(m.table); at += record {
		if m.table[at] != 0 || m.table[at+1] != 0 {
			used++
		}
	}
	if used == 0 || used > MaxFeatures {
		t.Errorf("%d features; want 1 to %d", used, MaxFeatures)
	}
}

func TestPackAndOpen(t *testing.T) {
	var step [Tags][Tags]int16
	step[1][2] = -300
	weight := func(f uint64) [Tags]int8 { return [Tags]int8{0: -128, 1: int8(f % 100), 6: 127} }
	features := []uint64{mix(fWhole, 1), mix(fWhole, 2), mix(fStem, 1)}
	m := open(string(Pack("head\n", step, features, weight)))
	if m.step[1][2] != -300 {
		t.Errorf("step is %d, want -300", m.step[1][2])
	}
	var want scores
	for _, f := range features {
		for tag, w := range weight(f) {
			want[tag] += int32(w)
		}
	}
	if got := m.sum(append(features, mix(fStem, 2))); got != want {
		t.Errorf("weights sum up to %d, want %d", got, want)
	}
}
