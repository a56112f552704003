package api

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// TestRefusedDecisions: whatever is wrong with a decision is said, with a stable word
// for it, and is no fault of the server.
func TestRefusedDecisions(t *testing.T) { stores(t, testRefusedDecisions) }

func testRefusedDecisions(t *testing.T, address string) {
	f := sampled(t, address)
	list := f.first(3)
	a, b := list[0].ID, list[1].ID
	h := want[ledger.Happening](t, f.ask("GET", "/happenings/"+a, ""), 200)
	e := want[page[ledger.Entity]](t, f.ask("GET", "/entities?name=TUR", ""), 200).Items
	x, y := e[0].ID, e[1].ID
	flag := f.decide(`{"op":"flag","happening":%q}`, a)
	undo := f.decide(`{"op":"undo","undoes":%q}`, flag.ID)
	ref := fmt.Sprintf(`{"article":%q,"version":%d,"at":[%d,%d]}`, h.Reports[0].Article, h.Reports[0].Version, h.Reports[0].At[0], h.Reports[0].At[1])
	first := f.decide(`{"op":"merge","happening":%q,"other":%q}`, a, b)
	f.decide(`{"op":"merge","happening":%q,"other":%q}`, a, list[2].ID)
	apart := f.decide(`{"op":"apart","entity":%q,"other":%q}`, x, y)
	z := ""
	for i := range e {
		if e[i].ID != x && e[i].ID != y {
			z = e[i].ID
		}
	}
	f.decide(`{"op":"same","entity":%q,"other":%q}`, x, z)
	correct := func(field, value string) string {
		return fmt.Sprintf(`{"op":"correct","happening":%q,"field":%q,"value":%s}`, a, field, value)
	}
	unknown := ledger.Refusal("")
	for _, c := range []struct {
		reason ledger.Refusal
		body   string
	}{
		{ledger.NoHappening, `{"op":"accept"}`},
		{ledger.NoHappening, `{"op":"merge","other":"` + b + `"}`},
		{unknown, `{"op":"accept","happening":"hnone"}`},
		{unknown, `{"op":"reject","happening":"hnone"}`},
		{unknown, `{"op":"flag","happening":"hnone"}`},
		{unknown, `{"op":"merge","happening":"` + a + `","other":"hnone"}`},
		{unknown, `{"op":"merge","happening":"` + a + `"}`},
		{unknown, `{"op":"split","happening":"hnone","reports":[` + ref + `]}`},
		{unknown, `{"op":"correct","happening":"hnone","field":"date","value":"2026-01-01"}`},
		{unknown, `{"op":"undo"}`},
		{unknown, `{"op":"undo","undoes":"d999999"}`},
		{unknown, `{"op":"same","entity":"` + x + `"}`},
		{unknown, `{"op":"same","entity":"` + x + `","other":"person.none"}`},
		{unknown, `{"op":"apart","other":"` + x + `"}`},
		{unknown, `{"op":"correct","happening":"` + a + `","field":"date","value":"2026-01-01","evidence":{"article":"none","version":1,"at":[0,4]}}`},
		{ledger.NoText, `{"op":"accept","happening":"` + a + `\u0000"}`},
		{ledger.NoText, `{"op":"accept","happening":"` + a + `","why":"\u0000"}`},
		{ledger.NoText, `{"op":"same","entity":"` + x + `","other":"\u0000"}`},
		{ledger.NoText, correct("place", `{"name":"a\u0000b"}`)},
		{ledger.NoText, `{"op":"split","happening":"` + a + `","reports":[{"article":"\u0000","version":1,"at":[0,1]}]}`},
		{ledger.BadField, correct("colour", `1`)},
		{ledger.BadValue, correct("date", `"soon"`)},
		{ledger.BadValue, correct("date", `7`)},
		{ledger.BadValue, correct("type", `"PARTY"`)},
		{ledger.BadValue, correct("type", `null`)},
		{ledger.BadValue, correct("mode", `"waltz"`)},
		{ledger.BadValue, correct("status", `"done"`)},
		{ledger.BadValue, correct("actor", `"TUR"`)},
		{ledger.BadValue, correct("recipient", `[{"name":"x","country":"Turkey"}]`)},
		{ledger.BadValue, correct("mediator", `{}`)},
		{ledger.BadValue, correct("place", `{"name":"x","country":"tur"}`)},
		{ledger.BadValue, correct("place", `[]`)},
		{ledger.BadValue, correct("size", `{"dead":-1}`)},
		{ledger.BadValue, correct("size", `{"dead":"many"}`)},
		{ledger.BadValue, `{"op":"correct","happening":"` + a + `","field":"date"}`},
		{ledger.BadLetters, `{"op":"correct","happening":"` + a + `","field":"date","value":"2026-01-01","evidence":{"article":"` + h.Reports[0].Article + `","version":1,"at":[9,3]}}`},
		{ledger.OneAlready, `{"op":"merge","happening":"` + a + `","other":"` + a + `"}`},
		{ledger.OneAlready, `{"op":"merge","happening":"` + a + `","other":"` + b + `"}`},
		{ledger.OneAlready, `{"op":"same","entity":"` + x + `","other":"` + x + `"}`},
		{ledger.OneAlready, `{"op":"same","entity":"` + z + `","other":"` + x + `"}`},
		{ledger.OneAlready, `{"op":"apart","entity":"` + z + `","other":"` + x + `"}`},
		{ledger.HeldApart, `{"op":"same","entity":"` + x + `","other":"` + y + `"}`},
		{ledger.HeldApart, `{"op":"same","entity":"` + z + `","other":"` + y + `"}`},
		{ledger.HeldApart, `{"op":"apart","entity":"` + y + `","other":"` + x + `"}`},
		{ledger.NoReport, `{"op":"split","happening":"` + a + `","reports":[{"article":"none","version":1,"at":[0,1]}]}`},
		{ledger.NotSome, `{"op":"split","happening":"` + a + `"}`},
		{ledger.NotSome, `{"op":"split","happening":"` + a + `","reports":[]}`},
		{ledger.Undone, `{"op":"undo","undoes":"` + flag.ID + `"}`},
		{ledger.IsUndo, `{"op":"undo","undoes":"` + undo.ID + `"}`},
		{ledger.LaterFirst, `{"op":"undo","undoes":"` + first.ID + `"}`},
	} {
		w := f.ask("POST", "/decisions", c.body)
		if c.reason == unknown {
			if p := wantProblem(t, w, codeNotFound); strings.Contains(p.Detail, "musnad ") {
				t.Errorf("%s: %s", c.body, p.Detail)
			}
			continue
		}
		if p := wantProblem(t, w, codeDecision); p.Reason != string(c.reason) || !slices.Contains(ledger.Refusals, c.reason) || p.Detail == "" {
			t.Errorf("%s: %q, want %q", c.body, p.Reason, c.reason)
		}
	}
	if d := f.decide(`{"op":"undo","undoes":%q}`, apart.ID); d.Undoes != apart.ID {
		t.Errorf("after all of it: %+v", d)
	}
}

