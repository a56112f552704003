package ledger_test

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
)

// history is a ledger to which anything may happen, and what should be true of it.
type history struct {
	t        *rapid.T
	l        *ledger.Ledger
	articles []string                // ids, in the order in which they came
	latest   map[string][]int        // the sentences of an article's latest version
	engines  map[string]string       // that read it last
	known    map[string][]ledger.Ref // the events that the ledger should have, by article
	ids      map[string]bool         // of every happening that was ever shown
	standing []ledger.Decision       // not undone
}

func newHistory(t *rapid.T, l *ledger.Ledger) *history {
	return &history{t: t, l: l, latest: map[string][]int{}, engines: map[string]string{}, known: map[string][]ledger.Ref{}, ids: map[string]bool{}}
}

// checked runs a property on so many histories, each on a ledger of its own.
func checked(t *testing.T, checks int, address func() string, run func(*history)) {
	if err := flag.Set("rapid.checks", fmt.Sprint(checks)); err != nil {
		t.Fatal(err)
	}
	defer flag.Set("rapid.checks", "100")
	rapid.Check(t, func(t *rapid.T) {
		where := address()
		l, err := ledger.Create(context.Background(), where)
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(where)
		defer l.Close()
		run(newHistory(t, l))
	})
}

var histories = flag.Int("histories", 4, "random histories in each test of them; on PostgreSQL a quarter")

// onStores runs a property on both stores.
func onStores(t *testing.T, run func(*history)) {
	t.Run("sqlite", func(t *testing.T) {
		dir, n := inMemory(t), 0
		checked(t, *histories, func() string { n++; return fmt.Sprintf("%s/%d", dir, n) }, run)
	})
	t.Run("postgres", func(t *testing.T) {
		pgtest.Address(t) // skips where there is no server
		checked(t, max(1, *histories/4), func() string { return pgtest.Address(t) }, run)
	})
}

// TestHistories: whatever comes in and is decided, no report is lost or doubled,
// every id that was ever shown leads somewhere, and the tables made anew from the
// entries are those that were made one entry after the other.
func TestHistories(t *testing.T) {
	onStores(t, func(h *history) {
		h.t.Repeat(map[string]func(*rapid.T){
			"article": h.newArticle,
			"again":   h.knownArticle,
			"version": h.newVersion,
			"copy":    h.copied,
			"reread":  h.reread,
			"verdict": h.verdict,
			"correct": h.correct,
			"merge":   h.merge,
			"split":   h.split,
			"same":    h.same,
			"undo":    h.undoAny,
			"":        h.whole,
		})
		h.rebuilt()
	})
}

// TestUndoRestores: decisions undone, the last first, leave what was there before
// them, whatever came in meanwhile.
func TestUndoRestores(t *testing.T) {
	onStores(t, func(h *history) {
		for range 4 {
			h.newArticle(h.t)
		}
		h.whole(h.t)
		before := h.state()
		n := rapid.IntRange(1, 8).Draw(h.t, "decisions")
		for range n {
			rapid.SampledFrom([]func(*rapid.T){h.verdict, h.correct, h.merge, h.merge, h.split, h.split, h.same}).Draw(h.t, "decision")(h.t)
		}
		for len(h.standing) > 0 {
			h.undo(h.standing[len(h.standing)-1])
		}
		h.whole(h.t)
		h.sameState(before)
		h.rebuilt()
		h.sameState(before)
	})
}

// TestUndoAfterVersions: a merge or split that is undone after articles were
// changed and read again leaves every event with those that the machine put it
// with.
func TestUndoAfterVersions(t *testing.T) {
	onStores(t, func(h *history) {
		for range 3 {
			h.newArticle(h.t)
		}
		before := h.groups()
		rapid.SampledFrom([]func(*rapid.T){h.merge, h.split}).Draw(h.t, "decision")(h.t)
		for range rapid.IntRange(1, 3).Draw(h.t, "changes") {
			h.moved(h.t)
		}
		for len(h.standing) > 0 {
			h.undo(h.standing[len(h.standing)-1])
		}
		h.whole(h.t)
		if after := h.groups(); !slices.Equal(before, after) {
			h.t.Fatalf("events stand together as\n%s\nand should as\n%s", strings.Join(after, "\n"), strings.Join(before, "\n"))
		}
		h.rebuilt()
	})
}

