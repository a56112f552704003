package store

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/musnad/musnad/internal/pgtest"
)

// durable starts a server that syncs, once.
var durable = sync.OnceValues(func() (string, error) { return pgtest.Start("", "fsync=on") })

// onDisk runs a benchmark on both databases, each of which syncs its log at
// every commit.
func onDisk(b *testing.B, bench func(b *testing.B, db *DB)) {
	b.Run("SQLite", func(b *testing.B) {
		bench(b, create(b, filepath.Join(b.TempDir(), "ledger")))
	})
	b.Run("PostgreSQL", func(b *testing.B) {
		pgtest.Address(b) // skips where there is none
		address, err := durable()
		if err != nil {
			b.Fatal(err)
		}
		serial++
		bench(b, create(b, fmt.Sprintf("%s&search_path=bench_%d", address, serial)))
	})
}

var serial int

// reading is as long as a reading of a middling article.
var reading = []byte(strings.Repeat(`{"type":"CONSULT","actor":[{"name":"وزير الخارجية","country":"EGY","at":[12,26]}]},`, 80))

// BenchmarkCommit is one entry a commit.
func BenchmarkCommit(b *testing.B) { benchAppend(b, 1) }

// BenchmarkBatch is a thousand entries a commit, one in four a reading with a
// row of a projection beside it.
func BenchmarkBatch(b *testing.B) { benchAppend(b, 1000) }

func benchAppend(b *testing.B, batch int) {
	onDisk(b, func(b *testing.B, db *DB) {
		row := []string{"CREATE TABLE row (seq BIGINT PRIMARY KEY, name TEXT NOT NULL)"}
		if _, err := db.Migrate(b.Context(), "row", 1, map[Dialect][]string{SQLite: row, Postgres: row}); err != nil {
			b.Fatal(err)
		}
		n := 0
		for b.Loop() {
			update(b, db, func(tx *Tx) error {
				for range batch {
					n++
					if err := appendOne(tx, n); err != nil {
						return err
					}
				}
				return nil
			})
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "entries/s")
	})
}

func appendOne(tx *Tx, n int) error {
	body := reading[:200]
	if n%4 == 0 {
		body = reading
	}
	e, err := tx.Append("reading", body)
	if err != nil || n%4 != 0 {
		return err
	}
	_, err = tx.Exec("INSERT INTO row (seq, name) VALUES (?, ?)", e.Seq, "وزير الخارجية")
	return err
}

// BenchmarkEntries reads entries, and checks their hashes.
func BenchmarkEntries(b *testing.B) {
	onDisk(b, func(b *testing.B, db *DB) {
		const entries = 20_000
		update(b, db, func(tx *Tx) error {
			for n := range entries {
				body := reading[:200]
				if n%4 == 0 {
					body = reading
				}
				if _, err := tx.Append("reading", body); err != nil {
					return err
				}
			}
			return nil
		})
		for b.Loop() {
			view(b, db, func(tx *Tx) error {
				for _, err := range tx.Entries(1) {
					if err != nil {
						return err
					}
				}
				return nil
			})
		}
		b.ReportMetric(float64(b.N)*entries/b.Elapsed().Seconds(), "entries/s")
	})
}
