package store

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"time"
)

// An Entry is one line of the ledger. It is never changed.
type Entry struct {
	Seq  int64     // 1, 2, 3 … without a gap
	At   time.Time // UTC, to the millisecond: when it was written
	Kind string    // 1 to 32 of a-z, 0-9 and hyphens, a letter first
	Body []byte
	Prev [32]byte // the hash of the entry before; zeroes in the first
	Hash [32]byte
}

const (
	timeFormat = "2006-01-02T15:04:05.000Z"
	// maxBody is the greatest size of a body and of a blob: both databases take
	// it in one piece.
	maxBody = 256 << 20
)

// sum computes what the hash of an entry must be. Lengths stand before the
// parts, so that no two entries have the same bytes.
func (e *Entry) sum() [32]byte {
	h := sha256.New()
	h.Write([]byte("musnad entry 1\n"))
	h.Write(e.Prev[:])
	var n [8]byte
	number := func(v int) {
		binary.BigEndian.PutUint64(n[:], uint64(v))
		h.Write(n[:])
	}
	number(int(e.Seq))
	for _, part := range [][]byte{[]byte(e.At.UTC().Format(timeFormat)), []byte(e.Kind), e.Body} {
		number(len(part))
		h.Write(part)
	}
	return [32]byte(h.Sum(nil))
}

func (e *Entry) check() error {
	if e.sum() != e.Hash {
		return damagedEntry(e.Seq, e.Kind, "its hash is not the hash of its parts")
	}
	return nil
}

func damagedEntry(seq int64, kind, what string) error {
	return &Fault{Seq: seq, Kind: kind, What: what}
}

func checkKind(kind string) error {
	ok := len(kind) >= 1 && len(kind) <= 32 && kind[0] >= 'a' && kind[0] <= 'z'
	for _, c := range []byte(kind) {
		ok = ok && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')
	}
	if !ok {
		return fmt.Errorf("store: kind %q; want 1 to 32 of a-z, 0-9 and hyphens, a letter first", kind)
	}
	return nil
}

// fill sets the parts of a stored entry and checks them.
func (e *Entry) fill(at string, prev, hash []byte, p packed) (err error) {
	if e.At, err = time.Parse(timeFormat, at); err != nil {
		return damagedEntry(e.Seq, e.Kind, "its time is no time")
	}
	if len(prev) != len(e.Prev) || len(hash) != len(e.Hash) {
		return damagedEntry(e.Seq, e.Kind, "a hash has another length")
	}
	e.Prev, e.Hash = [32]byte(prev), [32]byte(hash)
	if e.Body, err = p.unpack(); err != nil {
		return damagedEntry(e.Seq, e.Kind, err.Error())
	}
	return e.check()
}
