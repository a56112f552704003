package watch

import (
	"context"
	"database/sql"
	"errors"

	"github.com/musnad/musnad/internal/store"
)

// scan is the Scan of one row.
type scan func(...any) error

// list reads what one reads of each row of a query.
func list[T any](ctx context.Context, w *Watch, one func(scan) (T, error), query string, args ...any) (out []T, err error) {
	out = []T{}
	err = w.db.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			x, err := one(rows.Scan)
			if err != nil {
				return err
			}
			out = append(out, x)
		}
		return rows.Err()
	})
	return out, err
}

// first is what one reads of the only row; ErrNotFound if there is none.
func first[T any](ctx context.Context, w *Watch, one func(scan) (T, error), query string, args ...any) (x T, err error) {
	err = w.db.View(ctx, func(tx *store.Tx) error {
		x, err = one(tx.QueryRow(query, args...).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return x, err
}

// exec runs statements that all have the same argument; ErrNotFound if the last
// changes nothing.
func exec(tx *store.Tx, arg any, statements ...string) error {
	for i, st := range statements {
		res, err := tx.Exec(st, arg)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); i == len(statements)-1 && (err != nil || n == 0) {
			return errors.Join(err, ErrNotFound)
		}
	}
	return nil
}

// room reports whether a table has fewer rows than it may.
func room(tx *store.Tx, table string, most int) error {
	var n int
	if err := tx.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil {
		return err
	}
	if n >= most {
		return ErrFull
	}
	return nil
}
