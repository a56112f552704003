package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/musnad/musnad/internal/happen"
)

// Decision is what a person says about a happening. It wins over the machine,
// survives every reading to come, and can be undone.
type Decision struct {
	ID        string          `json:"id,omitempty"` // "d" and the number of its entry; given by Decide
	Op        Op              `json:"op"`
	Happening string          `json:"happening,omitempty"`
	Other     string          `json:"other,omitempty"` // merge: what becomes part of Happening. split: what the reports become. same, apart: the second entity
	Entity    string          `json:"entity,omitempty"`
	Field     string          `json:"field,omitempty"` // correct: one of Fields
	Value     json.RawMessage `json:"value,omitempty"` // correct: the field as a reading's event has it
	Evidence  *Evidence       `json:"evidence,omitempty"`
	Reports   []happen.Ref    `json:"reports,omitempty"` // split: which leave. merge: which came with Other
	Undoes    string          `json:"undoes,omitempty"`  // undo: the decision
	By        string          `json:"by"`
	At        string          `json:"at"` // RFC 3339
	Why       string          `json:"why,omitempty"`
	Undone    string          `json:"undone,omitempty"` // by which decision; not in the entry
}

// Ref names one event of one version of one article.
type Ref = happen.Ref

// Op is what a decision does.
type Op string

// The operations of decisions.
const (
	Accept  Op = "accept"
	Reject  Op = "reject"
	Flag    Op = "flag" // for somebody to look at
	Correct Op = "correct"
	Merge   Op = "merge"
	Split   Op = "split"
	Undo    Op = "undo"
	Same    Op = "same"  // two entities are one
	Apart   Op = "apart" // two entities are not one
)

// Fields are the fields of a happening that a person can correct.
var Fields = []string{"type", "mode", "status", "actor", "recipient", "mediator", "date", "place", "size"}

// Evidence is a stretch of an article: code points [start,end) into title + "\n" +
// text of one version.
type Evidence struct {
	Article string `json:"article"`
	Version int    `json:"version"`
	At      [2]int `json:"at"`
}

// ErrUnknown is the error, wrapped, for an id that the ledger does not have.
var ErrUnknown = errors.New("the ledger has none of that id")

// Decide keeps a decision and returns it with its id. What it says of ids, fields
// and letters is checked first: the error is a [DecisionError] where it cannot be,
// and ErrUnknown, wrapped, for an id that the ledger does not have.
func (l *Ledger) Decide(ctx context.Context, d Decision) (Decision, error) {
	if d.By == "" {
		return d, refuse(NoDecider, "a decision says who decides: fill in who it is by")
	}
	if err := d.checkedText(); err != nil {
		return d, err
	}
	if d.At == "" {
		d.At = time.Now().UTC().Format(time.RFC3339)
	}
	err := l.update(ctx, func(w *writer) error {
		if err := w.checked(&d); err != nil {
			return err
		}
		d.ID, d.Undone = "", ""
		e, err := w.append(kindDecision, d)
		d.ID = decisionID(e.Seq)
		return err
	})
	return d, err
}

func decisionID(seq int64) string { return fmt.Sprintf("d%d", seq) }

// checked reports what is wrong with a decision, and completes it.
func (w *writer) checked(d *Decision) (err error) {
	if d.Op == Undo {
		return w.checkedUndo(d)
	}
	if d.Op == Same || d.Op == Apart {
		return w.checkedIdentity(d)
	}
	if d.Happening == "" {
		return refuse(NoHappening, "the decision names no happening; write its id")
	}
	if d.Happening, err = w.redirected(d.Happening); err != nil {
		return err
	}
	switch d.Op {
	case Accept, Reject, Flag:
		return nil
	case Correct:
		return w.checkedCorrection(d)
	case Merge:
		return w.checkedMerge(d)
	case Split:
		return w.checkedSplit(d)
	}
	return refuse(NoOp, "operation %q: use accept, reject, flag, correct, merge, split, undo, same or apart", d.Op)
}

func (w *writer) checkedMerge(d *Decision) (err error) {
	if d.Other, err = w.redirected(d.Other); err != nil {
		return err
	}
	if d.Other == d.Happening {
		return refuse(OneAlready, "%s is one happening already", d.Happening)
	}
	d.Reports, err = w.refs(d.Other)
	return err
}

