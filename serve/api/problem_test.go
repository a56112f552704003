package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"
)

func encode(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestProblems(t *testing.T) { stores(t, testProblems) }

func testProblems(t *testing.T, address string) {
	f := sampled(t, address)
	for _, c := range []struct{ method, path, body, code, field string }{
		{"GET", "/happenings?q=type:NOTHING", "", codeQuery, "query.q"},
		{"GET", "/happenings?limit=0", "", codeInvalid, "query.limit"},
		{"GET", "/happenings?limit=x", "", codeInvalid, "query.limit"},
		{"GET", "/happenings?query=party:TUR", "", codeInvalid, "query.query"},
		{"GET", "/happenings?order=size", "", codeInvalid, "query.order"},
		{"GET", "/happenings?cursor=%25", "", codeCursor, "query.cursor"},
		{"GET", "/happenings?cursor=bm9uZQ", "", codeCursor, "query.cursor"},
		{"GET", "/happenings?format=pdf", "", codeFormat, "query.format"},
		{"GET", "/happenings?format=ical&rows=reports", "", codeFormat, "query.rows"},
		{"GET", "/happenings/none", "", codeNotFound, ""},
		{"GET", "/happenings/none/decisions", "", codeNotFound, ""},
		{"GET", "/articles/none", "", codeNotFound, ""},
		{"GET", "/articles/dhifaf-held?version=9", "", codeNotFound, ""},
		{"GET", "/articles/dhifaf-held/diff?from=1", "", codeInvalid, "query.to"},
		{"GET", "/search", "", codeInvalid, "query.q"},
		{"GET", "/search?q=party:TUR", "", codeQuery, "query.q"},
		{"GET", "/entities/none", "", codeNotFound, ""},
		{"GET", "/sources/none", "", codeNotFound, ""},
		{"DELETE", "/sources/none", "", codeNotFound, ""},
		{"POST", "/sources", `{"url":"/etc","kind":"directory"}`, codeInvalid, "body.kind"},
		{"POST", "/sources", `{"url":"ftp://example.org/","kind":"feed"}`, codeSource, "body"},
		{"POST", "/sources", `{"url":"https://example.org/"}`, codeSource, "body.kind"},
		{"POST", "/decisions", `{"op":"accept","happening":"none"}`, codeNotFound, ""},
		{"POST", "/decisions", `{"op":"accept"}`, codeDecision, "body"},
		{"POST", "/decisions", `{"op":"like"}`, codeInvalid, "body.op"},
		{"POST", "/decisions", `{"op":"accept","by":"somebody else"}`, codeInvalid, "body.by"},
		{"POST", "/decisions", `{"op":`, codeBadRequest, "body"},
		{"POST", "/decisions", ``, codeBadRequest, ""},
		{"POST", "/decisions", `{"op":"undo","undoes":"d99999"}`, codeNotFound, ""},
		{"POST", "/searches", `{"name":"x","query":"type:NOTHING"}`, codeQuery, "body.query"},
		{"POST", "/searches", `{"name":"","query":""}`, codeInvalid, "body.name"},
		{"GET", "/searches/none", "", codeNotFound, ""},
		{"GET", "/searches/none.atom", "", codeNotFound, ""},
		{"POST", "/webhooks", `{"search":"none","url":"https://example.org/"}`, codeNotFound, ""},
		{"POST", "/webhooks", `{"search":"none","url":"file:///etc/passwd"}`, codeAddress, "body.url"},
		{"GET", "/webhooks/none", "", codeNotFound, ""},
		{"GET", "/webhooks/none/deliveries", "", codeNotFound, ""},
		{"POST", "/webhooks/none/deliveries/none/replay", "", codeNotFound, ""},
		{"GET", "/nowhere", "", codeNoPath, ""},
		{"PUT", "/happenings", "", codeMethod, ""},
		{"DELETE", "/stats", "", codeMethod, ""},
	} {
		p := wantProblem(t, f.ask(c.method, c.path, c.body), c.code)
		if p.Field != c.field {
			t.Errorf("%s %s: field %q, want %q", c.method, c.path, p.Field, c.field)
		}
		if strings.Contains(p.Detail, "musnad ") && c.code != codeSource {
			t.Errorf("%s %s: a command in %q", c.method, c.path, p.Detail)
		}
	}
}

func TestProblemLanguages(t *testing.T) { stores(t, testProblemLanguages) }

func testProblemLanguages(t *testing.T, address string) {
	f := newFixture(t, address)
	for lang, arabic := range map[string]bool{"": false, "en": false, "ar": true, "ar-SA,en;q=0.5": true, "fr, ar;q=0.4": true, "fr": false} {
		for _, path := range []string{"/happenings/none", "/nowhere", "/happenings?limit=0"} {
			p := want[Problem](t, f.ask("GET", path, "", with("Accept-Language", lang)), f.ask("GET", path, "").Code)
			if got := p.Title == p.Messages.Ar; got != arabic {
				t.Errorf("%q %s: title %q", lang, path, p.Title)
			}
		}
	}
}

// TestSizes: a body that is larger than an operation takes is refused, with and
// without a key.
func TestSizes(t *testing.T) { stores(t, testSizes) }

func testSizes(t *testing.T, address string) {
	f := newFixture(t, address)
	for _, set := range []func(*http.Request){func(*http.Request) {}, with(keyHeader, "k")} {
		wantProblem(t, f.ask("POST", "/decisions", `{"op":"accept","why":"`+strings.Repeat("x", smallBody)+`"}`, set), codeTooLarge)
		wantProblem(t, f.ask("POST", "/articles", strings.Repeat("x", largeBody+1), with("Content-Type", "text/plain"), set), codeTooLarge)
	}
	wantProblem(t, f.ask("POST", "/articles", strings.Repeat("{\"text\":\"خبر\"}\n", mostArticles+1), with("Content-Type", "application/x-ndjson")), codeTooLarge)
}

func TestRate(t *testing.T) { stores(t, testRate) }

func testRate(t *testing.T, address string) {
	now := time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)
	f := newFixture(t, address, func(o *Options) { o.Rate, o.Burst, o.Now = 2, 3, func() time.Time { return now } })
	for range 3 {
		want[any](t, f.ask("GET", "/stats", ""), 200)
	}
	w := f.ask("GET", "/stats", "")
	wantProblem(t, w, codeRate)
	if got := w.Header().Get("Retry-After"); got != "1" {
		t.Errorf("Retry-After %q", got)
	}
	want[any](t, f.ask("GET", "/stats", "", with("Authorization", "Bearer msn_read")), 200)
	now = now.Add(500 * time.Millisecond)
	want[any](t, f.ask("GET", "/stats", ""), 200)
	wantProblem(t, f.ask("GET", "/stats", ""), codeRate)
}

// TestGuessing: who shows tokens that are none is soon asked to wait, and others
// are not.
func TestGuessing(t *testing.T) { stores(t, testGuessing) }

func testGuessing(t *testing.T, address string) {
	now := time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)
	f := newFixture(t, address, func(o *Options) { o.Now = func() time.Time { return now } })
	for range guessBurst {
		wantProblem(t, f.ask("GET", "/stats", "", with("Authorization", "Bearer msn_guess")), codeUnauthorized)
	}
	wantProblem(t, f.ask("GET", "/stats", "", with("Authorization", "Bearer msn_guess")), codeRate)
	want[any](t, f.ask("GET", "/stats", ""), 200) // of a neighbour behind the same address
	want[any](t, f.ask("GET", "/stats", "", func(r *http.Request) { r.RemoteAddr = "203.0.113.9:1" }), 200)
	now = now.Add(time.Minute)
	want[any](t, f.ask("GET", "/stats", ""), 200)
}
