package ledger

import (
	"context"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// mostLookedBack is how many decisions are looked through for a person's last.
const mostLookedBack = 1000

// LastDecision is the latest decision on a happening by one person that stands: what
// undoing takes back. ErrUnknown, wrapped, if there is none.
func (l *Ledger) LastDecision(ctx context.Context, by string) (d Decision, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		list, err := queryDecisions(tx, fmt.Sprintf(`SELECT id, body, undone FROM decisions WHERE undone = '' ORDER BY seq DESC LIMIT %d`, mostLookedBack))
		if err != nil {
			return err
		}
		for i := range list {
			if x := &list[i]; x.By == by && x.Op != Undo && x.Happening != "" {
				d = *x
				return nil
			}
		}
		return fmt.Errorf("a decision of %s that stands: %w", by, ErrUnknown)
	})
	return d, err
}

// Decision is a decision by its id.
func (l *Ledger) Decision(ctx context.Context, id string) (d Decision, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		d, err = loadDecision(tx, id)
		return err
	})
	return d, err
}