// TestTextsThatAreNone: an id, a name or a query that no text can be is not found or not
// understood, on every operation.
func TestTextsThatAreNone(t *testing.T) { stores(t, testTextsThatAreNone) }

func testTextsThatAreNone(t *testing.T, address string) {
	f := sampled(t, address)
	for i := range operations {
		op := &operations[i]
		if op.method == post {
			continue
		}
		for _, bad := range []string{"%00", "a%00b", "%ff", "%D9"} {
			path := strings.NewReplacer("{id}", bad, "{delivery}", bad).Replace(op.path)
			w := f.ask(op.method, path+"?q="+bad+"&name="+bad+"&search="+bad+"&cursor="+bad, "")
			if w.Code >= 500 {
				t.Errorf("%s %s: %d %s", op.method, path, w.Code, w.Body)
			}
		}
	}
	for path, body := range map[string]string{
		"/searches": `{"name":"a\u0000","query":""}`, "/sources": `{"url":"https://a.example/\u0000","kind":"feed"}`, "/webhooks": `{"search":"\u0000","url":"https://a.example/"}`,
		"/articles": `{"id":"a\u0000","text":"نص\u0000"}`, "/read": `{"text":"نص\u0000"}`,
	} {
		if w := f.ask("POST", path, body); w.Code >= 500 {
			t.Errorf("%s %s: %d %s", path, body, w.Code, w.Body)
		}
	}
	if w := f.ask("POST", "/searches", `{"name":"a","query":""}`, with(keyHeader, "a\x00b")); w.Code >= 500 {
		t.Errorf("a key that is no text: %d %s", w.Code, w.Body)
	}
}
