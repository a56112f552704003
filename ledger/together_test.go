package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// importHalf adds every second sample to a ledger that others write to.
func importHalf(t *testing.T, address string, odd int) {
	l, err := ledger.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range sampleArticles(t) {
		if i%2 == odd {
			add(t, l, x)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTwoProcesses: two programs that import at once both succeed, nothing is lost,
// and the chain is whole; who reads meanwhile sees whole articles.
func TestTwoProcesses(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		var all sync.WaitGroup
		var failures [2]error
		for i, do := range []string{"import-even", "import-odd"} {
			cmd := helper(t, do, address)
			all.Go(func() { _, failures[i] = cmd.Output() })
		}
		done := make(chan struct{})
		go func() { all.Wait(); close(done) }()
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
			}
			consistent(t, l)
		}
		if err := errors.Join(failures[:]...); err != nil {
			t.Fatal(err)
		}
		st, err := l.Stats(context.Background())
		if want := int64(len(sampleArticles(t))); err != nil || st.Articles != want {
			t.Errorf("%d articles, want %d (%v)", st.Articles, want, err)
		}
		if faults, err := l.Verify(context.Background(), true); err != nil || len(faults) > 0 {
			t.Errorf("faults %v, %v", faults, err)
		}
		sameAfterRebuild(t, l)
		if got := add(t, l, sampleArticles(t)[0]); got[0].What != ledger.Known {
			t.Errorf("what another program added is %s to this one", got[0].What)
		}
	})
}

// TestTwoHandles: what a program remembers of a ledger is not taken for true when
// another has written since.
func TestTwoHandles(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		handles := []*ledger.Ledger{open(t, address), nil}
		var err error
		if handles[1], err = ledger.Open(context.Background(), address); err != nil {
			t.Fatal(err)
		}
		defer handles[1].Close()
		n := 0
		for round := range 2 {
			for k := range sentences[:padding] {
				n++
				add(t, handles[n%2], told(fmt.Sprintf("x%d", n), []int{k, padding, (k + round) % padding}, "plain"))
				if n%4 == 0 {
					list, err := handles[n/4%2].Happenings(context.Background(), ledger.List{Order: ledger.ByNews})
					if err != nil {
						t.Fatal(err)
					}
					decide(t, handles[n/4%2], ledger.Decision{Op: ledger.Merge, Happening: list[0].ID, Other: list[1].ID})
				}
			}
		}
		consistent(t, handles[0])
		sameAfterRebuild(t, handles[1])
		add(t, handles[0], told("last", []int{0, 3}, "plain"))
		sameAfterRebuild(t, handles[0])
	})
}

// consistent checks that every happening and article of a list can be shown, and
// that the list tells of what the articles tell.
func consistent(t *testing.T, l *ledger.Ledger) {
	ctx := context.Background()
	list, err := l.Happenings(ctx, ledger.List{All: true})
	if err != nil {
		t.Error(err)
		return
	}
	for i := range list {
		h, err := l.Happening(ctx, list[i].ID)
		if err != nil {
			t.Error(err)
			return
		}
		articles := map[string]bool{}
		for _, r := range h.Reports {
			articles[r.Article] = true
		}
		if len(articles) != h.Articles {
			t.Errorf("%s counts %d articles, and shows %d", h.ID, h.Articles, len(articles))
		}
	}
}

// TestManyAtOnce: all that a program does with one ledger at once ends well, and as
// if it had been done one after the other.
func TestManyAtOnce(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		articles := sampleArticles(t)
		reader := func(a musnad.Article) (*musnad.Reading, error) {
			k := slices.IndexFunc(articles, func(x ledger.Read) bool { return x.ID == a.ID })
			r := *articles[k].Reading
			r.Engine = "another"
			return &r, nil
		}
		var all sync.WaitGroup
		for i := range 3 {
			all.Go(func() {
				for k := i; k < len(articles); k += 3 {
					if _, err := l.Add(ctx, articles[k:k+1]); err != nil {
						t.Error(err)
					}
				}
			})
		}
		do := func(f func() error) {
			all.Go(func() {
				for range 3 {
					if err := f(); err != nil {
						t.Error(err)
					}
				}
			})
		}
		do(func() error { return l.Rebuild(ctx) })
		do(func() error { _, err := l.Reread(ctx, "another", reader, true, nil); return err })
		do(func() error { _, err := l.Search(ctx, "الوزير", 10); return err })
		do(func() error { _, err := l.Entities(ctx, "TUR"); return err })
		do(func() error { consistent(t, l); return nil })
		do(func() error {
			list, err := l.Happenings(ctx, ledger.List{Limit: 1})
			if err == nil && len(list) > 0 {
				_, err = l.Decide(ctx, ledger.Decision{Op: ledger.Flag, Happening: list[0].ID, By: "rania"})
			}
			return err
		})
		all.Wait()
		sameAfterRebuild(t, l)
		if list, err := l.Entities(ctx, "فيدان"); err != nil || len(list) == 0 {
			t.Errorf("who was met is not known: %v, %v", list, err)
		}
	})
}
