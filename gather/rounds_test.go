package gather

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// gather asks a source, and fails the test for an error.
func gather(t *testing.T, f *Fetcher, s Source, state State) ([]Item, State, Health) {
	t.Helper()
	items, next, h, err := f.Gather(t.Context(), s, state)
	if err != nil {
		t.Fatal(err)
	}
	// The state is kept as JSON.
	data, err := json.Marshal(next)
	if err != nil {
		t.Fatal(err)
	}
	var kept State
	if err := json.Unmarshal(data, &kept); err != nil {
		t.Fatal(err)
	}
	return items, kept, h
}

const summaryText = "وصل وزير الخارجية إلى العاصمة في زيارة رسمية."

// TestFeedRounds: the pages of a feed come once, again if they change, and the
// second round costs one request.
func TestFeedRounds(t *testing.T) {
	s := newSite(t)
	day := "Sun, 12 Oct 2025 22:30:00 GMT"
	feed := rss(rssItem(s.at("/one"), testTitle, summaryText, day), rssItem(s.at("/two"), testTitle, summaryText, day),
		rssItem(s.at("/gone"), "خبر حذف", summaryText, day), rssItem(s.at("/secret/x"), "خبر خفي", summaryText, day))
	s.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", fmt.Sprintf(`"%d"`, len(feed)))
		if r.Header.Get("If-None-Match") == w.Header().Get("ETag") {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if !strings.Contains(r.UserAgent(), "Musnad") {
			t.Errorf("user agent %q", r.UserAgent())
		}
		io.WriteString(w, feed)
	})
	s.page("/robots.txt", "text/plain", "User-agent: *\nDisallow: /secret/\n")
	s.page("/one", "text/html", testPage(published+`<link rel="canonical" href="/one?id=1"><meta property="og:site_name" content="الأفق">`))
	s.page("/two", "text/html; charset=windows-1256", old(testPage(`<link rel="canonical" href="https://elsewhere.example/stolen">`)))

	f, source := testFetcher(), Source{ID: "s1", URL: s.at("/feed"), Kind: KindFeed, Zone: "Asia/Riyadh"}
	items, state, h := gather(t, f, source, State{})
	if len(items) != 4 || h.State != HealthPartial || h.Listed != 4 || h.New != 4 || len(h.Missed) != 2 {
		t.Fatalf("%d items; %v", len(items), h)
	}
	for i, want := range []string{
		"/one?id=1 2025-10-13 json-ld الأفق true ",
		"/two 2025-10-13 feed صحيفة الأفق true charset:windows-1256",
		"/gone 2025-10-13 feed صحيفة الأفق false summary",
		"/secret/x 2025-10-13 feed صحيفة الأفق false summary",
	} {
		it := items[i]
		got := fmt.Sprintf("%s %s %s %s %t %s", strings.TrimPrefix(it.URL, s.at("")), it.Published, it.PublishedBy, it.Outlet, it.Text == testText, strings.Join(it.Flags, " "))
		if got != want || len(it.Original) == 0 || it.ID != "" {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
	if kinds := h.Missed[0].Kind + " " + h.Missed[1].Kind; kinds != "status robots" || slices.Contains(s.requests(), "/secret/x") {
		t.Errorf("missed for %s; asked for %v", kinds, s.requests())
	}
	if !bytes.Equal(h.Copy, []byte(feed)) || h.LastGoodSHA256 != hashOf([]byte(feed)) || !h.LastGood.Equal(testTime) {
		t.Errorf("the last good copy: %d bytes, %s, %v", len(h.Copy), h.LastGoodSHA256, h.LastGood)
	}

	// A page that was not to be had is tried again, its summary does not come again.
	before := len(s.requests())
	items, state, h = gather(t, f, source, state)
	if got := s.requests()[before:]; len(items) != 0 || !slices.Equal(got, []string{"/feed", "/gone"}) {
		t.Errorf("second round: %d items, asked for %v", len(items), got)
	}
	s.page("/gone", "text/html", testPage(""))
	items, state, _ = gather(t, f, source, state)
	if len(items) != 1 || items[0].Text != testText {
		t.Errorf("third round: %+v", items)
	}
	before = len(s.requests())
	items, state, h = gather(t, f, source, state)
	if got := s.requests()[before:]; len(items) != 0 || h.State != HealthUnchanged || !slices.Equal(got, []string{"/feed"}) || h.Copy != nil {
		t.Errorf("fourth round: %d items, %v, asked for %v", len(items), h, got)
	}

	// A page that changed is a new version.
	feed = rss(rssItem(s.at("/one"), testTitle, summaryText, "Mon, 13 Oct 2025 10:00:00 GMT"), rssItem(s.at("/two"), testTitle, summaryText, day))
	s.page("/one", "text/html", testPage(published+`<meta name="description" content="x">`))
	items, _, h = gather(t, f, source, state)
	if len(items) != 1 || items[0].URL != s.at("/one") || h.State != HealthOK {
		t.Errorf("fifth round: %v, %v", items, h)
	}
}

// TestReasons: what a health says when a source fails.
func TestReasons(t *testing.T) {
	s := newSite(t)
	s.page("/page", "text/html", testPage(`<link rel="alternate" type="application/rss+xml" href="/real">`))
	s.page("/broken", "application/xml", "<urlset><url>")
	s.page("/nothing", "text/html", "<html><body><script>app()</script></body></html>")
	s.page("/paper", "application/pdf", "%PDF")
	s.redirect("/loop", s.at("/loop"))
	s.redirect("/ftp", "ftp://example.org/")
	for _, status := range []int{403, 404, 410, 500} {
		s.handle(fmt.Sprintf("/%d", status), func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(status) })
	}
	s.handle("/slow", func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
		case <-time.After(time.Minute):
		}
	})
	s.handle("/drop", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	s.handle("/garbage", func(w http.ResponseWriter, r *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(c, "SSH-2.0-OpenSSH_9.2\r\n")
		c.Close()
	})
	tls := httptest.NewUnstartedServer(http.NotFoundHandler())
	tls.Config.ErrorLog = log.New(io.Discard, "", 0)
	tls.StartTLS()
	defer tls.Close()
	closed := newSite(t)
	closed.Close()
	for _, c := range []struct{ url, kind, sourceKind, reason string }{
		{s.at("/page"), FaultForm, KindFeed, "gives a page (" + testTitle + " | الخبر), no feed; the page names the feed " + s.at("/real")},
		{s.at("/broken"), FaultForm, KindSitemap, "the sitemap is broken"},
		{s.at("/page"), FaultForm, KindSitemap, "it is no sitemap"},
		{s.at("/nothing"), FaultEmpty, KindPage, "no text that could be an article"},
		{s.at("/paper"), FaultForm, KindPage, "it is application/pdf and no page"},
		{s.at("/loop"), FaultRedirect, KindFeed, "more than 10 times"},
		{s.at("/ftp"), FaultRedirect, KindFeed, "no address of the web"},
		{s.at("/403"), FaultStatus, KindFeed, "403 Forbidden: it refuses this program"},
		{s.at("/404"), FaultStatus, KindFeed, "404 Not Found: nothing is at that address"},
		{s.at("/410"), FaultStatus, KindFeed, "410 Gone: it was taken away for good"},
		{s.at("/500"), FaultStatus, KindFeed, "500 Internal Server Error: the fault is the server's"},
		{s.at("/slow"), FaultTimeout, KindFeed, "no whole answer came within 500ms"},
		{s.at("/drop"), FaultNetwork, KindFeed, "EOF"},
		{s.at("/garbage"), FaultNetwork, KindFeed, "malformed HTTP"},
		{tls.URL + "/", FaultTLS, KindFeed, "signed by nobody whom this machine trusts"},
		{strings.Replace(s.at("/"), "http:", "https:", 1), FaultTLS, KindFeed, "does not speak TLS"},
		{closed.at("/"), FaultNetwork, KindFeed, ""},
		{"http://no-such-host.test/", FaultDNS, KindFeed, `there is no host "no-such-host.test"`},
	} {
		f := testFetcher()
		if strings.HasSuffix(c.url, "/slow") {
			f.opt.Timeout = 500 * time.Millisecond
		}
		_, state, h := gather(t, f, Source{URL: c.url, Kind: c.sourceKind}, State{Failures: 1, LastGood: testTime, SHA256: "x"})
		if h.State != HealthFailed || h.Kind != c.kind || !strings.Contains(h.Reason, c.reason) || state.Failures != 2 || h.LastGood.IsZero() {
			t.Errorf("%s %s:\n got %s %s\nwant %s %s", c.sourceKind, c.url, h.Kind, h, c.kind, c.reason)
		}
	}
}

