package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
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

// oldReports are the events of an article as they were read before.
type oldReports struct {
	list    []kept
	claimed []bool
}

func (w *writer) oldReports(article string) (oldReports, error) {
	list, err := w.reportsWhere(`r.article = ?`, article)
	return oldReports{list, make([]bool, len(list))}, err
}

// claim finds which of the old events an event is, or -1: at the same letters of
// the same version, or, in other words of the article, told by the same words.
func (o *oldReports) claim(v *Version, at [2]int, e *musnad.ReadingEvent) int {
	for k := range o.list {
		if x := &o.list[k]; !o.claimed[k] && x.Ref.Version == v.N && overlap(x.Ref.At, at) && x.Event.Type == e.Type {
			o.claimed[k] = true
			return k
		}
	}
	for k := range o.list {
		if x := &o.list[k]; !o.claimed[k] && x.Ref.Version != v.N && x.Event.Type == e.Type && x.Event.Trigger == e.Trigger && x.Event.Clause == e.Clause {
			o.claimed[k] = true
			return k
		}
	}
	return -1
}

func overlap(a, b [2]int) bool { return a[0] < b[1] && b[0] < a[1] }

// reports are the events of a happening, in the order in which they came in.
func (w *writer) reports(happening string) ([]kept, error) {
	return w.reportsWhere(`r.happening = ?`, happening)
}

func (w *writer) reportsWhere(where string, args ...any) ([]kept, error) {
	return queryReports(w.tx, where, args...)
}

// querier is what a transaction of either kind can be asked.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
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
