package ledger

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/musnad/musnad/internal/happen"
)

// mostCandidates is how many happenings an event is compared with at most, which
// bounds the cost of an event in a ledger of any size.
const mostCandidates = 16

// candidates are the happenings that share keys with an event: those that share
// most of them, of equal ones the latest.
func (w *writer) candidates(keys []happen.Key) (ids []string, list []*happen.Summary, err error) {
	shared, err := w.sharing(keys)
	if err != nil {
		return nil, nil, err
	}
	for _, x := range shared {
		s, err := w.summary(x.happening)
		if err != nil {
			return nil, nil, err
		}
		if s == nil {
			continue
		}
		if ids, list = append(ids, x.happening), append(list, s); len(ids) == mostCandidates {
			break
		}
	}
	return ids, list, nil
}

// sharer is a happening with how many keys it shares.
type sharer struct {
	inBlock
	keys int
}

// sharing are the happenings behind some keys, those that share most of them first.
// What it returns is good until it is called again.
func (w *writer) sharing(keys []happen.Key) ([]sharer, error) {
	if w.sharers.at == nil {
		w.sharers.at = map[string]int{}
	}
	at, out := w.sharers.at, w.sharers.list[:0]
	clear(at)
	for _, k := range keys {
		list, err := w.block(k)
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			i, ok := at[x.happening]
			if !ok {
				i = len(out)
				at[x.happening] = i
				out = append(out, sharer{inBlock: x})
			}
			out[i].keys++
			out[i].changed = max(out[i].changed, x.changed)
		}
	}
	slices.SortFunc(out, func(a, b sharer) int { return cmp.Or(cmp.Compare(b.keys, a.keys), a.inBlock.compare(b.inBlock)) })
	w.sharers.list = out
	return out, nil
}

// summary is what is known of a happening; nil if it is part of another or has no
// report left.
func (w *writer) summary(id string) (*happen.Summary, error) {
	if h, ok := w.open[id]; ok {
		if h.stale {
			if err := w.anew(h); err != nil {
				return nil, err
			}
		}
		if h.merged != "" {
			return nil, nil
		}
		return h.summary, nil
	}
	k, err := w.recall(id)
	if err != nil || k.merged != "" {
		return nil, err
	}
	return k.summary, nil
}

// recall is a happening as its row has it; sql.ErrNoRows if there is none.
func (w *writer) recall(id string) (k remembered, err error) {
	warm := w.l.warm
	if k, ok := warm.happenings.find(id); ok {
		return k, nil
	}
	row, ok := warm.rows.find(id)
	if !ok {
		if _, row, err = scanRow(w.tx.QueryRow(rowQuery+` = ?`, id)); err != nil {
			return k, err
		}
		warm.rows.put(id, row)
	}
	if k, err = row.remember(); err != nil {
		return k, fmt.Errorf("happening %s: its summary: %w", id, err)
	}
	warm.happenings.put(id, k)
	return k, nil
}

const rowQuery = `SELECT id, merged, summary, review, born, changed FROM happenings WHERE id`

func scanRow(row scanner) (id string, r happeningRow, err error) {
	err = row.Scan(&id, &r.merged, &r.summary, &r.review, &r.born, &r.changed)
	return id, r, err
}

func (r happeningRow) remember() (remembered, error) {
	k := remembered{merged: r.merged, review: r.review, born: r.born, changed: r.changed, reports: r.reports}
	if len(r.summary) == 0 {
		return k, nil
	}
	k.summary = new(happen.Summary)
	return k, k.summary.UnmarshalBinary(r.summary)
}
