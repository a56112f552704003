package ledger

import (
	"context"
	"fmt"

	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/internal/store"
)

// Order is the order of a list of happenings.
type Order string

// The orders of lists.
const (
	ByDay     Order = "day"     // of the happening, the earliest first; those without a day last
	ByNews    Order = "news"    // what changed last, first
	ByOrigins Order = "origins" // most origins first
)

var orderings = map[Order]string{
	ByDay:     `h.day, h.id`,
	ByNews:    `h.changed DESC, h.id`,
	ByOrigins: `h.origins DESC, h.articles DESC, h.id`,
}

// List asks for happenings.
type List struct {
	Query string // fields, as search.Parse reads them; words ask for articles that have them
	Order Order  // ByDay if empty
	Limit int    // 0: all
	Skip  int
	All   bool // those that a person rejected too
	Open  bool // only those on which nobody has decided, or that somebody flagged
}

// Happenings lists happenings without their reports.
func (l *Ledger) Happenings(ctx context.Context, ask List) (out []Happening, err error) {
	q, err := parse(ask.Query)
	if err != nil {
		return nil, err
	}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		out, err = listHappenings(tx, &q, ask)
		return err
	})
	return out, err
}

func listHappenings(tx *store.Tx, q *search.Query, ask List) (out []Happening, err error) {
	c, err := conditionOf(q)
	if err != nil {
		return nil, err
	}
	c.words(tx, q)
	if !ask.All {
		c.and(`h.review <> 'reject'`)
	}
	if ask.Open {
		c.and(`h.review IN ('', 'flag')`)
	}
	order, ok := orderings[ask.Order]
	if !ok && ask.Order != "" {
		return nil, &QueryError{fmt.Errorf("order %q: use day, news or origins", ask.Order)}
	}
	if order == "" {
		order = orderings[ByDay]
	}
	// The rows are read once the list is cut: they are long, and what is asked of
	// decisions costs two lookups each.
	cut := `SELECT h.id FROM happenings h WHERE ` + c.where() + ` ORDER BY ` + order
	if ask.Limit > 0 {
		cut, c.args = cut+` LIMIT ? OFFSET ?`, append(c.args, ask.Limit, ask.Skip)
	}
	query := `SELECT ` + columns + ` FROM (` + cut + `) k JOIN happenings h ON h.id = k.id ORDER BY ` + order
	var touched []int
	err = eachRow(tx, func(row scanner) error {
		h, some, err := scanHappening(row)
		if some {
			touched = append(touched, len(out))
		}
		out = append(out, h)
		return err
	}, query, c.args...)
	if err != nil {
		return nil, err
	}
	for _, i := range touched {
		if err := out[i].decided(tx); err != nil {
			return nil, err
		}
	}
	return out, addFlags(tx, out)
}

// words asks for happenings that an article with the words of the query tells of;
// if it only excludes words, for those of which no article has them.
func (c *condition) words(tx *store.Tx, q *search.Query) {
	match, in := matchOf(q, tx.Dialect()), `IN`
	if match == "" {
		match, in = anyOfExcluded(q, tx.Dialect()), `NOT IN`
	}
	if match == "" {
		return
	}
	matches := `words MATCH ?`
	if tx.Dialect() == store.Postgres {
		matches = `w.text @@ CAST(? AS tsquery)`
	}
	c.and(`h.id `+in+` (SELECT r.happening FROM words w JOIN versions v ON v.seq = w.rowid JOIN reports r ON r.article = v.article AND r.n = v.n WHERE `+matches+`)`, match)
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
		last, err := tx.Last()
		if err != nil {
			return err
		}
		s.Entries = last.Seq
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
