package ledger

import (
	"encoding/json"

	"github.com/musnad/musnad/internal/happen"
)

// mostCandidates is how many happenings an event is compared with at most, the
// latest first: what bounds the cost of an event in a ledger of any size.
const mostCandidates = 64

// candidates are the happenings that share a block with an event.
func (w *writer) candidates(r *happen.Report) (ids []string, list []*happen.Summary, err error) {
	seen := map[string]bool{}
	for _, key := range happen.Keys(r) {
		found, err := w.block(key)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range found {
			if seen[id] {
				continue
			}
			seen[id] = true
			s, err := w.summary(id)
			if err != nil {
				return nil, nil, err
			}
			if s != nil {
				ids, list = append(ids, id), append(list, s)
			}
		}
	}
	return ids, list, nil
}

func (w *writer) block(key string) (ids []string, err error) {
	rows, err := w.tx.Query(`SELECT happening FROM blocks WHERE key = ? ORDER BY changed DESC, happening LIMIT ?`, key, mostCandidates)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
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
	var merged, text string
	var changed int64
	if err := w.tx.QueryRow(`SELECT merged, changed FROM happenings WHERE id = ?`, id).Scan(&merged, &changed); err != nil || merged != "" {
		return nil, err
	}
	if s := w.l.warm.get(id, changed); s != nil {
		return s, nil
	}
	if err := w.tx.QueryRow(`SELECT summary FROM happenings WHERE id = ?`, id).Scan(&text); err != nil || text == "" {
		return nil, err
	}
	s := new(happen.Summary)
	if err := json.Unmarshal([]byte(text), s); err != nil {
		return nil, err
	}
	w.l.warm.put(id, changed, s)
	return s, nil
}
