package ledger

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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
	last     *store.Entry      // that was appended
	words    map[string][]byte // by hash, of the articles at hand
	terms    map[string]string // by hash of the words
	indexed  []indexed
	versions map[edition]*Version
	kept     map[readBy]string                       // hash of the reading
	readings map[string]*musnad.Reading              // by hash
	events   map[*musnad.ReadingEvent]string         // as JSON
	told     map[*musnad.ReadingEvent]*happen.Report // prepared
	open     map[string]*happening                   // those that changed
	blocks   map[happen.Key]map[string]int64         // happenings to put behind keys, with the entry
	tallies  map[[2]string]int                       // what and name: how many more
	fresh    edition                                 // that was just added: nothing is told by it yet
	decided  *bool                                   // whether there is a decision; nil if nobody asked
	names    map[[3]string]int                       // name, entity, as it is written: times

	sharers struct { // memory of sharing
		at   map[string]int
		list []sharer
	}

	addRoles, addTellers rowWriter

	// rows that are written by settle
	addVersions, addArticles, addReadings, addReports rowWriter
	addEntities, addNameWords, addLabels              rowWriter
	addHappenings                                     rowWriter
	newest                                            map[string]*Version // by article, nil where there is none; nil if nobody asked

	signatures   rowWriter
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
	w := &writer{l: l, tx: tx, open: map[string]*happening{}, blocks: map[happen.Key]map[string]int64{},
		tallies: map[[2]string]int{}, names: map[[3]string]int{}}
	w.addRoles = rowWriter{w: w, into: `roles (entity, day, happening, role, until, type, status)`, columns: 7}
	w.addTellers = rowWriter{w: w, into: `tellers (what, name, day, happening, until)`, columns: 5}
	w.signatures = rowWriter{w: w, into: `signatures (stretch, article, root, seq, signature)`, columns: 5}
	w.addVersions = rowWriter{w: w, into: `versions (article, n, body, seq)`, columns: 4}
	w.addArticles = rowWriter{w: w, into: `articles (id, latest, published, outlet, title, copy_of, seq)`, columns: 7, end: ` ON CONFLICT (id) DO UPDATE SET latest = excluded.latest,
		published = excluded.published, outlet = excluded.outlet, title = excluded.title, copy_of = excluded.copy_of, seq = excluded.seq`}
	w.addReadings = rowWriter{w: w, into: `readings (article, n, engine, reading, seq)`, columns: 5, end: ` ON CONFLICT (article, n, engine) DO UPDATE SET reading = excluded.reading, seq = excluded.seq`}
	w.addReports = rowWriter{w: w, into: `reports (article, n, first, last, happening, engine, event, reasons, score, moved, flags, seq)`, columns: 12}
	w.addEntities = rowWriter{w: w, into: `entities (id, canonical, kind, country, english)`, columns: 5, end: ` ON CONFLICT (id) DO NOTHING`}
	w.addNameWords = rowWriter{w: w, into: `name_words (word, entity)`, columns: 2, end: ` ON CONFLICT DO NOTHING`}
	w.addLabels = rowWriter{w: w, into: `labels (what, word, name)`, columns: 3, end: ` ON CONFLICT DO NOTHING`}
	w.addHappenings = rowWriter{w: w, into: happeningColumns, columns: strings.Count(happeningColumns, ",") + 1, end: ` ON CONFLICT (id) DO UPDATE SET ` + happeningUpdate}
	w.forgetTexts()
	return w
}

func (w *writer) forgetTexts() {
	w.words, w.readings, w.versions, w.kept = map[string][]byte{}, map[string]*musnad.Reading{}, map[edition]*Version{}, map[readBy]string{}
	w.events, w.told, w.terms = map[*musnad.ReadingEvent]string{}, map[*musnad.ReadingEvent]*happen.Report{}, map[string]string{}
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
	w.last = &e
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
	manyOpen  = 4000
	manyTexts = 1000
)

// room writes what is open if it is much.
func (w *writer) room() error {
	if len(w.open) > manyOpen || len(w.words)+len(w.readings) > manyTexts {
		return w.flush()
	}
	return nil
}

