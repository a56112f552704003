package ledger

import (
	"bytes"
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/happen"
)

// happening is one that a writer has changed.
type happening struct {
	id      string
	merged  string // the one that it is part of now
	summary *happen.Summary
	review  string
	born    int64 // entries
	changed int64
	stale   bool // its summary must be made anew from its reports
	isNew   bool
	stored  bool            // it has a row
	lanes   *lanes          // as they are written, or nil if they are not known
	all     []happen.Report // all of them, for Resolve, or nil if they are not known
}

// happening is the one of that id, with what this transaction did to it.
func (w *writer) happening(id string) (*happening, error) {
	if h, ok := w.open[id]; ok {
		return h, nil
	}
	h, err := w.load(id)
	if errors.Is(err, sql.ErrNoRows) {
		h, err = &happening{id: id, isNew: true}, nil
	}
	if err == nil {
		w.open[id] = h
	}
	return h, err
}

func (w *writer) load(id string) (*happening, error) {
	k, err := w.recall(id)
	if err != nil {
		return nil, err
	}
	h := &happening{id: id, merged: k.merged, summary: k.summary, review: k.review, born: k.born, changed: k.changed, lanes: k.lanes, stored: true}
	if k.reports != nil {
		h.all, err = happen.ReadReports(k.reports)
	}
	return h, err
}

// add takes in a report that entry seq brought: what is noted of a block is the
// entry of its latest report, however that got here.
func (h *happening) add(w *writer, r *happen.Report, seq int64) {
	if h.stale {
		return // all will be taken in anew
	}
	if h.isNew || h.all != nil {
		h.all = append(h.all, *r)
	}
	if h.summary == nil {
		h.summary = happen.New(r)
	} else {
		h.summary.Add(r)
	}
	w.enter(h.id, happen.Keys(r), seq)
}

// flush writes what is known of the happenings that changed: those that became
// part of another first, since that one's row tells what was decided on them.
func (w *writer) flush() error {
	ids := sortedKeys(w.open)
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(whole(w.open[a]), whole(w.open[b])) })
	list := make([]*happening, 0, len(ids))
	for _, id := range ids {
		h := w.open[id]
		if err := w.gatherReports(h); err != nil {
			return err
		}
		list = append(list, h)
	}
	some, err := w.someDecided()
	if err != nil {
		return err
	}
	if some {
		err = w.writeDecided(list)
	} else {
		err = w.writeAll(list)
	}
	if err != nil {
		return err
	}
	clear(w.open)
	w.forgetTexts()
	return errors.Join(w.settle(), w.flushBlocks(), w.flushSignatures(), w.flushEntities(), w.flushWords())
}

// whole is 0 for a happening that is part of another, else 1.
func whole(h *happening) int {
	if h.merged != "" {
		return 0
	}
	return 1
}

// anew makes the summary and the blocks of a happening from its reports.
func (w *writer) anew(h *happening) error {
	if err := w.leave(h.id, h.summary); err != nil {
		return err
	}
	reports, err := w.reports(h.id)
	if err != nil {
		return err
	}
	h.summary, h.stale, h.isNew, h.all = nil, false, true, nil
	for i := range reports {
		h.add(w, &reports[i].Report, reports[i].seq)
	}
	return nil
}

// remember keeps what the next writer need not ask for.
func (w *writer) remember(h *happening, r *row) {
	k := happeningRow{merged: h.merged, review: h.review, born: h.born, changed: h.changed, summary: r.summary, reports: r.kept}
	w.l.warm.rows.put(h.id, k)
	w.l.warm.happenings.put(h.id, remembered{merged: k.merged, review: k.review, born: k.born, changed: k.changed, summary: h.summary, reports: k.reports, lanes: h.lanes})
}

// writeDecided writes happenings that people may have decided on, which is asked for
// each.
func (w *writer) writeDecided(list []*happening) error {
	m := rowMaker{decide: func(now *Happening) error {
		if err := w.addHappenings.flush(); err != nil { // it may tell what is part of this one
			return err
		}
		return now.decided(w.tx)
	}}
	for _, h := range list {
		r, err := m.make(h)
		if err != nil {
			return err
		}
		if err := w.write(h, &r); err != nil {
			return err
		}
	}
	return nil
}

// ahead is how many rows are made before they are written.
const ahead = 64

