package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
)

var sqliteTables = []string{
	`CREATE TABLE store_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
	`CREATE TABLE store_entry (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL,
		codec INTEGER NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT`,
	`CREATE INDEX store_entry_kind ON store_entry (kind, seq)`,
	`CREATE TABLE store_blob (hash BLOB PRIMARY KEY, codec INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT`,
	`CREATE TABLE store_projection (name TEXT PRIMARY KEY, version INTEGER NOT NULL, ddl TEXT NOT NULL, built INTEGER NOT NULL, objects TEXT NOT NULL) STRICT`,
	// No program can fork the chain or leave a gap in it, whatever it believes the last entry to be.
	`CREATE TRIGGER store_entry_chain BEFORE INSERT ON store_entry
		WHEN NEW.prev IS NOT coalesce((SELECT hash FROM store_entry WHERE seq = NEW.seq - 1), CASE NEW.seq WHEN 1 THEN zeroblob(32) END)
		BEGIN SELECT RAISE(ABORT, 'an entry must continue the one before it'); END`,
	`CREATE TRIGGER store_entry_update BEFORE UPDATE ON store_entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END`,
	`CREATE TRIGGER store_entry_delete BEFORE DELETE ON store_entry BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END`,
	`CREATE TRIGGER store_blob_update BEFORE UPDATE ON store_blob BEGIN SELECT RAISE(ABORT, 'a blob is never changed'); END`,
	`CREATE TRIGGER store_blob_delete BEFORE DELETE ON store_blob BEGIN SELECT RAISE(ABORT, 'a blob is never deleted'); END`,
}

func openSQLite(ctx context.Context, dir string, o options) (*DB, error) {
	if err := readFormat(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, dataFile)
	if !exists(path) {
		return nil, fmt.Errorf("store: %s is %w: it is missing; restore the ledger from a backup", path, ErrDamaged)
	}
	db, err := connectSQLite(dir, dataFile, o)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(db.checkFormat(ctx), db.checkSums(ctx)); err != nil {
		db.Close()
		return nil, openingSQLite(path, err)
	}
	return db, nil
}

// openingSQLite explains why a file can't be opened.
func openingSQLite(path string, err error) error {
	switch {
	case damage(err) || noTable(err):
		return fmt.Errorf("store: %s is %w: %w; restore the ledger from a backup", path, ErrDamaged, err)
	case errors.Is(err, sqlite3.READONLY), errors.Is(err, sqlite3.CANTOPEN), errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("store: %s: %w; a ledger must be on a disk, and belong to a user, that can write it", path, err)
	}
	return err
}

// noTable is the failure of a database that has lost its schema.
func noTable(err error) bool {
	return errors.Is(err, sqlite3.ERROR) && strings.Contains(err.Error(), "no such")
}

// checkSums makes sure that pages are checked as they are read: one changed
// byte of the header would switch it off.
func (db *DB) checkSums(ctx context.Context) error {
	return db.View(ctx, func(tx *Tx) error {
		var on string
		err := tx.QueryRow("PRAGMA checksum_verification").Scan(&on)
		if err == nil && on != "1" {
			err = fmt.Errorf("%w: its pages have no checksums", ErrDamaged)
		}
		return err
	})
}

func prepareSQLite(ctx context.Context, dir string, o options) (*DB, error) {
	if err := claim(dir); err != nil {
		return nil, err
	}
	db, err := connectSQLite(dir, dataFile, o)
	if err != nil {
		return nil, err
	}
	if err := db.makeSQLite(ctx, sqliteTables); err != nil {
		db.Close()
		return nil, fmt.Errorf("store: making %s: %w", filepath.Join(dir, dataFile), err)
	}
	return db, nil
}

// claim makes a directory and, in it, an empty database that no other
// process claims too.
func claim(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if len(names) > 0 {
		if readFormat(dir) == nil {
			return fmt.Errorf("store: %s is %w: it is a ledger; open it, or name another directory", dir, ErrExists)
		}
		return fmt.Errorf("store: %s is %w: it holds %s; name a directory that is empty or not there", dir, ErrExists, names[0].Name())
	}
	f, err := os.OpenFile(filepath.Join(dir, dataFile), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return errors.Join(f.Close(), syncDir(dir), syncDir(filepath.Dir(dir)))
}

func (db *DB) makeSQLite(ctx context.Context, tables []string) error {
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		raw := c.(driver.Conn).Raw()
		if err := raw.EnableChecksums("main"); err != nil {
			return err
		}
		if err := raw.Exec("PRAGMA journal_mode = WAL"); err != nil {
			return err
		}
		return raw.Exec("BEGIN IMMEDIATE;" + strings.Join(tables, ";") + ";COMMIT")
	})
}

func connectSQLite(dir, file string, o options) (*DB, error) {
	path, err := filepath.Abs(filepath.Join(dir, file))
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	db := newDB(SQLite, dir, o)
	db.write, err = driver.Open(sqliteName(path, o.vfs), func(c *sqlite3.Conn) error {
		c.WALHook(db.checkpoint)
		return errors.Join(configure(c, "synchronous = FULL", "cache_size = -48000", "journal_size_limit = 134217728", "temp_store = memory"), o.onConnect(c))
	})
	if err != nil {
		return nil, err
	}
	db.read, err = driver.Open(sqliteName(path, o.vfs), func(c *sqlite3.Conn) error {
		return errors.Join(configure(c, "cache_size = -8000"), o.onConnect(c), c.Exec("PRAGMA query_only = on"))
	})
	if err != nil {
		return nil, errors.Join(err, db.write.Close())
	}
	db.read.SetMaxOpenConns(maxReaders)
	return db, nil
}

// checkpointPages is how much of the log is left before it is copied into the
// database, in pages of 4 KB.
const checkpointPages = 24000

// checkpoint copies the log into the database now and then, as SQLite would by
// itself, except that SQLite says nothing of a disk that fails meanwhile. What
// is in the log is safe already.
func (db *DB) checkpoint(c *sqlite3.Conn, schema string, pages int) error {
	if pages < checkpointPages {
		return nil
	}
	if _, _, err := c.WALCheckpoint(schema, sqlite3.CHECKPOINT_PASSIVE); diskError(err) || damage(err) {
		db.fail(err, "the last write is kept")
	}
	return nil
}

// sqliteName is what SQLite calls the file. Who may read it may read the log
// beside it, and nobody else.
func sqliteName(path, vfs string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path}
	// SQLite reads a + as it stands.
	return u.String() + "?_txlock=immediate&mode=rw&modeof=" + strings.ReplaceAll(url.QueryEscape(path), "+", "%20") + "&vfs=" + vfs
}

// configure waits for other programs' locks before it does anything that
// takes one.
func configure(c *sqlite3.Conn, pragmas ...string) error {
	if err := c.BusyHandler(wait); err != nil {
		return err
	}
	for _, p := range append(pragmas, "trusted_schema = off", "foreign_keys = on") {
		if err := c.Exec("PRAGMA " + p); err != nil {
			return err
		}
	}
	return nil
}

// wait sleeps until another program may have let go of its lock, and says
// whether to try again. Naps of changing length keep two programs from missing
// each other for ever.
func wait(ctx context.Context, count int) bool {
	nap := time.Duration(1+rand.IntN(1+min(count, 19))) * 250 * time.Microsecond
	select {
	case <-time.After(nap):
		return true
	case <-ctx.Done():
		return false
	}
}

// damageSQLite is the failure of a page or file that is no longer what was
// written.
func damageSQLite(err error) bool {
	return errors.Is(err, sqlite3.IOERR_DATA) || errors.Is(err, sqlite3.IOERR_CORRUPTFS) ||
		errors.Is(err, sqlite3.IOERR_SHORT_READ) || errors.Is(err, sqlite3.CORRUPT) || errors.Is(err, sqlite3.NOTADB)
}

// diskSQLite is a failure after which what is on the disk is unknown.
func diskSQLite(err error) bool {
	return errors.Is(err, sqlite3.FULL) || errors.Is(err, sqlite3.IOERR) && !damageSQLite(err)
}
