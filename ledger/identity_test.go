package ledger_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// TestIdentity: two entities are one, or not, as a person says, until that is undone.
func TestIdentity(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		addEach(t, l, sampleArticles(t))
		list, err := l.Foremost(t.Context(), 4)
		if err != nil || len(list) != 4 {
			t.Fatalf("%d entities, %v", len(list), err)
		}
		if !slices.IsSortedFunc(list, func(a, b ledger.Entity) int { return b.Happenings - a.Happenings }) {
			t.Error("those of most happenings do not stand first")
		}
		a, b := list[0].ID, list[1].ID
		apart := decide(t, l, ledger.Decision{Op: ledger.Apart, Entity: a, Other: b, By: "t"})
		if _, err := l.Decide(t.Context(), ledger.Decision{Op: ledger.Same, Entity: b, Other: a, By: "t"}); err == nil || !strings.Contains(err.Error(), apart.ID) {
			t.Errorf("two that are not one are joined: %v", err)
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: apart.ID, By: "t"})
		same := decide(t, l, ledger.Decision{Op: ledger.Same, Entity: a, Other: b, By: "t"})
		if _, err := l.Decide(t.Context(), ledger.Decision{Op: ledger.Apart, Entity: a, Other: b, By: "t"}); err == nil {
			t.Error("two that were joined are called apart at once")
		}
		e, err := l.Entity(t.Context(), b)
		if err != nil || e.ID != a || !slices.Equal(e.Same, []string{b}) || len(e.Decisions) != 2 || e.Decisions[0].Undone == "" {
			t.Errorf("%s leads to %s, the same as %v, by %d decisions, %v", b, e.ID, e.Same, len(e.Decisions), err)
		}
		if e.Happenings < list[0].Happenings {
			t.Errorf("joined they have %d happenings, one alone %d", e.Happenings, list[0].Happenings)
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: same.ID, By: "t"})
		if e, err := l.Entity(t.Context(), b); err != nil || e.ID != b || e.Happenings != list[1].Happenings {
			t.Errorf("undone, %s is %s with %d happenings, %v", b, e.ID, e.Happenings, err)
		}
		if _, err := l.Entity(t.Context(), "nobody"); !errors.Is(err, ledger.ErrUnknown) {
			t.Errorf("nobody: %v", err)
		}
	})
}

// TestHappeningsOf: all happenings of an entity are listed, the latest first, page
// by page.
func TestHappeningsOf(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		addEach(t, l, sampleArticles(t))
		list, err := l.Foremost(t.Context(), 1)
		if err != nil || len(list) == 0 {
			t.Fatal(err)
		}
		var days, ids []string
		for skip := 0; ; skip += 2 {
			page, err := l.HappeningsOf(t.Context(), list[0].ID, 2, skip)
			if err != nil {
				t.Fatal(err)
			}
			if len(page) == 0 {
				break
			}
			for _, h := range page {
				days, ids = append(days, h.Date), append(ids, h.ID)
			}
		}
		if len(ids) != list[0].Happenings {
			t.Errorf("%d of %d happenings", len(ids), list[0].Happenings)
		}
		dated := slices.DeleteFunc(slices.Clone(days), func(d string) bool { return d == "" })
		if !slices.Equal(dated, days[:len(dated)]) {
			t.Errorf("one without a day stands before one with: %v", days)
		}
		if !slices.IsSortedFunc(dated, func(a, b string) int { return strings.Compare(dayBegun(t, b), dayBegun(t, a)) }) {
			t.Errorf("not the latest first: %v", dated)
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) != list[0].Happenings {
			t.Error("a happening is listed twice")
		}
	})
}

func dayBegun(t *testing.T, date string) string {
	t.Helper()
	e, err := calendar.Parse(date)
	first, _, _ := e.Bounds()
	if err != nil {
		t.Fatal(err)
	}
	return first.String()
}
