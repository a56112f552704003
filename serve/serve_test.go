package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
	"github.com/musnad/musnad/samples"
	"github.com/musnad/musnad/web"
)

var testEngine = sync.OnceValues(func() (*engine.Engine, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, err
	}
	return engine.New(lex), nil
})

// stores runs a test on both databases, each with the address of a ledger that is not
// there yet.
func stores(t *testing.T, run func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { run(t, directory(t)) })
	t.Run("postgres", func(t *testing.T) { run(t, pgtest.Address(t)) })
}

// directory is where a ledger can be made, for tests that no database changes.
func directory(t *testing.T) string { return filepath.Join(t.TempDir(), "ledger") }

// readings are the bundled samples, read once for all tests.
var readings = sync.OnceValues(func() (list []ledger.Read, err error) {
	e, err := testEngine()
	if err != nil {
		return nil, err
	}
	opt := gather.Options{Form: "jsonl", Stdin: strings.NewReader(string(samples.Lines))}
	for it, err := range gather.Files(context.Background(), []string{"-"}, opt) {
		if err != nil {
			return nil, err
		}
		r, err := intake.Read(e, &it, "")
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
})

// sampleLedger is a ledger of the bundled samples.
func sampleLedger(t *testing.T, address string) *ledger.Ledger {
	t.Helper()
	l := emptyLedger(t, address)
	list, err := readings()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add(t.Context(), slices.Clone(list)); err != nil {
		t.Fatal(err)
	}
	return l
}

func emptyLedger(t *testing.T, address string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Create(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func newServer(t *testing.T, l *ledger.Ledger) *Server {
	t.Helper()
	e, err := testEngine()
	if err != nil {
		t.Fatal(err)
	}
	day, _ := calendar.MustParse(samples.Today).Exact()
	return New(Options{Ledger: l, Engine: e, Today: func() calendar.Date { return day }})
}

// get answers a request to the server as one from this machine.
func get(s http.Handler, path string, set ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1:8080"
	for _, f := range set {
		f(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// someHappening is the id of a happening that several articles tell of.
func someHappening(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	list, err := l.Happenings(t.Context(), ledger.List{Order: ledger.ByOrigins, Limit: 1})
	if err != nil || len(list) == 0 {
		t.Fatalf("%d happenings, %v", len(list), err)
	}
	return list[0].ID
}

// pages are the paths of all pages, without their language.
func pages(t *testing.T, l *ledger.Ledger) []string {
	return []string{"", "?day=2026-03-05", "e/" + someHappening(t, l), "a/dhifaf-held", "a/dhifaf-held?t=3-9", "timeline", "timeline?q=party:TUR",
		"map", "map?q=party:TUR", "network", "network?q=party:TUR", "search", "search?q=الوزير", "upcoming", "settings",
		"explain",
		// review
		"review", "review?q=type:CONSULT", "review/" + someHappening(t, l), "review/" + someHappening(t, l) + "?field=actor", "review/" + someHappening(t, l) + "?field=size&r=2"}
}

func TestPages(t *testing.T) { stores(t, testPages) }

func testPages(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	for _, path := range pages(t, l) {
		for _, lang := range []string{"ar", "en"} {
			w := get(s, "/"+lang+"/"+path)
			if w.Code != http.StatusOK {
				t.Errorf("/%s/%s: status %d", lang, path, w.Code)
			}
			checkPage(t, "/"+lang+"/"+path, w.Body.String())
		}
	}
}

func TestEmptyLedger(t *testing.T) { stores(t, testEmptyLedger) }

func testEmptyLedger(t *testing.T, address string) {
	s := newServer(t, emptyLedger(t, address))
	for _, path := range []string{"/ar/", "/en/timeline", "/ar/upcoming", "/en/search?q=x", "/ar/map", "/en/map", "/ar/network", "/en/network"} {
		if w := get(s, path); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	if w := get(s, "/en/"); !strings.Contains(w.Body.String(), "musnad import") {
		t.Error("an empty ledger does not say how to fill it")
	}
}

// bare are dates, ranges, numbers and coordinates that the direction of the words
// around them would reorder.
var bare = regexp.MustCompile(`[0-9\x{660}-\x{669}]`)

// checkPage looks for a key without a text, and for figures outside of an isolating
// element.
func checkPage(t *testing.T, path, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(n *html.Node, isolated bool)
	walk = func(n *html.Node, isolated bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "bdi", "code", "script", "title", "option", "text": // each text of a drawing is a line of its own
				isolated = true
			}
			for _, a := range n.Attr {
				if a.Key == "data-article" || a.Key == "lang" && a.Val == "ar" && n.Data != "html" {
					isolated = true // words of an article, as they are
				}
			}
		}
		if n.Type == html.TextNode && !isolated && bare.MatchString(n.Data) {
			t.Errorf("%s: figures outside of an isolating element: %q", path, strings.TrimSpace(n.Data))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, isolated)
		}
	}
	walk(doc, false)
}

func TestHeaders(t *testing.T) {
	s := newServer(t, sampleLedger(t, directory(t)))
	w := get(s, "/ar/")
	if got := w.Header().Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'") || strings.Contains(got, "unsafe") {
		t.Errorf("policy %q", got)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestCaches: no cache that others share may keep what somebody was shown.
func TestCaches(t *testing.T) {
	l := sampleLedger(t, directory(t))
	a, err := l.Article(t.Context(), "dhifaf-held", 0)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(t, l)
	for _, path := range []string{"/ar/", "/ar/timeline.json", "/ar/timeline.csv", "/ar/map.geojson", "/ar/network.gexf", "/ar/nowhere", "/raw/" + a.Original} {
		if got := get(s, path).Header().Get("Cache-Control"); !strings.Contains(got, "private") && got != "no-store" {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestForeignHostIsRefused(t *testing.T) {
	s := newServer(t, sampleLedger(t, directory(t)))
	for host, want := range map[string]int{"127.0.0.1:8080": 200, "localhost": 200, "[::1]:8080": 200, "evil.example": 421, "127.0.0.1.evil.example": 421} {
		w := get(s, "/ar/", func(r *http.Request) { r.Host = host })
		if w.Code != want {
			t.Errorf("%s: %d, want %d", host, w.Code, want)
		}
	}
}

func TestForeignPostIsRefused(t *testing.T) {
	s := newServer(t, sampleLedger(t, directory(t)))
	for site, want := range map[string]int{"same-origin": 303, "cross-site": 403} {
		r := httptest.NewRequest("POST", "/ar/settings", strings.NewReader("digits=arabic&back=/ar/timeline"))
		r.Host = "127.0.0.1:8080"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", site)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", site, w.Code, want)
		}
	}
}

// A form leads back to a page of this server and nowhere else.
func TestBackStaysHere(t *testing.T) {
	s := newServer(t, sampleLedger(t, directory(t)))
	for back, want := range map[string]string{"/ar/timeline?q=x": "/ar/timeline?done=settings.saved&q=x", "//evil.example/": "/ar/?done=settings.saved",
		"https://evil.example/": "/ar/?done=settings.saved", `/\evil.example`: "/ar/?done=settings.saved", "": "/ar/?done=settings.saved"} {
		r := httptest.NewRequest("POST", "/ar/settings", strings.NewReader("back="+strings.NewReplacer("?", "%3F", "&", "%26").Replace(back)))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("%q leads to %q, want %q", back, got, want)
		}
	}
}

func TestDataForms(t *testing.T) { stores(t, testDataForms) }

func testDataForms(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	for path, media := range map[string]string{"/ar/timeline.csv?q=party:TUR": "text/csv", "/en/timeline.geojson": "application/geo+json", "/ar/timeline.atom": "application/atom+xml",
		"/ar/timeline.json": "application/json", "/ar/upcoming.ics": "text/calendar", "/ar/map.json": "application/json", "/en/map.csv?q=party:TUR": "text/csv", "/ar/map.geojson": "application/geo+json", "/en/network.json": "application/json",
		"/ar/network.csv": "text/csv", "/ar/network.gexf": "application/gexf+xml", "/en/e/" + someHappening(t, l) + ".json": "application/json", "/en/e/" + someHappening(t, l) + ".csv": "text/csv",
		"/en/e/" + someHappening(t, l) + ".zip": "application/zip", "/en/a/dhifaf-held.json": "application/json"} {
		w := get(s, path)
		if got := w.Header().Get("Content-Type"); w.Code != 200 || !strings.HasPrefix(got, media) {
			t.Errorf("%s: %d, %s", path, w.Code, got)
		}
		if strings.HasSuffix(media, "json") && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: not JSON", path)
		}
	}
	for _, path := range []string{"/ar/timeline.xyz", "/ar/settings.json", "/ar/a/none", "/ar/e/none", "/fr/", "/ar/nowhere", "/raw/zz"} {
		if w := get(s, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", path, w.Code)
		}
	}
}

func TestFaultyQueryIsSaid(t *testing.T) { stores(t, testFaultyQueryIsSaid) }

func testFaultyQueryIsSaid(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	w := get(s, "/en/timeline?q=type:NOTHING")
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "CONSULT") {
		t.Errorf("%d: the remedy is not said", w.Code)
	}
}

func TestFaultyQueryOfADrawing(t *testing.T) { stores(t, testFaultyQueryOfADrawing) }

func testFaultyQueryOfADrawing(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	for _, path := range []string{"/en/map", "/en/network", "/en/map.geojson", "/ar/network.csv", "/en/network.gexf"} {
		if w := get(s, path+"?q=type:NOTHING"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "CONSULT") {
			t.Errorf("%s: %d: the remedy is not said", path, w.Code)
		}
	}
}

// A place's row leads to what happened there, all of it and nothing else.
func TestPlacesLeadToHappenings(t *testing.T) { stores(t, testPlacesLeadToHappenings) }

func testPlacesLeadToHappenings(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	var sites []web.Site
	if err := json.Unmarshal(get(s, "/ar/map.json").Body.Bytes(), &sites); err != nil || len(sites) < 3 {
		t.Fatalf("%d places, %v", len(sites), err)
	}
	for _, x := range sites {
		list, err := l.Happenings(t.Context(), ledger.List{Query: `place:"` + x.Name + `"`})
		if err != nil || len(list) != x.Happenings {
			t.Errorf("%s: %d happenings, the map says %d; %v", x.Name, len(list), x.Happenings, err)
		}
	}
}

// GeoJSON has longitude before latitude.
func TestGeoJSONOfPlaces(t *testing.T) { stores(t, testGeoJSONOfPlaces) }

func testGeoJSONOfPlaces(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	var f web.Features
	if err := json.Unmarshal(get(s, "/en/map.geojson?q=place:بغداد").Body.Bytes(), &f); err != nil || len(f.Features) != 1 {
		t.Fatalf("%d features, %v", len(f.Features), err)
	}
	if at := f.Features[0].Geometry.Coordinates; at[0] < 44 || at[0] > 45 || at[1] < 33 || at[1] > 34 {
		t.Errorf("Baghdad is at %v", at)
	}
}

func TestRawBytesCannotAct(t *testing.T) { stores(t, testRawBytesCannotAct) }

func testRawBytesCannotAct(t *testing.T, address string) {
	l := sampleLedger(t, address)
	a, err := l.Article(t.Context(), "dhifaf-held", 0)
	if err != nil {
		t.Fatal(err)
	}
	w := get(newServer(t, l), "/raw/"+a.Original)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") ||
		!strings.Contains(w.Header().Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestOnlyFields(t *testing.T) {
	for q, want := range map[string]bool{"": true, "party:TUR from:2026": true, `place:"تل أبيب" type:CONSULT`: true, "الوزير": false, "party:TUR -الوزير": false, "exact:الوزير": false, `"قال الوزير"`: false} {
		if got := onlyFields(q); got != want {
			t.Errorf("%q: %v", q, got)
		}
	}
}

// What the ledger counts and what is counted here agree, but for happenings of no
// single month, and those that do not stand for the month of their first day.
func TestBothCountsAgree(t *testing.T) { stores(t, testBothCountsAgree) }

func testBothCountsAgree(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	r := httptest.NewRequest("GET", "/", nil)
	few, err := s.intensity(r, "type:ASSAULT", false)
	if err != nil || len(few.Months) == 0 {
		t.Fatalf("%d months, %v", len(few.Months), err)
	}
	many, err := s.intensity(r, "type:ASSAULT", true)
	if err != nil || !slices.Equal(few.Months, many.Months) {
		t.Errorf("%+v and %+v, %v", few.Months, many.Months, err)
	}
	list, err := l.Happenings(t.Context(), ledger.List{})
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := l.Places(t.Context(), ledger.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	list = slices.DeleteFunc(list, func(h ledger.Happening) bool { return h.Date == "" }) // which the ledger does not count
	here, nowhere := web.SitesOf(list)
	there, left := web.SitesOfAtlas(&atlas)
	names := func(list []web.Site) map[string]int {
		out := map[string]int{}
		for _, x := range list {
			out[x.Name+x.Precision] = x.Happenings
		}
		return out
	}
	if nowhere != left || !maps.Equal(names(here), names(there)) {
		t.Errorf("%v and %d without a place, %v and %d", names(here), nowhere, names(there), left)
	}
}

// A list of many happenings is to be had with the latest first, page by page and as
// data; those without a day are last.
func TestLatestFirst(t *testing.T) { stores(t, testLatestFirst) }

func testLatestFirst(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	var days []string
	var list []ledger.Happening
	if err := json.Unmarshal(get(s, "/ar/timeline.json?order=latest").Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	for i := range list {
		days = append(days, cmp.Or(list[i].Date, "0"))
	}
	if len(days) < 5 || !slices.IsSortedFunc(days, func(a, b string) int { return cmp.Compare(b[:min(len(b), 7)], a[:min(len(a), 7)]) }) || days[len(days)-1] != "0" {
		t.Errorf("the order is %v", days)
	}
	body := get(s, "/en/timeline?order=latest").Body.String()
	first, last := strings.Index(body, "/en/e/"+list[0].ID+`"><`), strings.Index(body, "/en/e/"+list[len(list)-1].ID+`"><`)
	if first < 0 || last < first {
		t.Errorf("the page has the latest at %d and what has no day at %d", first, last)
	}
	if w := get(s, "/en/timeline.csv?order=latest"); !strings.Contains(strings.SplitN(w.Body.String(), "\n", 3)[1], list[0].ID) {
		t.Errorf("the CSV begins with %s", strings.SplitN(w.Body.String(), "\n", 3)[1])
	}
	if w := get(s, "/en/timeline.json?order=sideways"); w.Code != http.StatusBadRequest {
		t.Errorf("an order that there is not: %d", w.Code)
	}
}

// The map says what it does not count, and leads to it.
func TestMapSaysWhatIsLeft(t *testing.T) { stores(t, testMapSaysWhatIsLeft) }

func testMapSaysWhatIsLeft(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	v := &web.MapView{}
	s.exact = 3
	if err := s.sites(httptest.NewRequest("GET", "/en/map", nil), v); err != nil || !v.ByDay || v.Undated != 1 {
		t.Fatalf("%+v, %v", v, err)
	}
	body := get(s, "/en/map").Body.String()
	at := strings.Index(body, "order=day&amp;after=")
	if !strings.Contains(body, "Without a day") || at < 0 {
		t.Fatal("the map does not say that one has no day")
	}
	href := body[strings.LastIndex(body[:at], `"`)+1:]
	undated := get(s, strings.ReplaceAll(href[:strings.Index(href, `"`)], "&amp;", "&")).Body.String()
	if n := strings.Count(undated, `class="line"`); n != 1 || !strings.Contains(undated, "Undated") {
		t.Errorf("the link leads to %d happenings", n)
	}
}

// TestNetworkForms: page, JSON, table and GEXF tell of the same ties, whoever counts
// them, and of happenings without a day where they are left out.
func TestNetworkForms(t *testing.T) { stores(t, testNetworkForms) }

func testNetworkForms(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	type edge struct {
		Source string `xml:"source,attr"`
		Target string `xml:"target,attr"`
		Kind   string `xml:"kind,attr"`
		Weight int    `xml:"weight,attr"`
	}
	for _, s.exact = range []int{mostExact, 0} {
		for _, q := range []string{"", "?q=party:TUR", "?q=status:future", "?q=from:2026-01", "?q=الوزير"} {
			var v web.NetworkView
			if err := json.Unmarshal(get(s, "/en/network.json"+q).Body.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			if v.ByDay != (s.exact == 0 && !strings.Contains(q, "الوزير")) || len(v.Ties) == 0 && q == "" {
				t.Errorf("%s: %d ties, by day: %v", q, len(v.Ties), v.ByDay)
			}
			var g struct {
				Nodes []struct{} `xml:"graph>nodes>node"`
				Edges []edge     `xml:"graph>edges>edge"`
			}
			w := get(s, "/en/network.gexf"+q)
			if err := xml.Unmarshal(w.Body.Bytes(), &g); err != nil || !strings.Contains(w.Header().Get("Content-Disposition"), "musnad-network.gexf") {
				t.Fatal(err, w.Header())
			}
			if len(g.Edges) != len(v.Ties) || len(g.Nodes) != len(v.Members) {
				t.Errorf("%s: GEXF has %d edges of %d, JSON %d of %d", q, len(g.Edges), len(g.Nodes), len(v.Ties), len(v.Members))
			}
			for _, x := range v.Ties {
				kind := map[bool]string{true: "mediates", false: "meets"}[x.Mediates]
				if !slices.Contains(g.Edges, edge{x.From, x.To, kind, x.Happenings}) {
					t.Errorf("%s: GEXF has not %+v", q, x)
				}
			}
			for _, x := range v.Ties[:min(3, len(v.Ties))] { // what its link leads to
				role := map[bool]string{true: "mediator", false: "party"}[x.Mediates]
				n, _, err := s.Ledger.Count(t.Context(), ledger.List{Query: role + ":" + x.From + " party:" + x.To}, 1000)
				if err != nil || n < x.Happenings {
					t.Errorf("%+v leads to %d happenings: %v", x, n, err)
				}
			}
			if n := strings.Count(get(s, "/en/network.csv"+q).Body.String(), "\n"); n != len(v.Ties)+1 {
				t.Errorf("%s: the table has %d rows of %d ties", q, n, len(v.Ties))
			}
		}
	}
}
