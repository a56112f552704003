package ledger_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// wholes are all happenings with their reports.
func wholes(t *testing.T, l *ledger.Ledger) (out []*ledger.Happening) {
	t.Helper()
	if err := l.View(context.Background(), func(s *ledger.Snapshot) error {
		for h, err := range s.Happenings(ledger.List{}) {
			if err != nil {
				return err
			}
			out = append(out, h)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func alike(t *testing.T, what string, got, want any) {
	t.Helper()
	a, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) {
		t.Errorf("%s: %s, want %s", what, a, b)
	}
}

var counted = []string{"", "party:TUR", "party:TUR party:RUS", "party:RUS type:CONSULT from:2015", "type:CONSULT", "type:ASSAULT from:2015 to:2031", "actor:RUS from:2015-01-01 to:2016-06-30",
	"status:actual party:EGY", "status:future", "country:SYR", "from:2016", "outlet:النهار", "party:ATA"}

// TestCounts: months, places and meetings are what looking at every happening counts.
func TestCounts(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		list := wholes(t, l)
		for _, few := range []int{4000, 3} {
			undo := ledger.Sparse(few)
			for _, q := range counted {
				var of []*ledger.Happening
				for _, h := range list {
					if simple(h, q) && firstDay(h) != "" {
						of = append(of, h)
					}
				}
				course, err := l.Months(ctx, ledger.Scope{Query: q})
				if err != nil {
					t.Fatal(q, err)
				}
				alike(t, "months of "+q, course.Months, monthsOf(of))
				atlas, err := l.Places(ctx, ledger.Scope{Query: q, Limit: 10000})
				if err != nil {
					t.Fatal(q, err)
				}
				alike(t, "places of "+q, spotsIn(atlas), spotsOf(of))
				net, err := l.Meetings(ctx, ledger.Scope{Query: q, Limit: 10000}, true)
				if err != nil {
					t.Fatal(q, err)
				}
				alike(t, "meetings of "+q, pairsIn(net), pairsOf(of))
				if course.Happenings != len(of) || atlas.Happenings != len(of) || net.Happenings != len(of) || course.More {
					t.Errorf("%q looks at %d, %d and %d happenings, want %d", q, course.Happenings, atlas.Happenings, net.Happenings, len(of))
				}
			}
			undo()
		}
	})
}

func firstDay(h *ledger.Happening) string {
	e, err := calendar.Parse(h.Date)
	if err != nil {
		return ""
	}
	if first, _, ok := e.Bounds(); ok {
		return first.String()
	}
	return ""
}

func monthsOf(list []*ledger.Happening) []ledger.Month {
	by := map[string]*ledger.Month{}
	for _, h := range list {
		m := firstDay(h)[:7]
		if by[m] == nil {
			by[m] = &ledger.Month{Month: m, Types: map[string]int{}}
		}
		by[m].Happenings++
		by[m].Types[string(h.Type)]++
	}
	out := []ledger.Month{}
	for _, m := range slices.Sorted(maps.Keys(by)) {
		for _, typ := range slices.Sorted(maps.Keys(by[m].Types)) {
			e := musnad.Event{EventMention: musnad.EventMention{Type: musnad.Type(typ)}}
			by[m].Intensity += float64(by[m].Types[typ]) * e.Intensity()
		}
		out = append(out, *by[m])
	}
	return out
}

// spotsIn are the places of an atlas with what happened in each, by name.
func spotsIn(a ledger.Atlas) map[string]int {
	out := map[string]int{}
	for _, p := range a.Places {
		for typ, n := range p.Types {
			out[p.ID+" "+typ] += n
		}
	}
	return out
}

func spotsOf(list []*ledger.Happening) map[string]int {
	out := map[string]int{}
	for _, h := range list {
		if h.Place != nil {
			out[ledger.SpotOf(h.Place.ID, h.Place.Name, h.Place.Country)+" "+string(h.Type)]++
		}
	}
	return out
}

func pairsIn(n ledger.Network) map[string]int {
	out := map[string]int{}
	for _, m := range n.Meetings {
		out[m.A+"+"+m.B] = m.Happenings
		for _, x := range m.Mediators {
			out[m.A+"+"+m.B+" by "+x.ID] = x.Happenings
		}
	}
	return out
}

func pairsOf(list []*ledger.Happening) map[string]int {
	out := map[string]int{}
	for _, h := range list {
		actors, recipients, mediators := countriesOf(h, "actor"), countriesOf(h, "recipient"), countriesOf(h, "mediator")
		if len(recipients) == 0 {
			recipients = actors
		}
		if len(actors)*len(recipients) > 64 {
			continue
		}
		seen := map[string]bool{}
		for _, a := range actors {
			for _, b := range recipients {
				if a != b {
					seen[min(a, b)+"+"+max(a, b)] = true
				}
			}
		}
		for p := range seen {
			out[p]++
			for _, m := range mediators {
				out[p+" by "+m]++
			}
		}
	}
	return out
}

// countriesOf are the states of a role, by trying all that are named anywhere.
func countriesOf(h *ledger.Happening, role string) (out []string) {
	all := map[string]bool{"NZL": true}
	for _, r := range h.Reports {
		for _, list := range [][]musnad.ReadingParty{r.Event.Actor, r.Event.Recipient, r.Event.Mediator} {
			for _, p := range list {
				if p.Country != nil {
					all[*p.Country] = true
				}
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(all)) {
		if takesPart(h, role, c) {
			out = append(out, c)
		}
	}
	return out
}

// TestMeetingsHaveNames: who met is written as articles write it, and a place has its
// coordinates.
func TestMeetingsHaveNames(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		add(t, l, read(t, first), read(t, second))
		n, err := l.Meetings(context.Background(), ledger.Scope{Query: "type:CONSULT"}, false)
		if err != nil || len(n.Meetings) == 0 || n.Happenings == 0 {
			t.Fatalf("%+v, %v", n, err)
		}
		if m := n.Meetings[0]; !slices.Equal(sorted([]string{m.AName, m.BName}), sorted([]string{"هاكان فيدان", "أيمن الصفدي"})) {
			t.Errorf("%+v", m)
		}
		a, err := l.Places(context.Background(), ledger.Scope{})
		if err != nil || len(a.Places) == 0 {
			t.Fatalf("%+v, %v", a, err)
		}
		if p := a.Places[0]; p.Country != "JOR" || p.Lat < 31 || p.Lat > 33 || p.Precision == "" || p.Happenings == 0 {
			t.Errorf("%+v", p)
		}
	})
}

// TestChanges: pages of changes have every happening once, where it changed last, and
// say of each that is no more what became of it.
func TestChanges(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		live := map[string]int64{}
		for _, h := range all(t, l, ledger.List{All: true}) {
			live[h.ID] = h.Changed
		}
		seen, merged, rejected, since := map[string]bool{}, 0, 0, int64(0)
		for {
			list, err := l.Changes(ctx, since, 7)
			if err != nil {
				t.Fatal(err)
			}
			if len(list) == 0 {
				break
			}
			for _, c := range list {
				if seen[c.ID] || c.Seq <= since && since > 0 {
					t.Fatalf("%+v comes again, or out of order, after %d", c, since)
				}
				seen[c.ID] = true
				_, lives := live[c.ID]
				if lives != (c.Merged == "" && !c.Gone) || lives && live[c.ID] != c.Seq {
					t.Errorf("%+v; the list has it %v", c, lives)
				}
				if c.Merged != "" {
					if h := show(t, l, c.ID); h.ID != c.Merged {
						t.Errorf("%s became part of %s, not of %s", c.ID, h.ID, c.Merged)
					}
					merged++
				}
				if c.Rejected {
					rejected++
				}
			}
			since = list[len(list)-1].Seq
		}
		for id := range live {
			if !seen[id] {
				t.Errorf("%s never changed", id)
			}
		}
		if merged == 0 || rejected != 1 {
			t.Errorf("%d merged and %d rejected", merged, rejected)
		}
	})
}

