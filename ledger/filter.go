package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/search"
)

// clause is a part of a WHERE clause on happenings h, with its arguments.
type clause struct {
	sql  string
	args []any
}

// all are clauses that must all hold.
func all(list ...clause) clause {
	var parts []string
	var args []any
	for _, c := range list {
		if c.sql != "" {
			parts, args = append(parts, c.sql), append(args, c.args...)
		}
	}
	return clause{strings.Join(parts, ` AND `), args}
}

// part is one thing that a query asks of happenings.
type part struct {
	has   clause // asks it of a happening that is at hand
	ids   clause // the query for the ids of all that it asks for, where few are; empty if there is none
	lanes []lane // which together have all that it asks for, in the order of days; nil if there are none
	about int    // how many it asks for, or some number above sparse

	covered coverage
}

// asked is what a query asks of happenings: all of its parts.
type asked struct {
	parts           []part
	from, to        string // days; empty if it does not say
	types, statuses []string
}

// standing asks that a happening is no part of another and that somebody tells of it;
// unrejected that no person rejected it.
var (
	standing   = part{has: clause{sql: `h.merged = '' AND h.reports > 0`}, covered: byIndex}
	unrejected = part{has: clause{sql: `h.review <> 'reject'`}, covered: byIndex}
)

// askedBy is what the fields of a query ask of happenings. Several parties must all
// take part; of several values of another field any will do.
func askedBy(q querier, query *search.Query) (a asked, err error) {
	a.parts = []part{standing}
	for _, name := range sortedKeys(query.Fields) {
		values, err := checkedValues(name, query.Fields[name])
		if err != nil {
			return a, err
		}
		if err := a.field(q, name, values); err != nil {
			return a, err
		}
	}
	return a, nil
}

// field adds what one field asks.
func (a *asked) field(q querier, name string, values []string) (err error) {
	var list []part
	switch name {
	case "actor", "recipient", "mediator":
		list = make([]part, 1)
		list[0], err = byRole(q, name, values)
	case "party":
		list, err = byParties(q, values)
	case "type":
		a.types = values
		list = []part{byColumn(`type`, values)}
		list[0].covered = byIndex
	case "status":
		a.statuses = values
		list = []part{byColumn(`status`, values)}
		list[0].covered = byRoles
	case "country":
		list = []part{byColumn(`country`, values)}
	case "place":
		list = make([]part, 1)
		list[0], err = byPlace(q, values)
	case "source", "outlet":
		list = make([]part, 1)
		list[0], err = byTeller(q, name, values)
	case "id":
		is := anyOf(`h.id`, values)
		list = []part{{has: is, ids: clause{`SELECT h.id FROM happenings h WHERE ` + is.sql, is.args}, about: len(values)}}
	case "review":
		list = []part{{has: anyOf(`h.review`, values)}}
	case "from", "to":
		err = a.day(name, values[len(values)-1])
	}
	a.parts = append(a.parts, list...)
	return err
}

// has is all that is asked of a happening that is at hand, less one part.
func (a *asked) has(less int) clause {
	var list []clause
	for i := range a.parts {
		if i != less {
			list = append(list, a.parts[i].has)
		}
	}
	return all(append(list, a.days(`h.day`, `h.day_last`))...)
}

// whole is all that is asked, by the part that asks for fewest where these are few.
func (a *asked) whole(q querier) (c clause, few bool, err error) {
	k, err := a.fewest(q)
	if err != nil || k < 0 || !a.parts[k].few() {
		return a.has(-1), false, err
	}
	return a.gathered(k), true, nil
}

// gathered is all that is asked, where one part asks for few.
func (a *asked) gathered(k int) clause {
	ids := a.parts[k].ids
	return all(clause{`h.id IN (` + ids.sql + `)`, ids.args}, a.has(k))
}

// few reports whether what a part asks for can be gathered.
func (p *part) few() bool { return p.about <= sparse && p.ids.sql != "" }

// QueryError is the error of a query that asks for what cannot be.
type QueryError struct{ Err error }

func (e *QueryError) Error() string { return e.Err.Error() }

// Unwrap is the error itself.
func (e *QueryError) Unwrap() error { return e.Err }

// parse reads a query.
func parse(text string) (search.Query, error) {
	q, err := search.Parse(text)
	if err != nil {
		return q, &QueryError{err}
	}
	return q, nil
}

// known are the values of fields that have a closed list of them, as they are
// kept.
var known = map[string][]string{
	"type":   stringsOf(musnad.Types),
	"status": stringsOf(statuses),
	"review": {string(Accept), string(Reject), string(Flag)},
}

func stringsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// checkedValues reports a value that a field can't have, and gives the values as
// they are kept.
func checkedValues(name string, values []string) ([]string, error) {
	out := slices.Clone(values)
	for i, v := range values {
		switch list, closed := known[name]; {
		case closed:
			k := slices.IndexFunc(list, func(x string) bool { return strings.EqualFold(x, v) })
			if k < 0 {
				return nil, &QueryError{fmt.Errorf("%s:%s: use %s", name, v, strings.Join(list, ", "))}
			}
			out[i] = list[k]
		case name == "country":
			if !isCountry(v) {
				return nil, &QueryError{fmt.Errorf("%s:%s: write the three letters of ISO 3166-1, as IRQ", name, v)}
			}
			out[i] = strings.ToUpper(v)
		}
	}
	return out, nil
}

// anyOf asks that a column has one of some values.
func anyOf(column string, values []string) clause {
	return clause{column + ` IN (` + marks(len(values)) + `)`, arguments(values)}
}

// marks are n placeholders.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// foldName is a name as names are looked up: its words as they are searched for.
func foldName(s string) string {
	var words []string
	search.Words(s, func(w *search.Word) bool {
		words = append(words, w.Folded)
		return true
	})
	if len(words) == 0 {
		return strings.TrimSpace(s)
	}
	return strings.Join(words, " ")
}

// isCountry reports whether a value is spelled like the three letters of a country.
func isCountry(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// day asks for happenings that may have been on or after a date, or on or before
// it.
func (a *asked) day(name, value string) error {
	e, err := calendar.Parse(value)
	if err != nil {
		return &QueryError{fmt.Errorf("%s:%s: %w", name, value, err)}
	}
	first, last, ok := e.Bounds()
	if !ok {
		return &QueryError{fmt.Errorf("%s:%s has no first and last day; write a day, a month or a year", name, value)}
	}
	if name == "from" {
		a.from = first.String()
	} else {
		a.to = last.String()
	}
	return nil
}

// days asks of the columns of the first and last day what is asked of days. What
// has no day has a first one behind all and no last one.
func (a *asked) days(first, last string) (c clause) {
	if a.from != "" {
		c = all(c, clause{last + ` >= ?`, []any{a.from}})
	}
	if a.to != "" {
		c = all(c, clause{first + ` <= ?`, []any{a.to}})
	}
	return c
}