// writeAll writes happenings on which nobody decided: what is written of one is made
// while the one before is written.
func (w *writer) writeAll(list []*happening) error {
	type made struct {
		row row
		err error
	}
	rows, stop := make(chan made, ahead), make(chan struct{})
	defer close(stop)
	go func() {
		defer close(rows)
		var m rowMaker
		for _, h := range list {
			r, err := m.make(h)
			select {
			case rows <- made{r, err}:
			case <-stop:
				return
			}
		}
	}()
	for _, h := range list {
		m := <-rows
		if m.err != nil {
			return m.err
		}
		if err := w.write(h, &m.row); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) write(h *happening, r *row) error {
	if err := w.relane(h, r.lanes); err != nil {
		return fmt.Errorf("happening %s: %w", h.id, err)
	}
	h.stored = true
	w.remember(h, r)
	return w.addHappenings.add(h.id, h.merged, r.summary, r.resolved, r.typ, r.status, r.first, r.last, r.day, r.lasting, r.country, r.place, r.spot, r.reports, r.articles, r.origins, h.review, h.born, h.changed)
}

const happeningColumns = `happenings (id, merged, summary, resolved, type, status, day_first, day_last, day, lasting, country, place, spot, reports, articles, origins, review, born, changed)`

// happeningUpdate is what changes of a row that is there.
var happeningUpdate = func() string {
	_, list, _ := strings.Cut(strings.TrimSuffix(happeningColumns, ")"), "(")
	var set []string
	for _, column := range strings.Split(list, ", ") {
		if column != "id" && column != "born" {
			set = append(set, column+" = excluded."+column)
		}
	}
	return strings.Join(set, ", ")
}()

// row is what is looked for in the table of happenings: as people corrected it,
// but for resolved, which is what was read.
type row struct {
	summary                    []byte
	kept                       []byte // the reports, for the next writer; nil if they are too many
	resolved                   string
	typ, status                string
	first, last                string // days
	day                        string // first, or undated
	lasting                    int    // 1 if more than longSpan is between first and last
	country, place, spot       string
	reports, articles, origins int
	lanes                      *lanes
}

// gatherReports finds all that is told of a happening, and makes what is known of it
// anew if that must be.
func (w *writer) gatherReports(h *happening) error {
	if h.stale {
		if err := w.anew(h); err != nil {
			return err
		}
	}
	if h.isNew || h.all != nil {
		return nil
	}
	list, err := w.reports(h.id)
	for i := range list {
		h.all = append(h.all, list[i].Report)
	}
	return err
}

// rowMaker makes rows of happenings, of which all reports are known.
type rowMaker struct {
	decide  func(*Happening) error // puts in what people decided; nil if nobody did
	scratch []byte                 // what is kept of it takes no more than it needs
}

func (m *rowMaker) make(h *happening) (r row, err error) {
	said := happen.Resolve(h.all)
	if r.resolved, err = encoded(said); err != nil {
		return r, err
	}
	r.reports, r.day, r.lanes = len(h.all), undated, newLanes()
	r.summary = []byte{}
	if len(h.all) == 0 {
		return r, nil
	}
	if m.scratch, err = h.summary.AppendBinary(m.scratch[:0]); err != nil {
		return r, err
	}
	r.summary = bytes.Clone(m.scratch)
	if len(h.all) <= warmReports {
		m.scratch = happen.AppendReports(m.scratch[:0], h.all)
		r.kept = bytes.Clone(m.scratch)
	}
	now := Happening{ID: h.id, Resolved: said}
	if m.decide != nil {
		if err := m.decide(&now); err != nil {
			return r, err
		}
	}
	r.typ, r.status, r.articles, r.origins = string(now.Type), string(now.Status), said.Articles, len(said.Origins)
	r.first, r.last, r.lasting = daysOf(now.Date)
	r.day = cmp.Or(r.first, undated)
	if p := now.Place; p != nil {
		r.country, r.place, r.spot = p.Country, foldName(p.Name), spotOf(p.ID, p.Name, p.Country)
	}
	r.lanes, err = lanesOf(&now, &r, h.all)
	return r, err
}

// someDecided reports whether anybody has decided anything, which spares asking for
// each happening.
func (w *writer) someDecided() (bool, error) {
	if w.decided != nil {
		return *w.decided, nil
	}
	var n int
	err := w.tx.QueryRow(`SELECT count(*) FROM (SELECT id FROM decisions LIMIT 1) x`).Scan(&n)
	some := n > 0
	w.decided = &some
	return some, err
}

func encoded(v any) (string, error) {
	data, err := encode(v)
	return string(data), err
}

// daysOf are the first and last day of a date, empty where it has none, and
// whether more than longSpan is between them, as 1 or 0.
func daysOf(edtf string) (first, last string, lasting int) {
	e, err := calendar.Parse(edtf)
	if err != nil {
		return "", "", 0
	}
	a, b, ok := e.Bounds()
	if !ok {
		return "", "", 0
	}
	if b.DaysSince(a) > longSpan {
		lasting = 1
	}
	return a.String(), b.String(), lasting
}
