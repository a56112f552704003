package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// Append adds an entry behind the last. It works within Update only. The body must not
// change until that returns.
func (tx *Tx) Append(kind string, body []byte) (Entry, error) {
	if err := tx.writable(kind, body); err != nil {
		return Entry{}, err
	}
	if tx.head == nil {
		head, err := tx.last()
		if err != nil {
			return Entry{}, err
		}
		tx.head = &head
	}
	e := Entry{Seq: tx.head.Seq + 1, At: tx.db.now().UTC().Truncate(time.Millisecond), Kind: kind, Body: body, Prev: tx.head.Hash}
	e.Hash = e.sum()
	if err := tx.insert(&e, pack(body)); err != nil {
		return Entry{}, err
	}
	tx.head = &Entry{Seq: e.Seq, Hash: e.Hash}
	return e, nil
}

func (tx *Tx) writable(kind string, body []byte) error {
	switch {
	case !tx.write:
		return errView
	case len(body) > maxBody:
		return fmt.Errorf("store: a body of %d bytes; the most is %d", len(body), maxBody)
	}
	return checkKind(kind)
}

func (tx *Tx) insert(e *Entry, p packed) error {
	return tx.insertLater(&tx.entries, len(p.data), e.Seq, e.At.Format(timeFormat), e.Kind, e.Prev[:], e.Hash[:], p.codec, p.size, solid(p.data))
}

// solid turns a missing slice into an empty one: both databases would store
// NULL.
func solid(data []byte) []byte {
	if data == nil {
		return []byte{}
	}
	return data
}

// last is number and hash of the last entry; zero where there is none.
func (tx *Tx) last() (Entry, error) {
	var e Entry
	var hash []byte
	err := tx.QueryRow("SELECT seq, hash FROM store_entry ORDER BY seq DESC LIMIT 1").Scan(&e.Seq, &hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Entry{}, nil
	case err != nil:
		return e, fmt.Errorf("store: reading the last entry: %w", explain(err))
	case len(hash) != len(e.Hash):
		return e, damagedEntry(e.Seq, "", "its hash has another length")
	}
	e.Hash = [32]byte(hash)
	return e, nil
}

// PutBlob keeps bytes and returns their SHA-256 in hexadecimal, by which Blob
// finds them. Bytes that are there already are not stored again. It works
// within Update only. The bytes must not change until that returns.
func (tx *Tx) PutBlob(data []byte) (sha256hex string, err error) {
	return tx.Put(&Blob{sum: sha256.Sum256(data), data: data})
}

// Blob is bytes on their way into a ledger.
type Blob struct {
	sum    [32]byte
	data   []byte
	packed *packed // nil until it is packed
}

// NewBlob hashes and packs bytes, which is most of the work and needs no
// transaction. They must not change before the blob is put.
func NewBlob(data []byte) *Blob {
	p := pack(data)
	return &Blob{sha256.Sum256(data), data, &p}
}

// Name is the SHA-256 of the bytes in hexadecimal.
func (b *Blob) Name() string { return hex.EncodeToString(b.sum[:]) }

// Put is PutBlob, of bytes that are packed already.
func (tx *Tx) Put(b *Blob) (sha256hex string, err error) {
	switch {
	case !tx.write:
		return "", errView
	case len(b.data) > maxBody:
		return "", fmt.Errorf("store: a blob of %d bytes; the most is %d", len(b.data), maxBody)
	}
	if b.packed == nil {
		p := pack(b.data)
		b.packed = &p
	}
	return b.Name(), tx.insertBlob(b.sum[:], *b.packed)
}

func (tx *Tx) insertBlob(sum []byte, p packed) error {
	return tx.insertLater(&tx.blobs, len(p.data), sum, p.codec, p.size, solid(p.data))
}

// Blob returns the bytes of that SHA-256: ErrNotFound where there are none,
// and ErrDamaged where what is stored is no longer what was put.
func (tx *Tx) Blob(sha256hex string) ([]byte, error) {
	sum, err := hex.DecodeString(sha256hex)
	if err != nil || len(sum) != sha256.Size {
		return nil, fmt.Errorf("store: blob %q; want 64 hexadecimal digits", sha256hex)
	}
	p, err := tx.storedBlob(sum)
	if err != nil {
		return nil, err
	}
	data, err := p.unpack()
	if err != nil {
		return nil, damagedBlob(sha256hex, err.Error())
	}
	if sha256.Sum256(data) != [32]byte(sum) {
		return nil, damagedBlob(sha256hex, "its bytes have another hash")
	}
	return data, nil
}

func (tx *Tx) storedBlob(sum []byte) (packed, error) {
	var p packed
	err := tx.QueryRow("SELECT codec, size, data FROM store_blob WHERE hash = ?", sum).Scan(&p.codec, &p.size, &p.data)
	if damageSQLite(err) { // it may be the index that can't be read
		err = tx.QueryRow("SELECT codec, size, data FROM store_blob NOT INDEXED WHERE hash = ?", sum).Scan(&p.codec, &p.size, &p.data)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return p, fmt.Errorf("store: blob %x %w", sum, ErrNotFound)
	case damage(err):
		return p, damagedBlob(hex.EncodeToString(sum), cause(err))
	}
	return p, err
}

func damagedBlob(name, what string) error {
	return &Fault{Blob: name, What: what}
}
