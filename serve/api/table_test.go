package api

import (
	"fmt"
	"net/http/httptest"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/musnad/musnad/internal/accounts"
)

// TestDocumentIsTheRoutes walks from the routes to the document and back: the same
// operations, each with its scope in security and with its problems.
func TestDocumentIsTheRoutes(t *testing.T) { stores(t, testDocumentIsTheRoutes) }

func testDocumentIsTheRoutes(t *testing.T, address string) {
	f := newFixture(t, address)
	doc := f.document()
	if doc["openapi"] != "3.1.0" {
		t.Errorf("openapi %v", doc["openapi"])
	}
	var told []string
	for path, methods := range doc["paths"].(map[string]any) {
		for method, op := range methods.(map[string]any) {
			pattern := strings.ToUpper(method) + " " + Prefix + path
			told = append(told, pattern)
			row := f.table[pattern]
			if row == nil {
				t.Errorf("%s is in the document and no row of the table", pattern)
				continue
			}
			checkOperation(t, pattern, row, op.(map[string]any))
		}
	}
	slices.Sort(told)
	routes := slices.Sorted(slices.Values(f.patterns))
	if !reflect.DeepEqual(told, routes) || len(routes) != len(operations) {
		t.Errorf("document and routes differ:\n%q\n%q", told, routes)
	}
	if servers := doc["servers"].([]any); len(servers) != 1 || servers[0].(map[string]any)["url"] != Prefix {
		t.Errorf("servers %v", servers)
	}
}

func checkOperation(t *testing.T, pattern string, row *operation, op map[string]any) {
	var want []any
	if row.scope != "" {
		want = []any{map[string]any{"token": []any{string(row.scope)}}, map[string]any{"session": []any{string(row.scope)}}}
	}
	if got, _ := op["security"].([]any); !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
		t.Errorf("%s: security %v, want %v", pattern, got, want)
	}
	if op["summary"] == "" || op["operationId"] != row.id {
		t.Errorf("%s: summary %v, id %v", pattern, op["summary"], op["operationId"])
	}
	statuses := []string{"429", "503", "500"}
	if row.scope != "" {
		statuses = append(statuses, "401", "403")
	}
	if strings.Contains(row.path, "{") {
		statuses = append(statuses, "404")
	}
	answers := op["responses"].(map[string]any)
	for _, status := range statuses {
		answer, _ := answers[status].(map[string]any)
		content, _ := answer["content"].(map[string]any)
		if content["application/problem+json"] == nil {
			t.Errorf("%s: no problem for status %s", pattern, status)
		}
	}
	if row.writes != strings.Contains(string(encode(t, op)), keyHeader) {
		t.Errorf("%s: whether %s is in the document is not what the table says", pattern, keyHeader)
	}
}

// TestDocumentOfHeaders: who has an ETag may ask with it; a body of articles may have
// each form.
func TestDocumentOfHeaders(t *testing.T) { stores(t, testDocumentOfHeaders) }

func testDocumentOfHeaders(t *testing.T, address string) {
	f := newFixture(t, address)
	tags := 0
	for path, item := range f.huma.OpenAPI().Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post} {
			if op == nil {
				continue
			}
			said := string(encode(t, op))
			ok := op.Responses["200"]
			if ok != nil && ok.Headers["ETag"] != nil {
				tags++
				if op.Responses["304"] == nil || !strings.Contains(said, "If-None-Match") {
					t.Errorf("%s has an ETag and no 304", path)
				}
			}
			if path == "/articles" || path == "/read" || path == "/explain" {
				for media := range forms {
					if op.RequestBody.Content[media] == nil {
						t.Errorf("%s: no body of %s", path, media)
					}
				}
			}
			for _, p := range op.Parameters {
				if slices.Contains([]string{"Accept", "Content-Type", "Authorization"}, p.Name) {
					t.Errorf("%s: %s is no parameter", path, p.Name)
				}
			}
		}
	}
	if tags < 5 {
		t.Errorf("%d operations have an ETag", tags)
	}
}

// TestEveryWriteCanBeRepeated: each POST that writes takes an Idempotency-Key.
func TestEveryWriteCanBeRepeated(t *testing.T) {
	for _, op := range operations {
		keepsNothing := op.id == "read" || op.id == "explain"
		if op.method == post && op.writes == keepsNothing {
			t.Errorf("%s: writes %t", op.id, op.writes)
		}
	}
}

var inBraces = regexp.MustCompile(`\{[a-z]+\}`)

// TestScopes asks every operation as a stranger, and with every scope alone.
func TestScopes(t *testing.T) { stores(t, testScopes) }

func testScopes(t *testing.T, address string) {
	f := newFixture(t, address)
	for i, op := range operations {
		path := inBraces.ReplaceAllString(op.path, "x")
		status := func(token string) int {
			r := httptest.NewRequest(op.method, Prefix+path, nil)
			r.RemoteAddr = fmt.Sprintf("%s%d:1", "203.0.113.", i) // guesses are counted by address
			if token != "" {
				r.Header.Set("Authorization", "Bearer "+token)
			}
			w := httptest.NewRecorder()
			f.ServeHTTP(w, r)
			return w.Code
		}
		if op.scope == "" {
			if got := status(""); got != 200 {
				t.Errorf("%s: a stranger gets %d", op.id, got)
			}
			continue
		}
		for _, token := range []string{"", "msn_none"} {
			if got := status(token); got != 401 {
				t.Errorf("%s: with token %q %d, want 401", op.id, token, got)
			}
		}
		for _, s := range accounts.Scopes {
			got := status("msn_" + string(s))
			if allowed := s == op.scope; allowed == (got == 401 || got == 403) {
				t.Errorf("%s: with scope %s %d", op.id, s, got)
			}
		}
	}
}

// TestNoForeignHost: nothing that the API itself says leads a browser to load
// something elsewhere.
func TestNoForeignHost(t *testing.T) { stores(t, testNoForeignHost) }

func testNoForeignHost(t *testing.T, address string) {
	f := newFixture(t, address)
	for _, host := range []string{"unpkg.com", "cdn", "http://", "https://"} {
		if strings.Contains(string(encode(t, f.document())), host) {
			t.Errorf("the document names %s", host)
		}
	}
	for _, path := range []string{"/docs", "/openapi.yaml", "/schemas/Problem.json"} {
		if w := f.ask("GET", path, ""); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// TestCatalogue: every code that the program has is in the catalogue, in both
// languages, and the other way round.
func TestCatalogue(t *testing.T) {
	source, err := os.ReadFile("catalogue.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, m := range regexp.MustCompile(`(?m)^\tcode\w+ += "([a-z-]+)"$`).FindAllStringSubmatch(string(source), -1) {
		codes = append(codes, m[1])
		c := catalogue[m[1]]
		arabic := strings.ContainsFunc(c.Messages.Ar, func(r rune) bool { return r >= 0x621 && r <= 0x64a })
		if !arabic || c.Messages.En == "" || c.Status < 400 || c.Status > 599 {
			t.Errorf("%s: %+v", m[1], c)
		}
	}
	if len(codes) == 0 || len(codes) != len(catalogue) {
		t.Errorf("%d codes in the program, %d in the catalogue", len(codes), len(catalogue))
	}
}
