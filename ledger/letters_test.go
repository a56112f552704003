package ledger_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/samples"
)

// sampleArticles are the bundled samples, read.
func sampleArticles(t testing.TB) (out []ledger.Read) {
	t.Helper()
	for line := range bytes.Lines(samples.Lines) {
		var x struct{ ID, Outlet, Published, URL, Title, Text string }
		if err := json.Unmarshal(line, &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, read(t, ledger.Arrival{ID: x.ID, Outlet: x.Outlet, Published: x.Published, URL: x.URL, Title: x.Title, Text: x.Text}))
	}
	return out
}

// letters are the words of versions of articles, by code points.
type letters struct {
	t     *testing.T
	l     *ledger.Ledger
	texts map[ledger.Ref][]rune
}

func newLetters(t *testing.T, l *ledger.Ledger) *letters {
	return &letters{t, l, map[ledger.Ref][]rune{}}
}

// of are those of a version; they must have the hash that the report gives.
func (x *letters) of(r *ledger.Report) []rune {
	key := ledger.Ref{Article: r.Article, Version: r.Version}
	if text, ok := x.texts[key]; ok {
		return text
	}
	a, err := x.l.Article(context.Background(), r.Article, r.Version)
	if err != nil {
		x.t.Fatal(err)
	}
	words := a.Title + "\n" + a.Text
	if sum := sha256.Sum256([]byte(words)); hex.EncodeToString(sum[:]) != r.Words {
		x.t.Errorf("%s, version %d: the words have another hash than the report says", r.Article, r.Version)
	}
	x.texts[key] = []rune(words)
	return x.texts[key]
}

// selected is what a position selects; it must select something.
func (x *letters) selected(r *ledger.Report, what string, at *[2]int) string {
	text := x.of(r)
	if at == nil {
		return ""
	}
	if at[0] < 0 || at[1] <= at[0] || at[1] > len(text) {
		x.t.Errorf("%v: %s at %v of %d letters", r.Ref, what, *at, len(text))
		return ""
	}
	return string(text[at[0]:at[1]])
}

// check resolves every position of an event.
func (x *letters) check(r *ledger.Report) {
	e := r.Event
	if e.Evidence.Trigger == nil || *e.Evidence.Trigger != r.At {
		x.t.Errorf("%v: the trigger is at %v", r.Ref, e.Evidence.Trigger)
	}
	for _, q := range []struct {
		what, want string
		at         *[2]int
	}{{"trigger", e.Trigger, e.Evidence.Trigger}, {"clause", e.Clause, e.Evidence.Clause}} {
		if got := x.selected(r, q.what, q.at); got != q.want {
			x.t.Errorf("%v: %s is %q, and its letters are %q", r.Ref, q.what, q.want, got)
		}
	}
	x.selected(r, "status", e.Evidence.Status)
	if date := x.selected(r, "date", e.Evidence.Date); e.Date != nil && e.Evidence.Date != nil && strings.TrimSpace(date) != date {
		x.t.Errorf("%v: the letters of the date are %q", r.Ref, date)
	}
	for _, m := range e.Mentions {
		x.selected(r, "mention", &m)
	}
	for _, list := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
		for i := range list {
			x.named(r, "party", list[i].Name, list[i].At, list[i].ID == nil)
		}
	}
	for i := range e.Sources {
		x.named(r, "source", e.Sources[i].Name, e.Sources[i].At, e.Sources[i].Country == nil)
	}
	if e.Place != nil {
		x.named(r, "place", &e.Place.Name, e.Place.At, e.Place.ID == nil)
	}
}

// named checks that who is named has letters, and, where the name is the article's
// own and not that of a word list, that each word of it stands in the article.
func (x *letters) named(r *ledger.Report, what string, name *string, at *[2]int, own bool) {
	x.selected(r, what, at)
	if name == nil || at == nil || !own {
		return
	}
	text := folded(string(x.of(r)))
	for word := range strings.FieldsSeq(folded(*name)) {
		if !strings.Contains(text, strings.TrimPrefix(word, article)) {
			x.t.Errorf("%v: %s %q is nowhere in the article: %q", r.Ref, what, *name, word)
		}
	}
}

func folded(s string) string { return arabic.FoldBare(arabic.Bare(s)) }

const article = "ال"

// TestEveryFieldResolvesToLetters: what is shown of a happening stands in the
// articles that tell of it, letter for letter, and goes on standing in their
// versions when these have others.
func TestEveryFieldResolvesToLetters(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		articles := slices.Concat(corpusArticles(t), sampleArticles(t))
		add(t, l, articles...)
		x := newLetters(t, l)
		before := x.reports()
		if len(before) < 400 {
			t.Errorf("only %d events", len(before))
		}
		for i := range articles {
			articles[i].Text = "نسخة معدلة \U0001F4F0 من الخبر.\n" + articles[i].Text
			articles[i] = read(t, articles[i].Arrival)
		}
		add(t, l, articles...)
		after := x.reports()
		for i := range after {
			if after[i].Version != 2 {
				t.Errorf("%v is of an earlier version", after[i].Ref)
			}
		}
		clear(x.texts)
		for _, list := range [][]ledger.Report{before, after} {
			for i := range list {
				x.check(&list[i])
			}
		}
	})
}

// reports are all events that are shown, checked.
func (x *letters) reports() (out []ledger.Report) {
	list, err := x.l.Happenings(context.Background(), ledger.List{All: true})
	if err != nil {
		x.t.Fatal(err)
	}
	for i := range list {
		h := show(x.t, x.l, list[i].ID)
		x.origins(&h)
		for k := range h.Reports {
			x.check(&h.Reports[k])
		}
		out = append(out, h.Reports...)
	}
	return out
}

// origins checks that who is said to say something is a report of the happening.
func (x *letters) origins(h *ledger.Happening) {
	known := map[ledger.Ref]bool{}
	for i := range h.Reports {
		known[h.Reports[i].Ref] = true
	}
	said := slices.Concat(h.Types, h.Statuses, h.Dates, h.Dead, h.Injured, h.Arrested)
	for _, v := range slices.Concat(h.Actor, h.Recipient, h.Mediator) {
		said = append(said, v.Said)
	}
	for _, p := range h.Places {
		said = append(said, p.Said)
	}
	for _, s := range said {
		if len(s.Reports) == 0 {
			x.t.Errorf("%s: nobody says %q", h.ID, s.Value)
		}
		for _, r := range s.Reports {
			if !known[r] {
				x.t.Errorf("%s: %v, who says %q, is none of its reports", h.ID, r, s.Value)
			}
		}
	}
}
