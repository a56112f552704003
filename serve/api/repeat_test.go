package api

import (
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// TestRepeated: a request that is sent again with its key is done once and gets the
// same answer; with another body it is refused; another's key is another key.
func TestRepeated(t *testing.T) { stores(t, testRepeated) }

func testRepeated(t *testing.T, address string) {
	f := sampled(t, address)
	body := fmt.Sprintf(`{"op":"flag","happening":%q}`, f.some().ID)
	first := f.ask("POST", "/decisions", body, with(keyHeader, "k1"))
	d := want[ledger.Decision](t, first, 201)
	before, _ := f.l.Last(t.Context())
	again := f.ask("POST", "/decisions", body, with(keyHeader, "k1"))
	if again.Code != 201 || again.Body.String() != first.Body.String() || again.Header().Get(replayHeader) != "true" || first.Header().Get(replayHeader) != "" {
		t.Errorf("%d %s, %v", again.Code, again.Body, again.Header())
	}
	for _, name := range keptHeaders {
		if again.Header().Get(name) != first.Header().Get(name) {
			t.Errorf("%s: %q, want %q", name, again.Header().Get(name), first.Header().Get(name))
		}
	}
	wantProblem(t, f.ask("POST", "/decisions", strings.Replace(body, "flag", "accept", 1), with(keyHeader, "k1")), codeKeyOther)
	wantProblem(t, f.ask("POST", "/searches", body, with(keyHeader, "k1")), codeKeyOther)
	wantProblem(t, f.ask("POST", "/decisions", body, with(keyHeader, strings.Repeat("k", longestKey+1))), codeKey)
	if after, _ := f.l.Last(t.Context()); after != before {
		t.Errorf("%d entries were written by repetitions", after-before)
	}
	other := f.ask("POST", "/decisions", body, with(keyHeader, "k1"), with("Authorization", "Bearer msn_review"))
	if e := want[ledger.Decision](t, other, 201); e.ID == d.ID {
		t.Error("one's key gave another's answer")
	}
}

// TestRepeatedFaults: what the client did wrong is answered the same again; what the
// server failed at can be tried again; who may not is told so each time.
func TestRepeatedFaults(t *testing.T) { stores(t, testRepeatedFaults) }

func testRepeatedFaults(t *testing.T, address string) {
	f := newFixture(t, address)
	wrong := `{"op":"accept","happening":"none"}`
	wantProblem(t, f.ask("POST", "/decisions", wrong, with(keyHeader, "k")), codeNotFound)
	if w := f.ask("POST", "/decisions", wrong, with(keyHeader, "k")); w.Header().Get(replayHeader) != "true" {
		t.Error("a fault of the client is not kept")
	}
	ended, stop := context.WithCancel(t.Context())
	stop()
	r := httptest.NewRequest("POST", Prefix+"/articles", strings.NewReader(visit))
	r.Header.Set("Authorization", "Bearer msn_all")
	r.Header.Set("Content-Type", "text/plain")
	r.Header.Set(keyHeader, "k2")
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r.WithContext(ended))
	wantProblem(t, w, codeTimeout)
	want[any](t, f.ask("POST", "/articles", visit, typed("text/plain"), with(keyHeader, "k2")), 201)
	wantProblem(t, f.ask("POST", "/decisions", wrong, with(keyHeader, "k3"), with("Authorization", "Bearer msn_read")), codeForbidden)
}

// TestRepeatedAtOnce: while the first is done, its repetition is told to wait and does
// nothing.
func TestRepeatedAtOnce(t *testing.T) { stores(t, testRepeatedAtOnce) }

func testRepeatedAtOnce(t *testing.T, address string) {
	deciding, goOn := make(chan bool), make(chan bool)
	f := sampled(t, address, func(o *Options) {
		o.Note = func(context.Context, Note) error {
			deciding <- true
			<-goOn
			return nil
		}
	})
	body := fmt.Sprintf(`{"op":"flag","happening":%q}`, f.some().ID)
	first := make(chan *httptest.ResponseRecorder)
	go func() { first <- f.ask("POST", "/decisions", body, with(keyHeader, "k")) }()
	<-deciding
	wantProblem(t, f.ask("POST", "/decisions", body, with(keyHeader, "k")), codeKeyBusy)
	goOn <- true
	d := want[ledger.Decision](t, <-first, 201)
	if again := want[ledger.Decision](t, f.ask("POST", "/decisions", body, with(keyHeader, "k")), 201); again.ID != d.ID {
		t.Errorf("%s, want %s", again.ID, d.ID)
	}
}
