package api

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

const (
	visit  = "زار وزير الخارجية التركي بغداد يوم الخميس والتقى نظيره العراقي."
	strike = "قتل خمسة جنود في غارة شنتها طائرات روسية على قاعدة قرب حلب أمس الثلاثاء."
)

func typed(media string) func(*http.Request) { return with("Content-Type", media) }

// TestAddArticles takes each form, and says what became of each article.
func TestAddArticles(t *testing.T) { stores(t, testAddArticles) }

func testAddArticles(t *testing.T, address string) {
	f := newFixture(t, address)
	add := func(query, media, body string, status int) addedArticles {
		t.Helper()
		return want[addedArticles](t, f.ask("POST", "/articles?"+query, body, typed(media), with("Authorization", "Bearer msn_ingest")), status)
	}
	one := add("id=one&outlet=Ufuq&published=2026-03-05", "text/plain; charset=utf-8", "زيارة\n\n"+visit, 201)
	if a := one.Added[0]; a.Article != "one" || a.What != ledger.New || a.Events == 0 || a.Born == 0 {
		t.Errorf("%+v", a)
	}
	if again := add("id=one&outlet=Ufuq&published=2026-03-05", "text/plain", "زيارة\n\n"+visit, 200); again.Added[0].What != ledger.Known {
		t.Errorf("the same again: %+v", again.Added[0])
	}
	if next := add("id=one&published=2026-03-05", "text/plain", "زيارة\n\n"+visit+" "+strike, 201); next.Added[0].What != ledger.NewVersion || next.Added[0].Version != 2 {
		t.Errorf("with other words: %+v", next.Added[0])
	}
	lines := `{"id":"two","title":"غارة","text":"` + strike + `","published":"2026-03-11"}` + "\n" + `{"id":"bad"` + "\n" + `{"id":"three","text":"` + visit + `","published":"2026-03-05"}` + "\n"
	if many := add("", "application/x-ndjson", lines, 201); len(many.Added) != 2 || len(many.Unread) != 1 || many.Unread[0].Place != "body:2" {
		t.Errorf("%+v", many)
	}
	if list := add("", "application/json", `[{"id":"four","text":"`+visit+`"}]`, 201); list.Added[0].Article != "four" {
		t.Errorf("%+v", list)
	}
	html := `<html><head><title>خبر</title></head><body><article><h1>زيارة الوزير</h1><p>` + strings.Repeat(visit+" ", 6) + `</p><script>alert(1)</script></article></body></html>`
	add("id=page&url=https%3A%2F%2Fexample.org%2Fx", "text/html", html, 201)
	page := want[ledger.Text](t, f.ask("GET", "/articles/page", ""), 200)
	if strings.Contains(page.Text, "alert") || !strings.Contains(page.Text, "التركي") || page.URL != "https://example.org/x" {
		t.Errorf("the page was not cleaned: %q, %s", page.Text, page.URL)
	}
	wantProblem(t, f.ask("POST", "/articles", "x=1", typed("application/x-www-form-urlencoded")), codeMedia)
	for _, body := range []string{"", "   ", `{"id":"x"}`} {
		w := f.ask("POST", "/articles", body, typed("application/json"))
		if w.Code != 422 && w.Code != 400 {
			t.Errorf("%q: %d", body, w.Code)
		}
	}
	wantProblem(t, f.ask("POST", "/articles?published=x", visit, typed("text/plain")), codeArticle)
	if len(f.notes) == 0 || f.notes[0].What != "article-add" || f.notes[0].Subject != "one" {
		t.Errorf("%+v", f.notes)
	}
}

// TestCleaning: a text that is not Arabic, and one that was broken on the way, are
// kept, flagged and not read, as by every other way in.
func TestCleaning(t *testing.T) { stores(t, testCleaning) }

func testCleaning(t *testing.T, address string) {
	f := newFixture(t, address)
	for flag, text := range map[string]string{"not-arabic": "The Turkish minister visited Baghdad on Thursday and met his counterpart.", "invalid-utf8": visit + "\xff"} {
		w := f.ask("POST", "/articles?id="+flag, text, typed("text/plain"))
		want[any](t, w, 201)
		got := want[ledger.Text](t, f.ask("GET", "/articles/"+flag, ""), 200)
		if !strings.Contains(strings.Join(got.Flags, " "), flag) && flag == "not-arabic" || !utf8.ValidString(got.Text) {
			t.Errorf("%s: flags %v, text %q", flag, got.Flags, got.Text)
		}
	}
}

func TestVersions(t *testing.T) { stores(t, testVersions) }

