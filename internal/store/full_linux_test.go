package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/musnad/musnad/internal/pgtest"
)

// smallDisk mounts a file system of so many bytes, if we may.
func smallDisk(t *testing.T, size int) string {
	dir, err := os.MkdirTemp("", "small-") // the server's user must be able to reach it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(dir) })
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("THE TEST OF A FULL DISK DID NOT RUN: mounting a small one: %v; run it as root", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			syscall.Unmount(dir, syscall.MNT_DETACH)
		}
	})
	return dir
}

func TestDiskFull(t *testing.T) {
	dir := smallDisk(t, 2<<20)
	ledger := filepath.Join(dir, "ledger")
	fillUp(t, create(t, ledger), func() *DB {
		if err := os.WriteFile(filepath.Join(dir, "other"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		return open(t, ledger)
	})
}

// TestServerDiskFull fills the disk of a server.
func TestServerDiskFull(t *testing.T) {
	if !torture {
		t.Skip("runs with make torture")
	}
	dir := smallDisk(t, 160<<20)
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	address, err := pgtest.Start(dir, "max_wal_size=64MB")
	if err != nil {
		t.Fatal(err)
	}
	fillUp(t, create(t, address), func() *DB { return open(t, address) })
}

// fillUp writes until the disk is full: that is told, nothing acknowledged is
// lost, and nothing more is written until the ledger is opened again.
func fillUp(t *testing.T, db *DB, reopen func() *DB) {
	var acked []string
	var err error
	for i := 1; err == nil && i < 100_000; i++ {
		line := fmt.Sprintf("%d article %d", i, i)
		err = db.Update(t.Context(), func(tx *Tx) error {
			if _, err := tx.PutBlob(random(100_000 + i)); err != nil {
				return err
			}
			_, err := tx.Append("article", []byte(fmt.Sprint(i)))
			return err
		})
		if err == nil {
			acked = append(acked, line)
		}
	}
	wantError(t, err, ErrReadOnly, "open the ledger again", []string{"full", "No space left"}[db.Dialect()])
	t.Logf("full after %d entries: %v", len(acked), err)
	wantError(t, db.Update(t.Context(), func(*Tx) error { return nil }), ErrReadOnly)
	want := strings.Join(acked, "\n")
	if db.Dialect() == SQLite { // a server that is out of disk may stop
		if got := bodies(t, db, 1); got != want {
			t.Errorf("while it is full it reads\n%s\nof\n%s", got, want)
		}
	}
	db.Close()
	db = reopen()
	if got := bodies(t, db, 1); !strings.HasPrefix(got, want) {
		t.Errorf("afterwards it reads\n%s\nof\n%s", got, want)
	}
	wantSound(t, db)
}
