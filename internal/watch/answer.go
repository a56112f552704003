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

// Answer is what a request was answered with. It is kept as it is, the secrets that
// it may show included.
type Answer struct {
	Status int    // 0: the request is not answered yet
	Head   string // headers as JSON
	Body   []byte
}

var (
	// ErrOther is a key that was used for another request.
	ErrOther = errors.New("the key was used for another request")
	// ErrUnanswered is a request that is being answered, or whose answer was lost.
	ErrUnanswered = errors.New("the request with that key has no answer yet")
)

// Begin notes that somebody makes a request under a key; hash is of all that it
// asks. It returns nil for the first, the answer for a repetition, ErrOther where the
// hash is not that of the first, and ErrUnanswered while the first has no answer.
func (w *Watch) Begin(ctx context.Context, who, key string, hash []byte) (old *Answer, err error) {
	now := w.now()
	err = w.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec(`DELETE FROM answer WHERE at < ?`, now.Add(-KeepAnswers).UnixMilli()); err != nil {
			return err
		}
		var a Answer
		var before []byte
		err := tx.QueryRow(`SELECT hash, status, head, body FROM answer WHERE who = ? AND name = ?`, who, key).Scan(&before, &a.Status, &a.Head, &a.Body)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			_, err = tx.Exec(`INSERT INTO answer (who, name, hash, status, head, body, at) VALUES (?, ?, ?, 0, '', ?, ?)`, who, key, hash, []byte{}, now.UnixMilli())
			return err
		case err != nil:
			return err
		case !bytes.Equal(before, hash):
			return ErrOther
		case a.Status == 0:
			return ErrUnanswered
		}
		old = &a
		return nil
	})
	return old, err
}

// Finish keeps the answer to the request of a key.
func (w *Watch) Finish(ctx context.Context, who, key string, a Answer) error {
	if a.Body == nil {
		a.Body = []byte{} // NULL on PostgreSQL
	}
	return w.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE answer SET status = ?, head = ?, body = ? WHERE who = ? AND name = ?`, a.Status, a.Head, a.Body, who, key)
		return err
	})
}

// Forget lets a key be used again: what it asked was not done.
func (w *Watch) Forget(ctx context.Context, who, key string) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`DELETE FROM answer WHERE who = ? AND name = ?`, who, key)
		return err
	})
}
