package ledger

import "github.com/musnad/musnad/internal/happen"

// unions are those of the happenings that a report of the chosen one is of as well
// which are the same: what told of the one event by halves is brought together once
// somebody tells it whole. What a person decided on is left as it is.
func (w *writer) unions(r *happen.Report, ids []string, known *happen.Summary, chosen int, also []int) (out []move, err error) {
	for _, k := range also {
		decided, err := w.decidedOn(ids[k], ids[chosen])
		if err != nil {
			return nil, err
		}
		if decided {
			continue
		}
		m, ok, err := w.union(ids[k], ids[chosen], known)
		if err != nil {
			return nil, err
		}
		if ok {
			m.At = r.Ref.At
			out = append(out, m)
		}
	}
	return out, nil
}

// union is the move that makes one happening part of another, if it is.
func (w *writer) union(from, to string, known *happen.Summary) (m move, ok bool, err error) {
	list, err := w.reports(from)
	if err != nil {
		return m, false, err
	}
	reports, refs := make([]happen.Report, len(list)), make([]happen.Ref, len(list))
	for i := range list {
		reports[i], refs[i] = list[i].Report, list[i].Ref
	}
	v := happen.Unite(reports, known)
	return move{Happening: to, Op: opMerged, Other: from, Reports: refs, Score: v.Score, Reasons: v.Reasons}, v.Same, nil
}

// decidedOn reports whether a person's decision stands on one of the happenings.
func (w *writer) decidedOn(ids ...string) (bool, error) {
	if some, err := w.someDecided(); err != nil || !some {
		return false, err
	}
	for _, id := range ids {
		var n int
		if err := w.tx.QueryRow(`SELECT count(*) FROM decisions WHERE undone = '' AND (happening = ? OR body LIKE ?)`, id, `%"other":"`+id+`"%`).Scan(&n); err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, nil
}

// standing is the happening that a move goes to: an earlier move of the same article
// may have made it part of another. What goes, goes from where it was put.
func (w *writer) standing(id, op string) (*happening, error) {
	h, err := w.happening(id)
	for i := 0; err == nil && h.merged != "" && op != opGone && i < mostRedirects; i++ {
		h, err = w.happening(h.merged)
	}
	return h, err
}
