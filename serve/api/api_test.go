package api

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
	"github.com/musnad/musnad/samples"
)

var testEngine = sync.OnceValue(func() *engine.Engine {
	lex, err := lexicon.Default()
	if err != nil {
		panic(err)
	}
	return engine.New(lex)
})

// fixture is an API of a ledger of the bundled samples.
type fixture struct {
	*API
	t     *testing.T
	l     *ledger.Ledger
	notes []Note
}

// tokens are who shows what in tests.
var tokens = map[string]*accounts.Principal{
	"msn_read":   {Name: "reader", Token: "t1", Scopes: []accounts.Scope{accounts.Read}},
	"msn_ingest": {Name: "feeder", Token: "t2", Scopes: []accounts.Scope{accounts.Ingest}},
	"msn_review": {Name: "huda", Token: "t3", Scopes: []accounts.Scope{accounts.Review}},
	"msn_admin":  {Name: "admin", Token: "t4", Scopes: []accounts.Scope{accounts.Admin}},
	"msn_all":    {Name: "sami", Token: "t5", Scopes: accounts.Scopes},
}

func byToken(r *http.Request) (*accounts.Principal, error) {
	return tokens[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")], nil
}

// stores runs a test on both databases, each with the address of a ledger that is not
// there yet.
func stores(t *testing.T, run func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "ledger")) })
	t.Run("postgres", func(t *testing.T) { run(t, pgtest.Address(t)) })
}

func newFixture(t *testing.T, address string, options ...func(*Options)) *fixture {
	t.Helper()
	f := &fixture{t: t}
	var err error
	if f.l, err = ledger.Create(context.Background(), address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.l.Close() })
	w, err := watch.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	o := Options{Ledger: f.l, Engine: testEngine(), Watch: w, Who: byToken, Rate: -1, Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Note: func(_ context.Context, n Note) error {
		f.notes = append(f.notes, n)
		return nil
	}}
	for _, set := range options {
		set(&o)
	}
	f.API = New(o)
	return f
}

// readings are the bundled samples, read once for all tests.
var readings = sync.OnceValues(func() (list []ledger.Read, err error) {
	for it, err := range gather.Files(context.Background(), []string{"-"}, gather.Options{Form: "jsonl", Stdin: strings.NewReader(string(samples.Lines))}) {
		if err != nil {
			return nil, err
		}
		r, err := intake.Read(testEngine(), &it, "")
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
})

// sampled fills the ledger with the bundled samples.
func sampled(t *testing.T, address string, options ...func(*Options)) *fixture {
	t.Helper()
	f := newFixture(t, address, options...)
	list, err := readings()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.l.Add(t.Context(), slices.Clone(list)); err != nil {
		t.Fatal(err)
	}
	return f
}

// ask makes a request by somebody who may do all; set changes it.
func (f *fixture) ask(method, path, body string, set ...func(*http.Request)) *httptest.ResponseRecorder {
	f.t.Helper()
	r := httptest.NewRequest(method, Prefix+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer msn_all")
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, s := range set {
		s(r)
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func with(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

// want fails unless a request was answered with a status, and decodes the answer.
func want[T any](t *testing.T, w *httptest.ResponseRecorder, status int) (out T) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("status %d, want %d: %s", w.Code, status, w.Body)
	}
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
			t.Fatalf("%v: %.300s", err, w.Body)
		}
	}
	return out
}

// wantProblem fails unless a request failed with a code.
func wantProblem(t *testing.T, w *httptest.ResponseRecorder, code string) Problem {
	t.Helper()
	p := want[Problem](t, w, catalogue[code].Status)
	if p.Code != code || p.Messages.Ar == "" || p.Messages.En == "" || w.Header().Get("Content-Type") != "application/problem+json" || p.Status != w.Code {
		t.Errorf("%s: %s", w.Header().Get("Content-Type"), w.Body)
	}
	return p
}

// some is the happening of most origins.
func (f *fixture) some() ledger.Happening {
	f.t.Helper()
	return f.first(1)[0]
}

func (f *fixture) first(n int) []ledger.Happening {
	f.t.Helper()
	list, err := f.l.Happenings(f.t.Context(), ledger.List{Order: ledger.ByOrigins, Limit: n})
	if err != nil || len(list) != n {
		f.t.Fatalf("%d happenings, %v", len(list), err)
	}
	return list
}

// document is the OpenAPI document.
func (f *fixture) document() map[string]any {
	f.t.Helper()
	r := httptest.NewRequest("GET", Prefix+"/openapi.json", nil)
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/openapi+json" {
		f.t.Fatalf("%d %s", w.Code, w.Header().Get("Content-Type"))
	}
	var doc map[string]any
	if err := json.NewDecoder(io.Reader(w.Body)).Decode(&doc); err != nil {
		f.t.Fatal(err)
	}
	return doc
}
