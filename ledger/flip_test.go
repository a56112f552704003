package ledger_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/musnad/musnad/ledger"
)

var flips = flag.Int("flips", 40, "bits that are flipped in a ledger")

// TestFlippedBits: with one bit of a ledger's database flipped, whatever is asked is
// answered as before or with an error; nothing panics, nothing wrong is served.
func TestFlippedBits(t *testing.T) {
	dir := inMemory(t)
	whole := filepath.Join(dir, "whole")
	l, err := ledger.Create(context.Background(), whole)
	if err != nil {
		t.Fatal(err)
	}
	addEach(t, l, sampleArticles(t))
	decideSome(t, l)
	questions := questionsOf(t, l)
	want := map[string]string{}
	for name, ask := range questions {
		answer, err := ask(l)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want[name] = answer
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	failed := 0
	for n := range *flips {
		damaged := filepath.Join(dir, fmt.Sprint(n))
		if err := os.CopyFS(damaged, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		where := flip(t, filepath.Join(damaged, "ledger.db"), random)
		failed += askAll(t, where, damaged, questions, want)
		os.RemoveAll(damaged)
	}
	t.Logf("of %d questions to %d ledgers %d were answered with an error", len(questions)**flips, *flips, failed)
	if failed == 0 {
		t.Error("no flipped bit was noticed")
	}
}

// flip turns one bit of a file over and says which.
func flip(t *testing.T, path string, random *rand.Rand) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at, bit := random.IntN(len(data)), random.IntN(8)
	data[at] ^= 1 << bit
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("byte %d, bit %d", at, bit)
}

type question func(*ledger.Ledger) (string, error)

// askAll asks everything of a damaged ledger, and counts the errors.
func askAll(t *testing.T, where, address string, questions map[string]question, want map[string]string) (failed int) {
	defer func() {
		if fault := recover(); fault != nil {
			t.Fatalf("%s: it panics: %v", where, fault)
		}
	}()
	l, err := ledger.Open(context.Background(), address)
	if err != nil {
		return len(questions)
	}
	defer l.Close()
	faults, verifying := l.Verify(context.Background(), true)
	var last error
	for name, ask := range questions {
		switch answer, err := ask(l); {
		case err != nil:
			failed++
			last = err
		case answer != want[name]:
			t.Errorf("%s: %s is answered with\n%.400s\nand not with\n%.400s", where, name, answer, want[name])
		}
	}
	if failed > 0 && len(faults) == 0 && verifying == nil {
		t.Errorf("%s: verify finds nothing, and yet: %v", where, last)
	}
	change(t, where, l)
	return failed
}

// change writes to a damaged ledger: what it takes, it has then.
func change(t *testing.T, where string, l *ledger.Ledger) {
	ctx := context.Background()
	if _, err := l.Add(ctx, []ledger.Read{read(t, first)}); err == nil {
		if a, err := l.Article(ctx, first.ID, 0); err == nil && a.Text != first.Text {
			t.Errorf("%s: an article that was added has other words", where)
		}
	}
	list, err := l.Happenings(ctx, ledger.List{})
	if err != nil || len(list) == 0 {
		return
	}
	if _, err := l.Decide(ctx, ledger.Decision{Op: ledger.Flag, Happening: list[0].ID, By: "rania"}); err == nil {
		if h, err := l.Happening(ctx, list[0].ID); err == nil && h.Review != "flag" {
			t.Errorf("%s: a decision that was kept is not there", where)
		}
	}
}

// questionsOf are what the commands ask.
func questionsOf(t *testing.T, l *ledger.Ledger) map[string]question {
	ctx := context.Background()
	out := map[string]question{
		"timeline": inJSON(func(l *ledger.Ledger) (any, error) { return l.Happenings(ctx, ledger.List{All: true}) }),
		"news": inJSON(func(l *ledger.Ledger) (any, error) {
			return l.Happenings(ctx, ledger.List{Query: "party:TUR", Order: ledger.ByNews})
		}),
		"words":    inJSON(func(l *ledger.Ledger) (any, error) { return l.Happenings(ctx, ledger.List{Query: "الوزير"}) }),
		"upcoming": inJSON(func(l *ledger.Ledger) (any, error) { return l.Upcoming(ctx, ledger.List{}) }),
		"search":   inJSON(func(l *ledger.Ledger) (any, error) { return l.Search(ctx, "الوزير", 50) }),
		"exact": inJSON(func(l *ledger.Ledger) (any, error) {
			return l.Search(ctx, `"وزير الخارجية" -الماء`, 50)
		}),
		"fields":  inJSON(func(l *ledger.Ledger) (any, error) { return l.Search(ctx, "الوزير type:CONSULT", 50) }),
		"entity":  inJSON(func(l *ledger.Ledger) (any, error) { return l.Entities(ctx, "TUR") }),
		"sources": inJSON(func(l *ledger.Ledger) (any, error) { return l.Sources(ctx) }),
		"stats":   inJSON(func(l *ledger.Ledger) (any, error) { return l.Stats(ctx) }),
		"rebuild": func(l *ledger.Ledger) (string, error) {
			if err := l.Rebuild(ctx); err != nil {
				return "", err
			}
			return l.Dump(ctx)
		},
		"backup": func(l *ledger.Ledger) (string, error) {
			path := filepath.Join(t.TempDir(), "copy")
			if err := l.Backup(ctx, path); err != nil {
				return "", err
			}
			data, err := os.ReadFile(path)
			return fmt.Sprint(len(data)), err
		},
	}
	list, err := l.Happenings(ctx, ledger.List{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		id := list[i].ID
		out["show "+id] = inJSON(func(l *ledger.Ledger) (any, error) { return l.Happening(ctx, id) })
	}
	for _, x := range sampleArticles(t) {
		out["article "+x.ID] = inJSON(func(l *ledger.Ledger) (any, error) { return l.Article(ctx, x.ID, 1) })
	}
	return out
}

// inJSON is a question whose answer is told as JSON.
func inJSON(ask func(*ledger.Ledger) (any, error)) question {
	return func(l *ledger.Ledger) (string, error) {
		v, err := ask(l)
		if err != nil {
			return "", err
		}
		data, err := json.Marshal(v)
		return string(data), err
	}
}
