// Package watch keeps what programs ask a ledger for again and again: saved
// searches, the webhooks that tell of their news, what was sent to these, and the
// answers to requests that may be repeated.
//
// All of it lies in a database of its own beside the ledger's, which leaves with no
// backup and no release, and which only its owner may read. It knows no article and
// no happening: what is new is told to it (News).
package watch

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// Watch is what is kept beside one ledger. The methods may be called from many
// goroutines, and many processes may have the same open.
type Watch struct {
	db  *store.DB
	now func() time.Time
}

// An Option changes how it is opened.
type Option func(*Watch)

// Clock replaces the clock by which things are due and expire.
func Clock(now func() time.Time) Option {
	return func(w *Watch) { w.now = now }
}

// Open opens what is kept beside the ledger at an address, and makes an empty
// database where there is none.
func Open(ctx context.Context, address string, opts ...Option) (*Watch, error) {
	w := &Watch{now: time.Now}
	for _, o := range opts {
		o(w)
	}
	db, err := store.OpenSide(ctx, address, store.Side{Name: "watch", Steps: steps})
	if err != nil {
		return nil, err
	}
	w.db = db
	return w, nil
}

// Close waits for what is being written and closes the database.
func (w *Watch) Close() error { return w.db.Close() }

var (
	// ErrNotFound is a search, webhook or delivery that is not there.
	ErrNotFound = errors.New("there is none of that id")
	// ErrHooked is a search that webhooks tell of.
	ErrHooked = errors.New("webhooks tell of its news: only an admin may remove it with them")
	// ErrFull is a search or webhook more than may be kept.
	ErrFull = errors.New("no more may be kept; remove one first")
)

// newID is a short random name behind a letter that says of what.
func newID(of string) string { return of + strings.ToLower(rand.Text()[:12]) }

// stamp is a time as it is shown.
func stamp(ms int64) string {
	if ms == 0 {
		return ""
	}
	return time.UnixMilli(ms).UTC().Format(time.RFC3339)
}