// inMemory is a directory that syncs at once, where the system has one.
func inMemory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "musnad")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (h *history) newArticle(t *rapid.T) {
	id := fmt.Sprintf("x%d", len(h.articles)+1)
	h.articles = append(h.articles, id)
	h.keep(id, drawSentences(t), rapid.SampledFrom(someEngines).Draw(t, "engine"))
}

func (h *history) someArticle(t *rapid.T) string {
	if len(h.articles) == 0 {
		t.Skip("no article")
	}
	return rapid.SampledFrom(h.articles).Draw(t, "article")
}

func (h *history) knownArticle(t *rapid.T) {
	id := h.someArticle(t)
	if got := h.keep(id, h.latest[id], h.engines[id]); got != ledger.Known {
		t.Fatalf("the same article again is %q", got)
	}
}

func (h *history) newVersion(t *rapid.T) {
	h.keep(h.someArticle(t), drawSentences(t), rapid.SampledFrom(someEngines).Draw(t, "engine"))
}

// moved puts other words before the same sentences: every event is at another
// place.
func (h *history) moved(t *rapid.T) {
	id := h.someArticle(t)
	h.keep(id, append([]int{padding}, h.latest[id]...), h.engines[id])
}

func (h *history) copied(t *rapid.T) {
	from := h.someArticle(t)
	id := fmt.Sprintf("x%d", len(h.articles)+1)
	h.articles = append(h.articles, id)
	h.keep(id, h.latest[from], h.engines[from])
}

// keep adds an article and notes the events that the ledger should have of it.
func (h *history) keep(id string, sentences []int, engine string) string {
	r := told(id, sentences, engine)
	got, err := h.l.Add(context.Background(), []ledger.Read{r})
	if err != nil {
		h.t.Fatal(err)
	}
	if got[0].What == ledger.Known {
		return ledger.Known
	}
	h.latest[id], h.engines[id] = sentences, engine
	h.known[id] = refsOf(&r, got[0].Version)
	return got[0].What
}

// reread reads every article by another engine, which sees more or fewer events,
// and some a few letters further on.
func (h *history) reread(t *rapid.T) {
	engine := rapid.SampledFrom(someEngines).Draw(t, "engine")
	if _, err := h.l.Reread(context.Background(), engine, rereader(h.latest, engine), true, nil); err != nil {
		t.Fatal(err)
	}
	for _, id := range h.articles {
		r := told(id, h.latest[id], engine)
		h.engines[id] = engine
		h.known[id] = refsOf(&r, h.article(id).N)
	}
}

