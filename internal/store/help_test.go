package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
)

// hashByTheBook is the hash of an entry as the FORMAT file describes it.
func hashByTheBook(e Entry, before [32]byte) [32]byte {
	b := []byte("musnad entry 1\n")
	b = append(b, before[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(e.Seq))
	for _, part := range []string{e.At.Format("2006-01-02T15:04:05.000") + "Z", e.Kind, string(e.Body)} {
		b = binary.BigEndian.AppendUint64(b, uint64(len(part)))
		b = append(b, part...)
	}
	return sha256.Sum256(b)
}

// random is the same bytes in every run, and no compressor makes them shorter.
func random(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}