// TestWrongUse: a source that can't be meant is an error.
func TestWrongUse(t *testing.T) {
	for _, s := range []Source{
		{URL: "ftp://example.org/", Kind: KindFeed}, {URL: "example.org", Kind: KindFeed}, {URL: "https://u:p@example.org/", Kind: KindFeed},
		{URL: "https://example.org/", Kind: "blog"}, {URL: "https://example.org/", Kind: KindFeed, Zone: "Riyadh"},
		{URL: "https://example.org/", Kind: KindFeed, Follow: "maybe"}, {Kind: KindDirectory}, {URL: "file:///etc/passwd", Kind: KindPage},
	} {
		if _, _, h, err := testFetcher().Gather(t.Context(), s, State{}); err == nil || h.State != HealthFailed {
			t.Errorf("%+v: %v, %v", s, h, err)
		}
	}
}

// TestLeftAlone: a server that asks to be left alone is not asked.
func TestLeftAlone(t *testing.T) {
	s := newSite(t)
	s.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	f, source := testFetcher(), Source{URL: s.at("/feed"), Kind: KindFeed}
	_, state, h := gather(t, f, source, State{})
	if h.Kind != FaultStatus || !state.NotBefore.Equal(testTime.Add(time.Hour)) {
		t.Errorf("%v, not before %v", h, state.NotBefore)
	}
	asked := len(s.requests())
	_, _, h = gather(t, f, source, state)
	if h.State != HealthWaiting || len(s.requests()) != asked {
		t.Errorf("%v, asked for %v", h, s.requests())
	}
}

