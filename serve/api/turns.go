package api

import (
	"context"
	"runtime"
)

// turns bound how many articles are read at once, to as many as there are
// processors: the work of a few who bring in long texts leaves room for all who ask.
type turns chan struct{}

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// take waits for a turn, or for the end of who waits.
func (t turns) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turns) leave() { <-t }
