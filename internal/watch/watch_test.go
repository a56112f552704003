package watch

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/internal/store"
)

// clock is a clock that a test moves.
type clock struct {
	sync.Mutex
	t time.Time
}

func (c *clock) now() time.Time {
	c.Lock()
	defer c.Unlock()
	return c.t
}

func (c *clock) pass(d time.Duration) {
	c.Lock()
	defer c.Unlock()
	c.t = c.t.Add(d)
}

// eachStore runs a test beside a new ledger on both databases.
func eachStore(t *testing.T, test func(t *testing.T, w *Watch, c *clock)) {
	run := func(t *testing.T, address string) {
		db, err := store.Create(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		c := &clock{t: time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)}
		w, err := Open(t.Context(), address, Clock(c.now))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { w.Close() })
		test(t, w, c)
	}
	t.Run("SQLite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "ledger")) })
	t.Run("PostgreSQL", func(t *testing.T) { run(t, pgtest.Address(t)) })
}

func addSearch(t *testing.T, w *Watch, name string) Search {
	t.Helper()
	s, err := w.AddSearch(t.Context(), Search{Name: name, Query: "party:TUR", By: "huda"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func addHook(t *testing.T, w *Watch, search, url string) (string, Hook) {
	t.Helper()
	secret, h, err := w.AddHook(t.Context(), Hook{Search: search, URL: url, By: "huda"})
	if err != nil {
		t.Fatal(err)
	}
	return secret, h
}

func TestSearches(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, _ *clock) {
		b, a := addSearch(t, w, "b"), addSearch(t, w, "a")
		list, err := w.Searches(t.Context())
		if err != nil || len(list) != 2 || list[0] != a || list[1] != b {
			t.Errorf("%v, %v", list, err)
		}
		_, h := addHook(t, w, a.ID, "https://example.org/")
		if err := w.RemoveSearch(t.Context(), a.ID, false); !errors.Is(err, ErrHooked) {
			t.Errorf("removed with webhooks that may not go: %v", err)
		}
		if err := errors.Join(w.RemoveSearch(t.Context(), b.ID, false), w.RemoveSearch(t.Context(), a.ID, true)); err != nil {
			t.Error(err)
		}
		if _, err := w.Search(t.Context(), a.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("a removed search: %v", err)
		}
		if _, err := w.Hook(t.Context(), h.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("the webhook of a removed search: %v", err)
		}
		if err := w.RemoveSearch(t.Context(), a.ID, true); !errors.Is(err, ErrNotFound) {
			t.Errorf("removed twice: %v", err)
		}
		if _, _, err := w.AddHook(t.Context(), Hook{Search: "none", URL: "https://example.org/"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("a webhook of no search: %v", err)
		}
	})
}

func TestAddresses(t *testing.T) {
	for url, ok := range map[string]bool{"https://example.org/x": true, "http://example.org": true, "ftp://example.org/": false, "https://me:secret@example.org/": false,
		"https:///x": false, "example.org": false, "javascript:alert(1)": false, "file:///etc/passwd": false} {
		if err := CheckURL(url); (err == nil) != ok {
			t.Errorf("%s: %v", url, err)
		}
	}
}

// receiver is a server that a webhook tells, with what it was told.
type receiver struct {
	*httptest.Server
	sync.Mutex
	status int
	to     string // where it redirects
	got    []*http.Request
	bodies [][]byte
}

func newReceiver(t *testing.T) *receiver {
	r := &receiver{status: http.StatusOK}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		r.Lock()
		defer r.Unlock()
		body := make([]byte, req.ContentLength)
		req.Body.Read(body)
		r.got, r.bodies = append(r.got, req), append(r.bodies, body)
		if r.to != "" {
			w.Header().Set("Location", r.to)
		}
		w.WriteHeader(r.status)
	}))
	t.Cleanup(r.Close)
	return r
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

// news is a ledger in which entry 5 is new.
func news(_ context.Context, s Search, since int64) ([]byte, int64, error) {
	if since >= 5 {
		return nil, 5, nil
	}
	return []byte(`{"search":"` + s.ID + `"}`), 5, nil
}