func testVersions(t *testing.T, address string) {
	f := newFixture(t, address)
	for _, text := range []string{visit, visit + " " + strike} {
		want[any](t, f.ask("POST", "/articles?id=a%2Fb&published=2026-03-05", text, typed("text/plain")), 201)
	}
	v := want[page[ledger.Version]](t, f.ask("GET", "/articles/a%2Fb/versions", ""), 200).Items
	if len(v) != 2 || v[0].N != 1 || v[1].N != 2 || v[0].Article != "a/b" {
		t.Fatalf("%+v", v)
	}
	if w := f.ask("GET", "/articles/a%2Fb/words?version=1", ""); w.Body.String() != "\n"+visit || w.Header().Get("ETag") != `"`+v[0].Words+`"` {
		t.Errorf("%q, %s", w.Body, w.Header().Get("ETag"))
	}
	var later strings.Builder
	for _, p := range want[page[ledger.Piece]](t, f.ask("GET", "/articles/a%2Fb/diff?from=1&to=2", ""), 200).Items {
		if p.Op != "-" {
			later.WriteString(p.Text)
		}
	}
	if !strings.Contains(later.String(), strings.Fields(strike)[3]) {
		t.Errorf("the diff is %q", later.String())
	}
	text := want[ledger.Text](t, f.ask("GET", "/articles/a%2Fb?version=1", ""), 200)
	if text.Text != visit || text.Versions != 2 || text.Reading == nil || len(text.Reading.Events) == 0 {
		t.Errorf("%q of %d versions", text.Text, text.Versions)
	}
}

// TestReadKeepsNothing: reading and explaining leave the ledger as it was.
func TestReadKeepsNothing(t *testing.T) { stores(t, testReadKeepsNothing) }

func testReadKeepsNothing(t *testing.T, address string) {
	f := newFixture(t, address)
	r := want[musnad.Reading](t, f.ask("POST", "/read?published=2026-03-05", visit, typed("text/plain")), 200)
	if len(r.Events) == 0 || r.Engine != f.Engine.Version() {
		t.Errorf("%d events by %s", len(r.Events), r.Engine)
	}
	x := want[map[string]any](t, f.ask("POST", "/explain?stage=temporal&stage=entity", visit, typed("text/plain")), 200)
	if x["mentions"] == nil || x["tokens"] != nil {
		t.Errorf("%v", x)
	}
	if x := want[map[string]any](t, f.ask("POST", "/explain", visit, typed("text/plain")), 200); x["tokens"] == nil || x["events"] == nil {
		t.Errorf("all stages: %v", x)
	}
	wantProblem(t, f.ask("POST", "/explain?stage=magic", visit, typed("text/plain")), codeInvalid)
	wantProblem(t, f.ask("POST", "/read", `[{"text":"`+visit+`"},{"text":"`+visit+`"}]`, typed("application/json")), codeTooLarge)
	if seq, err := f.l.Last(t.Context()); seq != 0 || err != nil {
		t.Errorf("the ledger has %d entries, %v", seq, err)
	}
}

func TestSearchAndState(t *testing.T) { stores(t, testSearchAndState) }

func testSearchAndState(t *testing.T, address string) {
	f := sampled(t, address)
	found := want[page[ledger.Found]](t, f.ask("GET", "/search?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1&limit=3", ""), 200).Items
	if len(found) != 3 || len(found[0].Snippet.Hits) == 0 || found[0].Fold == "" {
		t.Errorf("%+v", found)
	}
	st := want[map[string]any](t, f.ask("GET", "/stats", ""), 200)
	if st["articles"].(float64) < 10 || st["engine"] != f.Engine.Version() {
		t.Errorf("%v", st)
	}
	v := want[map[string]any](t, f.ask("GET", "/verify", ""), 200)
	if v["whole"] != true || v["entries"] != st["entries"] || len(v["last"].(string)) != 64 {
		t.Errorf("%v", v)
	}
	if r := want[page[ledger.Release]](t, f.ask("GET", "/releases", ""), 200); r.Items == nil || len(r.Items) != 0 {
		t.Errorf("%v", r)
	}
	err := f.l.Released(t.Context(), ledger.Release{N: 1, At: "2026-03-05T00:00:00Z"}, []byte("{}"), []byte("x"))
	if r := want[page[ledger.Release]](t, f.ask("GET", "/releases", ""), 200); err != nil || len(r.Items) != 1 || r.Items[0].N != 1 {
		t.Errorf("%v, %v", r, err)
	}
}

// TestReadingTakesTurns: no more articles are read at once than there are processors;
// who waits too long is told so, and others are answered meanwhile.
func TestReadingTakesTurns(t *testing.T) { stores(t, testReadingTakesTurns) }

func testReadingTakesTurns(t *testing.T, address string) {
	f := newFixture(t, address)
	for range cap(f.reading) {
		if err := f.reading.take(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	soon := func(r *http.Request) {
		ctx, stop := context.WithTimeout(r.Context(), 20*time.Millisecond)
		t.Cleanup(stop)
		*r = *r.WithContext(ctx)
	}
	for _, path := range []string{"/read", "/explain", "/articles"} {
		wantProblem(t, f.ask("POST", path, visit, typed("text/plain"), soon), codeTimeout)
	}
	want[any](t, f.ask("GET", "/stats", ""), 200)
	f.reading.leave()
	for _, path := range []string{"/read", "/explain"} {
		want[any](t, f.ask("POST", path, visit, typed("text/plain")), 200)
	}
	want[any](t, f.ask("POST", "/articles", visit, typed("text/plain")), 201)
}
