package ledger

import (
	"context"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// Month is what happened in a month, by the first day of each happening.
type Month struct {
	Month      string         `json:"month"` // 2024-06
	Happenings int            `json:"happenings"`
	Types      map[string]int `json:"types"`
	Intensity  float64        `json:"intensity"` // the sum of the PLOVER scores of their types
}

// Course is what happened month by month.
type Course struct {
	Looked
	Months []Month `json:"months"` // those in which something happened, the earliest first
}

// Months counts happenings by month and type: how it went between two parties, or
// with one. Limit is not looked at.
func (l *Ledger) Months(ctx context.Context, s Scope) (c Course, err error) {
	c.Months = []Month{}
	err = l.surveyed(ctx, s, false, mostCovered, func(tx *store.Tx, v *survey) error {
		err := eachRow(tx, func(row scanner) error {
			var month, typ, first string
			var n int
			if err := row.Scan(&month, &typ, &n, &first); err != nil {
				return err
			}
			if k := len(c.Months); k == 0 || c.Months[k-1].Month != month {
				c.Months = append(c.Months, Month{Month: month, Types: map[string]int{}})
			}
			m := &c.Months[len(c.Months)-1]
			m.Happenings += n
			m.Types[typ] += n
			m.Intensity += float64(n) * (&musnad.Event{EventMention: musnad.EventMention{Type: musnad.Type(typ)}}).Intensity()
			if c.Since == "" || first < c.Since {
				c.Since = first
			}
			c.Happenings += n
			return nil
		}, `SELECT substr(s.day, 1, 7), s.type, count(*), min(s.day) FROM (`+v.query.sql+`) s GROUP BY 1, 2 ORDER BY 1, 2`, v.query.args...)
		c.note(c.Happenings, v.most, c.Since)
		return err
	})
	return c, err
}
