package corpus_test

import (
	"flag"
	"os"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/eval"
	"github.com/musnad/musnad/lexicon"
)

var update = flag.Bool("update", false, "rewrite results.txt; read the diff")

// TestResults reads the articles of the corpus, scores the readings, and
// compares the figures with those that are written down. They are how good the
// reader is: a change of words or rules changes them, and its diff shows by how
// much. A figure that falls wants a reason.
func TestResults(t *testing.T) {
	const golden = "results.txt"
	gold, err := eval.Load("articles")
	if err != nil {
		t.Fatal(err)
	}
	got := eval.Compare(gold, readings(t, gold)).String()
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the figures have changed; if they should, go test ./corpus -update\ngot\n%s\nwant\n%s", got, want)
	}
}

func readings(t *testing.T, gold []eval.Article) []eval.Article {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	e := engine.New(lex)
	var out []eval.Article
	for i := range gold {
		d, err := e.Read(gold[i].Input())
		if err != nil {
			t.Fatal(err)
		}
		r, err := eval.FromReading(musnad.NewReading(d, e.Version()))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}
