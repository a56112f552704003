package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/ledger"
)

const oneItem = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>النورس</title><item><title>لقاء في عمان</title>
<link>%s/1</link><pubDate>Tue, 03 Mar 2026 09:00:00 GMT</pubDate><description>%s</description></item></channel></rss>`

const itemText = "التقى وزير الخارجية التركي نظيره الأردني في عمان أمس الاثنين، وبحثا ملف المياه والحدود بين البلدين، وفق بيان للوزارة."

// newspaper is a site with a feed at /feed and nothing else.
func newspaper(t *testing.T) string {
	mux := http.NewServeMux()
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, oneItem, site.URL, itemText)
	})
	return site.URL
}

// online is a server that may ask this machine.
func online(t *testing.T, l *ledger.Ledger) *Server {
	t.Helper()
	e, err := testEngine()
	if err != nil {
		t.Fatal(err)
	}
	f := gather.NewFetcher(gather.FetchOptions{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Interval: -1})
	s := New(Options{Ledger: l, Engine: e, Fetcher: f, Today: func() calendar.Date { return calendar.Date{Year: 2026, Month: 3, Day: 5} }})
	t.Cleanup(s.Close)
	return s
}

// only is the one source of a ledger.
func only(t *testing.T, l *ledger.Ledger) ledger.SourceState {
	t.Helper()
	list, err := l.Sources(t.Context())
	if err != nil || len(list) != 1 {
		t.Fatalf("%d sources, %v", len(list), err)
	}
	return list[0]
}

// visited waits until nothing is visited any more.
func visited(t *testing.T, s *Server, id string) {
	t.Helper()
	for range 1000 {
		if state, _ := s.gathering.state(id); state == "" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the visit does not end")
}

// A source is added by a form, visited in the background, graded and removed, and the
// page says how it stands.
func TestSourceByForms(t *testing.T) {
	l := emptyLedger(t, directory(t))
	s, site := online(t, l), newspaper(t)
	if w := post(s, "/en/sources", url.Values{"url": {site + "/feed"}, "kind": {"auto"}, "title": {"النورس"}, "follow": {"never"}, "zone": {"Asia/Amman"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("add: %d %s", w.Code, w.Body)
	}
	x := only(t, l)
	if x.Kind != gather.KindFeed || x.Zone != "Asia/Amman" {
		t.Errorf("added %+v", x.Source)
	}
	if body := get(s, "/en/sources").Body.String(); !strings.Contains(body, "not visited yet") {
		t.Error("it is not told that the source was not visited")
	}
	post(s, "/ar/sources/"+x.ID+"/gather", nil)
	visited(t, s, x.ID)
	x = only(t, l)
	if x.Articles != 1 || x.Last == nil || x.Last.State != "ok" || x.LastGood == nil {
		t.Fatalf("visited: %+v", x)
	}
	post(s, "/ar/sources/"+x.ID+"/grade", url.Values{"grade": {"B"}})
	body := get(s, "/ar/sources").Body.String()
	checkPage(t, "/ar/sources", body)
	for _, want := range []string{"سليم", "مقال واحد", "آخر نسخة سليمة", "/raw/" + x.LastGood.Copy, `value="B" selected`, "outlet%3A"} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	if w := post(s, "/ar/sources/"+x.ID+"/grade", url.Values{"grade": {"Z"}}); w.Code != http.StatusBadRequest {
		t.Errorf("grade Z: %d", w.Code)
	}
	post(s, "/ar/sources/"+x.ID+"/remove", nil)
	if list, err := l.Sources(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("removed, %d sources are left, %v", len(list), err)
	}
}

// The page says why a visit failed, in the words of the failure.
func TestFailedVisitSaysWhy(t *testing.T) {
	l := emptyLedger(t, directory(t))
	s, site := online(t, l), newspaper(t)
	if w := post(s, "/en/sources", url.Values{"url": {site + "/nothing"}, "kind": {"feed"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("add: %d", w.Code)
	}
	x := only(t, l)
	post(s, "/en/sources/"+x.ID+"/gather", nil)
	visited(t, s, x.ID)
	if body := get(s, "/en/sources").Body.String(); !strings.Contains(body, "404") || !strings.Contains(body, "failed") {
		t.Error("the reason is not on the page")
	}
	var data allSources
	if err := json.Unmarshal(get(s, "/en/sources.json").Body.Bytes(), &data); err != nil || len(data.Sources) != 1 || data.Sources[0].Last.Reason == "" {
		t.Errorf("as data: %+v, %v", data, err)
	}
	if csv := get(s, "/en/sources.csv").Body.String(); !strings.Contains(csv, "404") || !strings.Contains(csv, "failed") {
		t.Errorf("as CSV: %s", csv)
	}
}

// What cannot be a source is refused, with the reason and what was typed.
func TestSourceThatCannotBe(t *testing.T) {
	l := emptyLedger(t, directory(t))
	s, site := online(t, l), newspaper(t)
	for _, f := range []url.Values{{"url": {site + "/nothing"}, "kind": {"auto"}}, {"url": {"/etc"}, "kind": {"directory"}}, {"url": {"http://10.0.0.1/feed"}, "kind": {"auto"}},
		{"url": {"file:///etc/passwd"}, "kind": {"feed"}}, {"url": {site + "/feed"}, "kind": {"feed"}, "zone": {"Moon"}}} {
		w := post(s, "/en/sources", f)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "It was not added") {
			t.Errorf("%v: %d", f, w.Code)
		}
	}
	if list, _ := l.Sources(t.Context()); len(list) != 0 {
		t.Errorf("%d sources", len(list))
	}
	for _, path := range []string{"gather", "grade", "remove"} {
		if w := post(s, "/en/sources/none/"+path, nil); w.Code != http.StatusNotFound {
			t.Errorf("%s of none: %d", path, w.Code)
		}
	}
}

// A server that stops ends the visit that is being made.
func TestCloseEndsVisits(t *testing.T) {
	l := emptyLedger(t, directory(t))
	s := online(t, l)
	begun := make(chan bool)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			close(begun)
			<-r.Context().Done()
		}
	}))
	defer site.Close()
	post(s, "/en/sources", url.Values{"url": {site.URL + "/feed"}, "kind": {"feed"}})
	x := only(t, l)
	post(s, "/en/sources/"+x.ID+"/gather", nil)
	<-begun
	if state, _ := s.gathering.state(x.ID); state != "visiting" {
		t.Errorf("state %q", state)
	}
	s.Close()
	if s.gathering.ask(x.ID) {
		t.Error("a stopped server takes a source")
	}
}

func TestSourcesOfTheSamples(t *testing.T) {
	s := newServer(t, sampleLedger(t, directory(t)))
	for _, lang := range []string{"ar", "en"} {
		body := get(s, "/"+lang+"/sources").Body.String()
		checkPage(t, "/"+lang+"/sources", body)
		for _, want := range []string{"الضفاف", "وزارة الخارجية التركية"} {
			if !strings.Contains(body, want) {
				t.Errorf("/%s/sources: %s is missing", lang, want)
			}
		}
	}
}
