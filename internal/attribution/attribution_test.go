package attribution_test

import (
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/attribution"
)

// said is an act of saying: its speaker, its verb's byte, what it governs.
func said(name string, verb, from, to int, rule string) musnad.Speech {
	return musnad.Speech{
		Verb:    musnad.Span{Start: verb, End: verb + 1},
		Content: musnad.Span{Start: from, End: to},
		Speaker: musnad.Party{Name: name, Source: "person"},
		Rule:    "quote/" + rule,
	}
}

// paper is an act of saying of a medium.
func paper(name string, verb, from, to int, rule string) musnad.Speech {
	s := said(name, verb, from, to, rule)
	s.Speaker.Source = "media"
	return s
}

// document is a text of sentences of 100 bytes.
func document(sentences int, speech ...musnad.Speech) *musnad.Document {
	d := &musnad.Document{Text: strings.Repeat(".", sentences*100), Speech: speech}
	for i := range sentences {
		d.Sentences = append(d.Sentences, musnad.Sentence{Span: musnad.Span{Start: i * 100, End: i*100 + 100}})
	}
	return d
}

func chain(d *musnad.Document, at int) string {
	best := -1
	for i, c := range d.Chains {
		if c.Start <= at && at < c.End && (best < 0 || c.Len() < d.Chains[best].Len()) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	var names []string
	for _, s := range d.Chains[best].Sources {
		names = append(names, s.Name)
	}
	return strings.Join(names, " < ")
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		name   string
		speech []musnad.Speech
		at     int
		want   string
	}{
		{"alone", []musnad.Speech{said("a", 0, 10, 90, "verb-subject")}, 20, "a"},
		{"outside", []musnad.Speech{said("a", 0, 10, 90, "verb-subject")}, 95, ""},
		{"inside one another", []musnad.Speech{said("a", 0, 10, 90, "verb-subject"), said("b", 12, 20, 90, "verb-subject")}, 30, "a < b"},
		{"before the inner act", []musnad.Speech{said("a", 0, 10, 90, "verb-subject"), said("b", 12, 20, 90, "verb-subject")}, 15, "a"},
		{"side by side", []musnad.Speech{said("a", 0, 10, 40, "verb-subject"), said("b", 42, 50, 90, "verb-subject")}, 60, "b"},
		{"a trailing citation", []musnad.Speech{said("b", 10, 20, 70, "verb-subject"), said("a", 80, 0, 70, "cited")}, 30, "a < b"},
		{"the same twice", []musnad.Speech{said("a", 0, 10, 90, "verb-subject"), said("a", 12, 20, 90, "participle")}, 30, "a"},
		{"carried", []musnad.Speech{paper("m", 0, 10, 90, "relayed"), said("a", 12, 20, 90, "verb-subject"), said("a", 100, 110, 190, "elided-subject")}, 150, "m < a"},
		{"not carried by a person", []musnad.Speech{said("m", 0, 10, 90, "verb-subject"), said("a", 12, 20, 90, "verb-subject"), said("a", 100, 110, 190, "elided-subject")}, 150, "a"},
		{"carried no further", []musnad.Speech{paper("m", 0, 10, 90, "relayed"), said("a", 12, 20, 90, "verb-subject"), said("a", 500, 510, 590, "elided-subject")}, 550, "a"},
		{"a citation is not carried", []musnad.Speech{said("a", 5, 10, 70, "verb-subject"), paper("m", 80, 0, 70, "cited"), said("a", 100, 110, 190, "elided-subject")}, 150, "a"},
	} {
		d := document(6, c.speech...)
		attribution.Run(d, nil)
		if got := chain(d, c.at); got != c.want {
			t.Errorf("%s: byte %d stands on the word of %q, want %q", c.name, c.at, got, c.want)
		}
	}
}

// TestDeepNesting: thousands of acts in one another end in chains of bounded
// length, in time that grows with their number.
func TestDeepNesting(t *testing.T) {
	const n = 50_000
	speech := make([]musnad.Speech, n)
	for i := range speech {
		speech[i] = said(strings.Repeat("x", i%97), i, i+1, 2*n, "verb-subject")
	}
	d := &musnad.Document{Text: strings.Repeat(".", 2*n), Speech: speech}
	d.Sentences = []musnad.Sentence{{Span: musnad.Span{End: 2 * n}}}
	attribution.Run(d, nil)
	for _, c := range d.Chains {
		if len(c.Sources) > 16 {
			t.Fatalf("a chain of %d links", len(c.Sources))
		}
	}
}
