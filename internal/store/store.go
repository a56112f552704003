// Package store keeps what must never be lost: entries in one order, each
// bound to the one before by its hash, and blobs, the bytes that entries speak
// of, named by their SHA-256. Both live in one database, SQLite in a directory
// or a schema of PostgreSQL, beside tables that others make from the entries
// and may drop and make anew.
//
// It knows transactions, durability, damage and copies. It does not know what
// an entry means: a kind is a word and a body is bytes.
//
// What is committed is on disk: Update returns without an error only after
// the database has synced its log. What a chain cannot show is that its end
// was cut off: compare the last hash with one that was kept elsewhere, such as
// a backup's.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// Format is the version of the tables that this package writes. A ledger of a
// newer format is not opened.
const Format = 1

// The kinds of failure that a caller tells apart, with errors.Is.
var (
	ErrNoLedger = errors.New("no ledger")
	ErrExists   = errors.New("already in use")
	ErrNewer    = errors.New("made by a newer version")
	ErrReadOnly = errors.New("read-only")
	ErrDamaged  = errors.New("damaged")
	ErrNotFound = errors.New("not found")
	ErrText     = errors.New("no text: it holds a zero byte, or bytes that are no UTF-8")
)

// A Dialect is the database under a ledger.
type Dialect int

const (
	SQLite Dialect = iota
	Postgres
)

func (d Dialect) String() string {
	return [...]string{"SQLite", "PostgreSQL"}[d]
}

// DB is an open ledger. Its methods may be called from many goroutines.
type DB struct {
	dialect Dialect
	name    string // the address as shown to people, without a password
	lock    int64  // PostgreSQL's advisory lock
	now     func() time.Time

	write, read *sql.DB
	turn        chan struct{} // full while somebody writes
	writer      *session      // owned by the holder of turn
	readers     pool
	failed      atomic.Pointer[failure]
	close       sync.Once
}

// An Option changes how a ledger is opened.
type Option func(*options)

type options struct {
	onConnect func(*sqlite3.Conn) error
	now       func() time.Time
	vfs       string
}

// OnConnect calls f with each new connection to SQLite, to register functions,
// modules and tokenizers.
func OnConnect(f func(*sqlite3.Conn) error) Option {
	return func(o *options) { o.onConnect = f }
}

// Clock replaces the clock that dates entries.
func Clock(now func() time.Time) Option {
	return func(o *options) { o.now = now }
}

func newOptions(opts []Option) options {
	o := options{now: time.Now, vfs: vfsName, onConnect: func(*sqlite3.Conn) error { return nil }}
	for _, f := range opts {
		f(&o)
	}
	return o
}

// Create makes an empty ledger and opens it. The address is a directory, which
// is made and must be empty if it is there, or postgres://… with an optional
// search_path, the schema (musnad without one), which must hold no table.
func Create(ctx context.Context, address string, opts ...Option) (*DB, error) {
	db, err := prepare(ctx, address, newOptions(opts))
	if err != nil {
		return nil, err
	}
	if err := db.seal(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// Open opens a ledger that is there. It fails with ErrNoLedger where there is
// none, with ErrNewer for a newer format, and with ErrDamaged where the file
// is no longer a database.
func Open(ctx context.Context, address string, opts ...Option) (*DB, error) {
	o := newOptions(opts)
	if isPostgres(address) {
		return openPostgres(ctx, address, o)
	}
	return openSQLite(ctx, address, o)
}

// prepare makes the tables of a ledger that is not yet to be opened by others.
func prepare(ctx context.Context, address string, o options) (*DB, error) {
	if isPostgres(address) {
		return preparePostgres(ctx, address, o)
	}
	return prepareSQLite(ctx, address, o)
}

// seal marks a prepared ledger as whole, so that Open takes it.
func (db *DB) seal(ctx context.Context) error {
	err := db.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO store_meta (key, value) VALUES ('format', ?)", fmt.Sprint(Format))
		return err
	})
	if err != nil || db.dialect != SQLite {
		return err
	}
	return writeFormat(db.name)
}

func newDB(dialect Dialect, name string, o options) *DB {
	return &DB{dialect: dialect, name: name, now: o.now, turn: make(chan struct{}, 1)}
}

// Warnings lists what makes this ledger less safe than it can be, for people
// to read: settings of the server. There are none with SQLite.
func (db *DB) Warnings(ctx context.Context) (list []string, err error) {
	if db.dialect == SQLite {
		return nil, nil
	}
	err = db.View(ctx, func(tx *Tx) error {
		list, err = tx.warnPostgres()
		return err
	})
	return list, err
}

// Dialect is the database under the ledger.
func (db *DB) Dialect() Dialect { return db.dialect }

// Close waits for a running Update and closes the ledger.
func (db *DB) Close() error {
	var err error
	db.close.Do(func() { err = db.shut() })
	return err
}

func (db *DB) shut() error {
	db.turn <- struct{}{} // for good: nobody writes after this
	whole := db.ReadOnly() == nil
	db.fail(errors.New("it was closed"), "the last write is kept")
	if db.writer != nil && whole {
		db.tidy()
	}
	if db.writer != nil {
		db.writer.close()
	}
	db.readers.close()
	return errors.Join(db.read.Close(), db.write.Close())
}

// tidy lets SQLite count what it chooses its plans by, where tables have grown
// much since it last did.
func (db *DB) tidy() {
	if db.dialect == SQLite {
		db.writer.control(context.Background(), "PRAGMA optimize") // a plan is not worth an error
	}
}

// checkFormat compares what a ledger says of itself with what this package
// knows.
func (db *DB) checkFormat(ctx context.Context) error {
	return db.View(ctx, func(tx *Tx) error {
		var value string
		err := tx.QueryRow("SELECT value FROM store_meta WHERE key = 'format'").Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return unfinished(db.name)
		}
		if err != nil {
			return err
		}
		return checkVersion(db.name, value)
	})
}
