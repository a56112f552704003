package accounts

import (
	"context"
	"fmt"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// How many days lines of the log are kept: where nobody said otherwise, and at least.
const (
	UsualLogDays = 3 * 365
	LeastLogDays = 30
)

// LogDays is how many days lines of the log are kept; 0 is for good.
func (a *Accounts) LogDays(ctx context.Context) (days int, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		days, err = logDays(tx)
		return err
	})
	return days, err
}

func logDays(tx *store.Tx) (int, error) {
	days, found, err := first(tx, func(scan scanner) (days int, err error) { return days, scan(&days) }, "SELECT value FROM setting WHERE name = 'log-days'")
	if !found {
		days = UsualLogDays
	}
	return days, err
}

// KeepLog says how many days lines of the log are kept, at least LeastLogDays, or for
// good if it is 0; older ones are dropped. Only an admin may. The log tells of both.
func (a *Accounts) KeepLog(ctx context.Context, by Actor, days int) error {
	if err := a.admin(ctx, by, "log-keep", ""); err != nil {
		return err
	}
	if days != 0 && days < LeastLogDays {
		return invalid("log-days", "the log is kept for %d days at least, or for good", LeastLogDays)
	}
	detail := fmt.Sprintf("for %d days", days)
	if days == 0 {
		detail = "for good"
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if err := set(tx, "log-days", int64(days)); err != nil {
			return err
		}
		if err := a.note(tx, by.done("log-keep", "", detail)); err != nil {
			return err
		}
		return a.prune(tx)
	})
}

func set(tx *store.Tx, name string, value int64) error {
	_, err := tx.Exec("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
	return err
}

// prune drops the lines of the log that are older than they are kept, and says so in
// it. The database lets go of no line that is not older than the time it is told first.
func (a *Accounts) prune(tx *store.Tx) error {
	days, err := logDays(tx)
	if err != nil || days == 0 {
		return err
	}
	before := a.now().AddDate(0, 0, -days)
	var n int64
	if err := tx.QueryRow("SELECT count(*) FROM audit WHERE at < ?", ms(before)).Scan(&n); err != nil || n == 0 {
		return err
	}
	if err := set(tx, "log-before", ms(before)); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM audit WHERE at < ?", ms(before)); err != nil {
		return err
	}
	return a.note(tx, Event{What: "log-prune", Outcome: Done, Detail: fmt.Sprintf("%d lines from before %s", n, before.UTC().Format(time.DateTime))})
}