// TestToday: what came in today, a plan for a day, and what was denied.
func TestToday(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		add(t, l, read(t, first), read(t, second))
		h := all(t, l, ledger.List{})[0]
		now := time.Now().UTC()
		d, err := l.Today(ctx, now.Format(time.DateOnly), 10)
		if err != nil || len(d.New) == 0 || d.More {
			t.Fatalf("%+v, %v", d, err)
		}
		if !slices.IsSortedFunc(d.New, func(a, b ledger.Happening) int { return cmp.Compare(len(b.Origins), len(a.Origins)) }) {
			t.Error("those of most origins are not first")
		}
		decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "status", Value: []byte(`"future"`)})
		decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "date", Value: []byte(`"2031-05-04"`)})
		if d, err = l.Today(ctx, "2031-05-04", 10); err != nil || len(d.New) != 0 || len(d.Planned) != 1 || d.Planned[0].ID != h.ID {
			t.Errorf("for the day there is %+v, %v", d, err)
		}
		decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: h.ID, Field: "status", Value: []byte(`"negated"`)})
		if d, err = l.Today(ctx, now.AddDate(0, 0, 3).Format(time.DateOnly), 10); err != nil || len(d.New) != 0 || len(d.Denied) != 1 || d.Denied[0].ID != h.ID {
			t.Errorf("denied is %+v, %v", d, err)
		}
		if _, err := l.Today(ctx, "2031-05", 10); err == nil {
			t.Error("a month is taken for a day")
		}
	})
}

