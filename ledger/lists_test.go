package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// corpusLedger is a ledger of the articles of the corpus and the samples, with some
// decisions that move happenings.
func corpusLedger(t *testing.T, address string) *ledger.Ledger {
	l := open(t, address)
	add(t, l, corpusArticles(t)...)
	add(t, l, sampleArticles(t)...)
	list := all(t, l, ledger.List{Limit: 12})
	decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: list[3].ID, Field: "date", Value: []byte(`"2031-02"`), By: "me"})
	decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: list[4].ID, Field: "date", Value: []byte(`"1975/2031"`), By: "me"})
	decide(t, l, ledger.Decision{Op: ledger.Correct, Happening: list[5].ID, Field: "actor", Value: []byte(`[{"name":"الدالة","country":"NZL","kind":"GOV"}]`), By: "me"})
	decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: list[6].ID, Other: list[7].ID, By: "me"})
	decide(t, l, ledger.Decision{Op: ledger.Reject, Happening: list[8].ID, By: "me"})
	return l
}

func all(t testing.TB, l *ledger.Ledger, ask ledger.List) []ledger.Happening {
	t.Helper()
	list, err := l.Happenings(context.Background(), ask)
	if err != nil {
		t.Fatalf("%+v: %v", ask, err)
	}
	return list
}

// simple answers a query of countries, types, statuses, days and outlets by looking
// at every happening with its reports.
func simple(h *ledger.Happening, query string) bool {
	for _, field := range strings.Fields(query) {
		name, v, _ := strings.Cut(field, ":")
		ok := false
		switch name {
		case "party", "actor", "recipient", "mediator":
			ok = takesPart(h, name, v)
		case "type":
			ok = string(h.Type) == v
		case "status":
			ok = string(h.Status) == v
		case "country":
			ok = h.Place != nil && h.Place.Country == v
		case "from", "to":
			ok = within(h.Date, name, v)
		case "outlet":
			ok = slices.ContainsFunc(h.Reports, func(r ledger.Report) bool { return r.Outlet == v })
		}
		if !ok {
			return false
		}
	}
	return true
}

func takesPart(h *ledger.Happening, role, country string) bool {
	corrected := h.Standing()
	roles := map[string]func(*musnad.ReadingEvent) []musnad.ReadingParty{
		"actor":     func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Actor },
		"recipient": func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Recipient },
		"mediator":  func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Mediator },
	}
	for name, of := range roles {
		if role != "party" && role != name {
			continue
		}
		if d := corrected[name]; d != nil {
			if strings.Contains(string(d.Value), `"`+country+`"`) {
				return true
			}
			continue
		}
		for _, r := range h.Reports {
			if slices.ContainsFunc(of(r.Event), func(p musnad.ReadingParty) bool { return p.Country != nil && *p.Country == country }) {
				return true
			}
		}
	}
	return false
}

func within(date, name, v string) bool {
	e, err := calendar.Parse(date)
	if err != nil {
		return false
	}
	first, last, ok := e.Bounds()
	asked, _ := calendar.Parse(v)
	from, to, _ := asked.Bounds()
	return ok && (name == "from" && last.Compare(from) >= 0 || name == "to" && first.Compare(to) <= 0)
}

var listQueries = []string{
	"", "party:TUR", "party:TUR party:RUS", "party:TUR party:RUS party:SYR", "party:EGY type:CONSULT", "actor:RUS", "recipient:TUR status:actual",
	"actor:RUS recipient:TUR", "party:NZL", "party:TUR party:TUR", "type:CONSULT", "type:ASSAULT from:2015 to:2016", "from:2031-01-01", "to:2014", "from:2015-06-01 to:2015-12-31",
	"party:RUS from:2016 to:2031", "country:SYR", "country:SYR type:ASSAULT", "status:future", "mediator:USA", "party:ATA", "outlet:النهار", "outlet:النهار party:TUR",
}

// TestListsAreWhatIsThere: whichever index a list walks, it has what looking at
// every happening finds, in order; pages have it in parts, and it is counted.
func TestListsAreWhatIsThere(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		checkLists(t, l)
		defer ledger.Sparse(3)()
		checkLists(t, l)
	})
}

