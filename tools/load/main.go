// Command load fills a ledger with news that never happened, by the program that
// its users run, and measures what an article costs and how long a question
// takes.
//
//	go run ./tools/load -events 20000
//	go run ./tools/load -events 1000000 -ledger /data/ledger
//	go run ./tools/load -events 20000 -ledger postgres://user@host/database
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/musnad/musnad/internal/newsroom"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
)

func main() {
	log.SetFlags(0)
	events := flag.Int("events", 20000, "how many events to import")
	seed := flag.Uint64("seed", 1, "of the news; the same seed writes the same articles")
	address := flag.String("ledger", "", "where to make the ledger; a temporary directory if empty")
	asked := flag.Int("queries", 300, "how many questions of each kind to time")
	most := flag.Duration("most", 24*time.Hour, "how long to import at most; what is kept by then is measured")
	again := flag.Bool("ask", false, "ask only: the ledger was filled before, with the same seed")
	flag.Parse()
	r := run{events: *events, seed: *seed, address: *address, asked: *asked, most: *most, again: *again}
	if err := r.all(); err != nil {
		log.Fatal(err)
	}
}

// run is what was asked for.
type run struct {
	events  int
	seed    uint64
	address string
	asked   int
	most    time.Duration
	again   bool
}

func (r *run) all() error {
	tmp, err := os.MkdirTemp("", "musnad-load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if r.address == "" {
		r.address = filepath.Join(tmp, "ledger")
	}
	program := filepath.Join(tmp, "musnad")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/musnad/musnad/cmd/musnad").CombinedOutput(); err != nil {
		return fmt.Errorf("building musnad: %w\n%s", err, out)
	}
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	news, err := newsroom.New(lex)
	if err != nil {
		return err
	}
	fmt.Printf("%d processors, %s/%s\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	words := vocabulary{}
	if !r.again {
		if err := create(r.address); err != nil {
			return err
		}
		if err := r.load(program, news.Articles(r.seed), words); err != nil {
			return err
		}
	}
	articles, err := sizes(r.address)
	if err != nil {
		return err
	}
	if r.again {
		for a := range news.Articles(r.seed) {
			if articles--; articles < 0 {
				break
			}
			words.take(a.Text)
		}
	}
	if err := ask(r.address, words, r.asked); err != nil {
		return err
	}
	return visit(program, r.address, words, rand.New(rand.NewPCG(8, 8)), r.asked)
}

func create(address string) error {
	l, err := ledger.Create(context.Background(), address)
	if err != nil {
		return err
	}
	return l.Close()
}

// sizes prints what is in the ledger and how large it is.
func sizes(address string) (articles int64, err error) {
	l, err := ledger.Open(context.Background(), address)
	if err != nil {
		return 0, err
	}
	s, err := l.Stats(context.Background())
	if err != nil {
		return 0, err
	}
	fmt.Printf("in the ledger: %d articles (%d copies of another), %d events, %d happenings, %d of them told by several articles; %d entries\n",
		s.Articles, s.Copies, s.Reports, s.Happenings, s.Several, s.Entries)
	if info, err := os.Stat(filepath.Join(address, "ledger.db")); err == nil {
		fmt.Printf("on the disk: %.0f MB, %.1f KB an article\n", float64(info.Size())/1e6, float64(info.Size())/1024/float64(s.Articles))
	}
	return s.Articles, l.Close()
}
