// Package ledger keeps what articles report, for good: articles in all their
// versions, their readings, the happenings that many of them tell of, and what
// people decided about these.
//
// All that is written is an entry of an append-only store, hash-chained and
// fsynced before it is acknowledged. Everything else here is a projection: tables
// beside the entries, made from them by apply, one entry after the other, in the
// transaction that appends the entry. [Ledger.Rebuild] makes them anew.
//
// The same articles and decisions, in the same order, are the same ledger on any
// machine and on either store. In another order each article has the same readings.
// Which events are one happening may then differ where likeness does not settle it,
// since each event is compared with what is known when it comes; the id of a
// happening is that of the event that came first, and of two copies the one that came
// later is called the copy.
//
// The package does not know how an article is read: a reading comes in as it is,
// with the version of the engine that made it, so that old records open without
// today's rules. It does not know feeds, files or formats of export.
package ledger

import (
	"context"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// Ledger is an open ledger. It is safe for concurrent use; writers wait for one
// another.
type Ledger struct {
	db   *store.DB
	warm *warm
}

// Create makes a ledger at an address: a directory that is empty or absent, or a
// postgres:// address.
func Create(ctx context.Context, address string) (*Ledger, error) {
	db, err := store.Create(ctx, address, store.OnConnect(registerWords))
	if err != nil {
		return nil, err
	}
	return opened(ctx, db)
}

// Open opens the ledger at an address. It refuses one that a newer program wrote.
func Open(ctx context.Context, address string) (*Ledger, error) {
	db, err := store.Open(ctx, address, store.OnConnect(registerWords))
	if err != nil {
		return nil, err
	}
	return opened(ctx, db)
}

// opened brings the projection up to this program's.
func opened(ctx context.Context, db *store.DB) (*Ledger, error) {
	l := &Ledger{db: db, warm: newWarm()}
	stale, err := db.Migrate(ctx, "ledger", projectionVersion, tables())
	if err == nil && stale {
		err = l.Rebuild(ctx)
	}
	if err == nil {
		err = l.keepVisits(ctx)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("ledger: its tables: %w", err)
	}
	return l, nil
}

// keepVisits makes the table that is no projection, if it is not there.
func (l *Ledger) keepVisits(ctx context.Context) error {
	const name = "visits"
	isNew, err := l.db.Migrate(ctx, name, 1, map[store.Dialect][]string{store.SQLite: visitTables, store.Postgres: visitTables})
	if err != nil || !isNew {
		return err
	}
	return l.db.Update(ctx, func(tx *store.Tx) error { return tx.Built(name) })
}

// Close closes the ledger. What was acknowledged is on the disk before.
func (l *Ledger) Close() error { return l.db.Close() }

// Rebuild drops the projection and makes it anew from the entries.
func (l *Ledger) Rebuild(ctx context.Context) error {
	return l.db.Update(ctx, func(tx *store.Tx) error {
		l.warm.forget()
		defer l.warm.forget()
		if err := clearTables(tx); err != nil {
			return err
		}
		w := newWriter(l, tx)
		for e, err := range tx.Entries(1) {
			if err != nil {
				return err
			}
			if err := w.apply(e); err != nil {
				return fmt.Errorf("entry %d (%s): %w; run musnad verify", e.Seq, e.Kind, err)
			}
		}
		if err := w.flush(); err != nil {
			return err
		}
		return tx.Built("ledger")
	})
}

// Verify checks the chain of entries and, with readData, all bytes that they
// point to.
func (l *Ledger) Verify(ctx context.Context, readData bool) ([]Fault, error) {
	return l.db.Verify(ctx, readData)
}

// Backup writes all entries and bytes to one file at path, which must not exist.
func (l *Ledger) Backup(ctx context.Context, path string) error { return l.db.Backup(ctx, path) }

// Restore makes a ledger at an address from a backup.
func Restore(ctx context.Context, path, address string) error {
	if err := store.Restore(ctx, path, address); err != nil {
		return err
	}
	l, err := Open(ctx, address)
	if err != nil {
		return err
	}
	return l.Close()
}
