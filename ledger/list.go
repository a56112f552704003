package ledger

import (
	"context"
	"slices"

	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/internal/store"
)

// Order is the order of a list of happenings.
type Order string

// The orders of lists.
const (
	ByDay     Order = "day"     // of the happening, the earliest first; those without a day last
	ByLatest  Order = "latest"  // of the happening, the latest first; those without a day last
	ByNews    Order = "news"    // what changed last, first
	ByOrigins Order = "origins" // most origins first
)

// List asks for happenings.
type List struct {
	Query string // fields, as search.Parse reads them; words ask for articles that have them
	Order Order  // ByDay if empty
	Limit int    // 0: all
	Skip  int
	After string // only what stands behind it in that order, as Happening.Cursor gave it
	All   bool   // those that a person rejected too
	Open  bool   // only those on which nobody has decided, or that somebody flagged
}

// Happenings lists happenings without their reports.
func (l *Ledger) Happenings(ctx context.Context, ask List) (out []Happening, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		ids, err := idsOf(tx, &ask)
		if err != nil {
			return err
		}
		out, err = rowsOf(tx, ids)
		return err
	})
	return out, err
}

// Count says how many happenings are asked for, up to most, which is at least 1;
// more says that there are more than that. Limit and skip do not matter, nor does the
// order but for what is asked for behind a place.
func (l *Ledger) Count(ctx context.Context, ask List, most int) (n int, more bool, err error) {
	ask.Limit, ask.Skip = most+1, 0
	if ask.After == "" {
		ask.Order = ByDay
	}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		ids, err := idsOf(tx, &ask)
		n = min(len(ids), most)
		more = len(ids) > most
		return err
	})
	return n, more, err
}

// idsOf are the ids of the happenings that are asked for, in their order.
func idsOf(q querier, ask *List) ([]string, error) {
	a, err := ask.asked(q)
	if err != nil {
		return nil, err
	}
	after, err := ask.after()
	if err != nil {
		return nil, err
	}
	if ask.Order == ByNews || ask.Order == ByOrigins {
		return a.ordered(q, ask, after)
	}
	most := 0
	if ask.Limit > 0 {
		most = ask.Skip + ask.Limit
	}
	walk := a.walk
	if ask.Order == ByLatest {
		walk = a.walkBack
	}
	list, err := walk(q, after.stop(), most)
	if err != nil {
		return nil, err
	}
	if ask.Limit > 0 {
		list = list[min(ask.Skip, len(list)):]
	}
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].id
	}
	return ids, nil
}

// asked is what a list asks of happenings.
func (ask *List) asked(q querier) (a asked, err error) {
	query, err := parse(ask.Query)
	if err != nil {
		return a, err
	}
	if a, err = askedBy(q, &query); err != nil {
		return a, err
	}
	if err := a.words(q, &query, ask.Limit); err != nil {
		return a, err
	}
	if !ask.All {
		a.parts = append(a.parts, unrejected)
	}
	if ask.Open {
		a.parts = append(a.parts, part{has: clause{sql: `h.review IN ('', 'flag')`}})
	}
	return a, nil
}

// mostGiven is how many rows are asked for at once by their ids.
const mostGiven = 200

// Lines are the happenings of some ids as lists have them, without their reports, in
// the order of the ids. An id that is of none is passed over.
func (l *Ledger) Lines(ctx context.Context, ids []string) (out []Happening, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		out, err = rowsOf(tx, ids)
		out = slices.DeleteFunc(out, func(h Happening) bool { return h.ID == "" })
		return err
	})
	return out, err
}

// rowsOf reads happenings by their ids, in the order of these, with what people
// decided and the flags of their articles.
func rowsOf(q querier, ids []string) ([]Happening, error) {
	out := make([]Happening, 0, len(ids))
	for part := range slices.Chunk(ids, mostGiven) {
		at := make(map[string]int, len(part))
		for _, id := range part {
			at[id] = len(out)
			out = append(out, Happening{})
		}
		var touched []int
		if err := eachRow(q, func(row scanner) error {
			h, some, err := scanHappening(row)
			if some {
				touched = append(touched, at[h.ID])
			}
			out[at[h.ID]] = h
			return err
		}, `SELECT `+columns+` FROM happenings h WHERE h.id IN (`+marks(len(part))+`)`, arguments(part)...); err != nil {
			return nil, err
		}
		for _, i := range touched {
			if err := out[i].decided(q); err != nil {
				return nil, err
			}
		}
	}
	return out, addFlags(q, out)
}