func round(t *testing.T, s *Sender) {
	t.Helper()
	if err := s.Round(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func only(t *testing.T, w *Watch, hook string) Delivery {
	t.Helper()
	list, err := w.Deliveries(t.Context(), hook, "", 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d deliveries, %v", len(list), err)
	}
	return list[0]
}

func TestDelivery(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, c *clock) {
		r := newReceiver(t)
		secret, h := addHook(t, w, addSearch(t, w, "a").ID, r.URL+"/told")
		s := NewSender(w, news, slog.New(slog.DiscardHandler), loopback, nil)
		round(t, s)
		round(t, s)
		if len(r.got) != 1 {
			t.Fatalf("told %d times, want once", len(r.got))
		}
		if err := CheckSignature(secret, r.got[0].Header.Get(SignatureHeader), r.bodies[0], c.now(), time.Minute); err != nil {
			t.Error(err)
		}
		d := only(t, w, h.ID)
		if d.State != Sent || d.Tries != 1 || d.Status != 200 || r.got[0].Header.Get("Musnad-Delivery") != d.ID {
			t.Errorf("%+v", d)
		}
		// Again, though it was sent; and to another webhook's id it is unknown.
		if _, err := w.Replay(t.Context(), "other", d.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("replayed for another webhook: %v", err)
		}
		if _, err := w.Replay(t.Context(), h.ID, d.ID); err != nil {
			t.Error(err)
		}
		round(t, s)
		if len(r.got) != 2 || string(r.bodies[1]) != string(r.bodies[0]) {
			t.Errorf("told %d times after a replay", len(r.got))
		}
		c.pass(keepSent + time.Hour)
		round(t, s)
		if list, _ := w.Deliveries(t.Context(), h.ID, "", 10); len(list) != 0 {
			t.Errorf("%d old deliveries are kept", len(list))
		}
	})
}

// TestRetries: a try that fails is made again, each later than the one before, until
// none is left; a replay begins anew.
func TestRetries(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, c *clock) {
		r := newReceiver(t)
		r.status = http.StatusBadGateway
		_, h := addHook(t, w, addSearch(t, w, "a").ID, r.URL)
		s := NewSender(w, news, slog.New(slog.DiscardHandler), loopback, nil)
		round(t, s)
		for i, wait := range delays {
			if d := only(t, w, h.ID); d.State != Waiting || d.Tries != i+1 || d.Due != stamp(c.now().Add(wait).UnixMilli()) || d.Reason != "it answers 502" {
				t.Fatalf("after %d tries: %+v", i+1, d)
			}
			c.pass(wait - time.Second)
			round(t, s)
			if len(r.got) != i+1 {
				t.Fatalf("tried before it was due")
			}
			c.pass(time.Second)
			round(t, s)
		}
		if d := only(t, w, h.ID); d.State != Dead || d.Tries != len(delays)+1 {
			t.Fatalf("in the end: %+v", d)
		}
		c.pass(keepDead / 2)
		round(t, s)
		if len(r.got) != len(delays)+1 {
			t.Errorf("a dead delivery was tried")
		}
		r.status = http.StatusNoContent
		if d, err := w.Replay(t.Context(), h.ID, only(t, w, h.ID).ID); err != nil || d.State != Waiting || d.Tries != 0 {
			t.Errorf("replayed: %+v, %v", d, err)
		}
		round(t, s)
		if d := only(t, w, h.ID); d.State != Sent || d.Reason != "" {
			t.Errorf("after the replay: %+v", d)
		}
	})
}

// TestOneDoesNotHoldUpAnother: who does not answer is tried once in a round, however
// much waits for them, and others are told meanwhile.
func TestOneDoesNotHoldUpAnother(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, _ *clock) {
		bad, good := newReceiver(t), newReceiver(t)
		bad.status = http.StatusInternalServerError
		search := addSearch(t, w, "a").ID
		_, h := addHook(t, w, search, bad.URL)
		for range 4 {
			h.Seen++
			if err := w.enqueue(t.Context(), &Hook{ID: h.ID, Seen: h.Seen - 1}, h.Seen, []byte("{}")); err != nil {
				t.Fatal(err)
			}
		}
		addHook(t, w, search, good.URL)
		s := NewSender(w, func(_ context.Context, _ Search, since int64) ([]byte, int64, error) {
			return []byte("{}"), 4, nil
		}, slog.New(slog.DiscardHandler), loopback, nil)
		round(t, s)
		if len(bad.got) != 1 || len(good.got) != 1 {
			t.Errorf("the one was tried %d times, the other told %d times", len(bad.got), len(good.got))
		}
		bad.status = http.StatusOK
		round(t, s)
		if len(bad.got) != 4 {
			t.Errorf("who answers again was told %d of 3 that waited", len(bad.got)-1)
		}
	})
}

