package corpus_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/lexicon"
)

// toll is what one happening cost; "-" where no number is told.
type toll struct{ typ, dead, injured, arrested string }

// TestTolls counts the tolls of tolls.tsv that are read. Like results.txt the
// figure is written down, and its diff shows what a change gained or cost.
func TestTolls(t *testing.T) {
	const golden = "tolls.txt"
	gold, read, right := 0, 0, 0
	want := listedTolls(t)
	for id, got := range readTolls(t) {
		read += len(got)
		for _, w := range want[id] {
			if i := slices.Index(got, w); i >= 0 {
				right++
				got = slices.Delete(got, i, i+1)
			}
		}
	}
	for _, list := range want {
		gold += len(list)
	}
	line := fmt.Sprintf("tolls     gold %d  read %d  right %d   P %.3f  R %.3f\n", gold, read, right,
		float64(right)/float64(max(read, 1)), float64(right)/float64(gold))
	if *update {
		if err := os.WriteFile(golden, []byte(line), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if written, _ := os.ReadFile(golden); string(written) != line {
		t.Errorf("the figure has changed; if it should, go test ./corpus -update\ngot  %swant %s", line, written)
	}
}

// listedTolls are the rows of tolls.tsv by article.
func listedTolls(t *testing.T) map[string][]toll {
	data, err := os.ReadFile("tolls.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]toll{}
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 5 {
			t.Fatalf("tolls.tsv: %d columns, want 5: %s", len(cells), line)
		}
		out[cells[0]] = append(out[cells[0]], toll{cells[1], cells[2], cells[3], cells[4]})
	}
	return out
}

// readTolls are the tolls of the readings of all articles.
func readTolls(t *testing.T) map[string][]toll {
	articles, err := corpus.Articles()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	e, out := engine.New(lex), map[string][]toll{}
	for _, a := range articles {
		in := musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
		if a.Published != nil {
			in.Published = *a.Published
		}
		d, err := e.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, ev := range d.Events {
			if ev.Size != musnad.NoSize {
				out[a.ID] = append(out[a.ID], toll{string(ev.Type), people(ev.Size.Dead), people(ev.Size.Injured), people(ev.Size.Arrested)})
			}
		}
	}
	return out
}

func people(n int) string {
	if n < 0 {
		return "-"
	}
	return strconv.Itoa(n)
}
