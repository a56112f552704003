package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// A Fault is one thing in a ledger that is no longer what was written. It is
// an error that is ErrDamaged.
type Fault struct {
	Seq  int64  // of the entry; 0 where the fault is of no entry
	Kind string // of the entry, if that can still be read
	Blob string // SHA-256 in hexadecimal, of the blob
	What string
	err  error // what was found, if it was an error
}

func (f *Fault) Error() string {
	return fmt.Sprintf("store: %s is %v: %s; run musnad verify, and restore a backup if it says so too", f.Where(), ErrDamaged, f.What)
}

func (f *Fault) Unwrap() error { return f.err }

// Is makes every fault ErrDamaged.
func (f *Fault) Is(target error) bool { return target == ErrDamaged }

// Where names the damaged part.
func (f *Fault) Where() string {
	switch {
	case f.Seq != 0 && f.Kind != "":
		return fmt.Sprintf("entry %d (%s)", f.Seq, f.Kind)
	case f.Seq != 0:
		return fmt.Sprintf("entry %d", f.Seq)
	case f.Blob != "":
		return "blob " + f.Blob
	}
	return "the database"
}

func faultOf(err error) Fault {
	var f *Fault
	if errors.As(err, &f) {
		return *f
	}
	return Fault{What: cause(err), err: err}
}

// Verify reads the whole chain: every entry must have the hash of its parts,
// name the hash of the entry before, and none may be missing. With readData it
// also reads every blob, and asks SQLite to check its own structures. It names
// each fault and goes on; its error is for what keeps it from going on.
func (db *DB) Verify(ctx context.Context, readData bool) (faults []Fault, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		v := verifier{tx: tx}
		err := v.chain()
		if readData && err == nil {
			err = errors.Join(v.blobs(), v.structure())
		}
		v.nameKinds()
		faults = v.faults
		return err
	})
	return faults, err
}

type verifier struct {
	tx     *Tx
	faults []Fault
}

// add keeps an error of damage and returns any other.
func (v *verifier) add(err error) error {
	if !damage(err) {
		return err
	}
	v.faults = append(v.faults, faultOf(err))
	return nil
}

func (v *verifier) chain() error {
	var before [32]byte
	known := true // before is sure
	for e, err := range v.tx.Entries(1) {
		if err == nil && known && e.Prev != before {
			err = damagedEntry(e.Seq, e.Kind, "it does not continue the entry before it")
		}
		before, known = e.Hash, err == nil
		if err := v.add(err); err != nil {
			return err
		}
	}
	return v.tx.ctx.Err()
}

func (v *verifier) blobs() error {
	for after := []byte{}; ; {
		names, err := v.tx.blobNames(after)
		if err != nil {
			if v.add(err) == nil {
				err = v.blobsByRow()
			}
			return err
		}
		if len(names) == 0 {
			return v.tx.ctx.Err()
		}
		for _, name := range names {
			_, err := v.tx.Blob(hex.EncodeToString(name))
			if errors.Is(err, ErrNotFound) {
				err = damagedBlob(hex.EncodeToString(name), "the list of blobs has it and the table has not")
			}
			if err := v.add(err); err != nil {
				return err
			}
		}
		after = names[len(names)-1]
	}
}

// blobsByRow reads blobs where their index is damaged.
func (v *verifier) blobsByRow() error {
	for after := int64(0); ; {
		names, err := v.tx.Query("SELECT rowid, hash, codec, size, data FROM store_blob NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 16", after)
		if err != nil {
			return v.add(err)
		}
		n, err := v.blobRows(names, &after)
		if err != nil || n == 0 {
			return v.add(err)
		}
	}
}

func (v *verifier) blobRows(rows *sql.Rows, last *int64) (n int, err error) {
	defer rows.Close()
	for ; rows.Next(); n++ {
		var name []byte
		var p packed
		if err := rows.Scan(last, &name, &p.codec, &p.size, &p.data); err != nil {
			return n, err
		}
		v.add(checkBlob(name, p))
	}
	return n, rows.Err()
}

// blobNames lists hashes of blobs in their order, behind one.
func (tx *Tx) blobNames(after []byte) ([][]byte, error) {
	rows, err := tx.Query("SELECT hash FROM store_blob WHERE hash > ? ORDER BY hash LIMIT 1000", after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names [][]byte
	for rows.Next() {
		var name []byte
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// structure asks SQLite for faults in trees and indexes.
func (v *verifier) structure() error {
	if v.tx.db.dialect != SQLite {
		return nil
	}
	rows, err := v.tx.Query("PRAGMA integrity_check")
	if err != nil {
		return v.add(err)
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			v.faults = append(v.faults, Fault{What: strings.ReplaceAll(line, "\n", " ")})
		}
	}
	return v.add(rows.Err())
}

// nameKinds finds the kinds of entries that can't be read in the index, as far
// as that can be.
func (v *verifier) nameKinds() {
	unnamed := map[int64]*Fault{}
	for i := range v.faults {
		if f := &v.faults[i]; f.Seq != 0 && f.Kind == "" {
			unnamed[f.Seq] = f
		}
	}
	if len(unnamed) == 0 {
		return
	}
	rows, err := v.tx.Query("SELECT seq, kind FROM store_entry ORDER BY kind, seq")
	if err != nil {
		return
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var kind string
		if rows.Scan(&seq, &kind) != nil {
			return
		}
		if f := unnamed[seq]; f != nil {
			f.Kind = kind
		}
	}
}