// TestVoices: outlets and origins are counted as their articles tell, whatever was
// moved and read again.
func TestVoices(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		outlets, origins := map[string]int{}, map[string]int{}
		list := wholes(t, l)
		var rejects []ledger.Happening
		for _, h := range all(t, l, ledger.List{All: true, Query: "review:reject"}) {
			rejects = append(rejects, show(t, l, h.ID))
		}
		for i := range rejects {
			list = append(list, &rejects[i])
		}
		for _, h := range list {
			here := map[string]bool{}
			for _, r := range h.Reports {
				if r.Outlet != "" {
					here[r.Outlet] = true
				}
				if n := len(r.Event.Sources); n > 0 && r.Event.Sources[n-1].Name != nil && r.Event.Sources[n-1].Kind != "unnamed" {
					here["from "+ledger.FoldName(*r.Event.Sources[n-1].Name)] = true
				}
			}
			for k := range here {
				outlets[k]++
			}
		}
		got, err := l.Outlets(ctx, 1000)
		if err != nil || len(got) < 3 {
			t.Fatalf("%+v, %v", got, err)
		}
		s, err := l.Stats(ctx)
		if err != nil {
			t.Fatal(err)
		}
		copies := 0
		for _, o := range got {
			if o.Happenings != outlets[o.Name] {
				t.Errorf("%+v, want %d happenings", o, outlets[o.Name])
			}
			copies += o.Copies
		}
		if int64(copies) != s.Copies {
			t.Errorf("%d copies, want %d", copies, s.Copies)
		}
		tellers, err := l.Origins(ctx, 1000)
		if err != nil || len(tellers) < 3 {
			t.Fatalf("%+v, %v", tellers, err)
		}
		for _, o := range tellers {
			if o.Happenings != outlets["from "+ledger.FoldName(o.Name)] {
				t.Errorf("%+v, want %d happenings", o, outlets["from "+ledger.FoldName(o.Name)])
			}
			origins[o.Name]++
		}
	})
}

