package ledger

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/store"
)

// lane is an index that has happenings in the order of their days: rows l of a
// table that are of one key, or, where there is no table, rows h of happenings by an
// index of them.
type lane struct {
	table string
	index string // of happenings, if there is no table
	where clause
	also  clause    // asked of h beside
	tally [2]string // that counts it; empty if none does
	few   bool      // not walked: what it has is gathered
}

// stop is a place in a lane.
type stop struct{ day, id string }

func (a stop) compare(b stop) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.id, b.id)) }

// way is the direction in which lanes are walked, and from where.
type way struct {
	back  bool  // the latest first, and none without a day
	after *stop // behind which it begins; nil at the beginning
}

func (w way) compare(a, b stop) int {
	if w.back {
		return b.compare(a)
	}
	return a.compare(b)
}

// order puts rows of a day and an id in the order of the way.
func (w way) order() string {
	if w.back {
		return ` ORDER BY 1 DESC, 2 DESC`
	}
	return ` ORDER BY 1, 2`
}

// rest is what is asked of rows so that they stand on the way.
func (w way) rest(where *clause, day, id string) string {
	than := ` > (?, ?)`
	if w.back {
		*where, than = all(*where, clause{day + ` < ?`, []any{undated}}), ` < (?, ?)`
	}
	if w.after != nil {
		*where = all(*where, clause{`(` + day + `, ` + id + `)` + than, []any{w.after.day, w.after.id}})
	}
	return where.sql
}

// everything is the lane of all happenings.
var everything = lane{index: `happenings_day`}

// walk gives the first happenings that are asked for, in the order of days, behind
// a place. most is 0 for all.
func (a *asked) walk(q querier, after *stop, most int) ([]stop, error) {
	return a.along(q, way{after: after}, most)
}

// walkBack is walk with the latest first; those without a day are last there too.
func (a *asked) walkBack(q querier, after *stop, most int) (out []stop, err error) {
	if after == nil || after.day != undated {
		if out, err = a.along(q, way{back: true, after: after}, most); err != nil || most > 0 && len(out) == most {
			return out, err
		}
		after = &stop{day: undated}
	}
	left := most
	if most > 0 {
		left -= len(out)
	}
	dayless, err := a.walk(q, after, left)
	return append(out, dayless...), err
}

// along gives the first happenings on a way: from one part's lanes, which have each
// of them. Its cost is that of what it gives and of what the other parts leave out.
func (a *asked) along(q querier, w way, most int) ([]stop, error) {
	k, err := a.fewest(q)
	if err != nil {
		return nil, err
	}
	lanes := []lane{everything}
	if k >= 0 {
		lanes = a.parts[k].lanes
	}
	if len(lanes) == 0 {
		query, args := a.askFew(k, w, most)
		return appendStops(q, nil, query, args)
	}
	var out []stop
	has := a.has(k)
	for i := range lanes {
		query, args := a.ask(q.Dialect(), &lanes[i], has, w, most)
		if out, err = appendStops(q, out, query, args); err != nil {
			return nil, err
		}
	}
	if a.from != "" {
		query, args := a.askLasting(q.Dialect(), w, most)
		if out, err = appendStops(q, out, query, args); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, w.compare)
	out = slices.Compact(out)
	if most > 0 && len(out) > most {
		out = out[:most]
	}
	return out, nil
}

func appendStops(q querier, out []stop, query string, args []any) ([]stop, error) {
	err := eachRow(q, func(s scanner) error {
		var x stop
		err := s.Scan(&x.day, &x.id)
		out = append(out, x)
		return err
	}, query, args...)
	return out, err
}

// ask is the query for the first happenings of a lane.
func (a *asked) ask(d store.Dialect, l *lane, has clause, w way, most int) (string, []any) {
	day, id, until := `h.day`, `h.id`, `h.day_last`
	from := `SELECT h.day, h.id FROM happenings h` + by(d, l.index)
	join := clause{}
	if l.table != "" {
		day, id, until = `l.day`, `l.happening`, `l.until`
		// What stands in the lane's own row is asked before the happening's is looked up.
		from = `SELECT DISTINCT l.day, l.happening FROM ` + l.table + ` l CROSS JOIN happenings h`
		join = clause{sql: `h.id = l.happening`}
	}
	if l.table == `roles` {
		join = all(join, a.payload())
	}
	where := all(l.where, join, a.days(day, until), l.also, has)
	if a.from != "" {
		where = all(where, clause{day + ` >= ?`, []any{a.earliest()}})
	}
	return from + ` WHERE ` + w.rest(&where, day, id) + w.order() + limit(&where, most), where.args
}

