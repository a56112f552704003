package api

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/musnad/musnad/ledger"
)

func (f *fixture) decide(body string, args ...any) ledger.Decision {
	f.t.Helper()
	return want[ledger.Decision](f.t, f.ask("POST", "/decisions", fmt.Sprintf(body, args...), with("Authorization", "Bearer msn_review")), 201)
}

// TestDecisions makes each kind, by who shows the token, and takes it back.
func TestDecisions(t *testing.T) { stores(t, testDecisions) }

func testDecisions(t *testing.T, address string) {
	f := sampled(t, address)
	list := f.first(3)
	a, b := list[0].ID, list[1].ID
	get := func(id string) ledger.Happening {
		return want[ledger.Happening](t, f.ask("GET", "/happenings/"+id, ""), 200)
	}
	for _, op := range []string{"accept", "reject", "flag"} {
		d := f.decide(`{"op":%q,"happening":%q,"why":"a reason"}`, op, a)
		if h := get(a); h.Review != op || d.By != "huda" || d.Why != "a reason" {
			t.Errorf("%s: review %q by %q", op, h.Review, d.By)
		}
		f.decide(`{"op":"undo","undoes":%q}`, d.ID)
	}
	if h := get(a); h.Review != "" || len(h.Decisions) != 6 {
		t.Errorf("after undo: review %q, %d decisions", h.Review, len(h.Decisions))
	}
	r := get(a).Reports[0]
	c := f.decide(`{"op":"correct","happening":%q,"field":"date","value":"2026-03-04","evidence":{"article":%q,"version":%d,"at":[0,4]}}`, a, r.Article, r.Version)
	if h := get(a); h.Date != "2026-03-04" || c.Evidence == nil || c.Evidence.At != [2]int{0, 4} {
		t.Errorf("corrected to %q, evidence %+v", h.Date, c.Evidence)
	}
	wantProblem(t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"correct","happening":%q,"field":"date","value":"soon"}`, a)), codeDecision)
	wantProblem(t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"correct","happening":%q,"field":"date","value":"2026-03-04","evidence":{"article":%q,"version":1,"at":[0,999999]}}`, a, r.Article)), codeDecision)
	m := f.decide(`{"op":"merge","happening":%q,"other":%q}`, a, b)
	if h := get(b); h.ID != a || h.From != b {
		t.Errorf("merged, %s leads to %s", b, h.ID)
	}
	f.decide(`{"op":"undo","undoes":%q}`, m.ID)
	ref, err := json.Marshal(get(a).Reports[0].Ref)
	if err != nil {
		t.Fatal(err)
	}
	s := f.decide(`{"op":"split","happening":%q,"reports":[%s]}`, a, ref)
	if h := get(s.Other); len(h.Reports) != 1 || h.ID == a {
		t.Errorf("split into %s with %d reports", h.ID, len(h.Reports))
	}
	got := want[page[ledger.Decision]](t, f.ask("GET", "/happenings/"+a+"/decisions", ""), 200)
	if len(got.Items) != 10 || got.Items[9].ID != s.ID || got.Items[0].Undone != got.Items[1].ID {
		t.Errorf("%d decisions", len(got.Items))
	}
	if f.notes[0].What != "decide" || f.notes[0].Who.Name != "huda" || f.notes[0].Address == "" || len(f.notes) != len(got.Items) {
		t.Errorf("%d notes, the first %+v", len(f.notes), f.notes[0])
	}
}

func TestEntities(t *testing.T) { stores(t, testEntities) }

func testEntities(t *testing.T, address string) {
	f := sampled(t, address)
	list := want[page[ledger.Entity]](t, f.ask("GET", "/entities?name=TUR", ""), 200).Items
	if len(list) < 2 {
		t.Fatalf("%d entities", len(list))
	}
	a, b := list[0], list[1]
	one := want[ledger.Portrait](t, f.ask("GET", "/entities/"+a.ID, ""), 200)
	if one.ID != a.ID || one.Happenings != a.Happenings || len(one.Names) == 0 {
		t.Errorf("%+v", one)
	}
	d := f.decide(`{"op":"same","entity":%q,"other":%q}`, a.ID, b.ID)
	if both := want[ledger.Entity](t, f.ask("GET", "/entities/"+b.ID, ""), 200); both.ID != a.ID || !slices.Contains(both.Same, b.ID) {
		t.Errorf("the same: %s %v", both.ID, both.Same)
	}
	wantProblem(t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"same","entity":%q,"other":%q}`, b.ID, a.ID)), codeDecision)
	f.decide(`{"op":"undo","undoes":%q}`, d.ID)
	apart := f.decide(`{"op":"apart","entity":%q,"other":%q}`, a.ID, b.ID)
	wantProblem(t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"same","entity":%q,"other":%q}`, a.ID, b.ID)), codeDecision)
	if p := want[ledger.Portrait](t, f.ask("GET", "/entities/"+a.ID, ""), 200); len(p.Decisions) == 0 || p.Decisions[len(p.Decisions)-1].ID != apart.ID {
		t.Errorf("decisions on who it is: %+v", p.Decisions)
	}
	if again := want[ledger.Entity](t, f.ask("GET", "/entities/"+b.ID, ""), 200); again.ID != b.ID {
		t.Errorf("after undo %s is %s", b.ID, again.ID)
	}
}
