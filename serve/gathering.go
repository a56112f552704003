package serve

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/ledger"
)

// How many sources wait to be visited at most, and how long one visit takes at
// most.
const (
	mostWaiting = 100
	visitTime   = 10 * time.Minute
)

// gathering visits sources in the background, one at a time, and remembers how
// that went. A worker runs only while something waits.
type gathering struct {
	visit func(ctx context.Context, id string) error
	log   *slog.Logger

	mu      sync.Mutex
	waiting []string // ids of sources; the first is the one being visited
	failed  map[string]string
	stopped bool
	ctx     context.Context
	stop    context.CancelFunc
	workers sync.WaitGroup
}

func newGathering(log *slog.Logger, visit func(context.Context, string) error) *gathering {
	g := &gathering{visit: visit, log: log, failed: map[string]string{}}
	g.ctx, g.stop = context.WithCancel(context.Background())
	return g
}

// ask has a source visited; false if too many wait, or the server stops. One that
// waits already is not asked for twice.
func (g *gathering) ask(id string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.stopped || len(g.waiting) >= mostWaiting:
		return false
	case slices.Contains(g.waiting, id):
		return true
	}
	g.waiting = append(g.waiting, id)
	delete(g.failed, id)
	if len(g.waiting) == 1 {
		g.workers.Go(g.work)
	}
	return true
}

func (g *gathering) work() {
	for id, ok := g.first(); ok; id, ok = g.next() {
		ctx, cancel := context.WithTimeout(g.ctx, visitTime)
		err := g.visit(ctx, id)
		cancel()
		if err != nil {
			g.log.Error("a source was not visited", slog.String("source", id), slog.Any("error", err))
			g.mu.Lock()
			g.failed[id] = err.Error()
			g.mu.Unlock()
		}
	}
}

func (g *gathering) first() (string, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waiting[0], true
}

// next is the source behind the one that was visited, if any.
func (g *gathering) next() (string, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = g.waiting[1:]
	if g.stopped {
		g.waiting = nil
	}
	if len(g.waiting) == 0 {
		return "", false
	}
	return g.waiting[0], true
}

// state is what becomes of a source: "visiting", "waiting", or empty; and why the
// last visit that was asked for could not be made.
func (g *gathering) state(id string) (state, failed string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch slices.Index(g.waiting, id) {
	case -1:
		return "", g.failed[id]
	case 0:
		return "visiting", ""
	}
	return "waiting", ""
}

// close ends the visit that is being made and waits for its end. What it kept stays.
func (g *gathering) close() {
	g.mu.Lock()
	g.stopped = true
	g.mu.Unlock()
	g.stop()
	g.workers.Wait()
}

// visitSource asks a source for what is new and keeps that.
func (s *Server) visitSource(ctx context.Context, id string) error {
	x, err := s.source(ctx, id)
	if err != nil {
		return err
	}
	_, err = intake.Visit(ctx, s.Ledger, s.Fetcher, &x, func(items []gather.Item) error {
		_, failed, err := intake.Keep(ctx, s.Ledger, s.Engine, x.ID, items)
		for _, f := range failed {
			s.Log.Warn("an article was not kept", slog.String("source", id), slog.String("why", f))
		}
		return err
	})
	return err
}

// source is a source that is not removed.
func (s *Server) source(ctx context.Context, id string) (ledger.SourceState, error) {
	list, err := s.Ledger.Sources(ctx)
	if err != nil {
		return ledger.SourceState{}, err
	}
	for i := range list {
		if list[i].ID == id {
			return list[i], nil
		}
	}
	return ledger.SourceState{}, errNotFound
}
