package serve

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// post sends a form from a page of this server.
func post(s http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const fidan = "person.fidan"

func TestEntityIsFound(t *testing.T) { stores(t, testEntityIsFound) }

func testEntityIsFound(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	for _, q := range []string{"فيدان", "هاكان فيدان", fidan} {
		w := get(s, "/en/entities?q="+url.QueryEscape(q))
		if w.Code != 200 || !strings.Contains(w.Body.String(), `/en/p/`+fidan) || !strings.Contains(w.Body.String(), "Hakan Fidan") {
			t.Errorf("%s: %d, and not found", q, w.Code)
		}
	}
	if w := get(s, "/ar/entities"); !strings.Contains(w.Body.String(), `/ar/p/`+fidan) {
		t.Error("without a name those of most happenings are not shown")
	}
}

func TestEntityPage(t *testing.T) { stores(t, testEntityPage) }

func testEntityPage(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	body := get(s, "/en/p/"+fidan).Body.String()
	for _, want := range []string{"هاكان فيدان", "وزير الخارجية", `datetime="2023-06`, "party%3Aperson.fidan+party%3A", "Talks"} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	var e struct {
		ID      string
		Offices []struct{ Office, Of string }
	}
	if err := json.Unmarshal(get(s, "/ar/p/"+fidan+".json").Body.Bytes(), &e); err != nil || e.ID != fidan || len(e.Offices) == 0 {
		t.Errorf("as data: %+v, %v", e, err)
	}
	if w := get(s, "/en/p/nobody"); w.Code != http.StatusNotFound {
		t.Errorf("nobody: %d", w.Code)
	}
}

// What a person says of who is who is kept, shown, and taken back; another who may
// not decide is refused.
func TestIdentityByForm(t *testing.T) { stores(t, testIdentityByForm) }

func testIdentityByForm(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	list, err := l.Foremost(t.Context(), 2)
	if err != nil || len(list) < 2 {
		t.Fatal(err)
	}
	a, b := list[0].ID, list[1].ID
	page := "/en/p/" + url.PathEscape(a)
	if w := post(s, page, url.Values{"op": {"same"}, "other": {b}}); w.Code != http.StatusSeeOther {
		t.Fatalf("same: %d %s", w.Code, w.Body)
	}
	if w := get(s, "/en/p/"+url.PathEscape(b)); w.Code != http.StatusFound || w.Header().Get("Location") != page {
		t.Errorf("the one joined leads to %d %s", w.Code, w.Header().Get("Location"))
	}
	e, err := l.Entity(t.Context(), a)
	if err != nil || len(e.Decisions) != 1 || e.Decisions[0].By == "" {
		t.Fatalf("%+v, %v", e.Decisions, err)
	}
	if w := post(s, page, url.Values{"op": {"apart"}, "other": {b}}); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "one entity already") {
		t.Errorf("apart though they are one: %d", w.Code)
	}
	if w := post(s, page, url.Values{"op": {"undo"}, "undoes": {e.Decisions[0].ID}}); w.Code != http.StatusSeeOther {
		t.Errorf("undo: %d", w.Code)
	}
	if e, err := l.Entity(t.Context(), b); err != nil || e.ID != b {
		t.Errorf("taken back, %s is %s, %v", b, e.ID, err)
	}
	for op, want := range map[string]int{"undo": 400, "accept": 400, "": 400} {
		if w := post(s, page, url.Values{"op": {op}, "undoes": {"d1"}, "other": {b}}); w.Code != want {
			t.Errorf("op %q: %d, want %d", op, w.Code, want)
		}
	}
	if w := post(s, page, url.Values{"op": {string(ledger.Same)}, "other": {"nobody"}}); w.Code != http.StatusNotFound {
		t.Errorf("with nobody: %d", w.Code)
	}
}

// The pages of entities are whole in both languages, of an empty ledger too.
func TestEntityPagesAreWhole(t *testing.T) { stores(t, testEntityPagesAreWhole) }

func testEntityPagesAreWhole(t *testing.T, address string) {
	s, empty := newServer(t, sampleLedger(t, address)), newServer(t, emptyLedger(t, directory(t)))
	for _, lang := range []string{"ar", "en"} {
		for _, path := range []string{"entities", "entities?q=TUR", "p/" + fidan, "p/tur"} {
			w := get(s, "/"+lang+"/"+path)
			if w.Code != http.StatusOK {
				t.Errorf("/%s/%s: status %d", lang, path, w.Code)
			}
			checkPage(t, "/"+lang+"/"+path, w.Body.String())
		}
		if w := get(empty, "/"+lang+"/entities"); w.Code != http.StatusOK {
			t.Errorf("/%s/entities of an empty ledger: status %d", lang, w.Code)
		}
	}
}
