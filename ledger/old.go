package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// kept is an event that the ledger has, with the happening it was put into.
type kept struct {
	happen.Report
	version   *Version
	happening string
	reasons   []happen.Reason
	engine    string
	seq       int64
}

func (k *kept) gone() move {
	return move{At: k.Ref.At, N: k.Ref.Version, Happening: k.happening, Op: opGone}
}

// keptAt is the move of an event that is read again, now at these letters.
func (k *kept) keptAt(n int, at [2]int) move {
	m := move{At: at, Happening: k.happening, Op: opKept}
	if k.Ref.Version != n || k.Ref.At != at {
		m.Was = &was{k.Ref.Version, k.Ref.At}
	}
	return m
}

// oldReports are the events of an article as they were read before.
type oldReports struct {
	list    []kept
	claimed []bool
}

func (w *writer) oldReports(article string) (oldReports, error) {
	if w.fresh == (edition{article, 1}) {
		return oldReports{}, nil
	}
	list, err := w.reportsWhere(`r.article = ?`, article)
	return oldReports{list, make([]bool, len(list))}, err
}

// claim finds which of the old events each event of a reading is, or -1: the one at
// the same letters of the same version, or at some of them, or, in other words of
// the article, one told by the same words. What is surest is claimed first.
func (o *oldReports) claim(v *Version, events []*musnad.ReadingEvent) []int {
	out := make([]int, len(events))
	for i := range out {
		out[i] = -1
	}
	for _, same := range []func(*kept, *musnad.ReadingEvent) bool{
		func(k *kept, e *musnad.ReadingEvent) bool {
			return k.Ref.Version == v.N && k.Ref.At == *e.Evidence.Trigger
		},
		func(k *kept, e *musnad.ReadingEvent) bool {
			return k.Ref.Version == v.N && overlap(k.Ref.At, *e.Evidence.Trigger)
		},
		func(k *kept, e *musnad.ReadingEvent) bool {
			return k.Ref.Version != v.N && k.Event.Trigger == e.Trigger && k.Event.Clause == e.Clause
		},
	} {
		for i, e := range events {
			for k := range o.list {
				if x := &o.list[k]; out[i] < 0 && !o.claimed[k] && x.Event.Type == e.Type && same(x, e) {
					out[i], o.claimed[k] = k, true
				}
			}
		}
	}
	return out
}

// claimDecided finds the old event at the very letters of one that is read as
// another type now, if a person decided on its happening: what was decided must
// not lose what it is about. It is -1 where there is none.
func (o *oldReports) claimDecided(w *writer, v *Version, e *musnad.ReadingEvent) (int, error) {
	for k := range o.list {
		x := &o.list[k]
		if o.claimed[k] || x.Ref.Version != v.N || x.Ref.At != *e.Evidence.Trigger {
			continue
		}
		list, err := decisionsOf(w.tx, x.happening)
		if err != nil {
			return -1, err
		}
		if slices.ContainsFunc(list, func(d Decision) bool { return d.Undone == "" && d.Op != Undo }) {
			o.claimed[k] = true
			return k, nil
		}
	}
	return -1, nil
}

// eventsOf are the events of a reading that have letters of their own, each once.
func eventsOf(r *musnad.Reading) (out []*musnad.ReadingEvent) {
	seen := map[[2]int]bool{}
	for i := range r.Events {
		if at, ok := triggerOf(&r.Events[i]); ok && !seen[at] {
			seen[at] = true
			out = append(out, &r.Events[i])
		}
	}
	return out
}

func overlap(a, b [2]int) bool { return a[0] < b[1] && b[0] < a[1] }

// reports are the events of a happening, in the order in which they came in.
func (w *writer) reports(happening string) ([]kept, error) {
	return w.reportsWhere(`r.happening = ?`, happening)
}

func (w *writer) reportsWhere(where string, args ...any) ([]kept, error) {
	if err := w.settle(); err != nil {
		return nil, err
	}
	return queryReports(w.tx, where, args...)
}

// querier is what a transaction of either kind can be asked.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
	Dialect() store.Dialect
}

func queryReports(q querier, where string, args ...any) (out []kept, err error) {
	rows, err := q.Query(`SELECT r.article, r.n, r.first, r.last, r.happening, r.engine, r.event, r.reasons, r.seq, v.body
		FROM reports r JOIN versions v ON v.article = r.article AND v.n = r.n WHERE `+where+` ORDER BY r.seq, r.first, r.article`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		k, err := scanKept(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, rows.Err()
}

func scanKept(rows *sql.Rows) (k kept, err error) {
	var event, reasons, body string
	var at [2]int
	var article string
	var n int
	if err := rows.Scan(&article, &n, &at[0], &at[1], &k.happening, &k.engine, &event, &reasons, &k.seq, &body); err != nil {
		return k, err
	}
	e, v := new(musnad.ReadingEvent), new(Version)
	for text, into := range map[*string]any{&event: e, &reasons: &k.reasons, &body: v} {
		if err := json.Unmarshal([]byte(*text), into); err != nil {
			return k, fmt.Errorf("article %s, event at %v: %w", article, at, err)
		}
	}
	k.Report, k.version = *reportOf(v, at, e), v
	return k, nil
}
