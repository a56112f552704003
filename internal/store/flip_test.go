package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// contents is all that a ledger holds, in memory.
type contents struct {
	entries []Entry
	blobs   map[string][]byte
}

func contentsOf(t *testing.T, db *DB) contents {
	t.Helper()
	c := contents{blobs: map[string][]byte{}}
	view(t, db, func(tx *Tx) error {
		for e, err := range tx.Entries(1) {
			if err != nil {
				return err
			}
			c.entries = append(c.entries, e)
		}
		names, err := tx.blobNames([]byte{})
		for _, n := range names {
			name := hex.EncodeToString(n)
			if c.blobs[name], err = tx.Blob(name); err != nil {
				return err
			}
		}
		return err
	})
	return c
}

// outcome counts what became of flipped ledgers.
type outcome struct{ refused, named, harmless, parts int }

// TestBitFlips flips one bit of a ledger's file at a time. Either the file is
// not opened, with an error that says so, or Verify names what is damaged, or
// all of it still reads as it was; and never is anything else returned as
// right.
func TestBitFlips(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	db := create(t, dir)
	sample(t, db)
	was := contentsOf(t, db)
	db.Close()
	file := filepath.Join(dir, dataFile)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var sum outcome
	flips := times(80, 5000)
	r := rand.New(rand.NewPCG(3, 4))
	for range flips {
		at, bit := r.IntN(len(whole)), r.IntN(8)
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1 << bit
		os.Remove(file + "-wal")
		os.Remove(file + "-shm")
		if err := os.WriteFile(file, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		before := sum
		checkFlipped(t, dir, was, &sum)
		if t.Failed() {
			t.Fatalf("byte %d bit %d, %+v after %+v", at, bit, sum, before)
		}
	}
	t.Logf("%d flips of %d bytes: %d not opened, %d named by verify (%d parts), %d without harm", flips, len(whole), sum.refused, sum.named, sum.parts, sum.harmless)
	if sum.refused+sum.named == 0 {
		t.Error("no flip was noticed")
	}
}

func checkFlipped(t *testing.T, dir string, was contents, sum *outcome) {
	t.Helper()
	db, err := Open(t.Context(), dir)
	if err != nil {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("the error of opening is not clear: %v", err)
		}
		sum.refused++
		return
	}
	defer db.Close()
	faults, err := db.Verify(t.Context(), true)
	if err != nil {
		t.Errorf("verify stopped: %v", err)
	}
	lost := readFlipped(t, db, was)
	for _, l := range lost {
		if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Where() == l || strings.HasPrefix(f.Where(), l+" (") }) {
			t.Errorf("%s can't be read, and verify does not name it: %v", l, faults)
		}
	}
	if len(faults) == 0 {
		sum.harmless++
		return
	}
	sum.named++
	sum.parts += len(faults)
}

// readFlipped compares all that can be read with what was written, and returns
// the names of what can't be read.
func readFlipped(t *testing.T, db *DB, was contents) (lost []string) {
	t.Helper()
	view(t, db, func(tx *Tx) error {
		for _, kinds := range [][]string{nil, {"article", "reading", "decision"}} {
			right := map[int64]bool{}
			for e, err := range tx.Entries(1, kinds...) {
				if err == nil && !sameEntry(e, was.entries[e.Seq-1]) {
					t.Errorf("entry %d is returned with other parts", e.Seq)
				}
				right[e.Seq] = err == nil
			}
			for _, e := range was.entries {
				if !right[e.Seq] {
					lost = append(lost, (&Fault{Seq: e.Seq}).Where())
				}
			}
		}
		for name, data := range was.blobs {
			got, err := tx.Blob(name)
			if err == nil && !bytes.Equal(got, data) {
				t.Errorf("blob %s is returned with other bytes", name)
			}
			if err != nil {
				lost = append(lost, (&Fault{Blob: name}).Where())
			}
		}
		return nil
	})
	return lost
}

func sameEntry(a, b Entry) bool {
	return a.Seq == b.Seq && a.Kind == b.Kind && a.At.Equal(b.At) && bytes.Equal(a.Body, b.Body) && a.Prev == b.Prev && a.Hash == b.Hash
}

// TestLogFlips flips bits of the log that a killed program leaves. What comes
// back is a beginning of what was written: SQLite takes the first damaged part
// of a log for its end. Nothing wrong is returned as right.
func TestLogFlips(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	db := create(t, dir)
	sample(t, db)
	was := contentsOf(t, db)
	var files [2][]byte
	for i, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(filepath.Join(dir, dataFile+suffix))
		if err != nil {
			t.Fatal(err)
		}
		files[i] = data
	}
	r := rand.New(rand.NewPCG(5, 6))
	copied := filepath.Join(t.TempDir(), "copy")
	for range times(20, 1000) {
		at, bit := r.IntN(len(files[1])), r.IntN(8)
		log := bytes.Clone(files[1])
		log[at] ^= 1 << bit
		err := errors.Join(os.RemoveAll(copied), os.Mkdir(copied, 0o700), writeFormat(copied),
			os.WriteFile(filepath.Join(copied, dataFile), files[0], 0o600), os.WriteFile(filepath.Join(copied, dataFile+"-wal"), log, 0o600))
		if err != nil {
			t.Fatal(err)
		}
		wantBeginning(t, copied, was)
		if t.Failed() {
			t.Fatalf("byte %d bit %d", at, bit)
		}
	}
}

