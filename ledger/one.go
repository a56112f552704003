package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// ErrReadOnly is the error, wrapped, of a write to a ledger that takes none any more,
// as its disk or server failed. It can be read.
var ErrReadOnly = store.ErrReadOnly

// DecisionError is the error of a decision that cannot be as it is: what it says
// does not fit what the ledger has. Nothing was kept.
type DecisionError struct{ Err error }

func (e *DecisionError) Error() string { return e.Err.Error() }

// Unwrap is the error itself.
func (e *DecisionError) Unwrap() error { return e.Err }

// refuse is a DecisionError in words.
func refuse(format string, args ...any) error {
	return &DecisionError{fmt.Errorf(format, args...)}
}

// Happening is a happening with its reports and decisions, as [Ledger.Happening]
// gives it.
func (s *Snapshot) Happening(id string) (Happening, error) { return showHappening(s.tx, id) }

// Last is the number of the last entry; 0 in an empty ledger.
func (l *Ledger) Last(ctx context.Context) (seq int64, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		seq, err = lastSeq(tx)
		return err
	})
	return seq, err
}

func lastSeq(tx *store.Tx) (int64, error) {
	e, err := tx.Last()
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil // an empty ledger
	}
	return e.Seq, err
}

// Releases are all releases that were made of the ledger, the first one first.
func (l *Ledger) Releases(ctx context.Context) (out []Release, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		for e, err := range tx.Entries(1, kindRelease) {
			if err != nil {
				return err
			}
			var r Release
			if err := json.Unmarshal(e.Body, &r); err != nil {
				return err
			}
			out = append(out, r)
		}
		return nil
	})
	return out, err
}
