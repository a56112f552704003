package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// Record is one entry with all that it points to: what a ledger can be made from
// again, to the same hashes.
type Record struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"` // UTC, RFC 3339 with milliseconds
	Kind    string          `json:"kind"`
	Body    json.RawMessage `json:"body"` // as it was hashed
	Hash    string          `json:"hash"`
	Words   *string         `json:"words,omitempty"`   // of an article: title + "\n" + text
	Reading json.RawMessage `json:"reading,omitempty"` // of a reading: its JSON, as it was hashed
	Bytes   [][]byte        `json:"bytes,omitempty"`   // other bytes that the body names: an article's as they came where they are not Words, those of a visit or a release
}

// RecordTime is the layout of Record.At.
const RecordTime = "2006-01-02T15:04:05.000Z"

// ChainHash is the hash that a record must have behind one of the hash before; both
// are in hexadecimal. Before the first stand 64 zeroes.
func (r *Record) ChainHash(before string) (string, error) {
	prev, err := hex.DecodeString(before)
	if err != nil || len(prev) != sha256.Size {
		return "", fmt.Errorf("hash %q; want 64 hexadecimal digits", before)
	}
	h := sha256.New()
	h.Write([]byte("musnad entry 1\n"))
	h.Write(prev)
	number := func(v int64) { h.Write(binary.BigEndian.AppendUint64(nil, uint64(v))) }
	number(r.Seq)
	for _, part := range []string{r.At, r.Kind, string(r.Body)} {
		number(int64(len(part)))
		h.Write([]byte(part))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// named are the hashes of what the body names: words, reading and others, empty
// where it names none.
func (r *Record) named() (words, reading string, others []string, err error) {
	switch r.Kind {
	case kindArticle:
		var v Version
		err = json.Unmarshal(r.Body, &v)
		words = v.Words
		if v.Original != v.Words {
			others = []string{v.Original}
		}
	case kindReading:
		var x readingEntry
		err = json.Unmarshal(r.Body, &x)
		reading = x.Reading
	case kindFetch:
		var f Fetch
		if err = json.Unmarshal(r.Body, &f); f.Copy != "" {
			others = []string{f.Copy}
		}
	case kindRelease:
		var x Release
		err = json.Unmarshal(r.Body, &x)
		others = []string{x.Manifest, x.Index}
	}
	return words, reading, others, err
}

// Check reports what a record has otherwise than its body says.
func (r *Record) Check() error {
	words, reading, others, err := r.named()
	if err != nil {
		return fmt.Errorf("its body: %w", err)
	}
	if (words != "") != (r.Words != nil) || words != "" && hashOf([]byte(*r.Words)) != words {
		return fmt.Errorf("its words are not those of SHA-256 %q", words)
	}
	if (reading != "") != (r.Reading != nil) || reading != "" && hashOf(r.Reading) != reading {
		return fmt.Errorf("its reading is not that of SHA-256 %q", reading)
	}
	if len(others) != len(r.Bytes) {
		return fmt.Errorf("it names %d files of bytes and has %d", len(others), len(r.Bytes))
	}
	for i, want := range others {
		if hashOf(r.Bytes[i]) != want {
			return fmt.Errorf("its bytes are not those of SHA-256 %q", want)
		}
	}
	return nil
}

// Records gives all entries in their order.
func (s *Snapshot) Records() iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		for e, err := range s.tx.Entries(1) {
			if err != nil {
				yield(nil, err)
				return
			}
			r, err := s.record(&e)
			if err != nil {
				err = fmt.Errorf("entry %d (%s): %w; run musnad verify --read-data", e.Seq, e.Kind, err)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

func (s *Snapshot) record(e *store.Entry) (*Record, error) {
	r := &Record{Seq: e.Seq, At: e.At.Format(RecordTime), Kind: e.Kind, Body: e.Body, Hash: hex.EncodeToString(e.Hash[:])}
	words, reading, others, err := r.named()
	if err != nil {
		return nil, err
	}
	if words != "" {
		text, err := s.Words(words)
		if err != nil {
			return nil, err
		}
		r.Words = &text
	}
	if reading != "" {
		if r.Reading, err = s.tx.Blob(reading); err != nil {
			return nil, err
		}
	}
	for _, hash := range others {
		data, err := s.tx.Blob(hash)
		if err != nil {
			return nil, err
		}
		r.Bytes = append(r.Bytes, data)
	}
	return r, nil
}

// ErrNotEmpty is the error, wrapped, of a replay into a ledger that has entries.
var ErrNotEmpty = errors.New("the ledger is not empty")

// Replay makes a ledger, which must be empty, from records: all of them in their
// order, to the same hashes, or none.
func Replay(ctx context.Context, address string, records iter.Seq2[*Record, error]) error {
	var now time.Time
	db, err := store.Open(ctx, address, store.OnConnect(registerWords), store.Clock(func() time.Time { return now }))
	if err != nil {
		return err
	}
	l, err := opened(ctx, db)
	if err != nil {
		return err
	}
	err = l.update(ctx, func(w *writer) error {
		last, err := w.tx.Last()
		if err == nil {
			return fmt.Errorf("%w: it has %d entries", ErrNotEmpty, last.Seq)
		}
		if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		for r, err := range records {
			if err != nil {
				return err
			}
			if now, err = time.Parse(RecordTime, r.At); err == nil {
				err = w.replay(r)
			}
			if err != nil {
				return fmt.Errorf("entry %d (%s): %w", r.Seq, r.Kind, err)
			}
		}
		return nil
	})
	return errors.Join(err, l.Close())
}

// replay keeps a record as it was.
func (w *writer) replay(r *Record) error {
	if err := r.Check(); err != nil {
		return err
	}
	blobs := append([][]byte{}, r.Bytes...)
	if r.Words != nil {
		blobs = append(blobs, []byte(*r.Words))
	}
	if r.Reading != nil {
		blobs = append(blobs, r.Reading)
	}
	for _, data := range blobs {
		if _, err := w.tx.PutBlob(data); err != nil {
			return err
		}
	}
	e, err := w.tx.Append(r.Kind, r.Body)
	if err != nil {
		return err
	}
	if e.Seq != r.Seq || hex.EncodeToString(e.Hash[:]) != r.Hash {
		return fmt.Errorf("it is not the entry that was written: its hash would be %x, and is %s", e.Hash, r.Hash)
	}
	return w.apply(e)
}
