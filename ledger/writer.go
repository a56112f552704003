package ledger

import (
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/copies"
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// writer makes the projection within one transaction: apply takes entries as they
// come, whether they are appended now or read again, and flush writes what is
// known of the happenings that they changed.
type writer struct {
	l        *Ledger
	tx       *store.Tx
	last     int64             // entry that was appended
	words    map[string][]byte // by hash, of the articles at hand
	versions map[edition]*Version
	kept     map[readBy]string               // hash of the reading
	readings map[string]*musnad.Reading      // by hash
	events   map[*musnad.ReadingEvent]string // as JSON
	open     map[string]*happening           // those that changed
	blocks   map[uint64]map[string]int64     // happenings to put behind keys, with the entry
	bands    map[uint64][]string
	roles    map[string]map[[2]string]bool // by happening: entity and role
	tellers  map[string]map[[2]string]bool // by happening: what and name
	decided  *bool                         // whether there is a decision; nil if nobody asked
	names    map[[3]string]int             // name, entity, as it is written: times

	signedText   string // that ownSignature is of
	ownSignature copies.Signature
}

// edition is one version of an article.
type edition struct {
	article string
	n       int
}

// readBy is a reading of an edition.
type readBy struct {
	article string
	n       int
	engine  string
}

func newWriter(l *Ledger, tx *store.Tx) *writer {
	w := &writer{l: l, tx: tx, open: map[string]*happening{}, blocks: map[uint64]map[string]int64{}, bands: map[uint64][]string{},
		roles: map[string]map[[2]string]bool{}, tellers: map[string]map[[2]string]bool{}, names: map[[3]string]int{}}
	w.forgetTexts()
	return w
}

func (w *writer) forgetTexts() {
	w.words, w.readings, w.versions, w.kept = map[string][]byte{}, map[string]*musnad.Reading{}, map[edition]*Version{}, map[readBy]string{}
	w.events = map[*musnad.ReadingEvent]string{}
}

// append appends an entry and applies it.
func (w *writer) append(kind string, body any) (store.Entry, error) {
	data, err := encode(body)
	if err != nil {
		return store.Entry{}, err
	}
	e, err := w.tx.Append(kind, data)
	if err != nil {
		return e, err
	}
	w.last = e.Seq
	if err := w.room(); err != nil {
		return e, err
	}
	switch b := body.(type) { // what was just made need not be decoded
	case Version:
		return e, w.applyVersion(&b, e.Seq)
	case readingEntry:
		return e, w.applyReading(&b, e.Seq)
	case movesEntry:
		return e, w.applyMoves(&b, e.Seq)
	}
	return e, w.apply(e)
}

// How many changed happenings, and how many texts and readings, are kept before
// they are written and forgotten.
const (
	manyOpen  = 2000
	manyTexts = 1000
)

// room writes what is open if it is much.
func (w *writer) room() error {
	if len(w.open) > manyOpen || len(w.words)+len(w.readings) > manyTexts {
		return w.flush()
	}
	return nil
}

// apply writes what an entry says into the tables.
func (w *writer) apply(e store.Entry) error {
	if err := w.room(); err != nil {
		return err
	}
	switch e.Kind {
	case kindArticle:
		return applyAs(e, w.applyVersion)
	case kindReading:
		return applyAs(e, w.applyReading)
	case kindHappening:
		return applyAs(e, w.applyMoves)
	case kindDecision:
		return applyAs(e, w.applyDecision)
	case kindSource:
		return applyAs(e, w.applySource)
	case kindFetch:
		return applyAs(e, w.applyFetch)
	case kindRelease:
		return applyAs(e, w.applyRelease)
	}
	return fmt.Errorf("an entry of kind %q, which this program does not know", e.Kind)
}

// applyAs decodes an entry's body and hands it on with the entry's number.
func applyAs[T any](e store.Entry, apply func(*T, int64) error) error {
	body := new(T)
	if err := json.Unmarshal(e.Body, body); err != nil {
		return fmt.Errorf("its body: %w", err)
	}
	return apply(body, e.Seq)
}

// textOf is title + "\n" + text of a version.
func (w *writer) textOf(hash string) ([]byte, error) {
	if t, ok := w.words[hash]; ok {
		return t, nil
	}
	t, err := w.tx.Blob(hash)
	if err == nil {
		w.words[hash] = t
	}
	return t, err
}

func (w *writer) readingOf(hash string) (*musnad.Reading, error) {
	if r, ok := w.readings[hash]; ok {
		return r, nil
	}
	data, err := w.tx.Blob(hash)
	if err != nil {
		return nil, err
	}
	r := new(musnad.Reading)
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("reading %s: %w", hash, err)
	}
	w.readings[hash] = r
	return r, nil
}

