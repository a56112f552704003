// Package bench measures the reader beside the libraries that a user would
// otherwise pick for Arabic text, in one run on the same bytes. Ratios carry
// over from machine to machine; the figures themselves do not.
//
//	make bench
package bench

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	_ "github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"golang.org/x/text/unicode/norm"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/lexicon"
)

// articles are the corpus, so that all measure the same bytes.
func articles(tb testing.TB) (list []musnad.Article, size int) {
	all, err := corpus.Articles()
	if err != nil {
		tb.Fatal(err)
	}
	for _, a := range all {
		x := musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
		if a.Published != nil {
			x.Published = *a.Published
		}
		list = append(list, x)
		size += len(a.Title) + 1 + len(a.Text)
	}
	return list, size
}

func newEngine(tb testing.TB) *engine.Engine {
	lex, err := lexicon.Default()
	if err != nil {
		tb.Fatal(err)
	}
	return engine.New(lex)
}

func read(tb testing.TB, e *engine.Engine, a musnad.Article) {
	d, err := e.Read(a)
	if err != nil {
		tb.Fatal(err)
	}
	musnad.NewReading(d, e.Version())
}

func BenchmarkRead(b *testing.B) {
	e := newEngine(b)
	list, size := articles(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range list {
			read(b, e, a)
		}
	}
}

// longArticle is one article whose text is n times as long.
func longArticle(tb testing.TB, n int) musnad.Article {
	list, _ := articles(tb)
	a := list[0]
	a.Text = strings.Repeat(a.Text+"\n", n)
	return a
}

func benchmarkLength(n int) func(b *testing.B) {
	return func(b *testing.B) {
		e := newEngine(b)
		a := longArticle(b, n)
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			read(b, e, a)
		}
	}
}

func BenchmarkLength(b *testing.B) {
	for _, n := range lengths {
		b.Run(fmt.Sprintf("%dx", n), benchmarkLength(n))
	}
}

var lengths = []int{1, 10, 100}

// BenchmarkLoad compiles the word lists.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// maxGrowth is how much dearer a byte of the longest text may be than a byte
// of the shortest.
const maxGrowth = 2

// TestReport prints the figures as a table, and fails if the cost of a byte
// grows with the length of the text.
func TestReport(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for a minute")
	}
	first := firstEvent(t)
	reportSpeeds(t)
	reportLengths(t)
	say("start-up: %v until the first article is read; compiling the word lists alone %v", first.Round(time.Millisecond),
		time.Duration(testing.Benchmark(BenchmarkLoad).NsPerOp()).Round(time.Millisecond))
}

// say prints a line of the table.
func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// pass is a way to go once over the corpus, and what it took.
type pass struct {
	name   string
	run    func()
	took   time.Duration
	passes int
	bytes  uint64
	allocs uint64
}

// slice is how long one way runs before the next has its turn, and turns how
// often each has one: on a machine that others use as well, what disturbs one
// disturbs all.
const (
	slice = 300 * time.Millisecond
	turns = 12
)

// perPass is how long one pass took.
func (p *pass) perPass() time.Duration { return p.took / time.Duration(p.passes) }

// turn runs the passes of one slice.
func (p *pass) turn() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	for time.Since(start) < slice {
		p.run()
		p.passes++
	}
	p.took += time.Since(start)
	runtime.ReadMemStats(&after)
	p.bytes += after.TotalAlloc - before.TotalAlloc
	p.allocs += after.Mallocs - before.Mallocs
}

// ways are what is compared, the full reading first.
func ways(t *testing.T) (list []*pass, size int) {
	e := newEngine(t)
	all, size := articles(t)
	analyzer, err := registry.NewCache().AnalyzerNamed("ar")
	if err != nil {
		t.Fatal(err)
	}
	each := func(do func(musnad.Article)) func() {
		return func() {
			for _, a := range all {
				do(a)
			}
		}
	}
	return []*pass{
		{name: "full reading", run: each(func(a musnad.Article) { read(t, e, a) })},
		{name: "bleve v2, analyser ar", run: each(func(a musnad.Article) { analyzer.Analyze([]byte(a.Title + "\n" + a.Text)) })},
		{name: "golang.org/x/text, NFKC", run: each(func(a musnad.Article) { norm.NFKC.Bytes([]byte(a.Title + "\n" + a.Text)) })},
	}, size
}

func reportSpeeds(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(300)) // as the command does
	list, size := ways(t)
	for range turns {
		for _, p := range list {
			p.turn()
		}
	}
	say("%-30s %8s %14s %10s %10s", "on the same bytes", "MB/s", "reading takes", "allocs/KB", "bytes/byte")
	for _, p := range list {
		n := float64(p.passes) * float64(size)
		say("%-30s %8.2f %13.1fx %10.1f %10.1f", p.name, n/p.took.Seconds()/1e6,
			float64(list[0].perPass())/float64(p.perPass()), float64(p.allocs)*1024/n, float64(p.bytes)/n)
	}
}

// firstEvent is how long a fresh program takes to read its first article.
func firstEvent(t *testing.T) time.Duration {
	start := time.Now()
	e := newEngine(t)
	read(t, e, longArticle(t, 1))
	return time.Since(start)
}

func reportLengths(t *testing.T) {
	say("%-30s %8s %14s", "one text, repeated", "MB/s", "a byte costs")
	var base float64
	for _, n := range lengths {
		r := testing.Benchmark(benchmarkLength(n))
		perByte := float64(r.NsPerOp()) / float64(r.Bytes)
		if base == 0 {
			base = perByte
		}
		say("%-30s %8.2f %13.2fx", fmt.Sprintf("%d times", n), speed(r), perByte/base)
		if perByte > maxGrowth*base {
			t.Errorf("a byte of the text repeated %d times costs %.1f times as much", n, perByte/base)
		}
	}
}

// speed is in millions of bytes a second.
func speed(r testing.BenchmarkResult) float64 {
	return float64(r.Bytes) * float64(r.N) / r.T.Seconds() / 1e6
}