// payload asks of a row of roles what it says of its happening.
func (a *asked) payload() (c clause) {
	if len(a.types) > 0 {
		c = anyOf(`l.type`, a.types)
	}
	if len(a.statuses) > 0 {
		c = all(c, anyOf(`l.status`, a.statuses))
	}
	return c
}

// by names the index that SQLite must walk: where nothing but a limit makes it the
// cheapest, it may choose another.
func by(d store.Dialect, index string) string {
	if d != store.SQLite {
		return ``
	}
	return ` INDEXED BY ` + index
}

func limit(where *clause, most int) string {
	if most == 0 {
		return ``
	}
	where.args = append(slices.Clip(where.args), most)
	return ` LIMIT ?`
}

// earliest is the first day on which a happening that is asked for by its last day
// began, unless it is one of the few that lasted longer.
func (a *asked) earliest() string {
	e, err := calendar.Parse(a.from)
	d, ok := e.First()
	if err != nil || !ok {
		return ""
	}
	return d.AddDays(-longSpan).String()
}

// askLasting is the query for those that began before the earliest day.
func (a *asked) askLasting(d store.Dialect, w way, most int) (string, []any) {
	where := all(clause{`h.lasting = 1 AND h.day < ?`, []any{a.earliest()}}, a.has(-1))
	return `SELECT h.day, h.id FROM happenings h` + by(d, `happenings_lasting`) + ` WHERE ` + w.rest(&where, `h.day`, `h.id`) +
		w.order() + limit(&where, most), where.args
}

// askFew is the query for the first happenings of those that one part asks for.
func (a *asked) askFew(k int, w way, most int) (string, []any) {
	where := a.gathered(k)
	return `SELECT h.day, h.id FROM happenings h WHERE ` + w.rest(&where, `h.day`, `h.id`) + w.order() + limit(&where, most), where.args
}

// fewest is the part that asks for fewest happenings and can be walked, or
// gathered; -1 if there is none.
func (a *asked) fewest(q querier) (best int, err error) {
	best = -1
	for i := range a.parts {
		p := &a.parts[i]
		if err := p.count(q); err != nil {
			return -1, err
		}
		if (len(p.lanes) > 0 || p.few()) && (best < 0 || p.about < a.parts[best].about) {
			best = i
		}
	}
	return best, nil
}

// count finds about how many happenings a part asks for: what is counted, or a count
// up to sparse, above which they are uncounted.
func (p *part) count(q querier) error {
	if p.about > 0 || len(p.lanes) == 0 && p.ids.sql == "" {
		return nil
	}
	if len(p.lanes) == 0 {
		err := q.QueryRow(`SELECT count(*) FROM (`+p.ids.sql+` LIMIT ?) x`, append(slices.Clip(p.ids.args), sparse+1)...).Scan(&p.about)
		p.about = capped(p.about)
		return err
	}
	for i := range p.lanes {
		n, err := p.lanes[i].count(q)
		if err != nil {
			return err
		}
		p.about += n
	}
	return nil
}

// uncounted is how many there are about where nobody counted them: more than of what
// is counted.
const uncounted = 1 << 30

// capped is a count that stops behind sparse.
func capped(n int) int {
	if n > sparse {
		return uncounted
	}
	return n
}

func (l *lane) count(q querier) (n int, err error) {
	if l.tally[0] != "" {
		return tallied(q, l.tally[0], l.tally[1])
	}
	from := `happenings h` + by(q.Dialect(), l.index)
	if l.table != "" {
		from = l.table + ` l`
	}
	err = q.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM `+from+` WHERE `+l.where.sql+` LIMIT ?) x`, append(slices.Clip(l.where.args), sparse+1)...).Scan(&n)
	return capped(n), err
}
