package ledger

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// cursor is a place in a list: what the happening there is put in order by.
type cursor struct {
	day               string // undated, if it has none
	changed           int64
	origins, articles int
	id                string
}

// Cursor is the place of a happening in a list of that order, for [List.After]. What
// stands behind it does not move when others come before it; a happening that changes
// meanwhile may be met again, or be missed, where it stood.
func (h *Happening) Cursor(o Order) string {
	parts := []string{string(cmp.Or(o, ByDay))}
	switch o {
	case ByNews:
		parts = append(parts, strconv.FormatInt(h.Changed, 10))
	case ByOrigins:
		parts = append(parts, strconv.Itoa(len(h.Origins)), strconv.Itoa(h.Articles))
	default:
		day, _, _ := daysOf(h.Date)
		parts = append(parts, cmp.Or(day, undated))
	}
	return strings.Join(append(parts, h.ID), ":")
}

// Dated is the place in a list by day, or by the latest day, behind which those
// without a day stand.
func Dated(o Order) string { return (&Happening{}).Cursor(o) }

// after reads the cursor of a list; nil if it has none.
func (ask *List) after() (*cursor, error) {
	if _, ok := orders[cmp.Or(ask.Order, ByDay)]; !ok {
		return nil, &QueryError{fmt.Errorf("order %q: use day, latest, news or origins", ask.Order)}
	}
	if ask.After == "" {
		return nil, nil
	}
	parts := strings.Split(ask.After, ":")
	order := Order(parts[0])
	if len(parts) != orders[order].parts || order != cmp.Or(ask.Order, ByDay) {
		return nil, ask.badCursor()
	}
	c := &cursor{id: parts[len(parts)-1]}
	var err error
	switch order {
	case ByDay, ByLatest:
		c.day = parts[1]
	case ByNews:
		c.changed, err = strconv.ParseInt(parts[1], 10, 64)
	case ByOrigins:
		if c.origins, err = strconv.Atoi(parts[1]); err == nil {
			c.articles, err = strconv.Atoi(parts[2])
		}
	}
	if err != nil {
		return nil, ask.badCursor()
	}
	return c, nil
}

func (ask *List) badCursor() error {
	return &QueryError{fmt.Errorf("cursor %q: use one that a list of the same order gave", ask.After)}
}

// orders are how lists are put in order, but for those by day, which lanes have.
var orders = map[Order]struct {
	parts int // of a cursor
	by    string
	index string // that has it
	after func(*cursor) clause
}{
	ByDay:    {parts: 3},
	ByLatest: {parts: 3},
	ByNews: {3, `h.changed DESC, h.id`, `happenings_changed`, func(c *cursor) clause {
		return clause{`h.changed <= ? AND (h.changed < ? OR h.id > ?)`, []any{c.changed, c.changed, c.id}}
	}},
	ByOrigins: {4, `h.origins DESC, h.articles DESC, h.id`, `happenings_origins`, func(c *cursor) clause {
		return clause{`h.origins <= ? AND (h.origins < ? OR h.articles < ? OR h.articles = ? AND h.id > ?)`, []any{c.origins, c.origins, c.articles, c.articles, c.id}}
	}},
}

func (c *cursor) stop() *stop {
	if c == nil {
		return nil
	}
	return &stop{c.day, c.id}
}

// ordered are the ids of happenings in an order that is not that of days: few are
// gathered and put in order, of many the index is walked.
func (a *asked) ordered(q querier, ask *List, after *cursor) (ids []string, err error) {
	o := orders[ask.Order]
	where, few, err := a.whole(q)
	if err != nil {
		return nil, err
	}
	if after != nil {
		where = all(where, o.after(after))
	}
	from := `SELECT h.id FROM happenings h`
	if !few && q.Dialect() == store.SQLite {
		from += ` INDEXED BY ` + o.index
	}
	query := from + ` WHERE ` + where.sql + ` ORDER BY ` + o.by
	if ask.Limit > 0 {
		query += ` LIMIT ? OFFSET ?`
		where.args = append(where.args, ask.Limit, ask.Skip)
	}
	err = eachRow(q, func(s scanner) error {
		var id string
		err := s.Scan(&id)
		ids = append(ids, id)
		return err
	}, query, where.args...)
	return ids, err
}
