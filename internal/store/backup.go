package store

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
)

// Backup writes entries and blobs, as they are at this moment, to a file that
// must not be there yet. The same ledger gives the same bytes on either
// database. It fails where something is damaged: what can't be checked can't
// be promised.
func (db *DB) Backup(ctx context.Context, path string) error {
	if exists(path) {
		return fmt.Errorf("store: %s %w; name a file that is not there yet", path, ErrExists)
	}
	return writeDurably(path, func(f *os.File) error {
		buffered := bufio.NewWriterSize(f, 1<<20)
		err := db.View(ctx, func(tx *Tx) error { return tx.backup(newFrameWriter(buffered)) })
		return errors.Join(err, buffered.Flush())
	})
}

func (tx *Tx) backup(w *frameWriter) error {
	var end ending
	for after := []byte{}; ; {
		names, err := tx.blobNames(after)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			break
		}
		for _, name := range names {
			if err := tx.backupBlob(w, name); err != nil {
				return err
			}
			end.Blobs++
		}
		after = names[len(names)-1]
	}
	if err := tx.backupEntries(w, &end); err != nil {
		return err
	}
	return w.end(end)
}

func (tx *Tx) backupBlob(w *frameWriter, name []byte) error {
	p, err := tx.storedBlob(name)
	if err != nil {
		return err
	}
	if err := checkBlob(name, p); err != nil {
		return err
	}
	return w.blob([32]byte(name), p)
}

func checkBlob(name []byte, p packed) error {
	data, err := p.unpack()
	if err != nil {
		return damagedBlob(hex.EncodeToString(name), err.Error())
	}
	if sum := sha256.Sum256(data); string(sum[:]) != string(name) {
		return damagedBlob(hex.EncodeToString(name), "its bytes have another hash")
	}
	return nil
}

func (tx *Tx) backupEntries(w *frameWriter, end *ending) (err error) {
	var chain link
	c := &cursor{tx: tx, next: 1}
	merge([]*cursor{c}, func(r read) bool {
		if err = r.err; err == nil {
			err = chain.add(&r.entry)
		}
		if err == nil {
			err = w.entry(&r.entry, r.stored)
		}
		return err == nil
	})
	end.Entries, end.Head = chain.seq, chain.hash
	return errors.Join(err, tx.ctx.Err())
}

// A link is the end of a chain so far.
type link struct {
	seq  int64
	hash [32]byte
}

func (l *link) add(e *Entry) error {
	switch {
	case e.Seq != l.seq+1:
		return damagedEntry(l.seq+1, "", "it is missing")
	case e.Prev != l.hash:
		return damagedEntry(e.Seq, e.Kind, "it does not continue the entry before it")
	}
	l.seq, l.hash = e.Seq, e.Hash
	return nil
}
