package ledger_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
)

var theEngine = sync.OnceValue(func() *engine.Engine {
	lex, err := lexicon.Default()
	if err != nil {
		panic(err)
	}
	return engine.New(lex)
})

// read reads an article.
func read(t testing.TB, a ledger.Arrival) ledger.Read {
	t.Helper()
	d, err := theEngine().Read(musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published, Outlet: a.Outlet, URL: a.URL})
	if err != nil {
		t.Fatal(err)
	}
	return ledger.Read{Arrival: a, Reading: musnad.NewReading(d, theEngine().Version())}
}

// corpusArticles are the articles of the corpus, read.
func corpusArticles(t testing.TB) (out []ledger.Read) {
	t.Helper()
	all, err := corpus.Articles()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		x := ledger.Arrival{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
		if a.Published != nil {
			x.Published = *a.Published
		}
		out = append(out, read(t, x))
	}
	return out
}

// stores are the addresses on which each test runs.
func stores(t *testing.T, run func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { run(t, t.TempDir()) })
	t.Run("postgres", func(t *testing.T) { run(t, pgtest.Address(t)) })
}

func open(t *testing.T, address string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Create(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func add(t *testing.T, l *ledger.Ledger, list ...ledger.Read) []ledger.Added {
	t.Helper()
	out, err := l.Add(context.Background(), list)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// The same meeting told by two outlets, a plan for it, and a copy.
var (
	first = ledger.Arrival{ID: "m1", Outlet: "الغد", Published: "2025-03-04", Title: "لقاء في عمّان",
		Text: "التقى وزير الخارجية التركي هاكان فيدان في عمان اليوم الثلاثاء نظيره الأردني أيمن الصفدي، وبحثا الوضع في سوريا."}
	second = ledger.Arrival{ID: "m2", Outlet: "النهار", Published: "2025-03-05", Title: "الصفدي يلتقي فيدان",
		Text: "التقى وزير الخارجية الأردني أيمن الصفدي أمس الثلاثاء في عمان وزير الخارجية التركي هاكان فيدان."}
)

func TestAdd(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		got := add(t, l, read(t, first), read(t, second))
		if got[0].What != ledger.New || got[0].Born == 0 || got[1].What != ledger.New {
			t.Fatalf("added %+v", got)
		}
		list, err := l.Happenings(ctx, ledger.List{Query: "type:CONSULT party:TUR"})
		if err != nil {
			t.Fatal(err)
		}
		if k := slices.IndexFunc(list, func(h ledger.Happening) bool { return h.Articles == 2 }); k < 0 {
			t.Fatalf("no happening has both articles: %+v", list)
		}
		if again := add(t, l, read(t, first)); again[0].What != ledger.Known {
			t.Errorf("an article that is known is %q", again[0].What)
		}
		found, err := l.Search(ctx, "الوزير", 10)
		if err != nil || len(found) != 2 || len(found[0].Snippet.Hits) == 0 || len(found[0].Happenings) == 0 {
			t.Errorf("search found %+v, %v", found, err)
		}
	})
}

func TestRebuild(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		for chunk := range slices.Chunk(corpusArticles(t), 20) {
			add(t, l, chunk...)
		}
		before, err := l.Dump(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		after, err := l.Dump(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if before != after {
			t.Error("the tables made anew are not those that were made article by article")
		}
		if faults, err := l.Verify(ctx, true); err != nil || len(faults) > 0 {
			t.Errorf("faults %v, %v", faults, err)
		}
	})
}
