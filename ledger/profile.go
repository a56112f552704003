package ledger

import (
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// profile is an entity without those beside it.
func profile(tx *store.Tx, id string) (e Entity, err error) {
	e = Entity{ID: id, Roles: map[string]int{}, Names: []Name{}}
	if err := tx.QueryRow(`SELECT kind, country, english FROM entities WHERE id = ?`, id).Scan(&e.Kind, &e.Country, &e.English); err != nil {
		return e, unknown("entity", id, err)
	}
	same, err := sameIDs(tx, id)
	if err != nil {
		return e, err
	}
	for _, x := range same {
		if x != id {
			e.Same = append(e.Same, x)
		}
	}
	list, in := e.ids()
	if err := eachRow(tx, func(s scanner) error {
		var n Name
		err := s.Scan(&n.Text, &n.Times)
		n.Times = max(1, n.Times) // met only when an event was read again
		e.Names = append(e.Names, n)
		return err
	}, `SELECT written, sum(times) FROM names WHERE entity`+in+` GROUP BY written ORDER BY 2 DESC, 1`, list...); err != nil {
		return e, err
	}
	return e, e.weigh(tx)
}

// ids are all ids of an entity, and the clause that asks for them.
func (e *Entity) ids() (list []any, in string) {
	list = append(list, e.ID)
	for _, x := range e.Same {
		list = append(list, x)
	}
	return list, ` IN (` + marks(len(list)) + `)`
}

// weigh finds in how many happenings an entity takes part, and in which roles: what
// was counted as it came, unless several ids are one entity.
func (e *Entity) weigh(tx *store.Tx) error {
	list, in := e.ids()
	query := `SELECT role, count(DISTINCT happening) FROM roles WHERE entity` + in + ` GROUP BY role UNION ALL SELECT '` + tallyEntity + `', count(DISTINCT happening) FROM roles WHERE entity` + in
	args := append(list, list...)
	if len(list) == 1 {
		query, args = `SELECT what, n FROM tallies WHERE name = ? AND what IN ('`+tallyEntity+`', '`+strings.Join(roleNames, `', '`)+`')`, list
	}
	return eachRow(tx, func(s scanner) error {
		var what string
		var n int
		err := s.Scan(&what, &n)
		switch {
		case what == tallyEntity:
			e.Happenings = n
		case n > 0:
			e.Roles[what] = n
		}
		return err
	}, query, args...)
}

// mostWeighed is how many happenings of an entity, the latest, are looked at for who
// stands beside it.
const mostWeighed = 2000

// companions finds who stands beside an entity most often, and in which roles.
func (p *Portrait) companions(tx *store.Tx) error {
	list, in := p.ids()
	query := `WITH own AS (SELECT DISTINCT day, happening FROM roles WHERE entity` + in + ` ORDER BY day DESC, happening LIMIT ?),
		beside AS (SELECT x.canonical, b.role, b.happening FROM own JOIN roles b ON b.happening = own.happening JOIN entities x ON x.id = b.entity WHERE x.canonical <> ?),
		most AS (SELECT canonical, count(DISTINCT happening) AS n FROM beside GROUP BY canonical ORDER BY 2 DESC, 1 LIMIT ?)
		SELECT m.canonical, m.n, e.english, coalesce((SELECT n.written FROM names n WHERE n.entity = m.canonical ORDER BY n.times DESC, n.written LIMIT 1), m.canonical), b.role, count(DISTINCT b.happening)
		FROM most m JOIN entities e ON e.id = m.canonical JOIN beside b ON b.canonical = m.canonical GROUP BY m.canonical, m.n, e.english, b.role ORDER BY 2 DESC, 1, 5`
	return eachRow(tx, func(s scanner) error {
		var b Companion
		var role string
		var n int
		if err := s.Scan(&b.ID, &b.Happenings, &b.English, &b.Name, &role, &n); err != nil {
			return err
		}
		if k := len(p.Beside); k == 0 || p.Beside[k-1].ID != b.ID {
			b.Roles = map[string]int{}
			p.Beside = append(p.Beside, b)
		}
		p.Beside[len(p.Beside)-1].Roles[role] = n
		return nil
	}, query, append(list, mostWeighed, p.ID, mostBeside)...)
}
