package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/vfs"
)

// failing is a file system that fails on demand: after so many more writes, or
// syncs, every one fails with err.
type failing struct {
	vfs.VFSFilename
	writes, syncs atomic.Int64
	unsynced      atomic.Int64 // writes to a log since it was synced
	err           error
}

func (f *failing) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	file, flags, err := f.VFSFilename.OpenFilename(name, flags)
	if whole, ok := file.(systemFile); ok && err == nil {
		return failingFile{whole, f, flags&vfs.OPEN_WAL != 0}, flags, nil
	}
	return file, flags, err
}

type failingFile struct {
	systemFile
	fs  *failing
	log bool
}

func (f failingFile) WriteAt(p []byte, off int64) (int, error) {
	if f.fs.writes.Add(-1) < 0 {
		return 0, f.fs.err
	}
	if f.log {
		f.fs.unsynced.Add(1)
	}
	return f.systemFile.WriteAt(p, off)
}

func (f failingFile) Sync(flags vfs.SyncFlag) error {
	if f.fs.syncs.Add(-1) < 0 {
		return f.fs.err
	}
	err := f.systemFile.Sync(flags)
	if err == nil && f.log {
		f.fs.unsynced.Store(0)
	}
	return err
}

func (f *failing) mend() { f.allow(1<<40, 1<<40) }

func (f *failing) allow(writes, syncs int64) {
	f.writes.Store(writes)
	f.syncs.Store(syncs)
}

var failingFiles = sync.OnceValue(func() *failing {
	f := &failing{VFSFilename: vfs.Find(vfsName).(vfs.VFSFilename)}
	f.mend()
	vfs.Register("failing", f)
	return f
})

// TestSyncedWhenAcknowledged: when Update returns, all that it wrote to the log
// has been synced.
func TestSyncedWhenAcknowledged(t *testing.T) {
	fs := failingFiles()
	fs.mend()
	db := create(t, filepath.Join(t.TempDir(), "ledger"), func(o *options) { o.vfs = "failing" })
	for i := range 30 {
		before := fs.syncs.Load()
		update(t, db, func(tx *Tx) error {
			_, err := tx.PutBlob(random(i * 50_000))
			if err != nil {
				return err
			}
			_, err = tx.Append("article", []byte("one"))
			return err
		})
		if n := fs.unsynced.Load(); n != 0 || fs.syncs.Load() == before {
			t.Fatalf("update %d returned with %d writes to the log that are not synced, after %d syncs", i, n, before-fs.syncs.Load())
		}
	}
}

// TestFailingDisk lets the disk fail at every write and sync that some updates
// make, one after the other.
func TestFailingDisk(t *testing.T) {
	for _, c := range []struct {
		name          string
		err           error
		writes, syncs int64 // 1 if the number of those that work is varied
	}{
		{"sync fails", sqlite3.IOERR_FSYNC, 0, 1},
		{"disk is full", vfs.SystemError(syscall.ENOSPC, sqlite3.FULL), 1, 0},
		{"write fails", sqlite3.IOERR_WRITE, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			failed := 0
			for n := range int64(times(5, 60)) {
				failed += failAfter(t, c.err, 1<<40-c.writes*(1<<40-n), 1<<40-c.syncs*(1<<40-n))
			}
			if failed == 0 {
				t.Error("the disk never failed")
			}
		})
	}
}

// failAfter lets the disk work for so many writes and syncs, and returns 1 if
// it then failed.
func failAfter(t *testing.T, err error, writes, syncs int64) int {
	t.Helper()
	fs := failingFiles()
	fs.mend()
	fs.err = err
	dir := filepath.Join(t.TempDir(), "ledger")
	db := create(t, dir, func(o *options) { o.vfs = "failing" })
	add(t, db, "article", "first")
	fs.allow(writes, syncs)
	acked := "1 article first"
	var failure error
	for i := 2; i < 6 && failure == nil; i++ {
		failure = db.Update(t.Context(), func(tx *Tx) error {
			_, err := tx.Append("article", []byte(fmt.Sprint(i)))
			return err
		})
		if failure == nil {
			acked += fmt.Sprintf("\n%d article %d", i, i)
		}
	}
	if failure != nil {
		wantStopped(t, db, fs, failure, acked)
	}
	db.Close()
	fs.mend()
	db = open(t, dir)
	defer db.Close()
	if got := bodies(t, db, 1); !strings.HasPrefix(got, acked) {
		t.Errorf("acknowledged was\n%s\nand there is\n%s", acked, got)
	}
	wantSound(t, db)
	if failure == nil {
		return 0
	}
	return 1
}

// wantStopped says that a ledger takes no more writes, says why, and can still
// be read.
func wantStopped(t *testing.T, db *DB, fs *failing, failure error, acked string) {
	t.Helper()
	wantError(t, failure, ErrReadOnly, "open the ledger again")
	if !errors.Is(failure, sqlite3.IOERR) && !errors.Is(failure, sqlite3.FULL) {
		t.Errorf("the cause is not told: %v", failure)
	}
	fs.mend() // too late
	err := db.Update(t.Context(), func(*Tx) error { t.Error("it went on writing"); return nil })
	wantError(t, err, ErrReadOnly)
	if got := bodies(t, db, 1); got != acked {
		t.Errorf("acknowledged was\n%s\nand it reads\n%s", acked, got)
	}
}

// TestSwallowedFailure: a function that hides the failure of the disk commits
// nothing.
func TestSwallowedFailure(t *testing.T) {
	fs := failingFiles()
	fs.mend()
	fs.err = sqlite3.IOERR_WRITE
	db := create(t, filepath.Join(t.TempDir(), "ledger"), func(o *options) { o.vfs = "failing" })
	err := db.Update(t.Context(), func(tx *Tx) error {
		fs.allow(0, 1<<40)
		for range 50 { // more than the cache holds
			tx.Append("article", random(1<<20))
		}
		return nil
	})
	wantError(t, err, ErrReadOnly)
	fs.mend()
	if got := bodies(t, db, 1); got != "" {
		t.Errorf("it wrote %.80s", got)
	}
}

// TestFailingCheckpoint: the log is safe, so what was acknowledged stays; but
// no more is written.
func TestFailingCheckpoint(t *testing.T) {
	fs := failingFiles()
	fs.mend()
	fs.err = sqlite3.IOERR_FSYNC
	dir := filepath.Join(t.TempDir(), "ledger")
	db := create(t, dir, func(o *options) { o.vfs = "failing" })
	fs.allow(1<<40, 0)
	fs.syncs.Store(2) // the log's, not the database's
	big := random(checkpointPages * 4096)
	err := db.Update(t.Context(), func(tx *Tx) error { _, err := tx.PutBlob(big); return err })
	if err != nil {
		t.Fatalf("the log was synced, yet: %v", err)
	}
	wantError(t, db.ReadOnly(), ErrReadOnly)
	db.Close()
	fs.mend()
	wantSound(t, open(t, dir))
}
