package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/pgtest"
)

// eachStore runs a test on both databases; address gives a place where no
// ledger is yet.
func eachStore(t *testing.T, test func(t *testing.T, address func() string)) {
	t.Run("SQLite", func(t *testing.T) {
		test(t, func() string { return filepath.Join(t.TempDir(), "ledger") })
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		pgtest.Address(t) // skips all of it
		test(t, func() string { return pgtest.Address(t) })
	})
}

func create(t testing.TB, address string, opts ...Option) *DB {
	t.Helper()
	db, err := Create(t.Context(), address, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func open(t testing.TB, address string) *DB {
	t.Helper()
	db, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func update(t testing.TB, db *DB, f func(*Tx) error) {
	t.Helper()
	if err := db.Update(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, db *DB, f func(*Tx) error) {
	t.Helper()
	if err := db.View(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// add appends entries of a kind, one for each body.
func add(t testing.TB, db *DB, kind string, bodies ...string) {
	t.Helper()
	update(t, db, func(tx *Tx) error {
		for _, b := range bodies {
			if _, err := tx.Append(kind, []byte(b)); err != nil {
				return err
			}
		}
		return nil
	})
}

// bodies lists entries as "seq kind body".
func bodies(t testing.TB, db *DB, from int64, kinds ...string) string {
	t.Helper()
	var list []string
	view(t, db, func(tx *Tx) error {
		for e, err := range tx.Entries(from, kinds...) {
			if err != nil {
				return err
			}
			list = append(list, fmt.Sprintf("%d %s %s", e.Seq, e.Kind, e.Body))
		}
		return nil
	})
	return strings.Join(list, "\n")
}

func wantSound(t testing.TB, db *DB) {
	t.Helper()
	faults, err := db.Verify(t.Context(), true)
	if err != nil || len(faults) > 0 {
		t.Fatalf("verify: %v %v", faults, err)
	}
}

func wantError(t testing.TB, err, kind error, words ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got error %v; want one that is %q", err, kind)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

func TestEntries(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		db := create(t, a)
		if err := db.View(t.Context(), func(tx *Tx) error { _, err := tx.Last(); return err }); !errors.Is(err, ErrNotFound) {
			t.Errorf("the last entry of an empty ledger: %v", err)
		}
		add(t, db, "article", "a1", "a2")
		add(t, db, "reading", "r1", strings.Repeat("long ", 1000))
		add(t, db, "decision", "")
		add(t, db, "article", "a3")
		db.Close()

		db = open(t, a)
		want := "1 article a1\n2 article a2\n3 reading r1\n4 reading " + strings.Repeat("long ", 1000) + "\n5 decision \n6 article a3"
		if got := bodies(t, db, 1); got != want {
			t.Errorf("got\n%s", got)
		}
		if got := bodies(t, db, 2, "decision", "article"); got != "2 article a2\n5 decision \n6 article a3" {
			t.Errorf("of two kinds:\n%s", got)
		}
		wantChain(t, db)
		wantSound(t, db)
	})
}

// wantChain computes the hashes again, by the words of the FORMAT file and not
// by the code under test.
func wantChain(t *testing.T, db *DB) {
	t.Helper()
	var before [32]byte
	view(t, db, func(tx *Tx) error {
		for e, err := range tx.Entries(1) {
			if err != nil {
				return err
			}
			if e.Prev != before || e.Hash != hashByTheBook(e, before) {
				t.Errorf("entry %d: prev %x hash %x", e.Seq, e.Prev, e.Hash)
			}
			before = e.Hash
			one, err := tx.Entry(e.Seq)
			if err != nil || one.Hash != e.Hash || !bytes.Equal(one.Body, e.Body) || !one.At.Equal(e.At) {
				t.Errorf("entry %d alone: %v %v", e.Seq, one, err)
			}
		}
		last, err := tx.Last()
		if last.Hash != before {
			t.Errorf("the last entry has another hash")
		}
		return err
	})
}

func TestBlobs(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		for _, data := range [][]byte{nil, []byte("x"), bytes.Repeat([]byte("<p>"), 100_000), random(5000)} {
			var name string
			update(t, db, func(tx *Tx) (err error) {
				name, err = tx.PutBlob(data)
				if again, err := tx.PutBlob(data); err != nil || again != name {
					t.Errorf("put again: %s %v", again, err)
				}
				return err
			})
			view(t, db, func(tx *Tx) error {
				got, err := tx.Blob(name)
				if !bytes.Equal(got, data) {
					t.Errorf("blob %s: %d bytes of %d", name, len(got), len(data))
				}
				return err
			})
		}
		err := db.View(t.Context(), func(tx *Tx) error { _, err := tx.Blob(strings.Repeat("0", 64)); return err })
		wantError(t, err, ErrNotFound)
		wantSound(t, db)
	})
}

func TestUpdateIsWholeOrNothing(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		mine := errors.New("mine")
		err := db.Update(t.Context(), func(tx *Tx) error {
			_, err := tx.Append("article", []byte("lost"))
			return errors.Join(err, mine)
		})
		wantError(t, err, mine)
		func() {
			defer func() {
				if recover() != "boom" {
					t.Error("the panic did not come through")
				}
			}()
			db.Update(t.Context(), func(tx *Tx) error {
				tx.Append("article", []byte("lost"))
				panic("boom")
			})
		}()
		err = db.Update(t.Context(), func(tx *Tx) error {
			tx.Append("article", []byte("lost"))
			tx.Exec("INSERT INTO no_such_table VALUES (1)") // and nobody looks
			return nil
		})
		if err == nil || !strings.Contains(err.Error(), "no_such_table") {
			t.Errorf("a failed statement was committed: %v", err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		err = db.Update(ctx, func(tx *Tx) error {
			_, err := tx.Append("article", []byte("lost"))
			cancel()
			return err
		})
		wantError(t, err, context.Canceled)
		add(t, db, "article", "kept")
		if got := bodies(t, db, 1); got != "1 article kept" {
			t.Errorf("got\n%s", got)
		}
	})
}

func TestViewReadsOneMoment(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		add(t, db, "article", "one")
		view(t, db, func(tx *Tx) error {
			if e, err := tx.Last(); err != nil || e.Seq != 1 {
				t.Errorf("%v %v", e, err)
			}
			add(t, db, "article", "two")
			e, err := tx.Last()
			if e.Seq != 1 {
				t.Errorf("a view saw entry %d, written after it began", e.Seq)
			}
			return err
		})
	})
}

func TestViewDoesNotWrite(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		view(t, db, func(tx *Tx) error {
			_, err := tx.Append("article", nil)
			wantError(t, err, errView)
			_, err = tx.PutBlob(nil)
			wantError(t, err, errView)
			return nil
		})
		err := db.View(t.Context(), func(tx *Tx) error {
			_, err := tx.Exec("INSERT INTO store_meta (key, value) VALUES ('a', 'b')")
			return err
		})
		if err == nil {
			t.Error("a view wrote")
		}
	})
}

