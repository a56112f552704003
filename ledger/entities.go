package ledger

import (
	"context"
	"errors"
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
	With       []Beside       `json:"with,omitempty"` // who stands beside it most often
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
		var ids []string
		query, args := calledBy(name)
		if err := eachRow(tx, func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			ids = append(ids, id)
			return err
		}, `SELECT e.canonical, count(DISTINCT r.happening) FROM entities e LEFT JOIN roles r ON r.entity = e.id WHERE e.id IN (`+query+`)
			GROUP BY e.canonical ORDER BY 2 DESC, 1 LIMIT ?`, append(args, mostEntities)...); err != nil {
			return err
		}
		for _, id := range ids {
			e, err := entity(tx, id)
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	return out, err
}

// entity is the one that an id stands for, with all that are the same.
func entity(tx *store.Tx, id string) (e Entity, err error) {
	e = Entity{ID: id, Roles: map[string]int{}, Names: []Name{}}
	if err := tx.QueryRow(`SELECT kind, country, english FROM entities WHERE id = ?`, id).Scan(&e.Kind, &e.Country, &e.English); err != nil {
		return e, unknown("entity", id, err)
	}
	var list []any
	if err := eachRow(tx, func(s scanner) error {
		var x string
		err := s.Scan(&x)
		list = append(list, x)
		if x != id {
			e.Same = append(e.Same, x)
		}
		return err
	}, `SELECT id FROM entities WHERE canonical = ? ORDER BY id`, id); err != nil {
		return e, err
	}
	in := ` IN (` + marks(len(list)) + `)`
	if err := eachRow(tx, func(s scanner) error {
		var n Name
		err := s.Scan(&n.Text, &n.Times)
		n.Times = max(1, n.Times) // met only when an event was read again
		e.Names = append(e.Names, n)
		return err
	}, `SELECT written, sum(times) FROM names WHERE entity`+in+` GROUP BY written ORDER BY 2 DESC, 1`, list...); err != nil {
		return e, err
	}
	if err := eachRow(tx, func(s scanner) error {
		var role string
		var n int
		err := s.Scan(&role, &n)
		e.Roles[role] = n
		return err
	}, `SELECT role, count(DISTINCT happening) FROM roles WHERE entity`+in+` GROUP BY role`, list...); err != nil {
		return e, err
	}
	if err := tx.QueryRow(`SELECT count(DISTINCT happening) FROM roles WHERE entity`+in, list...).Scan(&e.Happenings); err != nil {
		return e, err
	}
	return e, eachRow(tx, func(s scanner) error {
		var b Beside
		err := s.Scan(&b.ID, &b.Name, &b.Happenings)
		e.With = append(e.With, b)
		return err
	}, `SELECT x.canonical, coalesce((SELECT min(n.written) FROM names n WHERE n.entity = x.canonical), x.canonical), count(DISTINCT b.happening)
		FROM roles a JOIN roles b ON b.happening = a.happening JOIN entities x ON x.id = b.entity
		WHERE a.entity`+in+` AND x.canonical <> ? GROUP BY x.canonical ORDER BY 3 DESC, 1 LIMIT ?`, append(list, id, mostBeside)...)
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
