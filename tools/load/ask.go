package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
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
	var all took
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
		all.each, all.cpu = append(all.each, took.each...), all.cpu+took.cpu
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

// took is how long questions of one kind took.
type took struct {
	each []time.Duration
	cpu  time.Duration // of this process, for all of them; not that of a database's server
}

func times(n int, do func() error) (out took, err error) {
	before := processTime(os.Getpid())
	for range n {
		start := time.Now()
		if err := do(); err != nil {
			return out, err
		}
		out.each = append(out.each, time.Since(start))
	}
	out.cpu = processTime(os.Getpid()) - before
	return out, nil
}

func report(name string, t took) {
	slices.Sort(t.each)
	at := func(share float64) float64 { return t.each[int(share*float64(len(t.each)-1))].Seconds() * 1e3 }
	fmt.Printf("  %-52s p50 %7.1f ms   p95 %7.1f ms   %6.1f ms of processor   of %d\n",
		name, at(0.5), at(0.95), t.cpu.Seconds()*1e3/float64(len(t.each)), len(t.each))
}
