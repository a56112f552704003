package ledger_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// What a snapshot gives one after the other is what is shown one at a time.
func TestSnapshot(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		err := l.View(ctx, func(s *ledger.Snapshot) error {
			seq, hash, err := s.Last()
			if seq != 0 || len(hash) != 64 {
				t.Errorf("the last entry of an empty ledger is %d %s", seq, hash)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		h := two(t, l)
		add(t, l, corpusArticles(t)[:40]...)
		decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "date", Value: json.RawMessage(`"2025-03-03"`)})
		decide(t, l, ledger.Decision{Op: ledger.Flag, Happening: h.ID})
		list, err := l.Happenings(ctx, ledger.List{})
		if err != nil {
			t.Fatal(err)
		}
		decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: list[0].ID, Other: list[1].ID})
		decide(t, l, ledger.Decision{Op: ledger.Reject, Happening: list[2].ID})
		for _, ask := range []ledger.List{{}, {All: true, Order: ledger.ByNews}, {Query: "party:TUR", Limit: 3}, {Query: "review:flag"}} {
			sameAsShown(t, l, ask)
		}
	})
}

func sameAsShown(t *testing.T, l *ledger.Ledger, ask ledger.List) {
	t.Helper()
	ctx := context.Background()
	list, err := l.Happenings(ctx, ask)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = l.View(ctx, func(s *ledger.Snapshot) error {
		for h, err := range s.Happenings(ask) {
			if err != nil {
				return err
			}
			want, _ := json.Marshal(show(t, l, list[n].ID))
			if got, _ := json.Marshal(h); string(got) != string(want) {
				t.Errorf("%+v, number %d: %s, want %s", ask, n, got, want)
			}
			n++
		}
		return nil
	})
	if err != nil || n != len(list) || n == 0 {
		t.Errorf("%+v: %d happenings, want %d; %v", ask, n, len(list), err)
	}
}
