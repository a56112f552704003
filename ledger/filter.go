package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/search"
)

// condition is a part of a WHERE clause on happenings h, with its arguments.
type condition struct {
	sql  []string
	args []any
}

func (c *condition) and(sql string, args ...any) {
	c.sql = append(c.sql, sql)
	c.args = append(c.args, args...)
}

func (c *condition) where() string { return strings.Join(c.sql, " AND ") }

// conditionOf is what the fields of a query ask of happenings. Several parties
// must all take part; of several values of another field any will do.
func conditionOf(query *search.Query) (c condition, err error) {
	c.and(`h.merged = '' AND h.reports > 0`)
	for _, name := range sortedKeys(query.Fields) {
		values := query.Fields[name]
		if values, err = checkedValues(name, values); err != nil {
			return c, err
		}
		switch name {
		case "actor", "recipient", "mediator":
			c.party(name, values)
		case "party":
			for _, v := range values {
				c.party("", []string{v})
			}
		case "type", "status", "review", "country":
			c.anyOf(`h.`+name, values)
		case "place":
			names, args := namesWith(name, values)
			c.and(`h.place IN (`+names+`)`, args...)
		case "source", "outlet":
			names, args := namesWith(name, values)
			c.and(`h.id IN (SELECT t.happening FROM tellers t WHERE t.what = '`+name+`' AND t.name IN (`+names+`))`, args...)
		case "from", "to":
			if err := c.day(name, values[len(values)-1]); err != nil {
				return c, &QueryError{err}
			}
		}
	}
	return c, nil
}

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

func (c *condition) anyOf(column string, values []string) {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	c.and(column+` IN (`+marks(len(values))+`)`, args...)
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

// party asks that somebody of one of the names, ids or countries has a role.
func (c *condition) party(role string, values []string) {
	ofRole := ""
	if role != "" {
		ofRole = `o.role = '` + role + `' AND `
	}
	var some []string
	var args []any
	for _, v := range values {
		query, of := calledBy(v)
		some, args = append(some, `o.entity IN (`+query+`)`), append(args, of...)
	}
	c.and(`h.id IN (SELECT o.happening FROM roles o WHERE `+ofRole+`(`+strings.Join(some, " OR ")+`))`, args...)
}

// calledBy is the query for the entities of an id, of a country's three letters,
// or whose names have all words of the name, with all that people said are the
// same.
func calledBy(name string) (query string, args []any) {
	query = `SELECT id FROM entities WHERE id = ?`
	args = []any{name}
	if isCountry(name) {
		query, args = query+` OR country = ?`, append(args, strings.ToUpper(name))
	}
	var words []string
	for word := range strings.FieldsSeq(foldName(name)) {
		words, args = append(words, `id IN (SELECT entity FROM name_words WHERE word = ?)`), append(args, word)
	}
	if len(words) > 0 {
		query += ` OR (` + strings.Join(words, " AND ") + `)`
	}
	return `SELECT id FROM entities WHERE canonical IN (SELECT canonical FROM entities WHERE id IN (` + query + `))`, args
}

// isCountry reports whether a value is spelled like the three letters of a country.
func isCountry(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// namesWith is the query for the names of a kind of labels that have all words of
// one of the values.
func namesWith(what string, values []string) (query string, args []any) {
	var some []string
	for _, v := range values {
		var all []string
		for _, word := range strings.Fields(foldName(v)) {
			all, args = append(all, `SELECT l.name FROM labels l WHERE l.what = '`+what+`' AND l.word = ?`), append(args, word)
		}
		if len(all) > 0 {
			some = append(some, `SELECT x.name FROM (`+strings.Join(all, ` INTERSECT `)+`) x`)
		}
	}
	if len(some) == 0 {
		return `SELECT l.name FROM labels l WHERE 1 = 0`, nil
	}
	return strings.Join(some, ` UNION `), args
}

// day asks for happenings that may have been on or after a date, or on or before
// it.
func (c *condition) day(name, value string) error {
	e, err := calendar.Parse(value)
	if err != nil {
		return fmt.Errorf("%s:%s: %w", name, value, err)
	}
	first, last, ok := e.Bounds()
	if !ok {
		return fmt.Errorf("%s:%s has no first and last day; write a day, a month or a year", name, value)
	}
	if name == "from" {
		c.and(`h.day_last >= ?`, first.String())
	} else {
		c.and(`h.day_first <> '' AND h.day_first <= ?`, last.String())
	}
	return nil
}
