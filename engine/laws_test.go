package engine_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
)

func articles(t testing.TB) []musnad.Article {
	list, err := corpus.Articles()
	if err != nil {
		t.Fatal(err)
	}
	out := make([]musnad.Article, 0, len(list))
	for _, a := range list {
		x := musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
		if a.Published != nil {
			x.Published = *a.Published
		}
		out = append(out, x)
	}
	return out
}

// TestEveryFieldResolves: each position of a reading selects, in code points of
// the text, the letters that the reading says it does.
func TestEveryFieldResolves(t *testing.T) {
	e := newEngine(t)
	for _, a := range articles(t) {
		checkReading(t, e, a)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "قُتِلَ ٥ أشخاص", "\u200fقال «إن\u202e", "a\xffب", "e\u0301 الـ\u0640\u064b", "\U0001F468\u200D\U0001F469 زار", "ﷺ ﻻ"} {
		f.Add(s, s)
	}
	e := newEngine(f)
	f.Fuzz(func(t *testing.T, title, text string) {
		checkReading(t, e, musnad.Article{Title: title, Text: text, Published: "2024-06-15"})
	})
}

func checkReading(t *testing.T, e *engine.Engine, a musnad.Article) {
	d, err := e.Read(a)
	if err != nil {
		return
	}
	checkDocument(t, d)
	r := musnad.NewReading(d, e.Version())
	full := []rune(r.Article.Title + "\n" + *r.Article.Text)
	at := func(s *[2]int) string { return string(full[s[0]:s[1]]) }
	for i := range r.Events {
		ev := &r.Events[i]
		if got := at(ev.Evidence.Trigger); got != ev.Trigger {
			t.Errorf("%s: trigger %q, its position says %q", a.ID, ev.Trigger, got)
		}
		if got := at(ev.Evidence.Clause); got != ev.Clause {
			t.Errorf("%s: clause %q, its position says %q", a.ID, ev.Clause, got)
		}
		if !strings.Contains(ev.Clause, ev.Trigger) {
			t.Errorf("%s: trigger %q outside its clause", a.ID, ev.Trigger)
		}
		if (ev.Date != nil) != (ev.Evidence.Date != nil) {
			t.Errorf("%s: a date without letters, or letters without a date: %q", a.ID, ev.Clause)
		}
		for _, p := range append(append(ev.Actor, ev.Recipient...), ev.Mediator...) {
			if p.At == nil || p.Name == nil {
				t.Errorf("%s: a party without letters or name in %q", a.ID, ev.Clause)
			}
		}
		if !ev.Type.Valid() || ev.Mode != nil && !ev.Type.ValidMode(*ev.Mode) {
			t.Errorf("%s: type %s, mode %v", a.ID, ev.Type, ev.Mode)
		}
	}
	for _, q := range r.Quotes {
		if got := at(q.At); got != q.Text {
			t.Errorf("%s: quote %q, its position says %q", a.ID, q.Text, got)
		}
	}
}

func checkDocument(t *testing.T, d *musnad.Document) {
	if !utf8.ValidString(d.Text) {
		t.Fatal("text is not UTF-8")
	}
	span := func(what string, s musnad.Span) {
		if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End || !utf8.ValidString(d.Letters(s)) {
			t.Fatalf("%s: span %v does not select letters of %d bytes", what, s, len(d.Text))
		}
	}
	for i := range d.Tokens {
		span("token", d.Tokens[i].Span)
	}
	for _, list := range [][]musnad.Mention{d.Times, d.Entities} {
		for i := range list {
			span(list[i].Rule, list[i].Span)
			span("party", list[i].Party.At)
		}
	}
	for i := range d.Words {
		span("phrase", d.Words[i].Span)
	}
	for _, x := range d.Declined {
		span("declined", x.Span)
	}
}

// TestConcurrentReadsAgree reads every article at once on many goroutines.
func TestConcurrentReadsAgree(t *testing.T) {
	e := newEngine(t)
	list := articles(t)
	want := dumps(t, e, list)
	var wg sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			if got := dumps(t, e, list); !bytes.Equal(got, want) {
				t.Error("the same articles read differently")
			}
		})
	}
	wg.Wait()
}

func dumps(t *testing.T, e *engine.Engine, list []musnad.Article) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for _, a := range list {
		d, err := e.Read(a)
		if err != nil {
			t.Error(err)
			return nil
		}
		b.WriteString(d.Dump())
		if err := enc.Encode(musnad.NewReading(d, e.Version())); err != nil {
			t.Error(err)
		}
	}
	return b.Bytes()
}

// TestSameBytesAnywhere runs this test binary again under other time zones,
// languages and numbers of threads.
func TestSameBytesAnywhere(t *testing.T) {
	if os.Getenv("MUSNAD_TEST_DUMP") != "" {
		os.Stdout.Write(dumps(t, newEngine(t), articles(t)))
		return
	}
	var want []byte
	for _, env := range [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Asia/Riyadh", "LANG=ar_EG.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/Los_Angeles", "LANG=tr_TR.UTF-8", "GOMAXPROCS=7"},
	} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestSameBytesAnywhere$")
		cmd.Env = append(append(os.Environ(), env...), "MUSNAD_TEST_DUMP=1")
		got, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v", env, err)
		}
		got, _, _ = bytes.Cut(got, []byte("\nPASS\n"))
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%v: other bytes", env)
		}
	}
	if len(want) < 10_000 {
		t.Errorf("only %d bytes were compared", len(want))
	}
}

// TestStagesOnlyAdd: no stage changes the text or what an earlier stage wrote.
func TestStagesOnlyAdd(t *testing.T) {
	e := newEngine(t)
	for _, a := range articles(t) {
		before := map[string]string{}
		_, err := e.ReadWatched(a, func(stage string, d *musnad.Document) {
			for name, dump := range before {
				if got := withoutDeclined(d.Dump(name)); got != dump {
					t.Fatalf("%s: stage %s changed what %s wrote", a.ID, stage, name)
				}
			}
			before[stage] = withoutDeclined(d.Dump(stage))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func withoutDeclined(dump string) string {
	var out []string
	for _, l := range strings.Split(dump, "\n") {
		if !strings.Contains(l, " declined ") {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}