// settle writes the rows that wait for others of their table, before their tables are
// asked or changed.
func (w *writer) settle() error {
	for _, rows := range []*rowWriter{&w.addVersions, &w.addArticles, &w.addReadings, &w.addReports, &w.addEntities, &w.addNameWords, &w.addLabels, &w.addHappenings} {
		if err := rows.flush(); err != nil {
			return err
		}
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
	return fmt.Errorf("an entry of kind %q, which this program does not know; install a newer musnad", e.Kind)
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
	if v.N > 1 {
		if err := w.settle(); err != nil { // one statement writes a row once
			return err
		}
	}
	if err := w.addVersions.add(v.Article, v.N, string(body), seq); err != nil {
		return err
	}
	if err := w.addArticles.add(v.Article, v.N, v.Published, v.Outlet, v.Title, v.CopyOf, seq); err != nil {
		return err
	}
	if w.newest != nil {
		w.newest[v.Article] = v
	}
	w.versions[edition{v.Article, v.N}] = v
	if err := w.tallyVersion(v); err != nil {
		return err
	}
	text, err := w.textOf(v.Words)
	if err != nil {
		return err
	}
	if err := w.signed(v, bodyOf(v, text), seq); err != nil {
		return err
	}
	terms, ok := w.terms[v.Words]
	if !ok {
		terms = termsOf(string(text))
	}
	w.indexed = append(w.indexed, indexed{v.Article, v.N, terms, seq})
	return nil
}

func (w *writer) applyReading(r *readingEntry, seq int64) error {
	by := readBy{r.Article, r.N, r.Engine}
	if _, ok := w.kept[by]; ok {
		if err := w.settle(); err != nil { // one statement writes a row once
			return err
		}
	}
	w.kept[by] = r.Reading
	return w.addReadings.add(r.Article, r.N, r.Engine, r.Reading, seq)
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
	for _, e := range eventsOf(reading) {
		events[*e.Evidence.Trigger] = e
	}
	before, err := w.takeOut(m)
	if err != nil {
		return err
	}
	for i := range m.Moves {
		if err := w.move(v, m, &m.Moves[i], before[i], events[m.Moves[i].At], seq); err != nil {
			return fmt.Errorf("article %s, event at %v: %w", m.Article, m.Moves[i].At, err)
		}
	}
	return nil
}

// joined is how an event came to its happening: that stays when it is read again.
type joined struct {
	reasons string
	score   float64
	moved   string
	seq     int64
}

// takeOut takes the events out that are gone or read again, all before any is put
// in: one may stand now where another stood.
func (w *writer) takeOut(m *movesEntry) ([]joined, error) {
	out := make([]joined, len(m.Moves))
	if !slices.ContainsFunc(m.Moves, move.takesOut) {
		return out, nil
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	for i := range m.Moves {
		x := &m.Moves[i]
		n, at := cmp.Or(x.N, m.N), x.At
		if x.Was != nil {
			n, at = x.Was.N, x.Was.At
		}
		if !x.takesOut() {
			continue
		}
		j := &out[i]
		err := w.tx.QueryRow(`SELECT reasons, score, moved, seq FROM reports WHERE article = ? AND n = ? AND first = ? AND last = ?`, m.Article, n, at[0], at[1]).
			Scan(&j.reasons, &j.score, &j.moved, &j.seq)
		if err != nil {
			return nil, fmt.Errorf("article %s, version %d, event at %v, which was read before: %w", m.Article, n, at, err)
		}
		if err := w.exec(`DELETE FROM reports WHERE article = ? AND n = ? AND first = ? AND last = ?`, m.Article, n, at[0], at[1]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// takesOut reports whether a move is of an event that was read before.
func (x move) takesOut() bool { return x.Op == opGone || x.Op == opKept }

func (w *writer) move(v *Version, m *movesEntry, x *move, before joined, e *musnad.ReadingEvent, seq int64) error {
	if x.Op == opBorn && w.fresh == (edition{m.Article, m.N}) && w.open[x.Happening] == nil {
		w.open[x.Happening] = &happening{id: x.Happening, isNew: true}
	}
	h, err := w.standing(x.Happening, x.Op)
	if err != nil {
		return err
	}
	if x.Op == opMerged {
		if h.id == x.Other {
			return nil // it was joined the other way round just before
		}
		return w.merge(x.Other, h.id, "", seq)
	}
	h.changed = seq
	if x.Op == opGone {
		h.stale = true
		return nil
	}
	if e == nil {
		return fmt.Errorf("no event of the reading has its trigger there")
	}
	if x.Op == opKept {
		h.stale = true
		if err := w.meetEvent(v, e, false); err != nil {
			return err
		}
		return w.putReport(v, m, x, h.id, before, e)
	}
	if before, err = joining(x, seq); err != nil {
		return err
	}
	if err := w.putReport(v, m, x, h.id, before, e); err != nil {
		return err
	}
	if h.born == 0 {
		h.born = seq
	}
	if err := w.meetEvent(v, e, true); err != nil {
		return err
	}
	h.add(w, w.report(v, e), seq)
	return nil
}

func joining(x *move, seq int64) (joined, error) {
	reasons, err := encode(x.Reasons)
	return joined{reasons: string(reasons), score: x.Score, seq: seq}, err
}

func (w *writer) putReport(v *Version, m *movesEntry, x *move, happening string, j joined, e *musnad.ReadingEvent) error {
	event, ok := w.events[e]
	if !ok {
		var err error
		if event, err = encoded(e); err != nil {
			return err
		}
	}
	return w.addReports.add(m.Article, m.N, x.At[0], x.At[1], happening, m.Engine, event, j.reasons, j.score, j.moved, v.marks(), j.seq)
}

func reportOf(v *Version, at [2]int, e *musnad.ReadingEvent) *happen.Report {
	return &happen.Report{Ref: happen.Ref{Article: v.Article, Version: v.N, At: at}, Event: e,
		Published: v.Published, Outlet: v.Outlet, Title: v.Title, Copy: cmp.Or(v.CopyOf, v.Article)}
}
