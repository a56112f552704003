package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Restore makes a ledger at an address, as Create does, of a file that Backup
// wrote. Before it returns nil it has read everything back from the new
// ledger and verified it. If it fails, nothing is left at the address.
func Restore(ctx context.Context, path, address string, opts ...Option) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer f.Close()
	r, err := newFrameReader(f)
	if err != nil {
		return fmt.Errorf("store: %s: %w", path, err)
	}
	db, err := prepare(ctx, address, newOptions(opts))
	if err != nil {
		return err
	}
	if err := db.restore(ctx, r); err != nil {
		return errors.Join(fmt.Errorf("store: restoring %s: %w", path, err), db.discard())
	}
	return db.Close()
}

func (db *DB) restore(ctx context.Context, r *frameReader) error {
	in := restoring{r: r}
	for in.end == nil {
		if err := db.Update(ctx, in.batch); err != nil {
			return err
		}
	}
	faults, err := db.Verify(ctx, true)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return &faults[0]
	}
	return db.seal(ctx)
}

// restoring is how far a restore has come.
type restoring struct {
	r     *frameReader
	chain link
	blobs int64
	end   *ending
}

// batchBytes is about how much is written in one transaction.
const batchBytes = 16 << 20

func (in *restoring) batch(tx *Tx) error {
	for stop := in.r.read + batchBytes; in.r.read < stop && in.end == nil; {
		at := in.r.read
		kind, payload, sum, err := in.r.next()
		if err != nil {
			return err
		}
		if err := in.frame(tx, kind, payload, sum); err != nil {
			return fmt.Errorf("frame at byte %d: %w", at, err)
		}
	}
	return nil
}

func (in *restoring) frame(tx *Tx, kind byte, payload []byte, sum [32]byte) error {
	switch kind {
	case frameBlob:
		return in.blob(tx, payload)
	case frameEntry:
		return in.entry(tx, payload)
	case frameEnd:
		return in.finish(payload, sum)
	}
	return fmt.Errorf("a frame of kind %q, which this program does not know; install a newer musnad", kind)
}

func (in *restoring) blob(tx *Tx, payload []byte) error {
	name, p, err := parseBlob(payload)
	if err != nil {
		return err
	}
	if err := checkBlob(name[:], p); err != nil {
		return err
	}
	in.blobs++
	p.data = bytes.Clone(p.data) // the payload is of the next frame soon
	return tx.insertBlob(name[:], p)
}

func (in *restoring) entry(tx *Tx, payload []byte) error {
	e, p, err := parseEntry(payload)
	if err != nil {
		return err
	}
	if err := errors.Join(checkKind(e.Kind), in.chain.add(&e)); err != nil {
		return err
	}
	p.data = bytes.Clone(p.data)
	return tx.insert(&e, p)
}

func (in *restoring) finish(payload []byte, sum [32]byte) error {
	var end ending
	if err := binary.Read(bytes.NewReader(payload), binary.BigEndian, &end); err != nil {
		return err
	}
	if end != (ending{Entries: in.chain.seq, Blobs: in.blobs, Head: in.chain.hash, Sum: sum}) {
		return errors.New("what was read is not what the end of the backup tells; take another backup")
	}
	in.end = &end
	return nil
}

// discard removes a ledger that was prepared and not sealed.
func (db *DB) discard() error {
	if db.dialect == Postgres {
		return errors.Join(db.discardPostgres(), db.Close())
	}
	err := db.Close()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if e := os.Remove(filepath.Join(db.name, dataFile+suffix)); !errors.Is(e, os.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	os.Remove(db.name) // stays if it was there before with something in it
	return err
}

func (db *DB) discardPostgres() error {
	return db.Update(context.Background(), func(tx *Tx) error {
		for _, table := range []string{"store_meta", "store_entry", "store_blob", "store_projection"} {
			if _, err := tx.Exec("DROP TABLE " + table); err != nil {
				return err
			}
		}
		_, err := tx.Exec("DROP FUNCTION store_keep(), store_chain()")
		return err
	})
}
