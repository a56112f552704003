package api

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

func TestSources(t *testing.T) { stores(t, testSources) }

func testSources(t *testing.T, address string) {
	f := newFixture(t, address)
	for i := range 3 {
		w := f.ask("POST", "/sources", fmt.Sprintf(`{"url":"https://example.org/%d.xml","kind":"feed","title":"Ufuq","zone":"Asia/Amman","grade":"good"}`, i))
		want[any](t, w, 201)
	}
	first := want[page[ledger.SourceState]](t, f.ask("GET", "/sources?limit=2", ""), 200)
	rest := want[page[ledger.SourceState]](t, f.ask("GET", "/sources?limit=2&cursor="+first.Next, ""), 200)
	if len(first.Items) != 2 || len(rest.Items) != 1 || rest.Next != "" || rest.Items[0].URL != "https://example.org/2.xml" {
		t.Errorf("%+v %+v", first, rest)
	}
	id := first.Items[0].ID
	if err := f.l.Fetched(t.Context(), ledger.Fetch{Source: id, At: "2026-03-05T00:00:00Z", State: "failed", Reason: "the server answers 500", Line: "failed"}, nil, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if s := want[ledger.SourceState](t, f.ask("GET", "/sources/"+id, ""), 200); s.Last == nil || s.Last.Reason != "the server answers 500" || s.Zone != "Asia/Amman" {
		t.Errorf("%+v", s)
	}
	want[any](t, f.ask("DELETE", "/sources/"+id, ""), 204)
	wantProblem(t, f.ask("GET", "/sources/"+id, ""), codeNotFound)
	wantProblem(t, f.ask("POST", "/sources", `{"url":"https://example.org/","kind":"feed","zone":"Nowhere/Land"}`), codeSource)
}

func TestSavedSearches(t *testing.T) { stores(t, testSavedSearches) }

func testSavedSearches(t *testing.T, address string) {
	f := sampled(t, address, func(o *Options) { o.Base = func(*http.Request) string { return "https://musnad.example" } })
	w := f.ask("POST", "/searches", `{"name":"تركيا & <العراق>","query":"party:TUR"}`, with("Authorization", "Bearer msn_review"))
	s := want[savedSearch](t, w, 201)
	if s.By != "huda" || s.Feed != "https://musnad.example/api/v1/searches/"+s.ID+".atom" || w.Header().Get("Location") != Prefix+"/searches/"+s.ID {
		t.Errorf("%+v", s)
	}
	if list := want[page[savedSearch]](t, f.ask("GET", "/searches", ""), 200); len(list.Items) != 1 || list.Items[0] != s {
		t.Errorf("%+v", list)
	}
	feed := f.ask("GET", strings.TrimPrefix(s.Feed, "https://musnad.example/api/v1"), "", with("Authorization", "Bearer msn_read"))
	body := feed.Body.String()
	n := len(want[page[ledger.Happening]](t, f.ask("GET", "/happenings?q=party:TUR&limit=500", ""), 200).Items)
	if feed.Code != 200 || !strings.HasPrefix(feed.Header().Get("Content-Type"), "application/atom+xml") || strings.Count(body, "<entry>") != n || n == 0 {
		t.Errorf("%d %s, %d entries, want %d", feed.Code, feed.Header().Get("Content-Type"), strings.Count(body, "<entry>"), n)
	}
	for _, part := range []string{"<title>تركيا &amp; &lt;العراق&gt;</title>", "<id>urn:musnad:search:" + s.ID + "</id>", `<link rel="self" href="` + s.Feed + `">`} {
		if !strings.Contains(body, part) {
			t.Errorf("the feed has no %s:\n%.600s", part, body)
		}
	}
	want[any](t, f.ask("DELETE", "/searches/"+s.ID, ""), 204)
	wantProblem(t, f.ask("GET", "/searches/"+s.ID, ""), codeNotFound)
}

// TestWebhooks is the whole way: a search, a webhook, an article, a delivery that the
// receiver checks by its secret, and a replay.
func TestWebhooks(t *testing.T) { stores(t, testWebhooks) }

func testWebhooks(t *testing.T, address string) {
	f := sampled(t, address)
	var bodies []string
	secret := ""
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if err := watch.CheckSignature(secret, r.Header.Get(watch.SignatureHeader), body, time.Now(), 5*time.Minute); err != nil {
			t.Error(err)
		}
		bodies = append(bodies, string(body))
	}))
	defer receiver.Close()
	s := want[savedSearch](t, f.ask("POST", "/searches", `{"name":"بغداد","query":"party:TUR"}`), 201)
	made := want[struct{ ID, Secret string }](t, f.ask("POST", "/webhooks", fmt.Sprintf(`{"search":%q,"url":%q}`, s.ID, receiver.URL), with("Authorization", "Bearer msn_admin")), 201)
	secret = made.Secret
	wantProblem(t, f.ask("DELETE", "/searches/"+s.ID, "", with("Authorization", "Bearer msn_review")), codeForbidden) // the webhooks are an admin's
	for _, path := range []string{"/webhooks", "/webhooks/" + made.ID} {
		if body := f.ask("GET", path, "").Body.String(); strings.Contains(body, secret) || secret == "" || !strings.Contains(body, receiver.URL) {
			t.Errorf("%s: %s", path, body)
		}
	}
	sender := watch.NewSender(f.Watch, News(f.l), slog.New(slog.DiscardHandler), []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, nil)
	round := func(told int) {
		t.Helper()
		if err := sender.Round(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(bodies) != told {
			t.Fatalf("told %d times, want %d", len(bodies), told)
		}
	}
	round(0) // what was there before is no news
	want[any](t, f.ask("POST", "/articles?id=other&published=2026-04-10", strike, typed("text/plain")), 201)
	round(0) // nor what the search does not find
	want[any](t, f.ask("POST", "/articles?id=new&published=2026-04-10", visit, typed("text/plain")), 201)
	round(1)
	round(1)
	var n news
	if err := json.Unmarshal([]byte(bodies[0]), &n); err != nil || len(n.Happenings) != 1 || n.Search.ID != s.ID || n.More || n.Happenings[0].Born <= n.Since || n.Upto < n.Happenings[0].Changed {
		t.Fatalf("%v: %+v", err, n)
	}
	h := n.Happenings[0].ID
	want[any](t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"accept","happening":%q}`, h)), 201)
	round(2)
	list := want[page[watch.Delivery]](t, f.ask("GET", "/webhooks/"+made.ID+"/deliveries?state=sent", ""), 200).Items
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	want[any](t, f.ask("POST", "/webhooks/"+made.ID+"/deliveries/"+list[0].ID+"/replay", ""), 200)
	round(3)
	if bodies[2] != bodies[1] && bodies[2] != bodies[0] {
		t.Errorf("replayed %s", bodies[2])
	}
	want[any](t, f.ask("DELETE", "/webhooks/"+made.ID, ""), 204)
	wantProblem(t, f.ask("GET", "/webhooks/"+made.ID, ""), codeNotFound)
}

// TestGrades: who brings in sources grades none, and takes no grade away.
func TestGrades(t *testing.T) { stores(t, testGrades) }

func testGrades(t *testing.T, address string) {
	f := newFixture(t, address)
	add := func(grade, token string) *httptest.ResponseRecorder {
		return f.ask("POST", "/sources", fmt.Sprintf(`{"url":"https://example.org/feed.xml","kind":"feed","grade":%q}`, grade), with("Authorization", "Bearer "+token))
	}
	wantProblem(t, add("A", "msn_ingest"), codeForbidden)
	want[any](t, add("B", "msn_all"), 201)
	want[any](t, add("", "msn_ingest"), 201)
	if list, err := f.l.Sources(t.Context()); err != nil || len(list) != 1 || list[0].Grade != "B" {
		t.Errorf("%+v, %v", list, err)
	}
}
