package ledger

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// mostKeys is how many keys of a happening are looked behind for similar ones: those
// of most of its reports.
const mostKeys = 60

// Similar lists the happenings that are most like one, at most so many: those of the
// same kind that share most of what an event is found by, which is parties and place
// within the same days, and words. That they were kept apart says that they are
// likely not the same; a person can see.
func (l *Ledger) Similar(ctx context.Context, id string, most int) (out []Happening, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		ids, err := similar(tx, id)
		if err != nil {
			return err
		}
		out, err = standingOf(tx, ids, most)
		return err
	})
	return out, err
}

// similar are the ids of happenings that share keys with one, those that share most
// first.
func similar(q querier, id string) ([]string, error) {
	to, err := redirect(q, id)
	if err != nil {
		return nil, err
	}
	reports, err := queryReports(q, `r.happening = ?`, to)
	if err != nil {
		return nil, err
	}
	times := map[happen.Key]int{}
	for i := range reports {
		for _, k := range happen.Keys(&reports[i].Report) {
			times[k]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(times), func(a, b happen.Key) int { return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b)) })
	shared, err := standBehind(q, keys[:min(len(keys), mostKeys)])
	delete(shared, to)
	return slices.SortedFunc(maps.Keys(shared), func(a, b string) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) }), err
}

// standBehind counts, for each happening, behind how many of the keys it stands.
func standBehind(q querier, keys []happen.Key) (map[string]int, error) {
	out := map[string]int{}
	for _, k := range keys {
		if err := eachRow(q, func(row scanner) error {
			var id string
			var changed int64
			err := row.Scan(&id, &changed)
			out[id]++
			return err
		}, inBlockQuery, int64(k)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// standingOf are the first happenings of a list of ids that are whole and that nobody
// rejected.
func standingOf(q querier, ids []string, most int) (out []Happening, err error) {
	for part := range slices.Chunk(ids, mostGiven) {
		list, err := rowsOf(q, part)
		if err != nil {
			return nil, err
		}
		for i := range list {
			if len(out) < most && list[i].Review != string(Reject) && list[i].Articles > 0 {
				out = append(out, list[i])
			}
		}
		if len(out) == most {
			break
		}
	}
	return out, nil
}
