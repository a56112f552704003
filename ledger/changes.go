package ledger

import (
	"context"
	"errors"

	"github.com/musnad/musnad/internal/store"
)

// Turned is a happening that an entry changed last. One that is no longer there for
// itself has a tombstone: it became part of another, was rejected, or no article tells
// of it any more.
type Turned struct {
	ID       string `json:"id"`
	Seq      int64  `json:"seq"` // the entry
	Merged   string `json:"merged_into,omitempty"`
	Rejected bool   `json:"rejected,omitempty"`
	Gone     bool   `json:"gone,omitempty"`
}

// Changes lists what entries after one changed, in the order of these: each
// happening once, where it changed last. It gives about limit of them, at least 1, and
// all of one entry, so that the last one's Seq says where to go on; none is missed if
// the ledger grows meanwhile.
func (l *Ledger) Changes(ctx context.Context, since int64, limit int) (out []Turned, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		const ask = `SELECT id, changed, merged, review, reports FROM happenings WHERE `
		if out, err = changes(tx, nil, ask+`changed > ? ORDER BY changed, id DESC LIMIT ?`, since, limit); err != nil {
			return err
		}
		if len(out) == limit && limit > 0 {
			last := out[limit-1]
			out, err = changes(tx, out, ask+`changed = ? AND id < ? ORDER BY id DESC`, last.Seq, last.ID)
		}
		for i := range out {
			if c := &out[i]; err == nil && c.Merged != "" {
				c.Merged, err = redirect(tx, c.ID)
			}
		}
		return err
	})
	return out, err
}

func changes(tx *store.Tx, out []Turned, query string, args ...any) ([]Turned, error) {
	err := eachRow(tx, func(row scanner) error {
		var c Turned
		var review string
		var reports int
		err := row.Scan(&c.ID, &c.Seq, &c.Merged, &review, &reports)
		c.Rejected = c.Merged == "" && review == string(Reject)
		c.Gone = c.Merged == "" && reports == 0
		out = append(out, c)
		return err
	}, query, args...)
	return out, err
}

// lastEntry is the number of the last entry, 0 if there is none.
func lastEntry(tx *store.Tx) (int64, error) {
	e, err := tx.Last()
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	return e.Seq, err
}
