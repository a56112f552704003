package ledger

import (
	"context"
	"slices"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// Scope says of which happenings something is counted, and how much is given.
type Scope struct {
	Query string // fields, as for [List]; words are not looked at
	Limit int    // how many lines are given, those that count most first; 0: 100
}

// Looked says what a count is of: the newest happenings, by their day, that are asked
// for, up to a bound that keeps an answer quick in a ledger of any size.
type Looked struct {
	Happenings int    `json:"happenings"`
	Since      string `json:"since,omitempty"` // where there are more, the first day of those that were counted
	More       bool   `json:"more,omitempty"`
}

// How many happenings are counted at most: where an index says all of them, and
// where each row is looked up.
const (
	mostCovered = 20000
	mostLooked  = 10000
	mostLines   = 100
)

func (s *Scope) limit() int {
	if s.Limit <= 0 {
		return mostLines
	}
	return s.Limit
}

// survey is what a count looks at.
type survey struct {
	query clause // of day, id, type and spot of happenings, each once
	most  int
}

// surveyed is a survey of what is asked for, in a transaction.
// where is set if the spots of happenings are needed, which rows of roles do not have;
// it looks at no more than most, whatever it costs.
func (l *Ledger) surveyed(ctx context.Context, s Scope, where bool, most int, do func(*store.Tx, *survey) error) error {
	return l.db.View(ctx, func(tx *store.Tx) error {
		a, err := (&List{Query: s.Query}).asked(tx)
		if err != nil {
			return err
		}
		v, err := a.survey(tx, where, most)
		if err != nil {
			return err
		}
		return do(tx, v)
	})
}

// rejected are the few that a person rejected.
const rejected = `(SELECT z.id FROM happenings z WHERE z.review = 'reject' AND z.review <> '')`

// survey looks at the newest of the lanes of one part. Where the other parts ask for
// no more than an index says, no row is looked up.
func (a *asked) survey(q querier, where bool, most int) (*survey, error) {
	k, err := a.fewest(q)
	if err != nil {
		return nil, err
	}
	switch {
	case k >= 0 && len(a.parts[k].lanes) > 0 && a.parts[k].lanes[0].table == `roles`:
		return a.surveyOf(q, k, a.covered(k, byRoles) && !where, most), nil
	case a.covered(-1, byIndex):
		return a.lasting(q, &survey{a.lookIndex(q, min(most, mostCovered)), min(most, mostCovered)}), nil
	}
	return a.surveyOf(q, k, false, most), nil
}

// coverage is what says whether a happening is as a part asks, without its row.
type coverage int

const (
	byRow   coverage = iota // nothing else
	byRoles                 // rows of roles
	byIndex                 // these, and the index of all happenings
)

// covered reports whether all parts but one are covered so far at least.
func (a *asked) covered(but int, by coverage) bool {
	for i := range a.parts {
		if i != but && a.parts[i].covered < by {
			return false
		}
	}
	return true
}

// surveyOf looks at the lanes of a part, or, if it has none, at everything.
func (a *asked) surveyOf(q querier, k int, covered bool, most int) *survey {
	v := &survey{most: min(most, mostLooked)}
	lanes := []lane{everything}
	if k >= 0 && len(a.parts[k].lanes) > 0 {
		lanes = a.parts[k].lanes
	} else if k >= 0 {
		lanes = []lane{{index: `happenings_day`, few: true}}
	}
	if covered {
		v.most = min(most, mostCovered)
	}
	var parts []string
	for i := range lanes {
		l := &lanes[i]
		var c clause
		switch {
		case l.few:
			c = a.lookRows(``, a.gathered(k), v.most)
		case covered && l.also.sql == "":
			c = a.lookRoles(l, v.most)
		case l.table == "":
			c = a.lookRows(by(q.Dialect(), l.index), all(l.where, a.has(k)), v.most)
		default:
			c = a.lookLane(l, a.has(k), v.most)
		}
		parts = append(parts, `SELECT x.day, x.id, x.type, x.spot FROM (`+c.sql+`) x`)
		v.query.args = append(v.query.args, c.args...)
	}
	v.query.sql = strings.Join(parts, ` UNION `)
	if len(parts) > 1 {
		v.cut()
	}
	return a.lasting(q, v)
}

// lasting adds the few that began long before the first day that is asked for.
func (a *asked) lasting(q querier, v *survey) *survey {
	if a.from == "" {
		return v
	}
	where := all(clause{`h.lasting = 1 AND h.day < ? AND h.review <> 'reject'`, []any{a.earliest()}}, a.has(-1))
	c := newest(`h.day, h.id, h.type, h.spot`, `happenings h`+by(q.Dialect(), `happenings_lasting`), where, v.most)
	v.query = clause{`SELECT y.day, y.id, y.type, y.spot FROM (` + v.query.sql + `) y UNION ALL SELECT x.day, x.id, x.type, x.spot FROM (` + c.sql + `) x`, append(v.query.args, c.args...)}
	return v
}

// lookIndex is the query for the newest of all happenings, by their index alone.
func (a *asked) lookIndex(q querier, most int) clause {
	where := all(clause{sql: `h.type <> '' AND h.id NOT IN ` + rejected}, a.ofTypes(`h.type`), a.since(`h.day`, `h.day_last`))
	return newest(`h.day, h.id, h.type, h.spot`, `happenings h`+by(q.Dialect(), everything.index), where, most)
}

// lookRoles is the query for the newest of a lane of roles, by its rows alone.
func (a *asked) lookRoles(l *lane, most int) clause {
	where := all(l.where, clause{sql: `l.happening NOT IN ` + rejected}, a.payload(), a.since(`l.day`, `l.until`))
	return newest(`DISTINCT l.day, l.happening AS id, l.type, '' AS spot`, `roles l`, where, most)
}

// lookLane is the query for the newest of a lane, each of whose happenings is looked
// up.
func (a *asked) lookLane(l *lane, has clause, most int) clause {
	where := all(l.where, clause{sql: `h.id = l.happening AND h.review <> 'reject'`}, a.since(`l.day`, `l.until`), l.also, has)
	return newest(`DISTINCT l.day, l.happening AS id, h.type, h.spot`, l.table+` l CROSS JOIN happenings h`, where, most)
}

// lookRows is the query for the newest rows of happenings.
func (a *asked) lookRows(by string, where clause, most int) clause {
	where = all(where, clause{sql: `h.review <> 'reject'`}, a.since(`h.day`, `h.day_last`))
	return newest(`h.day, h.id, h.type, h.spot`, `happenings h`+by, where, most)
}

func newest(columns, from string, where clause, most int) clause {
	return clause{`SELECT ` + columns + ` FROM ` + from + ` WHERE ` + where.sql + ` ORDER BY 1 DESC, 2 DESC LIMIT ?`, append(slices.Clip(where.args), most+1)}
}

func (a *asked) ofTypes(column string) clause {
	if len(a.types) == 0 {
		return clause{}
	}
	return anyOf(column, a.types)
}

// since asks for the days of what is counted: what has none is not.
func (a *asked) since(first, last string) clause {
	c := all(clause{sql: first + ` < '` + undated + `'`}, a.days(first, last))
	if a.from == "" {
		return c
	}
	return all(c, clause{first + ` >= ?`, []any{a.earliest()}})
}

// note takes in how many were looked at, and the first of their days.
func (k *Looked) note(n, most int, first string) {
	if k.Happenings = n; n > most {
		k.Since, k.More = first, true
	}
}

// extent asks how many a survey has, and their first day.
func (v *survey) extent(tx *store.Tx) (k Looked, err error) {
	var n int
	var first string
	err = tx.QueryRow(`SELECT count(*), coalesce(min(s.day), '') FROM (`+v.query.sql+`) s`, v.query.args...).Scan(&n, &first)
	k.note(n, v.most, first)
	return k, err
}

// cut leaves the newest of several lanes.
func (v *survey) cut() {
	v.query.sql = `SELECT b.day, b.id, b.type, b.spot FROM (` + v.query.sql + `) b ORDER BY 1 DESC, 2 DESC LIMIT ?`
	v.query.args = append(slices.Clip(v.query.args), v.most+1)
}
