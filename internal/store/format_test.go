package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/pgtest"
)

// What testdata/format1 and testdata/format1.backup hold. They were written by
// the first version of this format and are never written anew: what was
// written once can be read for ever.
const (
	oldBodies = "1 source {\"name\":\"outlet\"}\n2 article \n3 decision "
	oldHead   = "4300db7d9e4aab7411c5a04b900dc6a89f133ce2d4084aef52c89ab8a4f6f536"
	oldBlob   = "9dffb92b2b346638c8259f1caf4197bf73f2c92f4a6e969441ec27dbce11f10d"
)

func writeOld(t *testing.T, dir string) {
	at := time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC)
	db := create(t, dir, Clock(func() time.Time { at = at.Add(1234 * time.Millisecond); return at }))
	update(t, db, func(tx *Tx) error {
		for _, e := range [][2]string{{"source", `{"name":"outlet"}`}, {"article", oldLong}, {"decision", ""}} {
			if _, err := tx.Append(e[0], []byte(e[1])); err != nil {
				return err
			}
		}
		_, err := tx.PutBlob([]byte(oldLong))
		return err
	})
	if err := db.Backup(t.Context(), dir+".backup"); err != nil {
		t.Fatal(err)
	}
	db.Close()
}

var oldLong = strings.Repeat(`{"text":"وصل وزير الخارجية إلى القاهرة أمس"}`, 20)

func TestOpensOldFormats(t *testing.T) {
	if dir := os.Getenv("MUSNAD_WRITE_OLD"); dir != "" {
		writeOld(t, dir)
	}
	dir := filepath.Join(t.TempDir(), "ledger")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "format1"))); err != nil {
		t.Fatal(err)
	}
	wantOld(t, open(t, dir))
	to := filepath.Join(t.TempDir(), "restored")
	if err := Restore(t.Context(), filepath.Join("testdata", "format1.backup"), to); err != nil {
		t.Fatal(err)
	}
	wantOld(t, open(t, to))
}

func TestRestoresOldFormatsOnServer(t *testing.T) {
	to := pgtest.Address(t)
	if err := Restore(t.Context(), filepath.Join("testdata", "format1.backup"), to); err != nil {
		t.Fatal(err)
	}
	wantOld(t, open(t, to))
}

func wantOld(t *testing.T, db *DB) {
	t.Helper()
	want := strings.Replace(oldBodies, "article ", "article "+oldLong, 1)
	if got := bodies(t, db, 1); got != want {
		t.Errorf("got\n%s", got)
	}
	view(t, db, func(tx *Tx) error {
		last, err := tx.Last()
		if err != nil {
			return err
		}
		if got := fmt.Sprintf("%x", last.Hash); got != oldHead || !last.At.Equal(time.Date(2026, 11, 27, 3, 0, 3, 702e6, time.UTC)) {
			t.Errorf("the last entry is %s of %v", got, last.At)
		}
		data, err := tx.Blob(oldBlob)
		if string(data) != oldLong {
			t.Errorf("the blob is %.80q", data)
		}
		return err
	})
	wantSound(t, db)
	add(t, db, "article", "it goes on")
	wantSound(t, db)
}

// TestFormatFile reads the file that says what a directory is.
func TestFormatFile(t *testing.T) {
	for _, c := range []struct {
		text string
		kind error
		word string
	}{
		{"musnad ledger 1\n", nil, ""},
		{"musnad ledger 1\r\nas Windows ends lines", nil, ""},
		{"musnad ledger 2\n", ErrNewer, "install a newer musnad"},
		{"musnad ledger 0\n", ErrDamaged, "restore it"},
		{"musnad ledger one\n", ErrDamaged, "restore it"},
		{"Musnad", ErrDamaged, "restore the ledger"},
	} {
		dir := filepath.Join(t.TempDir(), "ledger")
		create(t, dir).Close()
		if err := os.WriteFile(filepath.Join(dir, formatFile), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(t.Context(), dir)
		if err == nil {
			db.Close()
		}
		if c.kind == nil && err != nil {
			t.Errorf("%q: %v", c.text, err)
		} else if c.kind != nil {
			wantError(t, err, c.kind, c.word)
		}
	}
}

// TestUnfinished: what was not made to its end is not opened.
func TestUnfinished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	db, err := prepare(t.Context(), dir, newOptions(nil))
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	_, err = Open(t.Context(), dir)
	wantError(t, err, ErrNoLedger, "delete what is there")
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "letter.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Create(t.Context(), full)
	wantError(t, err, ErrExists, "letter.txt")
	if err := os.Remove(filepath.Join(full, "letter.txt")); err != nil {
		t.Fatal(err)
	}
	create(t, full).Close()
	if err := os.Remove(filepath.Join(full, dataFile)); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), full)
	wantError(t, err, ErrDamaged, "missing")
}
