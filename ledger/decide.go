package ledger

import (
	"encoding/json"
	"fmt"
	"strings"
)

// applyDecision does what a person decided.
func (w *writer) applyDecision(d *Decision, seq int64) error {
	if err := w.settle(); err != nil {
		return err
	}
	id, some := decisionID(seq), true
	w.decided = &some
	body, err := encode(d)
	if err != nil {
		return err
	}
	if err := w.exec(`INSERT INTO decisions (id, happening, body, undone, seq) VALUES (?, ?, ?, '', ?)`, id, d.Happening, string(body), seq); err != nil {
		return err
	}
	if d.Op == Undo {
		return w.undo(d, id, seq)
	}
	return w.do(d, id, seq)
}

func (w *writer) do(d *Decision, id string, seq int64) error {
	switch d.Op {
	case Merge:
		return w.merge(d.Other, d.Happening, mark(id), seq)
	case Split:
		return w.split(d, seq)
	case Same:
		return w.exec(`UPDATE entities SET canonical = (SELECT e.canonical FROM entities e WHERE e.id = ?) WHERE canonical = (SELECT e.canonical FROM entities e WHERE e.id = ?)`, d.Entity, d.Other)
	case Apart:
		return nil
	case Correct:
		if err := w.meetCorrected(d); err != nil {
			return err
		}
	}
	return w.reviewed(d.Happening, seq)
}

// undo takes a decision back.
func (w *writer) undo(u *Decision, id string, seq int64) error {
	d, err := w.decision(u.Undoes)
	if err != nil {
		return err
	}
	if err := w.exec(`UPDATE decisions SET undone = ? WHERE id = ?`, id, d.ID); err != nil {
		return err
	}
	switch d.Op {
	case Merge:
		return w.unmerge(&d, seq)
	case Split:
		return w.merge(d.Other, d.Happening, mark(id), seq)
	case Same:
		return w.identified()
	case Apart:
		return nil
	}
	return w.reviewed(d.Happening, seq)
}

// merge makes a happening part of another, whose id it leads to. Its reports are
// marked, so that they find back, wherever they are read by then.
func (w *writer) merge(from, to, mark string, seq int64) error {
	if err := w.settle(); err != nil {
		return err
	}
	if err := w.exec(`UPDATE reports SET happening = ?, moved = moved || ? WHERE happening = ?`, to, mark, from); err != nil {
		return err
	}
	a, err := w.touch(from, to, seq)
	if err != nil {
		return err
	}
	return w.partOf(a, to)
}

// partOf makes a happening part of another, or of none, in its row as well: what
// was decided on it counts for the other as soon as that is written.
func (w *writer) partOf(h *happening, whole string) error {
	h.merged = whole
	return w.exec(`UPDATE happenings SET merged = ? WHERE id = ?`, whole, h.id)
}

// unmerge gives the reports back that came with a merge.
func (w *writer) unmerge(d *Decision, seq int64) error {
	if err := w.settle(); err != nil {
		return err
	}
	m := mark(d.ID)
	if err := w.exec(`UPDATE reports SET happening = ?, moved = replace(moved, ?, '') WHERE happening = ? AND moved LIKE ?`, d.Other, m, d.Happening, "%"+m+"%"); err != nil {
		return err
	}
	_, err := w.touch(d.Happening, d.Other, seq)
	return err
}

func mark(decision string) string { return "[" + decision + "]" }

// split puts some reports of a happening into a new one.
func (w *writer) split(d *Decision, seq int64) error {
	if err := w.settle(); err != nil {
		return err
	}
	for _, r := range d.Reports {
		if err := w.exec(`UPDATE reports SET happening = ? WHERE article = ? AND n = ? AND first = ? AND last = ? AND happening = ?`,
			d.Other, r.Article, r.Version, r.At[0], r.At[1], d.Happening); err != nil {
			return err
		}
	}
	_, err := w.touch(d.Happening, d.Other, seq)
	return err
}

// touch notes that reports of one happening are another's now.
func (w *writer) touch(from, to string, seq int64) (*happening, error) {
	a, err := w.happening(from)
	if err != nil {
		return nil, err
	}
	b, err := w.happening(to)
	if err != nil {
		return nil, err
	}
	if b.born == 0 {
		b.born = seq
	}
	a.stale, b.stale, a.changed, b.changed = true, true, seq, seq
	return a, w.partOf(b, "")
}

// reviewed finds what the last word on a happening is, and has its row written
// anew.
func (w *writer) reviewed(id string, seq int64) error {
	h, err := w.happening(id)
	if err != nil {
		return err
	}
	list, err := decisionsOf(w.tx, id)
	if err != nil {
		return err
	}
	h.review, h.changed, h.stale = "", seq, true
	for i := range list {
		if d := &list[i]; d.Undone == "" && (d.Op == Accept || d.Op == Reject || d.Op == Flag) {
			h.review = string(d.Op)
		}
	}
	for i := 0; h.merged != "" && i < mostRedirects; i++ {
		if h, err = w.happening(h.merged); err != nil {
			return err
		}
		h.changed, h.stale = seq, true
	}
	return nil
}

// decisionsOf are the decisions on a happening, in their order.
func decisionsOf(q querier, happening string) ([]Decision, error) {
	return queryDecisions(q, `SELECT id, body, undone FROM decisions WHERE happening = ? ORDER BY seq`, happening)
}

// decisionsWithin are the decisions on a happening and on all that became part of
// it, in their order.
func decisionsWithin(q querier, happening string) ([]Decision, error) {
	id := strings.Replace(textOf[q.Dialect()], "TEXT", "CAST(? AS TEXT)", 1)
	return queryDecisions(q, `WITH RECURSIVE part (id) AS (SELECT `+id+` UNION SELECT h.id FROM happenings h JOIN part p ON h.merged = p.id AND h.merged <> '')
		SELECT d.id, d.body, d.undone FROM part p JOIN decisions d ON d.happening = p.id ORDER BY d.seq`, happening)
}

func queryDecisions(q querier, query string, args ...any) (out []Decision, err error) {
	err = eachRow(q, func(row scanner) error {
		var d Decision
		var id, body, undone string
		if err := row.Scan(&id, &body, &undone); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(body), &d); err != nil {
			return fmt.Errorf("decision %s: %w", id, err)
		}
		d.ID, d.Undone = id, undone
		out = append(out, d)
		return nil
	}, query, args...)
	return out, err
}

// identified makes who is who anew, from the decisions that stand.
func (w *writer) identified() error {
	if err := w.exec(`UPDATE entities SET canonical = id`); err != nil {
		return err
	}
	list, err := queryDecisions(w.tx, `SELECT id, body, undone FROM decisions WHERE undone = '' ORDER BY seq`)
	if err != nil {
		return err
	}
	for i := range list {
		if list[i].Op != Same {
			continue
		}
		if err := w.do(&list[i], list[i].ID, 0); err != nil {
			return err
		}
	}
	return nil
}
