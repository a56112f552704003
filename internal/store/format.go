package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	formatFile = "FORMAT"
	dataFile   = "ledger.db"
	formatHead = "musnad ledger "
)

const formatText = formatHead + "%d\n" + `
This directory is a ledger of Musnad. Back it up with "musnad backup"; a copy
of ledger.db alone misses what is still in ledger.db-wal.

ledger.db is an SQLite 3 database with a checksum on each page. Its table
store_entry holds the entries in order, store_blob the bytes they speak of,
named by their SHA-256; codec 0 is bytes as they are, 1 is Zstandard. The hash
of an entry is the SHA-256 of "musnad entry 1", a line feed, the 32 bytes of
the hash before it, its number as 8 bytes, big end first, and its time, kind
and body, each after its length in 8 bytes. Tables of other names are made from
the entries and can be made again.
`

// writeFormat writes the file that makes a directory a ledger. It comes last
// of all, so a directory without it is one whose making was cut short.
func writeFormat(dir string) error {
	return writeDurably(filepath.Join(dir, formatFile), func(f *os.File) error {
		_, err := fmt.Fprintf(f, formatText, Format)
		return err
	})
}

func readFormat(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, formatFile))
	switch {
	case errors.Is(err, fs.ErrNotExist) && exists(filepath.Join(dir, dataFile)):
		return unfinished(dir)
	case errors.Is(err, fs.ErrNotExist):
		return noLedger(dir)
	case err != nil:
		return fmt.Errorf("store: %w", err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	version, ok := strings.CutPrefix(strings.TrimSuffix(line, "\r"), formatHead)
	if !ok {
		return fmt.Errorf("store: %s: %w: the first line is no longer %q and a version; restore the ledger from a backup, or write that line back",
			filepath.Join(dir, formatFile), ErrDamaged, strings.TrimSpace(formatHead))
	}
	return checkVersion(dir, version)
}

func checkVersion(name, version string) error {
	n, err := strconv.Atoi(version)
	switch {
	case err != nil || n < 1:
		return fmt.Errorf("store: %s: %w: its format is given as %q; restore it from a backup", name, ErrDamaged, version)
	case n > Format:
		return fmt.Errorf("store: %s was %w: it has format %d and this program knows up to %d; install a newer musnad", name, ErrNewer, n, Format)
	}
	return nil
}

func noLedger(name string) error {
	return fmt.Errorf("store: %w in %s; make one with musnad init, or name another with --ledger", ErrNoLedger, name)
}

func unfinished(name string) error {
	return fmt.Errorf("store: %w in %s: the making or restoring of one was cut short there; delete what is there and begin again", ErrNoLedger, name)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// writeDurably makes a file of what write writes: it is there whole, or not at
// all, and stays if the machine stops.
func writeDurably(path string, write func(*os.File) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}