// How many articles that match are found before any happening is looked at: so many,
// and so many more for each happening that is wanted. Of words that are in more, most
// happenings that are walked past are wanted.
var (
	mostMatched = 20000
	moreMatched = 50
)

// words asks for happenings that an article with the words of the query tells of;
// if it only excludes words, for those of which no article has them. It says how where
// at most limit of them are wanted, or all if it is 0: words that few articles have are
// found first, of others each happening is asked.
func (a *asked) words(q querier, query *search.Query, limit int) error {
	match, not := matchOf(query, q.Dialect()), ``
	if match == "" {
		match, not = anyOfExcluded(query, q.Dialect()), `NOT `
	}
	if match == "" {
		return nil
	}
	matches := clause{`words MATCH ?`, []any{match}}
	unfolded := `` // keeps PostgreSQL from looking for all that match
	if q.Dialect() == store.Postgres {
		matches.sql, unfolded = `w.text @@ CAST(? AS tsquery)`, ` OFFSET 0`
	}
	found := clause{`SELECT r.happening FROM words w JOIN versions v ON v.seq = w.rowid JOIN reports r ON r.article = v.article AND r.n = v.n WHERE ` + matches.sql, matches.args}
	p := part{has: clause{`h.id ` + not + `IN (` + found.sql + `)`, found.args}}
	if not == "" {
		p.ids = found
	}
	many, err := matches.above(q, limit)
	if many {
		p.has = clause{not + `EXISTS (SELECT 1 FROM reports r CROSS JOIN versions v CROSS JOIN words w
			WHERE r.happening = h.id AND v.article = r.article AND v.n = r.n AND w.rowid = v.seq AND ` + matches.sql + unfolded + `)`, matches.args}
		p.ids = clause{}
	}
	a.parts = append(a.parts, p)
	return err
}

// above reports whether so many articles match that they are not all looked for.
func (matches *clause) above(q querier, limit int) (bool, error) {
	if limit == 0 {
		return false, nil
	}
	most, n := mostMatched+moreMatched*limit, 0
	err := q.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM words w WHERE `+matches.sql+` LIMIT ?) x`, append(slices.Clip(matches.args), most+1)...).Scan(&n)
	return n > most, err
}

// Upcoming lists what is planned or offered, by day: what lies ahead and what is
// overdue, which [happen.Resolved.Overdue] tells apart.
func (l *Ledger) Upcoming(ctx context.Context, ask List) ([]Happening, error) {
	ask.Query += ` status:future status:hypothetical`
	return l.Happenings(ctx, ask)
}

// Stats counts what is in the ledger.
type Stats struct {
	Entries    int64 `json:"entries"`
	Articles   int64 `json:"articles"`
	Versions   int64 `json:"versions"`
	Copies     int64 `json:"copies"`
	Reports    int64 `json:"reports"`
	Happenings int64 `json:"happenings"`
	Several    int64 `json:"several"` // happenings that more than one article tells of
	Decisions  int64 `json:"decisions"`
	Sources    int64 `json:"sources"`
}

// Stats counts what is in the ledger.
func (l *Ledger) Stats(ctx context.Context) (s Stats, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		if s.Entries, err = lastSeq(tx); err != nil {
			return err
		}
		for query, into := range map[string]*int64{
			`articles`: &s.Articles, `versions`: &s.Versions, `articles WHERE copy_of <> ''`: &s.Copies, `reports`: &s.Reports,
			`happenings WHERE merged = '' AND reports > 0`: &s.Happenings, `happenings WHERE merged = '' AND articles > 1`: &s.Several,
			`decisions`: &s.Decisions, `sources`: &s.Sources,
		} {
			if err := tx.QueryRow(`SELECT count(*) FROM ` + query).Scan(into); err != nil {
				return err
			}
		}
		return nil
	})
	return s, err
}
