package ledger_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// two adds articles of one meeting and gives its happening.
func two(t *testing.T, l *ledger.Ledger) ledger.Happening {
	t.Helper()
	add(t, l, read(t, first), read(t, second))
	list, err := l.Happenings(context.Background(), ledger.List{Query: "type:CONSULT"})
	if err != nil {
		t.Fatal(err)
	}
	k := slices.IndexFunc(list, func(h ledger.Happening) bool { return h.Articles == 2 })
	if k < 0 {
		t.Fatalf("no happening has both articles: %+v", list)
	}
	return show(t, l, list[k].ID)
}

func show(t *testing.T, l *ledger.Ledger, id string) ledger.Happening {
	t.Helper()
	h, err := l.Happening(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func decide(t *testing.T, l *ledger.Ledger, d ledger.Decision) ledger.Decision {
	t.Helper()
	d.By = "rania"
	out, err := l.Decide(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCorrectAndUndo(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		d := decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "date", Value: json.RawMessage(`"2025-03-03"`),
			Evidence: &ledger.Evidence{Article: "m1", Version: 1, At: [2]int{0, 4}}, Why: "the ministry says so"})
		if got := show(t, l, h.ID); got.Date != "2025-03-03" || !slices.Contains(got.Corrected, "date") {
			t.Errorf("the date is %q, corrected %v", got.Date, got.Corrected)
		}
		decide(t, l, ledger.Decision{Op: ledger.Accept, Happening: h.ID})
		if got := show(t, l, h.ID); got.Review != "accept" {
			t.Errorf("review is %q", got.Review)
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: d.ID})
		if got := show(t, l, h.ID); got.Date != h.Date || len(got.Decisions) != 3 {
			t.Errorf("undone, the date is %q, want %q; %d decisions", got.Date, h.Date, len(got.Decisions))
		}
	})
}

// TestCorrectionsAreAskedFor: lists go by what people put right, and again by what
// was read once that is undone.
func TestCorrectionsAreAskedFor(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		asks := map[string]struct{ field, value string }{
			"type:AID":          {"type", `"AID"`},
			"status:negated":    {"status", `"negated"`},
			"from:2025-04":      {"date", `"2025-04-09"`},
			"place:العقبة":      {"place", `{"name":"مدينة العقبة","country":"JOR"}`},
			"country:EGY":       {"place", `{"name":"طابا","country":"EGY"}`},
			"recipient:الهاشمي": {"recipient", `[{"name":"رنا الهاشمي","country":"JOR","kind":"GOV"}]`},
		}
		for query, c := range asks {
			if got := listed(t, l, query); slices.Contains(got, h.ID) {
				t.Errorf("%s finds it before it is corrected", query)
			}
			d := decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: c.field, Value: json.RawMessage(c.value)})
			if got := listed(t, l, query); !slices.Contains(got, h.ID) {
				t.Errorf("%s does not find it, though it was corrected so", query)
			}
			decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: d.ID})
			if got := listed(t, l, query); slices.Contains(got, h.ID) {
				t.Errorf("%s still finds it, though the correction is undone", query)
			}
		}
		sameAfterRebuild(t, l)
	})
}

// TestCorrectionsOfAPart: what was put right of a happening holds for the one that
// it becomes part of, until it is undone.
func TestCorrectionsOfAPart(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		s := decide(t, l, ledger.Decision{Op: ledger.Split, Happening: h.ID, Reports: refs(h.Reports[1:])})
		d := decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: s.Other, Field: "date", Value: json.RawMessage(`"2025-04-09"`)})
		decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: h.ID, Other: s.Other})
		if got := listed(t, l, "from:2025-04"); !slices.Equal(got, []string{h.ID}) || show(t, l, h.ID).Date != "2025-04-09" {
			t.Errorf("found %v, want %s", got, h.ID)
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: d.ID})
		if got := listed(t, l, "from:2025-04"); len(got) > 0 {
			t.Errorf("found %v, though the correction is undone", got)
		}
		sameAfterRebuild(t, l)
	})
}

