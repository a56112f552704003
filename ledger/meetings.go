package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/musnad/musnad/internal/store"
)

// Meeting is two parties that stand on either side of happenings, or together on
// one side of them where there is no other.
type Meeting struct {
	A          string   `json:"a"` // entities, or countries; A is before B
	B          string   `json:"b"`
	AName      string   `json:"a_name"` // as articles write it most often
	BName      string   `json:"b_name"`
	Happenings int      `json:"happenings"`
	Mediators  []Beside `json:"mediators,omitempty"` // between them, those of most happenings first
}

// Network is who met whom.
type Network struct {
	Looked
	Crowds   int       `json:"crowds,omitempty"` // happenings left out: more than a handful on each side
	Meetings []Meeting `json:"meetings"`         // those of most happenings first
}

// mostMet is how many pairs one happening has at most: of more it is a gathering.
const mostMet = 64

// mostNetwork is in how many happenings it is looked who met whom: each is looked up.
const mostNetwork = 5000

// Meetings counts who met whom: parties, or with countries the states that these are
// of.
func (l *Ledger) Meetings(ctx context.Context, s Scope, countries bool) (n Network, err error) {
	n.Meetings = []Meeting{}
	err = l.surveyed(ctx, s, false, mostNetwork, func(tx *store.Tx, v *survey) error {
		if n.Looked, err = v.extent(tx); err != nil {
			return err
		}
		c := counter{met: map[[2]string]*met{}}
		if err := eachCast(tx, v, countries, c.count); err != nil {
			return err
		}
		n.Crowds, n.Meetings = c.crowds, c.most(s.limit())
		return nameMeetings(tx, n.Meetings, countries)
	})
	return n, err
}

// counter counts meetings, one happening after the other.
type counter struct {
	met    map[[2]string]*met
	crowds int
}

// met is how often two met, and who mediated how often.
type met struct {
	n        int
	mediated map[string]int
}

// count counts a happening.
func (c *counter) count(x *cast) {
	pairs, crowd := x.pairs()
	if crowd {
		c.crowds++
	}
	for _, p := range pairs {
		m := c.met[p]
		if m == nil {
			m = &met{mediated: map[string]int{}}
			c.met[p] = m
		}
		m.n++
		for _, y := range x.sides[2] {
			m.mediated[y]++
		}
	}
}

// most are the meetings of most happenings.
func (c *counter) most(limit int) []Meeting {
	out := make([]Meeting, 0, len(c.met))
	for p, m := range c.met {
		out = append(out, Meeting{A: p[0], B: p[1], Happenings: m.n})
	}
	slices.SortFunc(out, func(x, y Meeting) int {
		return cmp.Or(cmp.Compare(y.Happenings, x.Happenings), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	out = slices.Clip(out[:min(len(out), limit)])
	for i := range out {
		for id, n := range c.met[[2]string{out[i].A, out[i].B}].mediated {
			out[i].Mediators = append(out[i].Mediators, Beside{ID: id, Happenings: n})
		}
		slices.SortFunc(out[i].Mediators, func(x, y Beside) int {
			return cmp.Or(cmp.Compare(y.Happenings, x.Happenings), cmp.Compare(x.ID, y.ID))
		})
	}
	return out
}

// nameMeetings says how those who met are written; a country is its three letters.
func nameMeetings(tx *store.Tx, list []Meeting, countries bool) error {
	known := map[string]string{}
	name := func(id string) (string, error) {
		if countries {
			return id, nil
		}
		if n, ok := known[id]; ok {
			return n, nil
		}
		n, err := nameOf(tx, id)
		known[id] = n
		return n, err
	}
	for i := range list {
		m := &list[i]
		var err error
		if m.AName, err = name(m.A); err != nil {
			return err
		}
		if m.BName, err = name(m.B); err != nil {
			return err
		}
		for k := range m.Mediators {
			if m.Mediators[k].Name, err = name(m.Mediators[k].ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// nameOf is how an entity is written most often; its id where it has no name.
func nameOf(q querier, id string) (name string, err error) {
	name = id
	err = eachRow(q, func(row scanner) error { return row.Scan(&name) },
		`SELECT written FROM names WHERE entity = ? ORDER BY times DESC, written LIMIT 1`, id)
	return name, err
}
