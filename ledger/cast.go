package ledger

import (
	"slices"

	"github.com/musnad/musnad/internal/store"
)

// cast is who takes part in one happening.
type cast struct {
	day   string // the first, YYYY-MM-DD
	typ   string
	sides [3][]string // actors, recipients, mediators: entities or countries, each once
}

// pairs are those who meet: each of one side with each of the other, or of one side
// where there is no other. There are none in a crowd.
func (c *cast) pairs() (out [][2]string, crowd bool) {
	actors, recipients := c.sides[0], c.sides[1]
	if len(recipients) == 0 {
		recipients = actors
	}
	if len(actors)*len(recipients) > mostMet {
		return nil, true
	}
	for _, a := range actors {
		for _, b := range recipients {
			if p := [2]string{min(a, b), max(a, b)}; a != b && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out, false
}

func (c *cast) add(role int, id string) {
	if !slices.Contains(c.sides[role], id) {
		c.sides[role] = append(c.sides[role], id)
	}
}

// eachCast calls do with who takes part in each happening of a survey: entities, by
// what people said is the same, or countries. The cast is good until do returns.
func eachCast(tx *store.Tx, v *survey, countries bool, do func(*cast)) error {
	same, err := sameAs(tx)
	if err != nil {
		return err
	}
	var c cast
	last := ""
	err = eachRow(tx, func(row scanner) error {
		var id, day, typ, entity, role string
		if err := row.Scan(&id, &day, &typ, &entity, &role); err != nil {
			return err
		}
		if id != last {
			if last != "" {
				do(&c)
			}
			last = id
			c.day, c.typ = day, typ
			for k := range c.sides {
				c.sides[k] = c.sides[k][:0]
			}
		}
		if k := slices.Index(roleNames, role); k >= 0 && isCountryKey(entity) == countries {
			if to, ok := same[entity]; ok {
				entity = to
			}
			c.add(k, entity)
		}
		return nil
	}, `SELECT s.id, s.day, s.type, r.entity, r.role FROM (`+v.query.sql+`) s CROSS JOIN `+rolesOf(tx.Dialect(), countries), v.query.args...)
	if err == nil && last != "" {
		do(&c)
	}
	return err
}

// sameAs are the entities of which people said that they are another.
func sameAs(q querier) (map[string]string, error) {
	out := map[string]string{}
	err := eachRow(q, func(row scanner) error {
		var id, canonical string
		err := row.Scan(&id, &canonical)
		out[id] = canonical
		return err
	}, `SELECT id, canonical FROM entities WHERE canonical <> id`)
	return out, err
}

// rolesOf looks up the roles of each happening of a survey: their table is much
// longer, and no plan should begin with it.
func rolesOf(d store.Dialect, countries bool) string {
	is := `r.happening = s.id AND r.role <> '' AND (r.entity < 'A' OR r.entity >= 'a')`
	if countries {
		is = `r.happening = s.id AND r.role <> '' AND r.entity >= 'A' AND r.entity < 'a'` // their keys are capitals
	}
	if d == store.SQLite {
		return `roles r WHERE ` + is
	}
	return `LATERAL (SELECT r.entity, r.role FROM roles r WHERE ` + is + ` OFFSET 0) r`
}
