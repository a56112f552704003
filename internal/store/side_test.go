package store

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// a side database of one step, and of two.
var (
	keys = Step{
		SQLite:   {"CREATE TABLE key (name TEXT PRIMARY KEY) STRICT"},
		Postgres: {"CREATE TABLE key (name TEXT PRIMARY KEY)"},
	}
	old  = Side{Name: "keys", Steps: []Step{keys}}
	next = Side{Name: "keys", Steps: []Step{keys, {
		SQLite:   {"ALTER TABLE key ADD COLUMN door TEXT NOT NULL DEFAULT 'front'"},
		Postgres: {"ALTER TABLE key ADD COLUMN door TEXT NOT NULL DEFAULT 'front'"},
	}}}
)

func openSide(t testing.TB, address string, side Side) *DB {
	t.Helper()
	db, err := OpenSide(t.Context(), address, side)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

const insertKey = "INSERT INTO key (name) VALUES (?)"

func TestSide(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		_, err := OpenSide(t.Context(), a, old)
		wantError(t, err, ErrNoLedger)
		ledger := create(t, a)

		db := openSide(t, a, old)
		update(t, db, func(tx *Tx) error { _, err := tx.Exec(insertKey, "secret-of-the-door"); return err })
		// Neither waits for the other.
		update(t, ledger, func(*Tx) error {
			return db.Update(t.Context(), func(tx *Tx) error { _, err := tx.Exec(insertKey, "second"); return err })
		})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}

		var doors string
		read := func(tx *Tx) error {
			return tx.QueryRow("SELECT min(name) || ' ' || max(name) || ' ' || min(door) FROM key").Scan(&doors)
		}
		view(t, openSide(t, a, next), read)
		if doors != "second secret-of-the-door front" {
			t.Errorf("got %q", doors)
		}
		_, err = OpenSide(t.Context(), a, old)
		wantError(t, err, ErrNewer, "version 2", "install a newer musnad")
		view(t, openSide(t, a, next), read)
	})
}

// TestSideStays: what lies beside a ledger is in no copy of it, and the ledger
// is as whole with it as without.
func TestSideStays(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		ledger := create(t, a)
		add(t, ledger, "article", "told")
		db := openSide(t, a, old)
		update(t, db, func(tx *Tx) error { _, err := tx.Exec(insertKey, "secret-of-the-door"); return err })
		path := filepath.Join(t.TempDir(), "backup")
		if err := ledger.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil || bytes.Contains(data, []byte("secret")) {
			t.Errorf("the backup holds what lies beside the ledger: %v", err)
		}
		wantSound(t, ledger)
		wantSound(t, open(t, a))
	})
}

// TestSideAtOnce: of many that open it first, each finds it whole.
func TestSideAtOnce(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		create(t, a)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				db, err := OpenSide(t.Context(), a, next)
				if err != nil {
					t.Error(err)
					return
				}
				defer db.Close()
				if err := db.Update(t.Context(), func(tx *Tx) error {
					_, err := tx.Exec("INSERT INTO key (name) VALUES (?) ON CONFLICT DO NOTHING", "one")
					return err
				}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if !isPostgres(a) {
			if left, _ := filepath.Glob(filepath.Join(a, ".keys*")); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
		}
	})
}

// TestSideIsPrivate: others of the machine may read the ledger, and not what
// lies beside it.
func TestSideIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no modes")
	}
	a := filepath.Join(t.TempDir(), "ledger")
	create(t, a)
	db := openSide(t, a, old)
	update(t, db, func(tx *Tx) error { _, err := tx.Exec(insertKey, "secret-of-the-door"); return err })
	names, err := filepath.Glob(filepath.Join(a, "keys.db*"))
	if err != nil || len(names) < 2 {
		t.Fatalf("files: %q %v", names, err)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "-shm") {
			continue // says which pages the log holds, not what is on them
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", name, info.Mode())
		}
	}
}

func TestSideDamaged(t *testing.T) {
	a := filepath.Join(t.TempDir(), "ledger")
	create(t, a)
	if err := openSide(t, a, old).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a, "keys.db"), []byte("not a database, and long enough to look at"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenSide(t.Context(), a, old)
	wantError(t, err, ErrDamaged, "keys.db", "the ledger is not touched")
	wantSound(t, open(t, a))
}