// listed are the happenings that answer a query.
func listed(t *testing.T, l *ledger.Ledger, query string) (ids []string) {
	t.Helper()
	list, err := l.Happenings(context.Background(), ledger.List{Query: query})
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		ids = append(ids, list[i].ID)
	}
	return ids
}

func TestQueriesThatCannotBe(t *testing.T) {
	l := open(t, t.TempDir())
	for query, says := range map[string]string{
		"type:MEET":       "type:MEET: use AGREE, CONSULT",
		"status:planned":  "status:planned: use actual, future, hypothetical, negated",
		"review:accepted": "review:accepted: use accept, reject, flag",
		"country:iraq":    "country:iraq: write the three letters",
		"from:2026-13":    "from:2026-13: ",
		"colour:red":      "there is no field",
	} {
		_, err := l.Happenings(context.Background(), ledger.List{Query: query})
		var bad *ledger.QueryError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v; want a QueryError that says %q", query, err, says)
		}
	}
}

// TestRereadBack: an engine that has read the articles before can read them again
// once another has.
func TestRereadBack(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		h := two(t, l)
		by := func(engine string, miss bool) ledger.Reader {
			return func(a musnad.Article) (*musnad.Reading, error) {
				d, err := theEngine().Read(a)
				if err != nil {
					return nil, err
				}
				r := musnad.NewReading(d, engine)
				if miss && a.ID == "m2" {
					r.Events = nil
				}
				return r, nil
			}
		}
		for _, engine := range []string{"worse", theEngine().Version()} {
			if _, err := l.Reread(ctx, engine, by(engine, engine == "worse"), true, nil); err != nil {
				t.Fatal(err)
			}
		}
		again, err := l.Reread(ctx, theEngine().Version(), by(theEngine().Version(), false), false, nil)
		if err != nil || len(again.Changes) > 0 {
			t.Errorf("read back, and still it would change %+v, %v", again.Changes, err)
		}
		if got := show(t, l, h.ID); got.Articles != 2 {
			t.Errorf("%d articles tell of it", got.Articles)
		}
		sameAfterRebuild(t, l)
	})
}

// TestGluedNames: a name is found glued and apart, on either store.
func TestGluedNames(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		add(t, l, read(t, ledger.Arrival{ID: "g1", Published: "2025-03-04", Text: "التقى الملك عبد الله الثاني في أبو ظبي الرئيس المصري عبدالفتاح السيسي."}))
		for query, want := range map[string]int{
			"عبدالله": 1, `"الملك عبدالله الثاني"`: 1, "ابوظبى": 1, `"عبد الفتاح"`: 1, "الفتاح": 1, `exact:"عبد الله"`: 1, `exact:عبدالله`: 0, "ظبي": 1,
		} {
			if found, err := l.Search(context.Background(), query, 5); err != nil || len(found) != want {
				t.Errorf("%s finds %d articles, %v", query, len(found), err)
			}
		}
		for _, query := range []string{"party:عبدالله", `party:"عبد الفتاح"`, "party:السيسي"} {
			if got := listed(t, l, query); len(got) == 0 {
				t.Errorf("%s finds nothing", query)
			}
		}
	})
}

func TestPartiesAllTakePart(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		for query, want := range map[string]bool{"party:TUR party:JOR": true, "party:TUR party:EGY": false, "actor:TUR actor:EGY": true, "source:الغد": false, "outlet:الغد outlet:x": true, "place:100%": false, "-أرز": true, "-فيدان": false, "-أرز -الصفدي": false} {
			if got := slices.Contains(listed(t, l, query), h.ID); got != want {
				t.Errorf("%s finds it: %v", query, got)
			}
		}
	})
}

