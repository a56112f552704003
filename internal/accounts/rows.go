package accounts

import (
	"database/sql"
	"errors"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// A scanner is the Scan of one row.
type scanner func(...any) error

// query lists what one reads of each row.
func query[T any](tx *store.Tx, one func(scanner) (T, error), sql string, args ...any) ([]T, error) {
	rows, err := tx.Query(sql, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		x, err := one(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, rows.Err()
}

// first is what one reads of the only row; false where there is none.
func first[T any](tx *store.Tx, one func(scanner) (T, error), query string, args ...any) (T, bool, error) {
	x, err := one(tx.QueryRow(query, args...).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return x, false, nil
	}
	return x, err == nil, err
}

// ms is a time as it is kept; 0 for the zero time.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment is a time that was kept, in UTC.
func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
