package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// A Side is a small database beside a ledger, for what must be as safe on the
// disk and yet never leave with it: no entry, backup or release holds any of
// it. It is the file NAME.db, which only its owner may read, in the ledger's
// directory, or on PostgreSQL a schema of the ledger's name, _ and NAME.
type Side struct {
	Name string // a-z
	// Steps make its tables: the first of nothing, each other of what the one
	// before left. They are for good: what changes is a new step.
	Steps []Step
}

// sideReaders is how many read at once beside the ledger's own.
const sideReaders = 8

// OpenSide opens a side database of the ledger at an address, and makes or
// brings up to date what is not there yet. It fails with ErrNoLedger where
// there is no ledger, and with ErrNewer where a newer program made it. It has
// no entries and no blobs: of its methods Update, View, Close and those that
// say how it is are of use.
func OpenSide(ctx context.Context, address string, side Side, opts ...Option) (*DB, error) {
	o := newOptions(opts)
	open := openSideSQLite
	if isPostgres(address) {
		open = openSidePostgres
	}
	db, err := open(ctx, address, side.Name, o)
	if err != nil {
		return nil, err
	}
	db.read.SetMaxOpenConns(sideReaders)
	if err := db.upgrade(ctx, side.Steps); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

const sideMeta = "CREATE TABLE side_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)"

func openSideSQLite(ctx context.Context, dir, name string, o options) (*DB, error) {
	if err := readFormat(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, name+".db")
	if !exists(path) {
		if err := makeSideSQLite(ctx, dir, path, o); err != nil {
			return nil, fmt.Errorf("store: making %s: %w", path, err)
		}
	}
	db, err := connectSQLite(dir, name+".db", o)
	if err != nil {
		return nil, err
	}
	db.name = path
	if err := db.checkSums(ctx); err != nil {
		db.Close()
		return nil, openingSide(path, err)
	}
	return db, nil
}

// openingSide explains why a side database can't be opened.
func openingSide(path string, err error) error {
	if damage(err) {
		return fmt.Errorf("store: %s is %w: %w; put a copy of it back, or move it away to begin anew: the ledger is not touched by that", path, ErrDamaged, err)
	}
	return openingSQLite(path, err)
}

// makeSideSQLite makes the file whole under another name first: who finds it
// finds it whole, and of two who make it at once one is first.
func makeSideSQLite(ctx context.Context, dir, path string, o options) error {
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*") // for the owner only
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := f.Close(); err != nil {
		return err
	}
	db, err := connectSQLite(dir, filepath.Base(f.Name()), o)
	if err != nil {
		return err
	}
	if err := errors.Join(db.makeSQLite(ctx, []string{sideMeta}), db.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(dir)
}

func openSidePostgres(ctx context.Context, address, name string, o options) (*DB, error) {
	s, err := parseServer(address)
	if err != nil {
		return nil, err
	}
	beside := s.in(s.schema + "_" + name)
	if !schemaName.MatchString(beside.schema) {
		return nil, fmt.Errorf("store: search_path=%s is too long to name %s beside it; rename the schema", s.schema, beside.schema)
	}
	db := beside.connect(o)
	if err := db.makeSidePostgres(ctx, s, beside); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// makeSidePostgres makes the schema where there is none. It writes nothing
// where there is one, so that many can open it at once.
func (db *DB) makeSidePostgres(ctx context.Context, ledger, beside server) error {
	var whole, made bool
	err := db.View(ctx, func(tx *Tx) error {
		return tx.QueryRow("SELECT to_regclass(?) IS NOT NULL, to_regclass(?) IS NOT NULL", ledger.schema+".store_meta", beside.schema+".side_meta").Scan(&whole, &made)
	})
	switch {
	case err != nil:
		return err
	case !whole:
		return noLedger(ledger.name)
	case made:
		return nil
	}
	return db.Update(ctx, func(tx *Tx) error {
		if err := makeSchema(tx, beside.schema); err != nil {
			return fmt.Errorf("%w; ask the database's owner for a schema %s", err, beside.schema)
		}
		// Another may have been first, before the lock.
		_, err := tx.Exec("CREATE TABLE IF NOT EXISTS" + sideMeta[len("CREATE TABLE"):])
		return err
	})
}

// upgrade takes the steps that are not yet taken.
func (db *DB) upgrade(ctx context.Context, steps []Step) error {
	var taken int
	err := db.View(ctx, func(tx *Tx) (err error) {
		taken, err = tx.sideSteps()
		return err
	})
	switch {
	case err != nil:
		return err
	case taken > len(steps):
		return fmt.Errorf("store: %s was %w: it has version %d and this program knows up to %d; install a newer musnad", db.name, ErrNewer, taken, len(steps))
	case taken == len(steps):
		return nil
	}
	err = db.Update(ctx, func(tx *Tx) error { return tx.takeSteps(steps) })
	db.readers.drain() // what they have prepared is of the old tables
	return err
}

func (tx *Tx) takeSteps(steps []Step) error {
	taken, err := tx.sideSteps()
	if err != nil {
		return err
	}
	for _, step := range steps[min(taken, len(steps)):] {
		for _, ddl := range step[tx.Dialect()] {
			if _, err := tx.Exec(ddl); err != nil {
				return err
			}
		}
	}
	_, err = tx.Exec("INSERT INTO side_meta (key, value) VALUES ('version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
		strconv.Itoa(max(taken, len(steps))))
	return err
}

// sideSteps is how many steps were taken.
func (tx *Tx) sideSteps() (int, error) {
	var value string
	err := tx.QueryRow("SELECT value FROM side_meta WHERE key = 'version'").Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(value)
}