func checkLists(t *testing.T, l *ledger.Ledger) {
	var whole []*ledger.Happening
	if err := l.View(context.Background(), func(s *ledger.Snapshot) error {
		for h, err := range s.Happenings(ledger.List{}) {
			if err != nil {
				return err
			}
			whole = append(whole, h)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, q := range listQueries {
		var want []string
		for _, h := range whole {
			if simple(h, q) {
				want = append(want, h.ID)
			}
		}
		found += len(want)
		for _, order := range []ledger.Order{ledger.ByDay, ledger.ByLatest, ledger.ByNews, ledger.ByOrigins} {
			got := all(t, l, ledger.List{Query: q, Order: order})
			checkOrder(t, q, order, got)
			if ids := sorted(idsIn(got)); !slices.Equal(ids, sorted(want)) {
				t.Errorf("%q by %s gives %d happenings, want %d: %v and not %v", q, order, len(ids), len(want), without(ids, want), without(want, ids))
			}
			checkPages(t, l, q, order, idsIn(got))
		}
		for _, most := range []int{1, len(want), len(want) + 1} {
			n, more, err := l.Count(context.Background(), ledger.List{Query: q}, max(1, most))
			if err != nil || n != min(max(1, most), len(want)) || more != (len(want) > max(1, most)) {
				t.Errorf("%q is counted up to %d as %d, more %v, want %d: %v", q, most, n, more, len(want), err)
			}
		}
	}
	if found < 300 {
		t.Errorf("all queries together find %d happenings: too few to tell anything", found)
	}
}

// TestSearchWithFields: the fields of a search are asked of the articles' happenings,
// whether these are few or many.
func TestSearchWithFields(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := corpusLedger(t, address)
		for _, few := range []int{0, 4000} {
			undo := ledger.Sparse(few)
			for _, q := range []string{"وزير party:TUR", "وزير type:CONSULT party:EGY", `"وزير الخارجية" from:2015`, "وزير party:ATA"} {
				checkSearch(t, l, q)
			}
			undo()
		}
	})
}

func checkSearch(t *testing.T, l *ledger.Ledger, query string) {
	word, fields, _ := strings.Cut(query, " ")
	if strings.HasPrefix(query, `"`) {
		word, fields = query[:strings.LastIndex(query, `"`)+1], query[strings.LastIndex(query, `"`)+2:]
	}
	tells := map[string]bool{}
	for _, h := range all(t, l, ledger.List{Query: fields, All: true}) {
		for _, r := range show(t, l, h.ID).Reports {
			tells[r.Article] = true
		}
	}
	search := func(q string) (out []string) {
		found, err := l.Search(context.Background(), q, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			out = append(out, f.Article)
		}
		return sorted(out)
	}
	want := slices.DeleteFunc(search(word), func(id string) bool { return !tells[id] })
	if got := search(query); !slices.Equal(got, want) {
		t.Errorf("%s finds %v, want %v", query, got, want)
	}
}

func checkOrder(t *testing.T, q string, order ledger.Order, list []ledger.Happening) {
	key := func(h *ledger.Happening) string {
		switch order {
		case ledger.ByNews:
			return fmt.Sprintf("%09d %s", 999999999-h.Changed, h.ID)
		case ledger.ByOrigins:
			return fmt.Sprintf("%05d %05d %s", 99999-len(h.Origins), 99999-h.Articles, h.ID)
		}
		e, _ := calendar.Parse(h.Date)
		if first, _, ok := e.Bounds(); ok && h.Date != "" {
			return first.String() + h.ID
		}
		return "~" + h.ID
	}
	for i := 1; i < len(list); i++ {
		before, behind := key(&list[i-1]), key(&list[i])
		if order == ledger.ByLatest && before < "~" {
			if behind < "~" {
				before, behind = behind, before
			} else {
				continue
			}
		}
		if before >= behind {
			t.Errorf("%q by %s: %s stands before %s", q, order, key(&list[i-1]), key(&list[i]))
		}
	}
}

// checkPages reads a list by cursors and by numbers.
func checkPages(t *testing.T, l *ledger.Ledger, q string, order ledger.Order, want []string) {
	const page = 37
	var by []string
	ask := ledger.List{Query: q, Order: order, Limit: page}
	for {
		list := all(t, l, ask)
		by = append(by, idsIn(list)...)
		if len(list) < page {
			break
		}
		ask.After = list[page-1].Cursor(order)
	}
	if !slices.Equal(by, want) {
		t.Errorf("%q by %s: pages by cursor have %d happenings, the list %d", q, order, len(by), len(want))
	}
	if skipped := idsIn(all(t, l, ledger.List{Query: q, Order: order, Limit: page, Skip: 5})); !slices.Equal(skipped, want[min(5, len(want)):min(5+page, len(want))]) {
		t.Errorf("%q by %s: skipping 5 gives %v", q, order, skipped)
	}
}

func idsIn(list []ledger.Happening) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].ID
	}
	return out
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// TestCursorStandsStill: what comes into a ledger before a page's end moves nothing
// behind it, and a cursor of another order is refused.
func TestCursorStandsStill(t *testing.T) {
	l := open(t, t.TempDir())
	add(t, l, corpusArticles(t)[:60]...)
	page := all(t, l, ledger.List{Limit: 20})
	after := ledger.List{Limit: 10, After: page[19].Cursor(ledger.ByDay)}
	before := idsIn(all(t, l, after))
	add(t, l, read(t, ledger.Arrival{ID: "old", Title: "زيارة", Published: "1990-03-02", Text: "التقى وزير الخارجية المصري في القاهرة أمس نظيره الفرنسي."}))
	if first := all(t, l, ledger.List{Limit: 1}); first[0].ID == page[0].ID {
		t.Fatal("the old article is not first of the list")
	}
	if now := idsIn(all(t, l, after)); !slices.Equal(now, before) {
		t.Errorf("the next page was %v and is %v", before, now)
	}
	for _, ask := range []ledger.List{{Order: ledger.ByNews, After: after.After}, {Order: ledger.ByLatest, After: after.After}, {After: "day"}, {After: "day:2031-01-01"}, {Order: ledger.ByNews, After: "news:x:y"}} {
		if _, err := l.Happenings(context.Background(), ask); err == nil || !strings.Contains(err.Error(), "cursor") {
			t.Errorf("%+v: %v", ask, err)
		}
	}
}
