package watch

import (
	"context"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// State is how far a delivery has come.
type State string

// The states of a delivery.
const (
	Waiting State = "waiting" // to be sent, again if it was tried
	Sent    State = "sent"
	Dead    State = "dead" // tried as often as it is: only a replay sends it
)

// States are all states of a delivery.
var States = []State{Waiting, Sent, Dead}

// Delivery is one thing that a webhook was told, or is to be told.
type Delivery struct {
	ID     string `json:"id"`
	Hook   string `json:"webhook"`
	Made   string `json:"made"` // RFC 3339
	State  State  `json:"state"`
	Tries  int    `json:"tries"`
	Due    string `json:"due,omitempty"`    // of one that waits
	Tried  string `json:"tried,omitempty"`  // the last time
	Status int    `json:"status,omitempty"` // of HTTP, the last time
	Reason string `json:"reason,omitempty"` // why the last try failed
}

// delays are how long the next try waits behind each that failed. Behind the last
// the delivery is dead.
var delays = []time.Duration{30 * time.Second, 2 * time.Minute, 10 * time.Minute, time.Hour, 6 * time.Hour, 24 * time.Hour}

// How long deliveries are kept that nothing is to be done about.
const (
	keepSent = 7 * 24 * time.Hour
	keepDead = 30 * 24 * time.Hour
)

const deliveryColumns = `id, hook, made, state, tries, due, tried, status, reason`

func scanDelivery(row scan) (d Delivery, err error) {
	var made, due, tried int64
	err = row(&d.ID, &d.Hook, &made, &d.State, &d.Tries, &due, &tried, &d.Status, &d.Reason)
	d.Made, d.Tried = stamp(made), stamp(tried)
	if d.State == Waiting {
		d.Due = stamp(due)
	}
	return d, err
}

// Deliveries are the last of a webhook, at most limit, the newest first; of one
// state if it is not empty.
func (w *Watch) Deliveries(ctx context.Context, hook string, state State, limit int) ([]Delivery, error) {
	query, args := `SELECT `+deliveryColumns+` FROM delivery WHERE hook = ?`, []any{hook}
	if state != "" {
		query, args = query+` AND state = ?`, append(args, string(state))
	}
	return list(ctx, w, scanDelivery, query+` ORDER BY made DESC, id LIMIT ?`, append(args, limit)...)
}

// Replay sends a delivery of a webhook once more, with all tries before it, whatever
// its state; ErrNotFound if there is none of that id.
func (w *Watch) Replay(ctx context.Context, hook, id string) (d Delivery, err error) {
	err = w.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE delivery SET state = ?, tries = 0, due = ?, lease = 0 WHERE id = ? AND hook = ?`, string(Waiting), w.now().UnixMilli(), id, hook)
		return err
	})
	if err != nil {
		return d, err
	}
	return first(ctx, w, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE id = ? AND hook = ?`, id, hook)
}

// enqueue notes what a webhook is to be told, and that it was told up to an entry.
// Nothing is noted if somebody else did so before.
func (w *Watch) enqueue(ctx context.Context, h *Hook, upto int64, body []byte) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		res, err := tx.Exec(`UPDATE hook SET seen = ? WHERE id = ? AND seen = ?`, upto, h.ID, h.Seen)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 || body == nil {
			return err
		}
		now := w.now().UnixMilli()
		_, err = tx.Exec(`INSERT INTO delivery (`+deliveryColumns+`, lease, body) VALUES (?, ?, ?, ?, 0, ?, 0, 0, '', 0, ?)`, newID("v"), h.ID, now, string(Waiting), now, body)
		return err
	})
}

// sweep drops deliveries that are over.
func (w *Watch) sweep(ctx context.Context) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		for state, keep := range map[State]time.Duration{Sent: keepSent, Dead: keepDead} {
			if _, err := tx.Exec(`DELETE FROM delivery WHERE state = ? AND tried < ?`, string(state), w.now().Add(-keep).UnixMilli()); err != nil {
				return err
			}
		}
		return nil
	})
}