func TestSplitAndMerge(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		s := decide(t, l, ledger.Decision{Op: ledger.Split, Happening: h.ID, Reports: refs(h.Reports[1:])})
		if a, b := show(t, l, h.ID), show(t, l, s.Other); a.Articles != 1 || b.Articles != 1 {
			t.Fatalf("split into %d and %d articles", a.Articles, b.Articles)
		}
		m := decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: s.Other, Other: h.ID})
		got := show(t, l, h.ID)
		if got.ID != s.Other || got.From != h.ID || got.Articles != 2 {
			t.Errorf("merged: %s leads to %s with %d articles", h.ID, got.ID, got.Articles)
		}
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: m.ID})
		decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: s.ID})
		if got := show(t, l, h.ID); got.ID != h.ID || got.Articles != 2 {
			t.Errorf("all undone: %s with %d articles", got.ID, got.Articles)
		}
		if got := show(t, l, s.Other); got.ID != h.ID {
			t.Errorf("%s, split off and undone, leads to %s, want %s", s.Other, got.ID, h.ID)
		}
		sameAfterRebuild(t, l)
	})
}

func TestDecisionsSurviveReread(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		h := two(t, l)
		decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "place", Value: json.RawMessage(`{"name":"العقبة","country":"JOR"}`)})
		other := func(a musnad.Article) (*musnad.Reading, error) {
			d, err := theEngine().Read(a)
			if err != nil {
				return nil, err
			}
			r := musnad.NewReading(d, "another")
			if a.ID == "m2" {
				r.Events = nil // this engine misses it
			}
			return r, nil
		}
		dry, err := l.Reread(ctx, "another", other, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		k := slices.IndexFunc(dry.Changes, func(c ledger.Change) bool { return c.Happening == h.ID && c.What == ledger.Gone && c.Decided })
		if k < 0 || dry.Same != 1 {
			t.Errorf("a rereading would change %+v", dry)
		}
		if got := show(t, l, h.ID); got.Articles != 2 {
			t.Error("a rereading that was only looked at changed the ledger")
		}
		if _, err := l.Reread(ctx, "another", other, true, nil); err != nil {
			t.Fatal(err)
		}
		if got := show(t, l, h.ID); got.Articles != 1 || got.Place == nil || got.Place.Country != "JOR" || got.Place.Name != "العقبة" {
			t.Errorf("after rereading: %d articles, place %+v", got.Articles, got.Place)
		}
		sameAfterRebuild(t, l)
	})
}

func TestBadDecisions(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		h := two(t, l)
		for _, x := range []struct {
			d    ledger.Decision
			says string
		}{
			{ledger.Decision{Op: "approve", Happening: h.ID}, "use accept"},
			{ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "colour", Value: json.RawMessage(`1`)}, "cannot be corrected"},
			{ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "date", Value: json.RawMessage(`"next week"`)}, "date"},
			{ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "type", Value: json.RawMessage(`"PARTY"`)}, "PLOVER"},
			{ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "type", Value: json.RawMessage(`"AGREE"`), Evidence: &ledger.Evidence{Article: "m1", Version: 1, At: [2]int{5, 5000}}}, "select some"},
			{ledger.Decision{Op: ledger.Merge, Happening: h.ID, Other: h.ID}, "one happening already"},
			{ledger.Decision{Op: ledger.Split, Happening: h.ID, Reports: refs(h.Reports)}, "and not all"},
			{ledger.Decision{Op: ledger.Undo, Undoes: "d999"}, "none of that id"},
		} {
			x.d.By = "rania"
			if _, err := l.Decide(context.Background(), x.d); err == nil || !strings.Contains(err.Error(), x.says) {
				t.Errorf("%s %s: error %v, want it to say %q", x.d.Op, x.d.Field, err, x.says)
			}
		}
		if _, err := l.Happening(context.Background(), "hnone"); !errors.Is(err, ledger.ErrUnknown) {
			t.Errorf("a happening that is not there: %v", err)
		}
	})
}

func sameAfterRebuild(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	ctx := context.Background()
	before, err := l.Dump(ctx)
	if err == nil {
		err = l.Rebuild(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	if after, err := l.Dump(ctx); err != nil || before != after {
		t.Errorf("the tables made anew differ (%v)", err)
	}
}

func refs(list []ledger.Report) (out []ledger.Ref) {
	for _, r := range list {
		out = append(out, r.Ref)
	}
	return out
}
