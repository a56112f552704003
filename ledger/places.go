package ledger

import (
	"cmp"
	"context"
	"slices"

	"github.com/musnad/musnad/internal/store"
)

// Located is a place with what happened there.
type Located struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`
	Country    string         `json:"country,omitempty"`
	Lat        float64        `json:"lat,omitempty"` // degrees; both 0 where unknown
	Lon        float64        `json:"lon,omitempty"`
	Precision  string         `json:"precision,omitempty"` // site city region area country, or empty
	Happenings int            `json:"happenings"`
	Types      map[string]int `json:"types"`
}

// Atlas is where things happened.
type Atlas struct {
	Looked
	Places []Located `json:"places"` // those where most happened first
}

// Places counts happenings by place and type: where it happened.
func (l *Ledger) Places(ctx context.Context, s Scope) (a Atlas, err error) {
	a.Places = []Located{}
	err = l.surveyed(ctx, s, true, mostCovered, func(tx *store.Tx, v *survey) error {
		at, first := map[string]int{}, ""
		if err := eachRow(tx, func(row scanner) error {
			var spot, typ, day string
			var n int
			if err := row.Scan(&spot, &typ, &n, &day); err != nil {
				return err
			}
			a.Happenings += n
			if first == "" || day < first {
				first = day
			}
			if spot == "" {
				return nil
			}
			k, ok := at[spot]
			if !ok {
				k = len(a.Places)
				at[spot] = k
				a.Places = append(a.Places, Located{ID: spot, Types: map[string]int{}})
			}
			a.Places[k].Happenings += n
			a.Places[k].Types[typ] += n
			return nil
		}, `SELECT s.spot, s.type, count(*), min(s.day) FROM (`+v.query.sql+`) s GROUP BY 1, 2`, v.query.args...); err != nil {
			return err
		}
		a.note(a.Happenings, v.most, first)
		slices.SortFunc(a.Places, func(x, y Located) int {
			return cmp.Or(cmp.Compare(y.Happenings, x.Happenings), cmp.Compare(x.ID, y.ID))
		})
		a.Places = a.Places[:min(len(a.Places), s.limit())]
		return locate(tx, a.Places)
	})
	return a, err
}

// locate says where places are.
func locate(tx *store.Tx, list []Located) error {
	for part := range slices.Chunk(list, mostGiven) {
		ids, at := make([]string, len(part)), map[string]*Located{}
		for i := range part {
			ids[i], at[part[i].ID] = part[i].ID, &part[i]
		}
		if err := eachRow(tx, func(row scanner) error {
			var x Located
			err := row.Scan(&x.ID, &x.Name, &x.Country, &x.Lat, &x.Lon, &x.Precision)
			if p := at[x.ID]; p != nil {
				p.Name, p.Country, p.Lat, p.Lon, p.Precision = x.Name, x.Country, x.Lat, x.Lon, x.Precision
			}
			return err
		}, `SELECT id, name, country, lat, lon, detail FROM places WHERE id IN (`+marks(len(ids))+`)`, arguments(ids)...); err != nil {
			return err
		}
	}
	return nil
}
