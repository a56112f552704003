package ledger_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// Two happenings that were one are similar; one that was rejected, or is another's
// part, is not offered.
func TestSimilar(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		d := decide(t, l, ledger.Decision{Op: ledger.Split, Happening: h.ID, Reports: []ledger.Ref{h.Reports[0].Ref}})
		for _, x := range [][2]string{{h.ID, d.Other}, {d.Other, h.ID}} {
			if got := idsSimilar(t, l, x[0]); !slices.Contains(got, x[1]) {
				t.Errorf("%s is not similar to %s: %v", x[1], x[0], got)
			} else if slices.Contains(got, x[0]) {
				t.Errorf("%s is similar to itself", x[0])
			}
		}
		no := decide(t, l, ledger.Decision{Op: ledger.Reject, Happening: d.Other})
		if got := idsSimilar(t, l, h.ID); slices.Contains(got, d.Other) {
			t.Error("a rejected happening is offered")
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: no.ID})
		decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: h.ID, Other: d.Other})
		if got := idsSimilar(t, l, h.ID); slices.Contains(got, d.Other) || slices.Contains(got, h.ID) {
			t.Errorf("after the merge %v", got)
		}
	})
}

func idsSimilar(t *testing.T, l *ledger.Ledger, id string) (ids []string) {
	t.Helper()
	list, err := l.Similar(context.Background(), id, 8)
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		ids = append(ids, list[i].ID)
	}
	return ids
}

// What one person decided last, and nobody took back.
func TestLastDecision(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		if _, err := l.LastDecision(context.Background(), "rania"); !errors.Is(err, ledger.ErrUnknown) {
			t.Errorf("nobody decided: %v", err)
		}
		first := decide(t, l, ledger.Decision{Op: ledger.Flag, Happening: h.ID})
		second := decide(t, l, ledger.Decision{Op: ledger.Accept, Happening: h.ID})
		if _, err := l.Decide(context.Background(), ledger.Decision{Op: ledger.Reject, Happening: h.ID, By: "omar"}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{second.ID, first.ID} {
			d, err := l.LastDecision(context.Background(), "rania")
			if err != nil || d.ID != want {
				t.Errorf("the last is %s (%v), want %s", d.ID, err, want)
			}
			decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: d.ID})
		}
		if _, err := l.LastDecision(context.Background(), "rania"); !errors.Is(err, ledger.ErrUnknown) {
			t.Errorf("all are undone: %v", err)
		}
	})
}