func TestNothingIsChanged(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		add(t, db, "article", "one")
		update(t, db, func(tx *Tx) error { _, err := tx.PutBlob([]byte("one")); return err })
		for _, query := range []string{"UPDATE store_entry SET kind = 'x'", "DELETE FROM store_entry", "UPDATE store_blob SET size = 1", "DELETE FROM store_blob"} {
			err := db.Update(t.Context(), func(tx *Tx) error { _, err := tx.Exec(query); return err })
			if err == nil || !strings.Contains(err.Error(), "never") {
				t.Errorf("%s: %v", query, err)
			}
		}
		wantSound(t, db)
	})
}

// TestChainIsGuarded: the database itself refuses an entry that is not the next.
func TestChainIsGuarded(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		insert := func(seq int64, prev [32]byte) error {
			e := Entry{Seq: seq, At: time.Unix(0, 0).UTC(), Kind: "article", Prev: prev}
			e.Hash = e.sum()
			return db.Update(t.Context(), func(tx *Tx) error { return tx.insert(&e, packed{}) })
		}
		add(t, db, "article", "one", "two")
		var one, two Entry
		view(t, db, func(tx *Tx) (err error) {
			one, err = tx.Entry(1)
			two, _ = tx.Last()
			return err
		})
		for _, c := range []struct {
			seq  int64
			prev [32]byte
		}{{3, one.Hash}, {3, [32]byte{}}, {4, two.Hash}, {0, [32]byte{}}, {1, [32]byte{}}, {2, one.Hash}} {
			if insert(c.seq, c.prev) == nil {
				t.Errorf("entry %d behind %x was taken", c.seq, c.prev[:4])
			}
		}
		if err := insert(3, two.Hash); err != nil {
			t.Error(err)
		}
		wantSound(t, db)
	})
}

func TestOpenRefuses(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		_, err := Open(t.Context(), a)
		wantError(t, err, ErrNoLedger, "musnad init")
		db := create(t, a)
		_, err = Create(t.Context(), a)
		wantError(t, err, ErrExists, "open it")
		if db.Dialect() == Postgres {
			update(t, db, func(tx *Tx) error {
				_, err := tx.Exec("UPDATE store_meta SET value = '2' WHERE key = 'format'")
				return err
			})
			_, err = Open(t.Context(), a)
			wantError(t, err, ErrNewer, "install a newer musnad")
		}
	})
}

func TestRowsLeftOpen(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		add(t, db, "article", "one", "two")
		view(t, db, func(tx *Tx) error {
			rows, err := tx.Query("SELECT seq FROM store_entry")
			if err != nil {
				return err
			}
			defer rows.Close()
			rows.Next()
			var n int
			if err := tx.QueryRow("SELECT count(*) FROM store_entry").Scan(&n); err == nil || !strings.Contains(err.Error(), "still open") {
				t.Errorf("a query with rows open: %v", err)
			}
			rows.Close()
			return tx.QueryRow("SELECT count(*) FROM store_entry").Scan(&n)
		})
		var kept *Tx
		view(t, db, func(tx *Tx) error { kept = tx; return nil })
		_, err := kept.Exec("SELECT 1")
		wantError(t, err, errEnded)
	})
}

func TestAppendWhileReading(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		for range 100 {
			add(t, db, "article", "a", "b")
		}
		update(t, db, func(tx *Tx) error {
			for e, err := range tx.Entries(1, "article") {
				if err != nil {
					return err
				}
				if _, err := tx.Append("reading", e.Body); err != nil {
					return err
				}
			}
			return nil
		})
		if n := strings.Count(bodies(t, db, 1, "reading"), "\n") + 1; n != 200 {
			t.Errorf("%d readings of 200 articles", n)
		}
		wantSound(t, db)
	})
}

// A directory may be called whatever the system allows.
func TestSQLiteNames(t *testing.T) {
	for _, name := range []string{"with spaces", "plus+and&and=", "per%20cent", "سجل"} {
		dir := filepath.Join(t.TempDir(), name)
		db, err := Create(t.Context(), dir)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}