// TestRedirectsAreNotFollowed: where a receiver points, inside or outside, is not
// asked.
func TestRedirectsAreNotFollowed(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, _ *clock) {
		inside, r := newReceiver(t), newReceiver(t)
		r.to = inside.URL
		s := NewSender(w, news, slog.New(slog.DiscardHandler), loopback, nil)
		for _, r.status = range []int{301, 302, 303, 307, 308} {
			_, h := addHook(t, w, addSearch(t, w, "a").ID, r.URL)
			round(t, s)
			if d := only(t, w, h.ID); d.State != Waiting || d.Status != r.status {
				t.Errorf("%d: %+v", r.status, d)
			}
		}
		if len(inside.got) > 0 {
			t.Error("a redirect was followed")
		}
	})
}

// TestOnceForMany: of many senders at once one tells.
func TestOnceForMany(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, _ *clock) {
		r := newReceiver(t)
		addHook(t, w, addSearch(t, w, "a").ID, r.URL)
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				if err := NewSender(w, news, slog.New(slog.DiscardHandler), loopback, nil).Round(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if len(r.got) != 1 {
			t.Errorf("told %d times", len(r.got))
		}
	})
}

func TestAnswers(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, c *clock) {
		ctx, one, other := t.Context(), []byte("one"), []byte("other")
		begin := func(who string, hash []byte) (Turn, *Answer) {
			t.Helper()
			turn, a, err := w.Begin(ctx, who, "key", hash)
			if err != nil {
				t.Error(err)
			}
			return turn, a
		}
		refused := func(who string, hash []byte, want any) {
			t.Helper()
			if _, _, err := w.Begin(ctx, who, "key", hash); !errors.As(err, want) {
				t.Errorf("%v, want %T", err, want)
			}
		}
		huda, a := begin("huda", one)
		if a != nil {
			t.Error("the first has an answer")
		}
		var wait *UnansweredError
		refused("huda", one, &wait)
		if _, _, err := w.Begin(ctx, "huda", "key", other); !errors.Is(err, ErrOther) {
			t.Errorf("another request under the key: %v", err)
		}
		sami, _ := begin("sami", other)
		if err := w.Finish(ctx, huda, Answer{201, `{"X":"y"}`, []byte("body")}); err != nil {
			t.Fatal(err)
		}
		if _, a := begin("huda", one); a == nil || a.Status != 201 || a.Head != `{"X":"y"}` || string(a.Body) != "body" {
			t.Errorf("%+v", a)
		}
		if err := w.Forget(ctx, sami); err != nil {
			t.Fatal(err)
		}
		if _, a := begin("sami", one); a != nil {
			t.Error("a forgotten key has an answer")
		}
		c.pass(KeepAnswers + time.Minute)
		if _, a := begin("huda", other); a != nil {
			t.Error("an answer is kept too long")
		}
	})
}

// TestCutOff: a request that a crash cut off may be made again in a while, by one, and
// who was thought dead overwrites nothing.
func TestCutOff(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, c *clock) {
		ctx, hash := t.Context(), []byte("hash")
		begin := func() (Turn, *Answer, error) { return w.Begin(ctx, "huda", "key", hash) }
		dead, _, err := begin()
		if err != nil {
			t.Fatal(err)
		}
		c.pass(AnswerTime - time.Second)
		var unanswered *UnansweredError
		if _, _, err = begin(); !errors.As(err, &unanswered) || unanswered.Wait != time.Second {
			t.Fatalf("it may still be answered: %v", err)
		}
		c.pass(time.Second)
		again, old, err := begin()
		if err != nil || old != nil {
			t.Fatalf("after a while: %+v, %v", old, err)
		}
		if _, _, err = begin(); !errors.As(err, &unanswered) || unanswered.Wait != AnswerTime {
			t.Errorf("two make it again: %v", err)
		}
		if err := errors.Join(w.Finish(ctx, dead, Answer{Status: 500}), w.Forget(ctx, dead), w.Finish(ctx, again, Answer{Status: 201})); err != nil {
			t.Fatal(err)
		}
		if _, old, err := begin(); err != nil || old == nil || old.Status != 201 {
			t.Errorf("%+v, %v", old, err)
		}
	})
}

// TestReasons: why a delivery failed is a text that both databases can keep, wherever
// it is cut.
func TestReasons(t *testing.T) {
	for cut := range 4 {
		got := reasonOf(errors.New(strings.Repeat("x", longestReason-cut) + "\x00تعذر"))
		if len(got) > longestReason || !utf8.ValidString(got) || strings.Contains(got, "\x00") {
			t.Errorf("%q", got)
		}
	}
}
