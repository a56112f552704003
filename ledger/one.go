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

// ErrText is the error, wrapped, of an id, name or query that holds what no text can:
// a zero byte, or bytes that are no UTF-8.
var ErrText = store.ErrText

// DecisionError is the error of a decision that cannot be as it is: what it says
// does not fit what the ledger has. Nothing was kept.
type DecisionError struct {
	Code Refusal
	Err  error
}

// Refusal is why a decision cannot be kept, for programs. Its words are for good.
type Refusal string

// The reasons for which decisions are refused.
const (
	NoDecider   Refusal = "decider"      // nobody is named who decides
	NoHappening Refusal = "happening"    // no happening is named
	NoOp        Refusal = "operation"    // the operation is none of Op
	NoText      Refusal = "text"         // a text holds what no text can
	BadField    Refusal = "field"        // the field is none of Fields
	BadValue    Refusal = "value"        // the field cannot have the value
	BadLetters  Refusal = "letters"      // the evidence selects no letters of the article
	OneAlready  Refusal = "one-already"  // two that are to be joined, or held apart, are one
	HeldApart   Refusal = "held-apart"   // somebody decided that the two are not one
	NoReport    Refusal = "report"       // the happening has no such report
	NotSome     Refusal = "some-reports" // none or all of its reports would leave
	Undone      Refusal = "undone"       // the decision was undone before
	IsUndo      Refusal = "is-undo"      // the decision undid another
	LaterFirst  Refusal = "later-first"  // a later one stands on the decision
)

// Refusals are all reasons.
var Refusals = []Refusal{NoDecider, NoHappening, NoOp, NoText, BadField, BadValue, BadLetters, OneAlready, HeldApart, NoReport, NotSome, Undone, IsUndo, LaterFirst}

func (e *DecisionError) Error() string { return e.Err.Error() }

// Unwrap is the error itself.
func (e *DecisionError) Unwrap() error { return e.Err }

// refuse is a DecisionError in words.
func refuse(code Refusal, format string, args ...any) error {
	return &DecisionError{code, fmt.Errorf(format, args...)}
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
