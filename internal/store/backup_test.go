package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/pgtest"
)

// sample fills a ledger with entries and blobs of many sizes.
func sample(t testing.TB, db *DB) {
	t.Helper()
	text := string(bytes.Repeat([]byte("وصل الوزير إلى القاهرة. "), 200))
	for ten := range 4 {
		update(t, db, func(tx *Tx) error {
			for i := ten * 10; i < ten*10+10; i++ {
				if _, err := tx.PutBlob([]byte(strings.Repeat("<p>", i*i) + text[:i])); err != nil {
					return err
				}
				if _, err := tx.Append([]string{"article", "reading", "decision"}[i%3], []byte(strings.Repeat(text[:100], i))); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func TestBackup(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		db := create(t, address())
		sample(t, db)
		path := filepath.Join(t.TempDir(), "backup")
		if err := db.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		wantError(t, db.Backup(t.Context(), path), ErrExists)
		for _, to := range []string{address(), filepath.Join(t.TempDir(), "other"), pgtest.Address(t)} {
			if err := Restore(t.Context(), path, to); err != nil {
				t.Fatal(err)
			}
			wantError(t, Restore(t.Context(), path, to), ErrExists)
			restored := open(t, to)
			wantSound(t, restored)
			wantSameBackup(t, restored, path)
			add(t, restored, "article", "it goes on")
			wantSound(t, restored)
		}
	})
}

func wantSameBackup(t *testing.T, db *DB, path string) {
	t.Helper()
	again := filepath.Join(t.TempDir(), "again")
	if err := db.Backup(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	one, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Error("a backup of what was restored has other bytes")
	}
}

// TestRestoreOfDamage flips and cuts a backup: no damaged one is restored, and
// nothing is left of the attempt.
func TestRestoreOfDamage(t *testing.T) {
	db := create(t, filepath.Join(t.TempDir(), "ledger"), Clock(func() time.Time { return time.Unix(1_700_000_000, 0) }))
	add(t, db, "article", "one", strings.Repeat("two", 100))
	update(t, db, func(tx *Tx) error { _, err := tx.PutBlob([]byte("three")); return err })
	path := filepath.Join(t.TempDir(), "backup")
	if err := db.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	to := filepath.Join(dir, "to")
	try := func(what string, at int, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if Restore(t.Context(), path, to) == nil {
			t.Fatalf("%s at byte %d of %d: restored", what, at, len(whole))
		}
		if exists(to) {
			t.Fatalf("%s at byte %d: something is left", what, at)
		}
	}
	if err := Restore(t.Context(), path, filepath.Join(dir, "whole")); err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 29 {
		flipped := bytes.Clone(whole)
		flipped[at] ^= 1 << (at % 8)
		try("flipped", at, flipped)
		try("cut", at, whole[:at])
	}
}