func (w *writer) checkedSplit(d *Decision) error {
	have, err := w.refs(d.Happening)
	if err != nil {
		return err
	}
	for _, r := range d.Reports {
		if !slices.Contains(have, r) {
			return refuse(NoReport, "%s has no report %s:%d:%d-%d; musnad show %[1]s lists them", d.Happening, r.Article, r.Version, r.At[0], r.At[1])
		}
	}
	if len(d.Reports) == 0 || len(d.Reports) == len(have) {
		return refuse(NotSome, "name some of the %d reports of %s, and not all", len(have), d.Happening)
	}
	last, err := w.tx.Last()
	if err != nil {
		return err
	}
	v, err := w.version(d.Reports[0].Article, d.Reports[0].Version)
	if err != nil {
		return err
	}
	d.Other, err = happeningAfter(d.Reports[0], v.Published, last.Seq)
	return err
}

func (w *writer) refs(id string) (out []happen.Ref, err error) {
	list, err := w.reports(id)
	for i := range list {
		out = append(out, list[i].Ref)
	}
	return out, err
}

func (w *writer) checkedUndo(d *Decision) error {
	x, err := w.decision(d.Undoes)
	switch {
	case err != nil:
		return err
	case x.Undone != "":
		return refuse(Undone, "%s was undone by %s", x.ID, x.Undone)
	case x.Op == Undo:
		return refuse(IsUndo, "%s undid %s; decide that again instead", x.ID, x.Undoes)
	}
	d.Happening = x.Happening
	return w.checkedLast(&x)
}

// checkedLast reports a decision that stands on another which moved reports, and
// must be undone before it.
func (w *writer) checkedLast(x *Decision) error {
	if x.Op != Merge && x.Op != Split {
		return nil
	}
	later, err := queryDecisions(w.tx, `SELECT id, body, undone FROM decisions WHERE undone = '' AND seq > (SELECT seq FROM decisions WHERE id = ?) ORDER BY seq`, x.ID)
	for i := len(later) - 1; i >= 0 && err == nil; i-- {
		if y := &later[i]; (y.Op == Merge || y.Op == Split) && (x.about(y.Happening) || x.about(y.Other)) {
			return refuse(LaterFirst, "%s, a %s, came after %s and is of the same happening; undo %s first", y.ID, y.Op, x.ID, y.ID)
		}
	}
	return err
}

func (d *Decision) about(happening string) bool {
	return happening == d.Happening || happening == d.Other
}

func (w *writer) checkedSame(d *Decision) error {
	for _, id := range []string{d.Entity, d.Other} {
		var one int
		if err := w.tx.QueryRow(`SELECT 1 FROM entities WHERE id = ?`, id).Scan(&one); err != nil {
			return unknown("entity", id, err)
		}
	}
	if d.Entity == d.Other {
		return refuse(OneAlready, "%s is one entity already", d.Entity)
	}
	return nil
}

// decision is a kept decision.
func (w *writer) decision(id string) (d Decision, err error) { return loadDecision(w.tx, id) }

func loadDecision(q querier, id string) (d Decision, err error) {
	var body string
	if err := q.QueryRow(`SELECT body, undone FROM decisions WHERE id = ?`, id).Scan(&body, &d.Undone); err != nil {
		return d, unknown("decision", id, err)
	}
	undone := d.Undone
	err = json.Unmarshal([]byte(body), &d)
	d.ID, d.Undone = id, undone
	return d, err
}

// redirected is the happening that an id stands for: merged ids lead on.
func (w *writer) redirected(id string) (string, error) {
	if h, ok := w.open[id]; ok && !h.isNew {
		if h.merged != "" {
			return w.redirected(h.merged)
		}
		return id, nil
	}
	return redirect(w.tx, id)
}

// mostRedirects is longer than any chain of merges: each is followed to its end
// before the next is kept.
const mostRedirects = 100

func redirect(q querier, id string) (string, error) {
	for range mostRedirects {
		var merged string
		if err := q.QueryRow(`SELECT merged FROM happenings WHERE id = ?`, id).Scan(&merged); err != nil {
			return "", unknown("happening", id, err)
		}
		if merged == "" {
			return id, nil
		}
		id = merged
	}
	return "", fmt.Errorf("happening %s leads in a circle; run musnad doctor", id)
}

func unknown(what, id string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %q: %w%s", what, id, ErrUnknown, whereIDs[what])
	}
	return err
}

// whereIDs says where a person finds ids.
var whereIDs = map[string]string{
	"happening": "; musnad timeline lists them",
	"entity":    "; musnad entity NAME shows them",
	"decision":  "; musnad show lists those on a happening",
}
