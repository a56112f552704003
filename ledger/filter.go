package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
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

// conditionOf is what the fields of a query ask of happenings. Of several values
// of one field any will do.
func conditionOf(q querier, query *search.Query) (c condition, err error) {
	c.and(`h.merged = '' AND h.reports > 0`)
	for _, name := range sortedKeys(query.Fields) {
		values := query.Fields[name]
		switch name {
		case "actor", "recipient", "mediator":
			err = c.party(q, name, values)
		case "party":
			err = c.party(q, "", values)
		case "type":
			c.anyOf(`h.type`, upper(values))
		case "status", "review":
			c.anyOf(`h.`+name, values)
		case "country":
			c.anyOf(`h.country`, upper(values))
		case "place":
			c.anyOf(`h.place`, folded(values))
		case "source", "outlet":
			c.anyOf(`h.id IN (SELECT t.happening FROM tellers t WHERE t.what = '`+name+`' AND t.name`, folded(values))
			c.sql[len(c.sql)-1] += ")"
		case "from", "to":
			err = c.day(name, values[len(values)-1])
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
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

func upper(values []string) []string { return mapped(values, strings.ToUpper) }

func folded(values []string) []string { return mapped(values, foldName) }

// foldName is a name as names are looked up.
func foldName(s string) string { return arabic.FoldBare(arabic.Bare(strings.TrimSpace(s))) }

func mapped(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}

// party asks that somebody of one of the names, ids or countries has a role.
func (c *condition) party(q querier, role string, values []string) error {
	var ids []string
	for _, v := range values {
		found, err := entitiesCalled(q, v)
		if err != nil {
			return err
		}
		ids = append(ids, found...)
	}
	if len(ids) == 0 {
		c.and(`1 = 0`)
		return nil
	}
	ofRole := ""
	if role != "" {
		ofRole = ` AND o.role = '` + role + `'`
	}
	c.anyOf(`h.id IN (SELECT o.happening FROM roles o WHERE o.entity`, ids)
	c.sql[len(c.sql)-1] += ofRole + ")"
	return nil
}

// entitiesCalled are the entities of an id, of a country's three letters, or
// whose names have all words of the name, with all that people said are the same.
func entitiesCalled(q querier, name string) (ids []string, err error) {
	query := `SELECT id FROM entities WHERE id = ? OR country = ?`
	args := []any{name, strings.ToUpper(name)}
	for i, word := range strings.Fields(foldName(name)) {
		if i == 0 {
			query += ` OR (id IN (SELECT entity FROM name_words WHERE word = ?)`
		} else {
			query += ` AND id IN (SELECT entity FROM name_words WHERE word = ?)`
		}
		args = append(args, word)
	}
	if len(args) > 2 {
		query += `)`
	}
	err = eachRow(q, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM entities WHERE canonical IN (SELECT canonical FROM entities WHERE id IN (`+query+`))`, args...)
	slices.Sort(ids)
	return ids, err
}

// day asks for happenings that may have been on or after a date, or on or before
// it.
func (c *condition) day(name, value string) error {
	e, err := calendar.Parse(value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
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
