package serve

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// submit sends a form as a browser on this machine does.
func submit(s http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// judged sends a form of the page of a happening that is to be kept, and gives the
// path that it leads to and the decision.
func judged(t *testing.T, s *Server, path string, form url.Values) (string, ledger.Decision) {
	t.Helper()
	w := submit(s, path, form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%s %v: %d\n%s", path, form, w.Code, w.Body)
	}
	to, err := url.Parse(w.Header().Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Ledger.Decision(t.Context(), to.Query().Get("was"))
	if err != nil {
		t.Fatal(err)
	}
	return to.Path, d
}

func state(t *testing.T, l *ledger.Ledger, id string) ledger.Happening {
	t.Helper()
	h, err := l.Happening(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Looking decides nothing, and each of the three verdicts goes on to the next.
func TestVerdicts(t *testing.T) { stores(t, testVerdicts) }

func testVerdicts(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	for _, op := range []ledger.Op{ledger.Accept, ledger.Reject, ledger.Flag} {
		list, err := l.Happenings(t.Context(), waiting("", 2))
		if err != nil {
			t.Fatal(err)
		}
		id := list[0].ID
		get(s, "/ar/review")
		get(s, "/ar/review/"+id)
		if h := state(t, l, id); len(h.Decisions) > 0 {
			t.Errorf("looking decided %+v", h.Decisions)
		}
		to, d := judged(t, s, "/ar/review/"+id, url.Values{"op": {string(op)}, "why": {" as I know "}})
		if h := state(t, l, id); h.Review != string(op) {
			t.Errorf("%s: the review is %q", op, h.Review)
		}
		if d.Why != "as I know" || d.By != accounts.Local().Name {
			t.Errorf("%s: by %q, why %q", op, d.By, d.Why)
		}
		if to != "/ar/review/"+list[1].ID {
			t.Errorf("%s leads to %s, want %s", op, to, list[1].ID)
		}
		if w := get(s, to+"?was="+d.ID); !strings.Contains(w.Body.String(), `name="decision" value="`+d.ID+`"`) {
			t.Errorf("%s: what was decided is not said with its undo", op)
		}
	}
}

// The last decisions of a person are undone one after the other, and the page of
// what they were on is shown again.
func TestUndoLast(t *testing.T) { stores(t, testUndoLast) }

func testUndoLast(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	id := someHappening(t, l)
	judged(t, s, "/en/review/"+id, url.Values{"op": {"flag"}})
	judged(t, s, "/en/review/"+id, url.Values{"op": {"accept"}})
	for _, want := range []string{"flag", ""} {
		to, _ := judged(t, s, "/en/review", url.Values{"op": {"undo"}})
		if h := state(t, l, id); h.Review != want || to != "/en/review/"+id {
			t.Errorf("undone: %q at %s, want %q", h.Review, to, want)
		}
	}
	if w := submit(s, "/en/review", url.Values{"op": {"undo"}}); w.Code != http.StatusBadRequest {
		t.Errorf("nothing is left to undo: %d", w.Code)
	}
}

// Each field can be corrected by a form.
func TestCorrections(t *testing.T) { stores(t, testCorrections) }

func testCorrections(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	id := someHappening(t, l)
	party := `{"name":"وزير","country":"EGY","kind":"GOV"}`
	for _, c := range []struct {
		field string
		form  url.Values
		want  string // the value of the decision
	}{
		{"type", url.Values{"value": {"AGREE"}}, `"AGREE"`},
		{"mode", url.Values{"value": {""}}, `""`},
		{"status", url.Values{"value": {"negated"}}, `"negated"`},
		{"date", url.Values{"value": {" 2026-03-04 "}}, `"2026-03-04"`},
		{"actor", url.Values{"value": {party}, "name": {"سفير"}, "country": {"irq"}, "kind": {"GOV"}}, `[` + party + `,{"name":"سفير","country":"IRQ","kind":"GOV"}]`},
		{"recipient", url.Values{}, `[]`},
		{"place", url.Values{"value": {"null"}}, `null`},
		{"place", url.Values{"value": {"null"}, "name": {"أربيل"}, "country": {"IRQ"}}, `{"name":"أربيل","country":"IRQ"}`},
		{"size", url.Values{"dead": {"12"}, "injured": {""}}, `{"arrested":null,"dead":12,"injured":null}`},
	} {
		c.form.Set("op", "correct")
		c.form.Set("field", c.field)
		to, d := judged(t, s, "/ar/review/"+id, c.form)
		if string(d.Value) != c.want || d.Evidence != nil || to != "/ar/review/"+id {
			t.Errorf("%s: %s, want %s (evidence %v, at %s)", c.field, d.Value, c.want, d.Evidence, to)
		}
		if h := state(t, l, id); !slices.Contains(h.Corrected, c.field) {
			t.Errorf("%s is not corrected", c.field)
		}
	}
}

// The letters of a correction are given by numbers or by words that stand once in
// the text.
func TestCorrectionKeepsLetters(t *testing.T) { stores(t, testCorrectionKeepsLetters) }

func testCorrectionKeepsLetters(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	h := state(t, l, someHappening(t, l))
	ref := h.Reports[0].Ref
	a, err := l.Article(t.Context(), ref.Article, ref.Version)
	if err != nil {
		t.Fatal(err)
	}
	whole := []rune(a.Title + "\n" + a.Text)
	trigger := *h.Reports[0].Event.Evidence.Clause
	form := func(more ...string) url.Values {
		v := url.Values{"op": {"correct"}, "field": {"date"}, "value": {"2026-03-04"}, "r": {web.RefString(ref)}}
		for i := 0; i < len(more); i += 2 {
			v.Set(more[i], more[i+1])
		}
		return v
	}
	for name, v := range map[string]url.Values{"words": form("words", string(whole[trigger[0]:trigger[1]])), "numbers": form("from", itoa(trigger[0]), "to", itoa(trigger[1]), "words", "x")} {
		_, d := judged(t, s, "/ar/review/"+h.ID, v)
		if d.Evidence == nil || *d.Evidence != (ledger.Evidence{Article: ref.Article, Version: ref.Version, At: trigger}) {
			t.Errorf("%s: evidence %+v, want %v", name, d.Evidence, trigger)
		}
	}
	for name, v := range map[string]url.Values{"words that stand nowhere": form("words", "كلمات ليست هناك"), "words that stand often": form("words", "ال"), "half a span": form("from", "3"),
		"letters behind the last": form("from", "1", "to", "99999"), "no date": form("value", "yesterday")} {
		before := len(state(t, l, h.ID).Decisions)
		w := submit(s, "/ar/review/"+h.ID, v)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) || !strings.Contains(w.Body.String(), `name="words"`) {
			t.Errorf("%s: %d, and the form is not shown again with what is wrong", name, w.Code)
		}
		checkPage(t, name, w.Body.String())
		if after := len(state(t, l, h.ID).Decisions); after != before {
			t.Errorf("%s was kept", name)
		}
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

// Reports are split off, and the two happenings, which are offered to each other, are
// merged again.
func TestSplitAndMerge(t *testing.T) { stores(t, testSplitAndMerge) }

func testSplitAndMerge(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	h := state(t, l, someHappening(t, l))
	_, d := judged(t, s, "/ar/review/"+h.ID, url.Values{"op": {"split"}, "report": {web.RefString(h.Reports[0].Ref)}})
	if got := state(t, l, h.ID); len(got.Reports) != len(h.Reports)-1 {
		t.Errorf("%d reports are left of %d", len(got.Reports), len(h.Reports))
	}
	if w := get(s, "/ar/review/"+h.ID); !strings.Contains(w.Body.String(), `name="other" id="o-`+d.Other+`"`) {
		t.Error("what was split off is not offered for a merge")
	}
	judged(t, s, "/ar/review/"+h.ID, url.Values{"op": {"merge"}, "other": {d.Other}})
	if got := state(t, l, h.ID); len(got.Reports) != len(h.Reports) {
		t.Errorf("%d reports after the merge, want %d", len(got.Reports), len(h.Reports))
	}
	for name, form := range map[string]url.Values{"nothing chosen": {"op": {"merge"}}, "an id of nothing": {"op": {"merge"}, "id": {"h123"}}, "no report": {"op": {"split"}}, "no operation": {}} {
		if w := submit(s, "/ar/review/"+h.ID, form); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// The queue as data: what nobody decided on, and what was flagged.
func TestQueueAsData(t *testing.T) { stores(t, testQueueAsData) }

func testQueueAsData(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	id := someHappening(t, l)
	ids := func() (out []string) {
		w := get(s, "/ar/review.json")
		var list []ledger.Happening
		if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		for i := range list {
			out = append(out, list[i].ID)
		}
		return out
	}
	if !slices.Contains(ids(), id) {
		t.Errorf("%s does not wait", id)
	}
	judged(t, s, "/ar/review/"+id, url.Values{"op": {"accept"}})
	if slices.Contains(ids(), id) {
		t.Errorf("%s waits after it was accepted", id)
	}
}

// Another site can decide nothing.
func TestForeignDecisionIsRefused(t *testing.T) { stores(t, testForeignDecisionIsRefused) }

func testForeignDecisionIsRefused(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	id := someHappening(t, l)
	r := httptest.NewRequest("POST", "/ar/review/"+id, strings.NewReader("op=accept"))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if h := state(t, l, id); w.Code != http.StatusForbidden || h.Review != "" {
		t.Errorf("%d, review %q", w.Code, h.Review)
	}
}

// TestRefusedForms: whatever is wrong with a form that decides is said on a page, and
// is no fault of the server.
func TestRefusedForms(t *testing.T) { stores(t, testRefusedForms) }

func testRefusedForms(t *testing.T, address string) {
	l := sampleLedger(t, address)
	s := newServer(t, l)
	id := someHappening(t, l)
	_, done := judged(t, s, "/en/review/"+id, url.Values{"op": {"accept"}})
	_, undo := judged(t, s, "/en/review", url.Values{"op": {"undo"}})
	review, party := "/en/review/"+id, "/en/p/"+fidan
	for _, x := range []struct {
		path string
		form url.Values
		want int
	}{
		{review, url.Values{}, 422},
		{review, url.Values{"op": {"approve"}}, 422},
		{review, url.Values{"op": {"same"}}, 422},
		{review, url.Values{"op": {"accept"}, "why": {"\x00"}}, 422},
		{review, url.Values{"op": {"merge"}}, 422},
		{review, url.Values{"op": {"merge"}, "id": {"hnone"}}, 422},
		{review, url.Values{"op": {"merge"}, "id": {"\x00"}}, 422},
		{review, url.Values{"op": {"merge"}, "id": {id}}, 422},
		{review, url.Values{"op": {"split"}}, 422},
		{review, url.Values{"op": {"split"}, "report": {"nonsense"}}, 422},
		{review, url.Values{"op": {"split"}, "report": {"none:1:0-4"}}, 422},
		{review, url.Values{"op": {"correct"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"date"}, "value": {"soon"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"actor"}, "value": {"nonsense"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"place"}, "name": {"x"}, "country": {"Turkey"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"size"}, "dead": {"-1"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"date"}, "value": {"2026-01-01"}, "from": {"9"}, "to": {"3"}, "r": {"none:1:0-4"}}, 422},
		{review, url.Values{"op": {"correct"}, "field": {"date"}, "value": {"2026-01-01"}, "words": {"x"}, "r": {"none:1:0-4"}}, 422},
		{"/en/review/hnone", url.Values{"op": {"accept"}}, 404},
		{"/en/review", url.Values{"op": {"undo"}, "decision": {"d999999"}}, 404},
		{"/en/review", url.Values{"op": {"undo"}, "decision": {done.ID}}, 400},
		{"/en/review", url.Values{"op": {"undo"}, "decision": {undo.ID}}, 400},
		{party, url.Values{}, 400},
		{party, url.Values{"op": {"same"}}, 404},
		{party, url.Values{"op": {"same"}, "other": {fidan}}, 409},
		{party, url.Values{"op": {"apart"}, "other": {fidan}}, 409},
		{party, url.Values{"op": {"same"}, "other": {"\x00"}}, 409},
		{party, url.Values{"op": {"undo"}, "undoes": {done.ID}}, 400},
		{"/en/p/person.none", url.Values{"op": {"same"}, "other": {fidan}}, 404},
	} {
		if w := submit(s, x.path, x.form); w.Code != x.want || !strings.Contains(w.Body.String(), "<main") {
			t.Errorf("%s %v: %d, want %d\n%.300s", x.path, x.form, w.Code, x.want, w.Body)
		}
	}
	if h := state(t, l, id); len(h.Decisions) != 2 {
		t.Errorf("%d decisions are kept; want 2", len(h.Decisions))
	}
}

// TestTextsThatAreNone: an address that holds no text leads nowhere, and nothing fails.
func TestTextsThatAreNone(t *testing.T) { stores(t, testTextsThatAreNone) }

func testTextsThatAreNone(t *testing.T, address string) {
	s := newServer(t, sampleLedger(t, address))
	for i := range routes {
		method, path, _ := strings.Cut(routes[i].pattern, " ")
		if method != "GET" {
			continue
		}
		for _, bad := range []string{"%00", "%ff"} {
			path := strings.NewReplacer("{lang}", "ar", "{id}", bad, "{hash}", bad, "{name}", bad, "{secret}", bad, "{file...}", bad, "{$}", "").Replace(path)
			for _, form := range append([]string{""}, routes[i].forms...) {
				if form != "" {
					form = "." + form
				}
				if w := get(s, path+form+"?q="+bad+"&day="+bad+"&after="+bad+"&was="+bad+"&field="+bad+"&v="+bad); w.Code >= 500 {
					t.Errorf("%s%s: %d", path, form, w.Code)
				}
			}
		}
	}
}