// TestRobots: what robots.txt says, and what its absence does.
func TestRobots(t *testing.T) {
	const agent = "User-agent: "
	for name, c := range map[string]struct {
		robots string
		status int
		path   string
		ok     bool
	}{
		"none":                   {"", 404, "/a", true},
		"forbidden to ask":       {"", 403, "/a", true},
		"fails":                  {"", 500, "/a", false},
		"too often":              {"", 429, "/a", false},
		"everything":             {agent + "*\nDisallow: /", 200, "/a", false},
		"other programs":         {agent + "GoogleBot\nDisallow: /", 200, "/a", true},
		"this program":           {agent + "musnad\nDisallow: /\n\n" + agent + "*\nAllow: /", 200, "/a", false},
		"Arabic path":            {agent + "*\nDisallow: /بحث", 200, "/%D8%A8%D8%AD%D8%AB/1", false},
		"Arabic path, escaped":   {agent + "*\nDisallow: /%d8%a8%d8%ad%d8%ab", 200, "/بحث/1", false},
		"longest match":          {agent + "*\nDisallow: /a\nAllow: /a/b", 200, "/a/b", true},
		"a page instead of text": {testPage(""), 200, "/a", true},
	} {
		s := newSite(t)
		s.handle("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(c.status)
			io.WriteString(w, c.robots)
		})
		for _, p := range []string{"/a", "/a/b", "/بحث/1"} {
			s.page(p, "text/html", testPage(""))
		}
		items, _, h := gather(t, testFetcher(), Source{URL: s.at(c.path), Kind: KindPage}, State{})
		if (len(items) == 1) != c.ok || !c.ok && h.Kind != FaultRobots {
			t.Errorf("%s: %d items, %v", name, len(items), h)
		}
	}
}

