package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3/ext/fts5"
)

// ledgerTables is a small projection: a table with an index, and a view on it.
func ledgerTables(column string) map[Dialect][]string {
	blob := map[Dialect]string{SQLite: "BLOB", Postgres: "BYTEA"}
	ddl := map[Dialect][]string{}
	for d, b := range blob {
		ddl[d] = []string{
			"CREATE TABLE word (id TEXT PRIMARY KEY, " + column + " TEXT NOT NULL, data " + b + ")",
			"CREATE INDEX word_index ON word (" + column + ")",
			"CREATE VIEW words AS SELECT " + column + " FROM word",
		}
	}
	return ddl
}

func migrate(t *testing.T, db *DB, version int, column string, want bool) {
	t.Helper()
	rebuild, err := db.Migrate(t.Context(), "words", version, ledgerTables(column))
	if err != nil {
		t.Fatal(err)
	}
	if rebuild != want {
		t.Errorf("version %d: rebuild %v", version, rebuild)
	}
}

func fill(t *testing.T, db *DB, column string) {
	t.Helper()
	update(t, db, func(tx *Tx) error {
		if _, err := tx.Exec("INSERT INTO word (id, "+column+", data) VALUES (?, 'what?', ?)", "w1", []byte{1}); err != nil {
			return err
		}
		return tx.Built("words")
	})
	view(t, db, func(tx *Tx) error {
		var s string
		err := tx.QueryRow("SELECT " + column + " FROM words").Scan(&s)
		if s != "what?" {
			t.Errorf("read %q", s)
		}
		return err
	})
}

func TestMigrate(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		db := create(t, a)
		migrate(t, db, 1, "letters", false) // nothing to build from
		migrate(t, db, 1, "letters", false)
		add(t, db, "article", "one")
		migrate(t, db, 2, "letters", true)
		migrate(t, db, 2, "letters", true) // still not built
		fill(t, db, "letters")
		migrate(t, db, 2, "letters", false)
		migrate(t, db, 2, "other", true) // other statements, the same version
		fill(t, db, "other")
		migrate(t, db, 3, "letters", true)
		fill(t, db, "letters")
		db.Close()

		db = open(t, a)
		migrate(t, db, 3, "letters", false)
		_, err := db.Migrate(t.Context(), "words", 2, ledgerTables("letters"))
		wantError(t, err, ErrNewer, "install a newer musnad")
		if err := db.Drop(t.Context(), "words"); err != nil {
			t.Fatal(err)
		}
		migrate(t, db, 3, "letters", true)
		fill(t, db, "letters")
		wantSound(t, db)
	})
}

func TestMigrateFails(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		ddl := []string{"CREATE TABLE half (id TEXT PRIMARY KEY)", "CREATE TABLE half (id TEXT PRIMARY KEY)"}
		_, err := db.Migrate(t.Context(), "half", 1, map[Dialect][]string{SQLite: ddl, Postgres: ddl})
		if err == nil || !strings.Contains(err.Error(), "already exists") {
			t.Fatalf("a table made twice: %v", err)
		}
		_, err = db.Migrate(t.Context(), "half", 1, map[Dialect][]string{SQLite: ddl[:1], Postgres: ddl[:1]})
		if err != nil {
			t.Errorf("something was left of a migration that failed: %v", err)
		}
	})
}

// TestMigrateSearch makes and drops a table of a module that OnConnect
// registers; without the module the ledger can still be verified.
func TestMigrateSearch(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	db := create(t, dir, OnConnect(fts5.Register))
	add(t, db, "article", "one")
	for version := range 3 {
		ddl := map[Dialect][]string{SQLite: {"CREATE VIRTUAL TABLE word USING fts5(text)", "CREATE TABLE word_of (id INTEGER PRIMARY KEY) STRICT"}}
		rebuild, err := db.Migrate(t.Context(), "search", version, ddl)
		if err != nil || !rebuild {
			t.Fatal(rebuild, err)
		}
		update(t, db, func(tx *Tx) error {
			_, err := tx.Exec("INSERT INTO word (text) VALUES (?)", "a needle")
			return errors.Join(err, tx.Built("search"))
		})
		var n int
		view(t, db, func(tx *Tx) error {
			return tx.QueryRow("SELECT count(*) FROM word WHERE word MATCH ?", "needle").Scan(&n)
		})
		if n != 1 {
			t.Errorf("version %d: found %d", version, n)
		}
		wantSound(t, db)
	}
	if err := db.Drop(t.Context(), "search"); err != nil {
		t.Fatal(err)
	}
	view(t, db, func(tx *Tx) error {
		objects, err := tx.objects()
		for _, o := range objects {
			if strings.HasPrefix(o.Name, "word") {
				t.Errorf("%s %s is left", o.Kind, o.Name)
			}
		}
		return err
	})
	if _, err := db.Migrate(t.Context(), "search", 9, map[Dialect][]string{SQLite: {"CREATE VIRTUAL TABLE word USING fts5(text)"}}); err != nil {
		t.Fatal(err)
	}
	db.Close()
	wantSound(t, open(t, dir))
}

func TestRebind(t *testing.T) {
	for query, want := range map[string]string{
		"SELECT 1":                 "SELECT 1",
		"a = ? AND b IN (?,?)":     "a = $1 AND b IN ($2,$3)",
		"a = 'who?' AND b = ?":     "a = 'who?' AND b = $1",
		"a = 'it''s ?' AND ? -- ?": "a = 'it''s ?' AND $1 -- ?",
		`"a?" = ? /* ? */ + ?`:     `"a?" = $1 /* ? */ + $2`,
		"a = ? -- why?\nAND ?":     "a = $1 -- why?\nAND $2",
		"a = 'open ?":              "a = 'open ?",
		"a - ? / ?":                "a - $1 / $2",
	} {
		if got := rebind(query); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}
