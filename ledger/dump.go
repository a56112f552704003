package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// Dump is the SHA-256, in hexadecimal, of every row of every table but the index
// of words, table by table in a fixed order: equal for equal projections, on
// either store.
func (l *Ledger) Dump(ctx context.Context) (sum string, err error) {
	h := sha256.New()
	err = l.db.View(ctx, func(tx *store.Tx) error {
		for _, t := range tableNames {
			if err := dumpTable(tx, h, t); err != nil {
				return fmt.Errorf("table %s: %w", t, err)
			}
		}
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// dumpTable hashes the rows of a table in the order of their letters.
func dumpTable(tx *store.Tx, h hash.Hash, table string) error {
	columns := tableColumns[table]
	order := make([]string, len(columns))
	for i := range columns {
		order[i] = fmt.Sprint(i + 1)
	}
	rows, err := tx.Query(`SELECT ` + strings.Join(columns, ", ") + ` FROM ` + table + ` ORDER BY ` + strings.Join(order, ", "))
	if err != nil {
		return err
	}
	defer rows.Close()
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for _, v := range row {
			if b, ok := v.([]byte); ok {
				v = string(b)
			}
			fmt.Fprintf(h, "%v\x00", v)
		}
	}
	return rows.Err()
}

// tableColumns are the columns of each table of schema.
var tableColumns = func() map[string][]string {
	out := map[string][]string{}
	for _, s := range schema {
		rest, ok := strings.CutPrefix(s, "CREATE TABLE ")
		if !ok {
			continue
		}
		name, list, _ := strings.Cut(rest, " (")
		for _, part := range strings.Split(list, ", ") {
			column, kind, _ := strings.Cut(part, " ")
			if strings.HasSuffix(kind, "NOT NULL") || strings.HasSuffix(kind, "PRIMARY KEY") {
				out[name] = append(out[name], column)
			}
		}
	}
	return out
}()