func (w *writer) applyVersion(v *Version, seq int64) error {
	body, err := encode(v)
	if err != nil {
		return err
	}
	if _, err := w.tx.Exec(`INSERT INTO versions (article, n, body, seq) VALUES (?, ?, ?, ?)`, v.Article, v.N, string(body), seq); err != nil {
		return err
	}
	if _, err := w.tx.Exec(`INSERT INTO articles (id, latest, published, outlet, title, copy_of, seq) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET latest = excluded.latest, published = excluded.published, outlet = excluded.outlet, title = excluded.title, copy_of = excluded.copy_of, seq = excluded.seq`,
		v.Article, v.N, v.Published, v.Outlet, v.Title, v.CopyOf, seq); err != nil {
		return err
	}
	w.versions[edition{v.Article, v.N}] = v
	text, err := w.textOf(v.Words)
	if err != nil {
		return err
	}
	if err := w.signed(v, bodyOf(v, text)); err != nil {
		return err
	}
	return w.indexed(v, text, seq)
}

func (w *writer) applyReading(r *readingEntry, seq int64) error {
	w.kept[readBy{r.Article, r.N, r.Engine}] = r.Reading
	_, err := w.tx.Exec(`INSERT INTO readings (article, n, engine, reading, seq) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (article, n, engine) DO UPDATE SET reading = excluded.reading, seq = excluded.seq`, r.Article, r.N, r.Engine, r.Reading, seq)
	return err
}

// applyMoves puts the events of a reading where the entry says.
func (w *writer) applyMoves(m *movesEntry, seq int64) error {
	v, err := w.version(m.Article, m.N)
	if err != nil {
		return err
	}
	reading, err := w.latestReading(m.Article, m.N, m.Engine)
	if err != nil {
		return err
	}
	events := map[[2]int]*musnad.ReadingEvent{}
	for i := range reading.Events {
		if at, ok := triggerOf(&reading.Events[i]); ok && events[at] == nil {
			events[at] = &reading.Events[i]
		}
	}
	for i := range m.Moves {
		if err := w.move(v, m, &m.Moves[i], events[m.Moves[i].At], seq); err != nil {
			return fmt.Errorf("article %s, event at %v: %w", m.Article, m.Moves[i].At, err)
		}
	}
	return nil
}

func (w *writer) move(v *Version, m *movesEntry, x *move, e *musnad.ReadingEvent, seq int64) error {
	h, err := w.standing(x.Happening, x.Op)
	if err != nil {
		return err
	}
	if x.Op == opMerged {
		if h.id == x.Other {
			return nil // it was joined the other way round just before
		}
		return w.moveReports(x.Reports, x.Other, h.id, seq)
	}
	if x.Op == opGone {
		h.stale = true
		h.changed = seq
		return w.exec(`DELETE FROM reports WHERE article = ? AND n = ? AND first = ? AND last = ?`, m.Article, cmp.Or(x.N, m.N), x.At[0], x.At[1])
	}
	if e == nil {
		return fmt.Errorf("no event of the reading has its trigger there")
	}
	if err := w.putReport(m, x, h.id, e, seq); err != nil {
		return err
	}
	h.changed = seq
	if x.Op == opBorn {
		h.born = seq
	}
	if x.Op == opKept {
		h.stale = true
		return nil
	}
	if err := w.meet(e); err != nil {
		return err
	}
	h.add(w, reportOf(v, x.At, e), seq)
	return nil
}

func (w *writer) putReport(m *movesEntry, x *move, happening string, e *musnad.ReadingEvent, seq int64) error {
	event, ok := w.events[e]
	if !ok {
		var err error
		if event, err = encoded(e); err != nil {
			return err
		}
	}
	reasons, err := encode(x.Reasons)
	if err != nil {
		return err
	}
	_, err = w.tx.Exec(`INSERT INTO reports (article, n, first, last, happening, engine, event, reasons, score, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (article, n, first, last) DO UPDATE SET happening = excluded.happening, engine = excluded.engine, event = excluded.event`,
		m.Article, m.N, x.At[0], x.At[1], happening, m.Engine, event, string(reasons), x.Score, seq)
	return err
}

func reportOf(v *Version, at [2]int, e *musnad.ReadingEvent) *happen.Report {
	return &happen.Report{Ref: happen.Ref{Article: v.Article, Version: v.N, At: at}, Event: e,
		Published: v.Published, Outlet: v.Outlet, Title: v.Title, Copy: cmp.Or(v.CopyOf, v.Article)}
}
