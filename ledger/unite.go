package ledger

import (
	"slices"

	"github.com/musnad/musnad/internal/happen"
)

// unions are those of the happenings that a report of the chosen one is of as well
// which are the same: what told of the one event by halves is brought together once
// somebody tells it whole. Each time that twice as many tell of the chosen one, so that
// more is known of it, those are asked, too, that could give it its day or take it from
// there. What a person decided on is left as it is.
func (w *writer) unions(r *happen.Report, ids []string, known []*happen.Summary, chosen int, also []int) (out []move, err error) {
	doubled := doubles(known[chosen].Reports + 1)
	for k := range ids {
		both := slices.Contains(also, k)
		if k == chosen || !both && !(doubled && happen.Datable(known[k], known[chosen])) {
			continue
		}
		decided, err := w.decidedOn(ids[k], ids[chosen])
		if err != nil {
			return nil, err
		}
		if decided {
			continue
		}
		m, ok, err := w.union(ids[k], ids[chosen], known[k], known[chosen], both)
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

// doubles reports whether n reports are twice as many as when this was so last; below
// four it never is.
func doubles(n int) bool { return n >= 4 && n&(n-1) == 0 }

// union is the move that makes one happening part of another, if it is. Where no report
// tells both, the reports of either may show it.
func (w *writer) union(from, to string, part, whole *happen.Summary, both bool) (m move, ok bool, err error) {
	reports, err := w.reportsOf(from)
	if err != nil {
		return m, false, err
	}
	var v happen.Verdict
	if both {
		v = happen.Unite(reports, whole)
	} else if v = happen.UniteDated(reports, whole); !v.Same {
		others, err := w.reportsOf(to)
		if err != nil {
			return m, false, err
		}
		v = happen.UniteDated(others, part)
	}
	refs := make([]happen.Ref, len(reports))
	for i := range reports {
		refs[i] = reports[i].Ref
	}
	return move{Happening: to, Op: opMerged, Other: from, Reports: refs, Score: v.Score, Reasons: v.Reasons}, v.Same, nil
}

// reportsOf are the reports of a happening.
func (w *writer) reportsOf(id string) ([]happen.Report, error) {
	list, err := w.reports(id)
	out := make([]happen.Report, len(list))
	for i := range list {
		out[i] = list[i].Report
	}
	return out, err
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
