package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

// history is a ledger and what it must hold.
type history struct {
	t       *testing.T
	address func() string
	at      string
	db      *DB
	entries []Entry
	blobs   map[string][]byte
}

var errUndo = errors.New("undo")

// TestHistories does random things to a ledger and compares it with a list in
// memory.
func TestHistories(t *testing.T) {
	if !torture {
		flag.Set("rapid.checks", "3")
		flag.Set("rapid.steps", "12")
	}
	flag.Set("rapid.nofailfile", "true")
	eachStore(t, func(t *testing.T, address func() string) {
		rapid.Check(t, func(r *rapid.T) {
			h := &history{t: t, address: address, at: address(), blobs: map[string][]byte{}}
			h.db = create(t, h.at)
			defer func() { h.db.Close() }()
			r.Repeat(map[string]func(*rapid.T){
				"append":  h.append,
				"undo":    h.undo,
				"reopen":  h.reopen,
				"restore": h.restore,
				"":        h.check,
			})
		})
	})
}

var (
	kinds = rapid.SampledFrom([]string{"article", "reading", "a", "x-9"})
	texts = rapid.IntRange(0, 40_000)
)

// text is a body or a blob by its number: empty, long, or hard to compress.
func text(n int) []byte {
	switch n % 3 {
	case 0:
		return random(n / 3)
	case 1:
		return bytes.Repeat([]byte("خبر "), n)[:n]
	}
	return random(n % 50)
}

// append writes some entries and blobs in one transaction.
func (h *history) append(r *rapid.T) {
	n := rapid.IntRange(1, 70).Draw(r, "entries")
	blob := text(texts.Draw(r, "blob"))
	update(h.t, h.db, func(tx *Tx) error {
		for i := range n {
			e, err := tx.Append(kinds.Draw(r, "kind"), text(texts.Draw(r, "body")))
			if err != nil || e.Seq != int64(len(h.entries)+1) {
				return fmt.Errorf("entry %d of %d: seq %d: %w", i, n, e.Seq, err)
			}
			h.entries = append(h.entries, e)
		}
		name, err := tx.PutBlob(blob)
		if name != fmt.Sprintf("%x", sha256.Sum256(blob)) {
			r.Fatalf("blob is named %s", name)
		}
		h.blobs[name] = blob
		return err
	})
}

// undo writes and then fails.
func (h *history) undo(r *rapid.T) {
	body := text(texts.Draw(r, "body"))
	err := h.db.Update(h.t.Context(), func(tx *Tx) error {
		_, err := tx.Append(kinds.Draw(r, "kind"), body)
		_, err2 := tx.PutBlob(append(bytes.Clone(body), "undone"...))
		return errors.Join(err, err2, errUndo)
	})
	if err == nil || err.Error() != errUndo.Error() {
		r.Fatalf("undo: %v", err)
	}
}

func (h *history) reopen(*rapid.T) {
	h.db.Close()
	h.db = open(h.t, h.at)
}

// restore goes on with a copy.
func (h *history) restore(r *rapid.T) {
	file := filepath.Join(h.t.TempDir(), "backup")
	defer os.Remove(file)
	if err := h.db.Backup(h.t.Context(), file); err != nil {
		r.Fatal(err)
	}
	h.db.Close()
	h.at = h.address()
	if err := Restore(h.t.Context(), file, h.at); err != nil {
		r.Fatal(err)
	}
	h.db = open(h.t, h.at)
}

func (h *history) check(r *rapid.T) {
	kind := kinds.Draw(r, "kind")
	from := rapid.Int64Range(0, int64(len(h.entries)+2)).Draw(r, "from")
	view(h.t, h.db, func(tx *Tx) error {
		h.compare(r, tx, 1)
		h.compare(r, tx, from, kind)
		h.compare(r, tx, from, kind, "a")
		for name, data := range h.blobs {
			got, err := tx.Blob(name)
			if err != nil || !bytes.Equal(got, data) {
				r.Fatalf("blob %s: %v", name, err)
			}
		}
		names, err := tx.blobNames([]byte{})
		if len(names) != len(h.blobs) {
			r.Fatalf("%d blobs of %d", len(names), len(h.blobs))
		}
		return err
	})
	faults, err := h.db.Verify(h.t.Context(), true)
	if err != nil || len(faults) > 0 {
		r.Fatalf("verify: %v %v", faults, err)
	}
}

func (h *history) compare(r *rapid.T, tx *Tx, from int64, kinds ...string) {
	var want []Entry
	for _, e := range h.entries {
		if e.Seq >= from && (len(kinds) == 0 || e.Kind == kinds[0] || len(kinds) > 1 && e.Kind == kinds[1]) {
			want = append(want, e)
		}
	}
	n := 0
	for e, err := range tx.Entries(from, kinds...) {
		if err != nil {
			r.Fatal(err)
		}
		if n >= len(want) || !sameEntry(e, want[n]) {
			r.Fatalf("entries from %d of %q: the %dth is %d, of %d", from, kinds, n, e.Seq, len(want))
		}
		n++
	}
	if n != len(want) {
		r.Fatalf("entries from %d of %q: %d of %d", from, kinds, n, len(want))
	}
}
