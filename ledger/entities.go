package ledger

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// Entity is a person, body, group or state across articles.
type Entity struct {
	ID         string         `json:"id"`
	Same       []string       `json:"same,omitempty"` // other ids that a person said are the same
	Kind       string         `json:"kind,omitempty"`
	Country    string         `json:"country,omitempty"`
	English    string         `json:"en,omitempty"`
	Names      []Name         `json:"names"` // as articles write it, the commonest first
	Happenings int            `json:"happenings"`
	Roles      map[string]int `json:"roles"`          // in how many happenings it has each
	With       []Beside       `json:"with,omitempty"` // who stands beside it most often, of late
}

// Name is one way in which an entity is written.
type Name struct {
	Text  string `json:"text"`
	Times int    `json:"times"`
}

// Beside is another entity of the same happenings.
type Beside struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Happenings int    `json:"happenings"`
}

// mostEntities is how many entities an answer has at most.
const mostEntities = 100

// Entities finds entities by a name, an id or a country's three letters: the
// hundred of most happenings, those of most first.
func (l *Ledger) Entities(ctx context.Context, name string) (out []Entity, err error) {
	if strings.TrimSpace(name) == "" {
		return nil, &QueryError{errors.New("name somebody: a name, an id or a country's three letters")}
	}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		query, args := foremost(name, mostEntities)
		ids, err := counted(tx, query, args...)
		if err != nil {
			return err
		}
		for _, id := range ids {
			e, err := entity(tx, id, max(leastBeside, besideAll/len(ids)))
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	return out, err
}

// foremost is the query for the entities of a name, those of most happenings first,
// with how many these are.
func foremost(name string, limit int) (string, []any) {
	query, args := calledBy(name)
	return `SELECT e.canonical, coalesce(sum(t.n), 0) FROM entities e LEFT JOIN tallies t ON t.what = '` + tallyEntity + `' AND t.name = e.id WHERE e.id IN (` + query + `)
		GROUP BY e.canonical ORDER BY 2 DESC, 1 LIMIT ?`, append(args, limit)
}

// counted are the ids of a query for ids and a number.
func counted(q querier, query string, args ...any) (ids []string, err error) {
	err = eachRow(q, func(row scanner) error {
		var id string
		var n int
		err := row.Scan(&id, &n)
		ids = append(ids, id)
		return err
	}, query, args...)
	return ids, err
}

// In how many of its newest happenings those are looked for who stand beside an
// entity: of all that an answer has together, and of each at least.
const (
	besideAll   = 4000
	leastBeside = 100
)

// entity is the one that an id stands for, with all that are the same. Who stands
// beside it is looked for in some of its newest happenings.
func entity(tx *store.Tx, id string, newest int) (e Entity, err error) {
	if e, err = profile(tx, id); err != nil {
		return e, err
	}
	list, in := e.ids()
	return e, eachRow(tx, func(s scanner) error {
		var b Beside
		err := s.Scan(&b.ID, &b.Name, &b.Happenings)
		e.With = append(e.With, b)
		return err
	}, `SELECT x.canonical, coalesce((SELECT min(n.written) FROM names n WHERE n.entity = x.canonical), x.canonical), count(DISTINCT b.happening)
		FROM (SELECT DISTINCT r.day, r.happening FROM roles r WHERE r.entity`+in+` ORDER BY 1 DESC, 2 DESC LIMIT ?) a JOIN roles b ON b.happening = a.happening JOIN entities x ON x.id = b.entity
		WHERE x.canonical <> ? GROUP BY x.canonical ORDER BY 3 DESC, 1 LIMIT ?`, append(slices.Clip(list), newest, id, mostBeside)...)
}

// mostBeside is how many entities are shown beside one.
const mostBeside = 20

// eachRow calls do with each row of a query.
func eachRow(q querier, do func(scanner) error, query string, args ...any) error {
	rows, err := q.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