// TestTurns: a host is asked one thing at a time, and not too often; two hosts
// don't wait for one another.
func TestTurns(t *testing.T) {
	s := newSite(t)
	for i := range 4 {
		s.handle(fmt.Sprintf("/%d", i), func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(20 * time.Millisecond)
			io.WriteString(w, testPage(""))
		})
	}
	f := testFetcher()
	f.opt.Interval = 50 * time.Millisecond
	start := time.Now()
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			f.Gather(t.Context(), Source{URL: s.at(fmt.Sprintf("/%d", i)), Kind: KindPage}, State{})
		})
	}
	wg.Wait()
	asked := len(s.requests())
	if s.most != 1 || asked < 5 || time.Since(start) < time.Duration(asked-1)*50*time.Millisecond {
		t.Errorf("%d requests at once, %d in %v", s.most, asked, time.Since(start))
	}
}

// TestMaxPages: what is left over comes the next time.
func TestMaxPages(t *testing.T) {
	s := newSite(t)
	var links []string
	for i := range 7 {
		path := fmt.Sprintf("/%d", i)
		links = append(links, rssItem(s.at(path), testTitle, summaryText, ""))
		s.page(path, "text/html", testPage(fmt.Sprintf("<meta name=n content=%d>", i)))
	}
	s.handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Last-Modified", "Sun, 12 Oct 2025 22:30:00 GMT")
		if r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, rss(links...))
	})
	f := testFetcher()
	f.opt.MaxPages = 3
	var state State
	for round, want := range []string{"3 4 partial", "3 1 partial", "1 0 ok", "0 0 unchanged"} {
		var items []Item
		var h Health
		items, state, h = gather(t, f, Source{URL: s.at("/feed"), Kind: KindFeed}, state)
		if got := fmt.Sprintf("%d %d %s", len(items), h.Pending, h.State); got != want {
			t.Errorf("round %d: %s, want %s", round, got, want)
		}
	}
}

