package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/watch"
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

// TestCutOff: the key of a request that a crash cut off waits a while, says how long,
// and then the request is done.
func TestCutOff(t *testing.T) { stores(t, testCutOff) }

func testCutOff(t *testing.T, address string) {
	var now atomic.Int64
	now.Store(time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC).UnixMilli())
	f := newFixture(t, address, func(o *Options) {
		w, err := watch.Open(t.Context(), address, watch.Clock(func() time.Time { return time.UnixMilli(now.Load()) }))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { w.Close() })
		o.Watch = w
	})
	path := Prefix + "/articles"
	r := httptest.NewRequest("POST", path, nil)
	r.Header.Set("Content-Type", "text/plain")
	if _, _, err := f.Watch.Begin(t.Context(), "sami", "k", hashOf(f.table["POST "+path], r, []byte(visit))); err != nil {
		t.Fatal(err)
	}
	again := func() *httptest.ResponseRecorder {
		return f.ask("POST", "/articles", visit, typed("text/plain"), with(keyHeader, "k"))
	}
	w := again()
	wantProblem(t, w, codeKeyBusy)
	if got := w.Header().Get("Retry-After"); got != seconds(watch.AnswerTime) {
		t.Errorf("Retry-After: %s", got)
	}
	now.Add(watch.AnswerTime.Milliseconds())
	want[any](t, again(), 201)
	if w := again(); w.Code != 201 || w.Header().Get(replayHeader) != "true" {
		t.Errorf("its repetition: %d %s", w.Code, w.Body)
	}
}

// TestAnswerTime: nothing that may be repeated takes as long as its key waits.
func TestAnswerTime(t *testing.T) {
	for i := range operations {
		if op := &operations[i]; op.writes && cmp.Or(op.time, usualTime) >= watch.AnswerTime {
			t.Errorf("%s may take %v", op.id, op.time)
		}
	}
}
