package ledger

import (
	"context"
	"errors"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// Portrait is an entity with all that a page shows of it.
type Portrait struct {
	Entity
	Beside    []Companion `json:"beside,omitempty"`    // who stands beside it most often
	Decisions []Decision  `json:"decisions,omitempty"` // of who it is, and is not
}

// Companion is another entity of the same happenings.
type Companion struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"` // as articles write it most; its id if they do not
	English    string         `json:"en,omitempty"`
	Happenings int            `json:"happenings"`
	Roles      map[string]int `json:"roles"` // in how many of them it has each
}

// Entity is the entity of an id, with what people decided on who it is. An id that
// was joined to another leads to what stands for both now. Those beside it are
// looked for in its latest 2,000 happenings.
func (l *Ledger) Entity(ctx context.Context, id string) (p Portrait, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		whole, err := canonical(tx, id)
		if err != nil {
			return err
		}
		if p.Entity, err = profile(tx, whole); err != nil {
			return err
		}
		if err := p.companions(tx); err != nil {
			return err
		}
		p.Decisions, err = identities(tx, &p.Entity)
		return err
	})
	return p, err
}

// Foremost lists the entities of most happenings, those of most first, without who
// stands beside them.
func (l *Ledger) Foremost(ctx context.Context, limit int) ([]Entity, error) {
	return l.profiles(ctx, `SELECT e.id, t.n FROM tallies t JOIN entities e ON e.id = t.name WHERE t.what = '`+tallyEntity+`' AND e.canonical = e.id AND t.n > 0
		ORDER BY t.n DESC, t.name LIMIT ?`, limit)
}

// Called is [Ledger.Entities] without who stands beside each, which costs more to
// find than all else: at most limit of them.
func (l *Ledger) Called(ctx context.Context, name string, limit int) ([]Entity, error) {
	if strings.TrimSpace(name) == "" {
		return nil, &QueryError{errors.New("name somebody: a name, an id or a country's three letters")}
	}
	query, args := foremost(name, limit)
	return l.profiles(ctx, query, args...)
}

// profiles are the entities of a query for their ids and a number.
func (l *Ledger) profiles(ctx context.Context, query string, args ...any) (out []Entity, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		ids, err := counted(tx, query, args...)
		if err != nil {
			return err
		}
		for _, id := range ids {
			e, err := profile(tx, id)
			if err != nil {
				return err
			}
			out = append(out, e)
		}
		return nil
	})
	return out, err
}

// HappeningsOf lists the happenings in which an entity takes part, the latest first
// and those without a day last; skip of them are left out.
func (l *Ledger) HappeningsOf(ctx context.Context, id string, limit, skip int) (out []Happening, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		whole, err := canonical(tx, id)
		if err != nil {
			return err
		}
		ids, err := sameIDs(tx, whole)
		if err != nil {
			return err
		}
		a := asked{parts: []part{standing, unrejected, byKeys("", ids)}}
		stops, err := a.walkBack(tx, nil, skip+limit)
		if err != nil {
			return err
		}
		ids = ids[:0]
		for _, x := range stops[min(skip, len(stops)):] {
			ids = append(ids, x.id)
		}
		out, err = rowsOf(tx, ids)
		return err
	})
	return out, err
}

// sameIDs are all ids for which one stands, itself among them.
func sameIDs(q querier, canonical string) (ids []string, err error) {
	err = eachRow(q, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM entities WHERE canonical = ? ORDER BY id`, canonical)
	return ids, err
}

// canonical is the id that stands for an entity's.
func canonical(q querier, id string) (whole string, err error) {
	if err := q.QueryRow(`SELECT canonical FROM entities WHERE id = ?`, id).Scan(&whole); err != nil {
		return "", unknown("entity", id, err)
	}
	return whole, nil
}

// identities are the decisions on who an entity is, in their order.
func identities(q querier, e *Entity) (out []Decision, err error) {
	ids := map[string]bool{e.ID: true}
	for _, x := range e.Same {
		ids[x] = true
	}
	list, err := ofEntities(q)
	for i := range list {
		if d := &list[i]; ids[d.Entity] || ids[d.Other] {
			out = append(out, *d)
		}
	}
	return out, err
}

// ofEntities are all decisions on who is who: few, as each is made by a person.
func ofEntities(q querier) (out []Decision, err error) {
	list, err := queryDecisions(q, `SELECT id, body, undone FROM decisions WHERE happening = '' ORDER BY seq`)
	for i := range list {
		if list[i].Op == Same || list[i].Op == Apart {
			out = append(out, list[i])
		}
	}
	return out, err
}

// checkedIdentity reports what keeps two entities from being called one, or not one.
func (w *writer) checkedIdentity(d *Decision) error {
	if err := w.checkedSame(d); err != nil {
		return err
	}
	a, err := canonical(w.tx, d.Entity)
	if err != nil {
		return err
	}
	b, err := canonical(w.tx, d.Other)
	if err != nil {
		return err
	}
	if a == b {
		return refuse(OneAlready, "%s and %s are one entity already", d.Entity, d.Other)
	}
	return w.heldApart(a, b)
}

// heldApart reports a decision that two are not one, which must be undone first.
func (w *writer) heldApart(a, b string) error {
	list, err := ofEntities(w.tx)
	for i := range list {
		x := &list[i]
		if err != nil || x.Op != Apart || x.Undone != "" {
			continue
		}
		var held bool
		if held, err = x.between(w.tx, a, b); held {
			return refuse(HeldApart, "%s says that %s and %s are not one; undo it first", x.ID, x.Entity, x.Other)
		}
	}
	return err
}

// between reports whether a decision is of what two ids stand for.
func (d *Decision) between(q querier, a, b string) (bool, error) {
	x, err := canonical(q, d.Entity)
	if err != nil {
		return false, err
	}
	y, err := canonical(q, d.Other)
	return x == a && y == b || x == b && y == a, err
}
