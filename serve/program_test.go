package serve

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

// programServer is a server with an API, and with accounts if it is of a team.
func programServer(t *testing.T, team bool) (*Server, *ledger.Ledger) {
	t.Helper()
	address := filepath.Join(t.TempDir(), "ledger")
	l, err := ledger.Create(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	e, err := testEngine()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Ledger: l, Engine: e}
	if o.Watch, err = watch.Open(t.Context(), address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Watch.Close() })
	if team {
		if o.Accounts, err = accounts.Open(t.Context(), address); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { o.Accounts.Close() })
	}
	return New(o), l
}

// program asks as a program does: without a browser's headers.
func program(s *Server, method, path, body, authorization string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	if authorization != "" {
		r.Header.Set("Authorization", authorization)
	}
	if body != "" {
		r.Header.Set("Content-Type", "text/plain")
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const someVisit = "زار وزير الخارجية التركي بغداد يوم الخميس والتقى نظيره العراقي."

// TestProgramsHere: on loopback, without accounts, who can reach the server may do
// all; another site's script may not.
func TestProgramsHere(t *testing.T) {
	s, _ := programServer(t, false)
	if w := program(s, "POST", "/api/v1/articles?id=one&published=2026-03-05", someVisit, ""); w.Code != 201 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, path := range []string{"/api/v1/happenings", "/api/v1/articles/one", "/api/v1/webhooks", "/api/v1/openapi.json", "/api/v1/verify"} {
		if w := program(s, "GET", path, "", ""); w.Code != 200 || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	r := httptest.NewRequest("POST", "/api/v1/articles", strings.NewReader(someVisit))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "text/plain")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("another site's POST: %d", w.Code)
	}
}

// TestProgramsOfATeam: tokens say who asks and what they may, and what was done is in
// the audit log.
func TestProgramsOfATeam(t *testing.T) {
	s, _ := programServer(t, true)
	here := accounts.Actor{Who: accounts.Local(), Address: accounts.Here}
	if _, err := s.Accounts.AddUser(t.Context(), here, accounts.NewUser{Name: "huda", Role: accounts.Reviewer, Password: "a long enough password 7"}); err != nil {
		t.Fatal(err)
	}
	token := func(scopes ...accounts.Scope) string {
		secret, _, err := s.Accounts.AddToken(t.Context(), here, accounts.NewToken{User: "huda", Name: "test", Scopes: scopes})
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	read, ingest := token(accounts.Read), token(accounts.Read, accounts.Ingest)
	post := "/api/v1/articles?id=one&published=2026-03-05"
	for _, c := range []struct {
		method, path, body, authorization string
		want                              int
	}{
		{"GET", "/api/v1/happenings", "", "", 401},
		{"GET", "/api/v1/happenings", "", "Bearer msn_none_none", 401},
		{"GET", "/api/v1/happenings", "", "Bearer " + read + "x", 401},
		{"POST", post, someVisit, "Bearer " + read, 403},
		{"POST", post, someVisit, "Bearer " + ingest, 201},
		{"GET", "/api/v1/happenings", "", "Bearer " + read, 200},
		{"GET", "/api/v1/happenings", "", "bearer " + read, 200},
		{"GET", "/api/v1/verify", "", "Bearer " + ingest, 403},
		{"GET", "/api/v1/problems", "", "", 200},
		{"GET", "/api/v1/stats", "", "Basic bXNuOnRva2Vu", 401},
	} {
		if w := program(s, c.method, c.path, c.body, c.authorization); w.Code != c.want {
			t.Errorf("%s %s: %d, want %d: %s", c.method, c.path, w.Code, c.want, w.Body)
		}
	}
	r := httptest.NewRequest("GET", "/api/v1/happenings", nil)
	r.SetBasicAuth("huda", read)
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != 200 {
		t.Errorf("a feed reader: %d", w.Code)
	}
	log, err := s.Accounts.Log(t.Context(), here, accounts.LogQuery{Name: "huda"})
	if err != nil {
		t.Fatal(err)
	}
	if e := log[0]; e.What != "article-add" || e.Subject != "one" || e.Who != "huda" || e.Address == "" || !strings.Contains(e.Detail, "by token") {
		t.Errorf("%+v", e)
	}
}

// TestSessionsOfPrograms: a browser's session reads, and changes something from a page
// of this server only.
func TestSessionsOfPrograms(t *testing.T) {
	s, _ := programServer(t, true)
	here := accounts.Actor{Who: accounts.Local(), Address: accounts.Here}
	const password = "a long enough password 7"
	if _, err := s.Accounts.AddUser(t.Context(), here, accounts.NewUser{Name: "huda", Role: accounts.Reviewer, Password: password}); err != nil {
		t.Fatal(err)
	}
	secret, _, err := s.Accounts.SignIn(t.Context(), accounts.SignIn{Name: "huda", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path, site string) int {
		r := httptest.NewRequest(method, path, strings.NewReader(someVisit))
		r.Host = "127.0.0.1:8080"
		r.AddCookie(&http.Cookie{Name: s.cookie(r), Value: secret})
		r.Header.Set("Content-Type", "text/plain")
		if site != "" {
			r.Header.Set("Sec-Fetch-Site", site)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	if got := ask("GET", "/api/v1/stats", ""); got != 200 {
		t.Errorf("reading: %d", got)
	}
	for site, want := range map[string]int{"same-origin": 201, "cross-site": 403, "same-site": 403, "": 403} {
		if got := ask("POST", "/api/v1/articles?id=from-"+site, site); got != want {
			t.Errorf("from %q: %d, want %d", site, got, want)
		}
	}
}

// TestHealthOfAnEmptyLedger: it can be read, though nothing is in it.
func TestHealthOfAnEmptyLedger(t *testing.T) {
	if w := get(newServer(t, emptyLedger(t, directory(t))), "/healthz"); w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