// TestTies: what the ledger counts of who is bound to whom is what looking at every
// happening counts, but for the months of what is of several days.
func TestTies(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		list := wholes(t, l)
		some := 0
		for _, q := range counted {
			var of []ledger.Happening
			for _, h := range list {
				if simple(h, q) && firstDay(h) != "" {
					of = append(of, *h)
				}
			}
			asked, err := l.Ties(ctx, ledger.Scope{Query: q, Limit: 10000})
			if err != nil {
				t.Fatal(q, err)
			}
			looked, err := l.TiesIn(ctx, of, 10000)
			if err != nil {
				t.Fatal(q, err)
			}
			for _, x := range []*ledger.Ties{&asked, &looked} {
				for i := range x.Ties {
					x.Ties[i].Months, x.Ties[i].Last = nil, ""
				}
				slices.SortFunc(x.Ties, func(a, b ledger.Tie) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			}
			alike(t, "ties of "+q, asked, looked)
			some += len(asked.Ties)
		}
		if some == 0 {
			t.Error("nobody is bound to anybody")
		}
	})
}

// TestTiesAreBounded: no more are given than can be read, with how many there are
// beside; months are those of the happenings.
func TestTiesAreBounded(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		all, err := l.Ties(ctx, ledger.Scope{Query: "status:actual", Limit: 10000})
		if err != nil || len(all.Bound) < 6 || all.Left != 0 || all.LeftTies != 0 {
			t.Fatalf("%d are bound, %d left: %v", len(all.Bound), all.Left, err)
		}
		few, err := l.Ties(ctx, ledger.Scope{Query: "status:actual", Limit: 5})
		if err != nil || len(few.Bound) != 5 || few.Left != len(all.Bound)-5 || len(few.Ties)+few.LeftTies != len(all.Ties) || few.Binding != all.Binding {
			t.Errorf("%d are bound, %d left, %d ties, %d left: %v", len(few.Bound), few.Left, len(few.Ties), few.LeftTies, err)
		}
		for _, x := range all.Ties {
			n := 0
			for m, k := range x.Months {
				n += k
				if m < x.First[:7] || m > x.Last[:7] {
					t.Errorf("%+v: %s", x, m)
				}
			}
			if n != x.Happenings {
				t.Errorf("%d of %d happenings have a month", n, x.Happenings)
			}
		}
		for _, b := range all.Bound {
			if b.Name == "" && b.Country == "" && b.Kind == "" {
				t.Errorf("nothing is known of %s", b.ID)
			}
		}
	})
}

// TestFrequentWords: a list by words is the same whether all articles that have them
// are found first, or each happening is asked.
func TestFrequentWords(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		ctx := context.Background()
		some := 0
		for _, q := range []string{"الوزير", "الرئيس party:RUS", `"وزير الخارجية"`, "exact:الرئيس", "-الرئيس", "الرئيس -الوزير from:2015", "الرئيس status:actual", "-الرئيس party:TUR type:CONSULT"} {
			for _, order := range []ledger.Order{ledger.ByDay, ledger.ByLatest, ledger.ByNews, ledger.ByOrigins} {
				ask := ledger.List{Query: q, Order: order, Limit: 1000}
				want := ids(t, l, ask)
				undo := ledger.Matched(0, 0)
				if got := ids(t, l, ask); !slices.Equal(got, want) {
					t.Errorf("%s by %s: %v, want %v", q, order, got, want)
				}
				ask.Limit = 3
				if got := ids(t, l, ask); !slices.Equal(got, want[:min(3, len(want))]) {
					t.Errorf("the first of %s by %s: %v", q, order, got)
				}
				n, more, err := l.Count(ctx, ledger.List{Query: q}, 2)
				if err != nil || n != min(2, len(want)) || more != (len(want) > 2) {
					t.Errorf("%s: %d, more: %v, %v", q, n, more, err)
				}
				undo()
				some += len(want)
			}
		}
		if some == 0 {
			t.Error("no list has anything")
		}
	})
}

func ids(t *testing.T, l *ledger.Ledger, ask ledger.List) (out []string) {
	t.Helper()
	list, err := l.Happenings(context.Background(), ask)
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		out = append(out, list[i].ID)
	}
	return out
}
