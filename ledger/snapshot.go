package ledger

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// Snapshot is a ledger as it is at one moment: what others write meanwhile is not
// seen. It holds little in memory, whatever the size of the ledger, and is for
// one goroutine.
type Snapshot struct {
	tx        *store.Tx
	canonical map[string]string // entities that were asked for
}

// View shows a ledger at one moment. The snapshot is good until do returns.
func (l *Ledger) View(ctx context.Context, do func(*Snapshot) error) error {
	return l.db.View(ctx, func(tx *store.Tx) error {
		return do(&Snapshot{tx: tx, canonical: map[string]string{}})
	})
}

// Last is the number and the hash, in hexadecimal, of the last entry; 0 and zeroes
// in an empty ledger.
func (s *Snapshot) Last() (seq int64, hash string, err error) {
	e, err := s.tx.Last()
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return e.Seq, hex.EncodeToString(e.Hash[:]), err
}

// Written is when an entry was written.
func (s *Snapshot) Written(seq int64) (time.Time, error) {
	e, err := s.tx.Entry(seq)
	return e.At, err
}

// Words is title + "\n" + text that positions point into, by its SHA-256.
func (s *Snapshot) Words(hash string) (string, error) {
	data, err := s.tx.Blob(hash)
	return string(data), err
}

// Version is a version of an article.
func (s *Snapshot) Version(article string, n int) (*Version, error) {
	v, err := scanVersion(s.tx.QueryRow(`SELECT body FROM versions WHERE article = ? AND n = ?`, article, n))
	if err != nil {
		return nil, unknown(fmt.Sprintf("version %d of article", n), article, err)
	}
	return v, nil
}

// Anchor is the day of writing as an engine read it; nil if it found none.
func (s *Snapshot) Anchor(article string, n int, engine string) (*musnad.ReadingAnchor, error) {
	var hash string
	if err := s.tx.QueryRow(`SELECT reading FROM readings WHERE article = ? AND n = ? AND engine = ?`, article, n, engine).Scan(&hash); err != nil {
		return nil, unknown("reading of article", article, err)
	}
	data, err := s.tx.Blob(hash)
	if err != nil {
		return nil, err
	}
	// The anchor stands before the events, which are not decoded.
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		if key == "anchor" {
			var a *musnad.ReadingAnchor
			return a, d.Decode(&a)
		}
		var other json.RawMessage
		if err := d.Decode(&other); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// Entity is the id that stands for a party, with what people said is the same;
// empty for who is only known to be somebody.
func (s *Snapshot) Entity(v *Voice) (string, error) {
	id := entityOfVoice(v)
	if id == "" {
		return "", nil
	}
	if c, ok := s.canonical[id]; ok {
		return c, nil
	}
	c := id
	err := s.tx.QueryRow(`SELECT canonical FROM entities WHERE id = ?`, id).Scan(&c)
	if err != nil && !errors.Is(unknown("", "", err), ErrUnknown) {
		return "", err
	}
	s.canonical[id] = c
	return c, nil
}

func pointer(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// chunkOf is how many happenings are loaded at once.
const chunkOf = 128

// Happenings gives happenings with their reports, one after the other. What is
// asked for is as for [Ledger.Happenings]. The happening is the caller's.
func (s *Snapshot) Happenings(ask List) iter.Seq2[*Happening, error] {
	return func(yield func(*Happening, error) bool) {
		ids, err := idsOf(s.tx, &ask)
		if err != nil {
			yield(nil, err)
			return
		}
		for chunk := range slices.Chunk(ids, chunkOf) {
			list, err := s.load(chunk)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, h := range list {
				if !yield(h, nil) {
					return
				}
			}
		}
	}
}

// load loads happenings whole, in the order of their ids.
func (s *Snapshot) load(ids []string) ([]*Happening, error) {
	byID := make(map[string]*Happening, len(ids))
	var touched []*Happening
	err := eachRow(s.tx, func(row scanner) error {
		h, some, err := scanHappening(row)
		if byID[h.ID] = &h; some {
			touched = append(touched, &h)
		}
		return err
	}, `SELECT `+columns+` FROM happenings h WHERE h.id IN (`+marks(len(ids))+`)`, arguments(ids)...)
	if err != nil {
		return nil, err
	}
	reports, err := queryReports(s.tx, `r.happening IN (`+marks(len(ids))+`)`, arguments(ids)...)
	if err != nil {
		return nil, err
	}
	for i := range reports {
		h := byID[reports[i].happening]
		h.Reports = append(h.Reports, reports[i].report())
		h.Flags = append(h.Flags, strings.Fields(reports[i].version.marks())...)
	}
	for _, h := range byID {
		slices.Sort(h.Flags)
		h.Flags = slices.Compact(h.Flags)
	}
	out := make([]*Happening, len(ids))
	for i, id := range ids {
		if out[i] = byID[id]; out[i] == nil {
			return nil, unknown("happening", id, ErrUnknown)
		}
	}
	for _, h := range touched {
		if err := h.decided(s.tx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func arguments(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// Standing are the corrections that hold, by field: of several of one field the
// last.
func (h *Happening) Standing() map[string]*Decision {
	out := map[string]*Decision{}
	for i := range h.Decisions {
		if d := &h.Decisions[i]; d.Op == Correct && d.Undone == "" {
			out[d.Field] = d
		}
	}
	return out
}

// Reviewed is the decision that Review comes from; nil if nobody reviewed it.
func (h *Happening) Reviewed() (last *Decision) {
	for i := range h.Decisions {
		if d := &h.Decisions[i]; d.Undone == "" && string(d.Op) == h.Review && h.Review != "" {
			last = d
		}
	}
	return last
}
