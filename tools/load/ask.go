package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/ledger"
)

// vocabulary counts in how many articles a word stands.
type vocabulary map[string]int

func (v vocabulary) take(text string) {
	seen := map[string]bool{}
	search.Words(text, func(w *search.Word) bool {
		if !seen[w.Folded] {
			seen[w.Folded] = true
			v[strings.Clone(w.Folded)]++
		}
		return true
	})
}

// between are words that stand in at least one share of the articles and in less
// than another.
func (v vocabulary) between(low, high float64) (out []string) {
	most := 0
	for _, n := range v {
		most = max(most, n)
	}
	for w, n := range v {
		if share := float64(n) / float64(most); share >= low && share < high {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// ask times questions of every kind, in a ledger that is opened for it.
func ask(address string, words vocabulary, asked int) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, address)
	if err != nil {
		return err
	}
	defer l.Close()
	rng := rand.New(rand.NewPCG(7, 7))
	kinds := []struct {
		name  string
		share float64
		words []string
	}{
		{"rare words (in less than one article of 2000)", 1. / 2, words.between(0, 1./2000)},
		{"middling words (up to one of 30)", 1. / 3, words.between(1./2000, 1./30)},
		{"common words", 1. / 6, words.between(1./30, 2)},
	}
	fmt.Println("questions, the 20 best answers with their snippets:")
	var all []time.Duration
	for _, k := range kinds {
		if len(k.words) == 0 {
			continue
		}
		took, err := times(int(float64(asked)*k.share), func() error {
			_, err := l.Search(ctx, phrase(rng, k.words), 20)
			return err
		})
		if err != nil {
			return err
		}
		all = append(all, took...)
		report("search, "+k.name, took)
	}
	report("search, all of these", all)
	return browse(ctx, l, rng, asked)
}

// phrase asks for one word, and every third time for two.
func phrase(rng *rand.Rand, words []string) string {
	out := words[rng.IntN(len(words))]
	if rng.IntN(3) == 0 {
		out += " " + words[rng.IntN(len(words))]
	}
	return out
}

// browse times lists, and single happenings out of them.
func browse(ctx context.Context, l *ledger.Ledger, rng *rand.Rand, asked int) error {
	var ids []string
	list := func(ask func() ([]ledger.Happening, error)) func() error {
		return func() error {
			found, err := ask()
			for i := range found {
				ids = append(ids, found[i].ID)
			}
			return err
		}
	}
	parties := []string{"TUR", "RUS", "EGY", "IRN", "FRA", "QAT", "CHN", "SAU"}
	for _, k := range []struct {
		name string
		ask  func() error
	}{
		{"timeline, 50 of one state", list(func() ([]ledger.Happening, error) {
			return l.Happenings(ctx, ledger.List{Query: "party:" + parties[rng.IntN(len(parties))], Limit: 50})
		})},
		{"timeline, the 50 newest", list(func() ([]ledger.Happening, error) {
			return l.Happenings(ctx, ledger.List{Order: ledger.ByNews, Limit: 50})
		})},
		{"upcoming, 50", list(func() ([]ledger.Happening, error) { return l.Upcoming(ctx, ledger.List{Limit: 50}) })},
		{"show, one happening", func() error {
			_, err := l.Happening(ctx, ids[rng.IntN(len(ids))])
			return err
		}},
	} {
		took, err := times(max(20, asked/10), k.ask)
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		report(k.name, took)
	}
	return nil
}

func times(n int, do func() error) (out []time.Duration, err error) {
	for range n {
		start := time.Now()
		if err := do(); err != nil {
			return nil, err
		}
		out = append(out, time.Since(start))
	}
	return out, nil
}

func report(name string, took []time.Duration) {
	slices.Sort(took)
	at := func(share float64) float64 { return took[int(share*float64(len(took)-1))].Seconds() * 1e3 }
	fmt.Printf("  %-52s p50 %7.1f ms   p95 %7.1f ms   of %d\n", name, at(0.5), at(0.95), len(took))
}
