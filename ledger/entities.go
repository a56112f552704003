package ledger

import (
	"context"
	"slices"

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

// Entities finds entities by a name, an id or a country's three letters, those of
// most happenings first.
func (l *Ledger) Entities(ctx context.Context, name string) (out []Entity, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		ids, err := entitiesCalled(tx, name)
		if err != nil {
			return err
		}
		groups, err := canonical(tx, ids)
		if err != nil {
			return err
		}
		for _, id := range sortedKeys(groups) {
			e, err := entity(tx, id, groups[id])
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Entity) int { return b.Happenings - a.Happenings })
	return out, err
}

// canonical groups ids by the one that stands for them.
func canonical(q querier, ids []string) (map[string][]string, error) {
	out := map[string][]string{}
	for _, id := range ids {
		var c string
		if err := q.QueryRow(`SELECT canonical FROM entities WHERE id = ?`, id).Scan(&c); err != nil {
			return nil, err
		}
		out[c] = append(out[c], id)
	}
	return out, nil
}

func entity(tx *store.Tx, id string, ids []string) (e Entity, err error) {
	e = Entity{ID: id, Roles: map[string]int{}, Names: []Name{}}
	if err := tx.QueryRow(`SELECT kind, country, english FROM entities WHERE id = ?`, id).Scan(&e.Kind, &e.Country, &e.English); err != nil {
		return e, unknown("entity", id, err)
	}
	list := make([]any, len(ids))
	for i, x := range ids {
		list[i] = x
		if x != id {
			e.Same = append(e.Same, x)
		}
	}
	in := ` IN (` + marks(len(ids)) + `)`
	if err := eachRow(tx, func(s scanner) error {
		var n Name
		err := s.Scan(&n.Text, &n.Times)
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