func wantBeginning(t *testing.T, dir string, was contents) {
	t.Helper()
	db, err := Open(t.Context(), dir)
	if err != nil {
		return // its tables were still in the log
	}
	defer db.Close()
	now := contentsOf(t, db)
	if len(now.entries) > len(was.entries) || !slices.EqualFunc(now.entries, was.entries[:len(now.entries)], sameEntry) {
		t.Errorf("%d entries are no beginning of %d", len(now.entries), len(was.entries))
	}
	wantSound(t, db)
}

// TestVerifyNamesTampering changes entries and blobs by SQL, as somebody with
// a database tool could.
func TestVerifyNamesTampering(t *testing.T) {
	for _, c := range []struct{ name, sql, want string }{
		{"body", "UPDATE store_entry SET body = ?, codec = 0, size = 1 WHERE seq = 7", "entry 7 (article)"},
		{"kind", "UPDATE store_entry SET kind = 'decision' WHERE seq = 7 AND body <> ?", "entry 7 (decision)"},
		{"time", "UPDATE store_entry SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 7 AND body <> ?", "entry 7 (article)"},
		{"no time", "UPDATE store_entry SET at = 'x' WHERE seq = 7 AND body <> ?", "entry 7 (article)"},
		{"size", "UPDATE store_entry SET size = 2000000000 WHERE seq = 7 AND body <> ?", "entry 7 (article)"},
		{"codec", "UPDATE store_entry SET codec = 9 WHERE seq = 7 AND body <> ?", "entry 7 (article)"},
		{"deleted", "DELETE FROM store_entry WHERE seq = 7 AND body <> ?", "entry 7"},
		{"moved", "UPDATE store_entry SET seq = CASE seq WHEN 7 THEN 1007 ELSE seq END WHERE body <> ?", "entry 7"},
		{"hash", "UPDATE store_entry SET hash = ? WHERE seq = 7", "entry 7 (article)"},
		{"blob", "UPDATE store_blob SET data = ?, codec = 0, size = 1", "blob"},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachStore(t, func(t *testing.T, address func() string) {
				db := create(t, address())
				sample(t, db)
				update(t, db, func(tx *Tx) error { return tamper(tx, c.sql) })
				faults, err := db.Verify(t.Context(), true)
				if err != nil || len(faults) == 0 || !strings.HasPrefix(whereAll(faults), c.want) {
					t.Errorf("verify: %v %v; want %s", faults, err, c.want)
				}
				if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "backup")); !errors.Is(err, ErrDamaged) {
					t.Errorf("a damaged ledger was backed up: %v", err)
				}
			})
		})
	}
}

func whereAll(faults []Fault) string {
	var all []string
	for _, f := range faults {
		all = append(all, f.Where())
	}
	return strings.Join(all, " ")
}

func tamper(tx *Tx, query string) error {
	off := map[Dialect][]string{
		SQLite:   {"DROP TRIGGER store_entry_update", "DROP TRIGGER store_entry_delete", "DROP TRIGGER store_blob_update"},
		Postgres: {"ALTER TABLE store_entry DISABLE TRIGGER USER", "ALTER TABLE store_blob DISABLE TRIGGER USER"},
	}[tx.Dialect()]
	for _, s := range off {
		if _, err := tx.Exec(s); err != nil {
			return err
		}
	}
	res, err := tx.Exec(query, []byte("!"))
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, errors.New("nothing was tampered with"))
	}
	return nil
}

// TestForgedEntry: an entry whose hash was computed anew no longer fits the one
// behind it.
func TestForgedEntry(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		add(t, db, "article", "one", "two", "three")
		update(t, db, func(tx *Tx) error {
			e, err := tx.Entry(2)
			if err != nil {
				return err
			}
			e.Body = []byte("!")
			sum := e.sum()
			if err := tamper(tx, "UPDATE store_entry SET body = ?, size = 1 WHERE seq = 2"); err != nil {
				return err
			}
			_, err = tx.Exec("UPDATE store_entry SET hash = ? WHERE seq = 2", sum[:])
			return err
		})
		faults, err := db.Verify(t.Context(), false)
		if err != nil || whereAll(faults) != "entry 3 (article)" {
			t.Errorf("verify: %v %v", faults, err)
		}
	})
}
