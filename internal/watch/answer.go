package watch

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// KeepAnswers is how long the answer to a request is kept for its repetitions.
const KeepAnswers = 24 * time.Hour

// AnswerTime is how long a request may go without an answer. It is longer than any
// takes: what has none by then was cut off, by a crash say, and may be made again.
const AnswerTime = 3 * time.Minute

// Answer is what a request was answered with. It is kept as it is, the secrets that
// it may show included.
type Answer struct {
	Status int    // 0: the request is not answered yet
	Head   string // headers as JSON
	Body   []byte
}

// ErrOther is a key that was used for another request.
var ErrOther = errors.New("the key was used for another request")

// UnansweredError is the error of a request that is being answered, or was cut off
// not long ago.
type UnansweredError struct {
	Wait time.Duration // until it may be made again, if it has no answer by then
}

func (e *UnansweredError) Error() string { return "the request with that key has no answer yet" }

// Turn is the making of a request under a key. Where it took longer than AnswerTime,
// another may have taken the key over; then it has nothing to say any more.
type Turn struct {
	who, key string
	at       int64
}

// Begin notes that somebody makes a request under a key; hash is of all that it
// asks. It returns no answer for who is to make it, and the answer for a repetition.
// The error is ErrOther where the hash is not that of the first, and an
// *UnansweredError while the first has no answer.
func (w *Watch) Begin(ctx context.Context, who, key string, hash []byte) (t Turn, old *Answer, err error) {
	now := w.now()
	t = Turn{who, key, now.UnixMilli()}
	err = w.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec(`DELETE FROM answer WHERE at < ?`, now.Add(-KeepAnswers).UnixMilli()); err != nil {
			return err
		}
		var a Answer
		var before []byte
		var at int64
		err := tx.QueryRow(`SELECT hash, status, head, body, at FROM answer WHERE who = ? AND name = ?`, who, key).Scan(&before, &a.Status, &a.Head, &a.Body, &at)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			_, err = tx.Exec(`INSERT INTO answer (who, name, hash, status, head, body, at) VALUES (?, ?, ?, 0, '', ?, ?)`, who, key, hash, []byte{}, t.at)
			return err
		case err != nil:
			return err
		case !bytes.Equal(before, hash):
			return ErrOther
		case a.Status != 0:
			old = &a
			return nil
		}
		if wait := time.UnixMilli(at).Add(AnswerTime).Sub(now); wait > 0 {
			return &UnansweredError{wait}
		}
		_, err = tx.Exec(`UPDATE answer SET at = ? WHERE who = ? AND name = ?`, t.at, who, key)
		return err
	})
	return t, old, err
}

// Finish keeps the answer to a request.
func (w *Watch) Finish(ctx context.Context, t Turn, a Answer) error {
	if a.Body == nil {
		a.Body = []byte{} // NULL on PostgreSQL
	}
	return w.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE answer SET status = ?, head = ?, body = ? WHERE who = ? AND name = ? AND at = ?`, a.Status, a.Head, a.Body, t.who, t.key, t.at)
		return err
	})
}

// Forget lets a key be used again: what it asked was not done.
func (w *Watch) Forget(ctx context.Context, t Turn) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`DELETE FROM answer WHERE who = ? AND name = ? AND at = ?`, t.who, t.key, t.at)
		return err
	})
}
