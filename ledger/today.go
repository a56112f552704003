package ledger

import (
	"context"
	"fmt"
	"sort"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// Day is what a day is about.
type Day struct {
	Day     string      `json:"day"`
	New     []Happening `json:"new"`     // that came in since, those of most origins first
	Planned []Happening `json:"planned"` // for that day, those of most origins first
	Denied  []Happening `json:"denied"`  // that turned out in the last week not to have been, the latest first
	More    bool        `json:"more,omitempty"`
}

// mostNews is among how many of the newest changes those of a day are looked for;
// Day.More says that there were more.
const mostNews = 2000

// lately is within how many days what was denied is news.
const lately = 7

// Today is what came into the ledger since a day (2024-06-11, in UTC), what is
// planned for it and what was denied of late: at most limit of each.
func (l *Ledger) Today(ctx context.Context, day string, limit int) (d Day, err error) {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return d, &QueryError{fmt.Errorf("day %q: write it as 2024-06-11", day)}
	}
	d.Day = day
	err = l.db.View(ctx, func(tx *store.Tx) error {
		since, err := firstSince(tx, at)
		if err != nil {
			return err
		}
		before, err := firstSince(tx, at.AddDate(0, 0, -lately))
		if err != nil {
			return err
		}
		const newest = `SELECT h.id, h.born, h.changed, h.origins, h.articles, h.status, h.merged, h.reports, h.review FROM happenings h WHERE h.changed >= ? ORDER BY h.changed DESC, h.id LIMIT ?`
		const shown = `x.merged = '' AND x.reports > 0 AND x.review <> 'reject'`
		if d.New, err = happeningsBy(tx, `SELECT x.id FROM (`+newest+`) x WHERE x.born >= ? AND `+shown+` ORDER BY x.origins DESC, x.articles DESC, x.id LIMIT ?`, since, mostNews, since, limit); err != nil {
			return err
		}
		if d.Denied, err = happeningsBy(tx, `SELECT x.id FROM (`+newest+`) x WHERE x.status = 'negated' AND `+shown+` ORDER BY x.changed DESC, x.id LIMIT ?`, before, mostNews, limit); err != nil {
			return err
		}
		if d.Planned, err = happeningsBy(tx, `SELECT x.id FROM happenings x WHERE x.status IN ('future', 'hypothetical') AND x.day = ? AND x.day_last = ? AND `+shown+` ORDER BY x.origins DESC, x.articles DESC, x.id LIMIT ?`, day, day, limit); err != nil {
			return err
		}
		var n int
		err = tx.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM happenings h WHERE h.changed >= ? LIMIT ?) x`, before, mostNews+1).Scan(&n)
		d.More = n > mostNews
		return err
	})
	return d, err
}

// happeningsBy are the happenings whose ids a query gives.
func happeningsBy(tx *store.Tx, query string, args ...any) ([]Happening, error) {
	var ids []string
	if err := eachRow(tx, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, query, args...); err != nil {
		return nil, err
	}
	return rowsOf(tx, ids)
}

// firstSince is the number of the first entry that was written at a time or later;
// one more than the last if there is none.
func firstSince(tx *store.Tx, at time.Time) (int64, error) {
	last, err := lastEntry(tx)
	if err != nil {
		return 0, err
	}
	n := sort.Search(int(last), func(i int) bool {
		if err != nil {
			return true
		}
		var e store.Entry
		e, err = tx.Entry(int64(i) + 1)
		return !e.At.Before(at)
	})
	return int64(n) + 1, err
}