// TestSitemaps: an index, compressed sitemaps, dates of the extension for news;
// what did not change is not asked for again.
func TestSitemaps(t *testing.T) {
	s := newSite(t)
	s.page("/sitemap.xml", "application/xml", `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>`+s.at("/old.xml.gz")+`</loc><lastmod>2025-10-01</lastmod></sitemap><sitemap><loc>`+s.at("/new.xml")+`</loc><lastmod>2025-10-12</lastmod></sitemap></sitemapindex>`)
	s.page("/new.xml", "application/xml", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>`+s.at("/a")+`</loc><news:news><news:publication><news:name>الأفق</news:name></news:publication><news:publication_date>2025-10-12T08:00:00+03:00</news:publication_date><news:title>`+testTitle+`</news:title></news:news></url></urlset>`)
	s.page("/old.xml.gz", "application/gzip", gzipped(`<urlset><url><loc>`+s.at("/b")+`</loc><lastmod>2025-10-01</lastmod></url></urlset>`))
	s.page("/a", "text/html", testPage("<meta name=n content=1>"))
	s.page("/b", "text/html", testPage("<meta name=n content=2>"))
	f, source := testFetcher(), Source{URL: s.at("/sitemap.xml"), Kind: KindSitemap}
	items, state, h := gather(t, f, source, State{})
	if len(items) != 2 || items[0].Published != "2025-10-12" || items[0].PublishedBy != BySitemap || items[0].Outlet != "الأفق" || items[1].Text != testText || items[1].Published != "" {
		t.Fatalf("%+v\n%v", items, h)
	}
	before := len(s.requests())
	items, _, h = gather(t, f, source, state)
	if got := s.requests()[before:]; len(items) != 0 || len(got) != 1 {
		t.Errorf("second round: %d items, asked for %v, %v", len(items), got, h)
	}
}

// TestPageAndDirectory: the other kinds, twice each.
func TestPageAndDirectory(t *testing.T) {
	s := newSite(t)
	s.page("/live", "text/html", testPage(""))
	dir := write(t, "a.txt", testTitle+"\n\n"+testText, "b.jsonl", "{\"id\":\"x\",\"text\":\"نص\"}\n{")
	for _, source := range []Source{{URL: s.at("/live"), Kind: KindPage}, {URL: dir, Kind: KindDirectory}} {
		items, state, h := gather(t, testFetcher(), source, State{})
		if source.Kind == KindDirectory && (len(items) != 2 || len(h.Missed) != 1 || !strings.Contains(h.Missed[0].Reason, "broken JSON")) ||
			source.Kind == KindPage && (len(items) != 1 || items[0].Text != testText) {
			t.Errorf("%s: %d items, %v", source.Kind, len(items), h)
		}
		items, state, _ = gather(t, testFetcher(), source, state)
		if len(items) != 0 {
			t.Errorf("%s again: %d items", source.Kind, len(items))
		}
		s.page("/live", "text/html", testPage("<!-- changed -->"))
		os.WriteFile(filepath.Join(dir, "a.txt"), []byte(testTitle+"\n\n"+source.Kind+testFirst), 0o644)
		if items, _, _ = gather(t, testFetcher(), source, state); len(items) != 1 {
			t.Errorf("%s changed: %d items", source.Kind, len(items))
		}
	}
	if _, _, h := gather(t, testFetcher(), Source{URL: filepath.Join(dir, "nowhere"), Kind: KindDirectory}, State{}); h.State != HealthFailed || h.Reason != "no such file" {
		t.Errorf("%v", h)
	}
}

// TestDiscover: what an address is.
func TestDiscover(t *testing.T) {
	s := newSite(t)
	s.page("/feed", "text/xml", rss())
	s.page("/page", "text/html", testPage(""))
	s.page("/front", "text/html", testPage(`<link rel="alternate" type="application/atom+xml" title="الأخبار" href="/feed"><link rel=alternate type=text/css href=/x>`))
	s.page("/map", "application/xml", "<urlset></urlset>")
	s.page("/list", "text/x-opml", `<opml><body><outline text="الأفق" xmlUrl="https://example.org/feed"/></body></opml>`)
	s.page("/json", "application/json", `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[]}`)
	s.page("/pdf", "application/pdf", "%PDF")
	for path, want := range map[string]string{
		"/feed": "feed /feed صحيفة الأفق", "/page": "page /page ", "/front": "feed /feed الأخبار", "/map": "sitemap /map ",
		"/list": "feed https://example.org/feed الأفق", "/json": "feed /json t", "/pdf": "", "/404": "",
	} {
		found, err := testFetcher().Discover(t.Context(), s.at(path))
		got := ""
		for _, f := range found {
			got += fmt.Sprintf("%s %s %s", f.Kind, strings.TrimPrefix(f.URL, s.at("")), f.Title)
		}
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%s: %q, %v; want %q", path, got, err, want)
		}
	}
}

// TestOPML: nested lists, each address once, what is no feed left out.
func TestOPML(t *testing.T) {
	got, err := ParseOPML(strings.NewReader(`<?xml version="1.0" encoding="windows-1256"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="folder"><outline text="` + old("الأفق") + `" xmlUrl="https://example.org/a?x=1&amp;y=2"/><outline text="again" xmlUrl="https://example.org/a?x=1&amp;y=2"/></outline>
<outline title="T" text="t" XMLURL='http://example.org/b'/><outline text="no" xmlUrl="javascript:alert(1)"/><outline text="no" htmlUrl="https://example.org/"/></body></opml>`))
	want := []Source{{URL: "https://example.org/a?x=1&y=2", Kind: KindFeed, Title: "الأفق"}, {URL: "http://example.org/b", Kind: KindFeed, Title: "T"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for name, list := range map[string]string{
		"page": "<html></html>", "nothing": "", "many": "<opml>" + strings.Repeat(`<outline xmlUrl="https://a/"/>`, 10) + func() string {
			var b strings.Builder
			for i := range maxItems + 1 {
				fmt.Fprintf(&b, `<outline xmlUrl="https://a/%d"/>`, i)
			}
			return b.String()
		}(),
	} {
		if got, err := ParseOPML(strings.NewReader(list)); err == nil || len(got) > maxItems {
			t.Errorf("%s: %d sources, no error", name, len(got))
		}
	}
	deep := "<opml>" + strings.Repeat("<outline>", 300_000) + `<outline xmlUrl="https://example.org/"/>`
	if got, err := ParseOPML(strings.NewReader(deep)); len(got) != 1 || err != nil {
		t.Errorf("deep: %v, %v", got, err)
	}
}

// TestHostileServers: what a server may do to cost time or memory.
func TestHostileServers(t *testing.T) {
	s := newSite(t)
	bomb := gzipped(strings.Repeat("<p>a</p>", 8<<20))
	s.handle("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, bomb)
	})
	s.handle("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		part := []byte(strings.Repeat("<p>"+testFirst+"</p>", 100))
		for r.Context().Err() == nil {
			if _, err := w.Write(part); err != nil {
				return
			}
		}
	})
	s.handle("/drip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			io.WriteString(w, "<p>a")
			w.(http.Flusher).Flush()
			time.Sleep(10 * time.Millisecond)
		}
	})
	s.handle("/lies", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "999999")
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, testPage(""))
	})
	s.handle("/heads", func(w http.ResponseWriter, r *http.Request) {
		for i := range 100 {
			w.Header().Add("X-Long", strings.Repeat("a", 8<<10)+fmt.Sprint(i))
		}
	})
	for path, want := range map[string]string{
		"/bomb": "partial truncated expansion", "/endless": "partial truncated", "/drip": "partial truncated", "/lies": "partial truncated", "/heads": "failed ",
	} {
		f := testFetcher()
		if path == "/drip" {
			f.opt.Timeout = 2 * time.Second
		}
		start := time.Now()
		items, _, h := gather(t, f, Source{URL: s.at(path), Kind: KindPage}, State{})
		if got := h.State + " " + strings.Join(h.Flags, " "); got != want {
			t.Errorf("%s: %s, %v; want %s", path, got, h, want)
		}
		for _, it := range items {
			if !slices.Contains(it.Flags, FlagTruncated) || len(it.Original) > maxArticle {
				t.Errorf("%s: flags %v, %d bytes", path, it.Flags, len(it.Original))
			}
		}
		if took := time.Since(start); took > patience {
			t.Errorf("%s took %v", path, took)
		}
	}
}

// TestEndOfContext: a round that is broken off returns what it has.
func TestEndOfContext(t *testing.T) {
	s := newSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.page("/feed", "text/xml", rss(rssItem(s.at("/one"), testTitle, summaryText, ""), rssItem(s.at("/two"), testTitle, summaryText, "")))
	s.page("/one", "text/html", testPage(""))
	s.handle("/two", func(w http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	items, next, _, err := testFetcher().Gather(ctx, Source{URL: s.at("/feed"), Kind: KindFeed}, State{})
	if err == nil || len(items) != 1 || len(next.Seen) != 1 {
		t.Errorf("%d items, %d seen, %v", len(items), len(next.Seen), err)
	}
}