func (h *history) article(id string) ledger.Text {
	a, err := h.l.Article(context.Background(), id, 0)
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

func (h *history) list() []ledger.Happening {
	list, err := h.l.Happenings(context.Background(), ledger.List{All: true})
	if err != nil {
		h.t.Fatal(err)
	}
	for i := range list {
		h.ids[list[i].ID] = true
	}
	return list
}

func (h *history) show(id string) ledger.Happening {
	x, err := h.l.Happening(context.Background(), id)
	if err != nil {
		h.t.Fatalf("happening %s: %v", id, err)
	}
	return x
}

func (h *history) some(t *rapid.T) ledger.Happening {
	list := h.list()
	if len(list) == 0 {
		t.Skip("no happening")
	}
	return h.show(list[rapid.IntRange(0, len(list)-1).Draw(t, "happening")].ID)
}

// decide keeps a decision that must be taken.
func (h *history) decide(d ledger.Decision) {
	d.By, d.At = "rania", "2031-05-05T00:00:00Z"
	got, err := h.l.Decide(context.Background(), d)
	if err != nil {
		h.t.Fatalf("%s: %v", d.Op, err)
	}
	if d.Op != ledger.Undo {
		h.standing = append(h.standing, got)
	}
	if got.Op == ledger.Split {
		h.ids[got.Other] = true
	}
}

func (h *history) verdict(t *rapid.T) {
	op := rapid.SampledFrom([]ledger.Op{ledger.Accept, ledger.Reject, ledger.Flag}).Draw(t, "op")
	h.decide(ledger.Decision{Op: op, Happening: h.some(t).ID})
}

var someCorrections = []struct{ field, value string }{
	{"type", `"AGREE"`}, {"mode", `"visit"`}, {"status", `"future"`}, {"date", `"2031-06"`}, {"date", `""`}, {"place", `null`}, {"size", `{"dead":3}`},
	{"actor", `[]`}, {"recipient", `[{"name":"\u062a\u0648\u0646\u0633","country":"TUN","kind":"GOV"}]`}, {"place", `{"name":"\u0635\u0648\u0631","country":"LBN"}`},
}

func (h *history) correct(t *rapid.T) {
	x := h.some(t)
	c := rapid.SampledFrom(someCorrections).Draw(t, "correction")
	d := ledger.Decision{Op: ledger.Correct, Happening: x.ID, Field: c.field, Value: json.RawMessage(c.value)}
	if rapid.Bool().Draw(t, "evidence") {
		r := x.Reports[0]
		d.Evidence = &ledger.Evidence{Article: r.Article, Version: r.Version, At: r.At}
	}
	h.decide(d)
}

func (h *history) merge(t *rapid.T) {
	a, b := h.some(t), h.some(t)
	if a.ID == b.ID {
		t.Skip("one happening")
	}
	h.decide(ledger.Decision{Op: ledger.Merge, Happening: a.ID, Other: b.ID})
	if got := h.show(b.ID); got.ID != a.ID || got.From != b.ID {
		t.Fatalf("%s, merged into %s, leads to %s", b.ID, a.ID, got.ID)
	}
}

func (h *history) split(t *rapid.T) {
	x := h.some(t)
	if len(x.Reports) < 2 {
		t.Skip("one report")
	}
	n := rapid.IntRange(1, len(x.Reports)-1).Draw(t, "reports")
	h.decide(ledger.Decision{Op: ledger.Split, Happening: x.ID, Reports: refs(rapid.Permutation(x.Reports).Draw(t, "order")[:n])})
}

func (h *history) same(t *rapid.T) {
	list, err := h.l.Entities(context.Background(), "TUR")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 2 {
		t.Skip("too few entities")
	}
	k := rapid.IntRange(1, len(list)-1).Draw(t, "other")
	h.decide(ledger.Decision{Op: ledger.Same, Entity: list[0].ID, Other: list[k].ID})
}

// undoAny takes any decision back; what others stand on is refused with their
// names, and stays.
func (h *history) undoAny(t *rapid.T) {
	if len(h.standing) == 0 {
		t.Skip("no decision")
	}
	d := rapid.SampledFrom(h.standing).Draw(t, "decision")
	_, err := h.l.Decide(context.Background(), ledger.Decision{Op: ledger.Undo, Undoes: d.ID, By: "rania"})
	if err != nil {
		k := slices.IndexFunc(h.standing, func(x ledger.Decision) bool { return strings.Contains(err.Error(), "undo "+x.ID+" first") })
		if k < 0 || number(h.standing[k].ID) <= number(d.ID) {
			t.Fatalf("undoing %s: %v", d.ID, err)
		}
		return
	}
	h.forget(d)
}

func number(id string) (n int) {
	fmt.Sscanf(id, "d%d", &n)
	return n
}

func (h *history) undo(d ledger.Decision) {
	h.decide(ledger.Decision{Op: ledger.Undo, Undoes: d.ID})
	h.forget(d)
}

func (h *history) forget(d ledger.Decision) {
	h.standing = slices.DeleteFunc(h.standing, func(x ledger.Decision) bool { return x.ID == d.ID })
}

// whole checks that every event is in one happening, and that every id leads to
// one.
func (h *history) whole(t *rapid.T) {
	have := map[ledger.Ref]string{}
	for _, x := range h.list() {
		for _, r := range h.show(x.ID).Reports {
			if other, doubled := have[r.Ref]; doubled {
				t.Fatalf("%v is in %s and in %s", r.Ref, other, x.ID)
			}
			have[r.Ref] = x.ID
		}
	}
	n := 0
	for _, id := range h.articles {
		if h.article(id).CopyOf == id {
			t.Fatalf("%s is a copy of itself", id)
		}
		for _, r := range h.known[id] {
			n++
			if have[r] == "" {
				t.Fatalf("%v is lost", r)
			}
		}
	}
	if n != len(have) {
		t.Fatalf("the ledger has %d events, and should have %d", len(have), n)
	}
	for id := range h.ids {
		x := h.show(id)
		if x.From != "" && x.From != id || x.From == "" && x.ID != id {
			t.Fatalf("%s leads to %s, from %q", id, x.ID, x.From)
		}
		if x.From != "" && h.show(x.ID).From != "" {
			t.Fatalf("%s leads to %s, which leads on", id, x.ID)
		}
		for _, d := range x.Decisions {
			if d.Undone == "" && !slices.ContainsFunc(h.standing, func(s ledger.Decision) bool { return s.ID == d.ID }) && d.Op != ledger.Undo {
				t.Fatalf("%s shows %s, which was undone", id, d.ID)
			}
		}
	}
	for _, d := range h.standing {
		if x := d.Happening; x != "" && !slices.ContainsFunc(h.show(x).Decisions, func(s ledger.Decision) bool { return s.ID == d.ID }) {
			t.Fatalf("%s does not show %s, which stands", x, d.ID)
		}
	}
}

// rebuilt makes the tables anew.
func (h *history) rebuilt() {
	ctx := context.Background()
	before, err := h.l.Dump(ctx)
	if err == nil {
		err = h.l.Rebuild(ctx)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	if after, err := h.l.Dump(ctx); err != nil || after != before {
		h.t.Fatalf("the tables made anew differ (%v)", err)
	}
	h.whole(h.t)
	if faults, err := h.l.Verify(ctx, true); err != nil || len(faults) > 0 {
		h.t.Fatalf("faults %v, %v", faults, err)
	}
}

// state is all that is shown, but for the record of decisions.
func (h *history) state() map[string]string {
	out := map[string]string{}
	for _, x := range h.list() {
		x := h.show(x.ID)
		x.Decisions, x.Changed = nil, 0
		slices.SortFunc(x.Reports, func(a, b ledger.Report) int { return a.Compare(b.Ref) })
		out[x.ID] = asJSON(h.t, x)
	}
	for _, name := range []string{"TUR", "LBN"} {
		list, err := h.l.Entities(context.Background(), name)
		if err != nil {
			h.t.Fatal(err)
		}
		out[name] = asJSON(h.t, list)
	}
	return out
}

func (h *history) sameState(before map[string]string) {
	after := h.state()
	for _, id := range sortedKeys(before, after) {
		if before[id] != after[id] {
			h.t.Fatalf("%s was\n%s\nand is\n%s", id, before[id], after[id])
		}
	}
}

func sortedKeys(list ...map[string]string) (keys []string) {
	for _, m := range list {
		for k := range m {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// groups are the clauses that stand together in happenings, as their articles tell
// them.
func (h *history) groups() (out []string) {
	for _, x := range h.list() {
		var g []string
		for _, r := range h.show(x.ID).Reports {
			g = append(g, r.Article+": "+r.Event.Clause)
		}
		slices.Sort(g)
		out = append(out, x.ID+" "+strings.Join(g, "; "))
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

func asJSON(t *rapid.T, v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
