package export_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
	"github.com/musnad/musnad/samples"
)

// sampled adds the bundled samples as the engine reads them.
func sampled(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	lex, err := lexicon.Default()
	check(t, err)
	e := engine.New(lex)
	for _, a := range sampleArticles(t) {
		d, err := e.Read(a)
		check(t, err)
		_, err = l.Add(context.Background(), []ledger.Read{{Reading: musnad.NewReading(d, e.Version()),
			Arrival: ledger.Arrival{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published, Outlet: a.Outlet, URL: a.URL}}})
		check(t, err)
	}
}

// history is a ledger with all that can happen to one.
func history(t testing.TB) *ledger.Ledger {
	t.Helper()
	ctx := context.Background()
	l, _ := small(t)
	sampled(t, l)
	next := pages()[0]
	next.Text = strings.Replace(next.Text, "في أبريل", "قريبا في أبريل", 1)
	next.events = nil
	next.tell("CONSULT", "actual", "التقى", "التقى الوزير سالم الحارثي في مسقط", next.actor("سالم الحارثي", "OMN", "GOV"),
		next.recipient("كريم الراوي", "IRQ", "GOV"), next.day("2026-02-10", "اليوم الثلاثاء"), next.place("مسقط", "OMN", "city", 23.59, 58.41))
	_, err := l.Add(ctx, []ledger.Read{next.read("hand 2")})
	check(t, err)
	list, err := l.Happenings(ctx, ledger.List{})
	check(t, err)
	s := decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: list[0].ID, Other: list[1].ID})
	decide(t, l, ledger.Decision{Op: ledger.Reject, Happening: list[2].ID, Why: "=SUM(A1)"})
	decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: list[3].ID, Other: list[4].ID})
	decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: s.ID})
	check(t, l.Released(ctx, ledger.Release{N: 1, Key: "k", At: "2026-05-02T00:00:00Z"}, []byte("{}"), []byte("h\tx\n")))
	return l
}

func TestWholeLedgerComesBack(t *testing.T) {
	l := history(t)
	first, _ := write(t, l, "jsonl", export.Options{All: true})
	for name, address := range map[string]func() string{"sqlite": t.TempDir, "postgres": func() string { return pgtest.Address(t) }} {
		t.Run(name, func(t *testing.T) {
			to := address()
			check(t, create(t, to).Close())
			if !export.Recognised(bufio.NewReader(strings.NewReader(first))) {
				t.Fatal("it is not recognised")
			}
			n, err := export.Import(context.Background(), strings.NewReader(first), to)
			check(t, err)
			other := open(t, to)
			if again, _ := write(t, other, "jsonl", export.Options{All: true}); again != first {
				t.Errorf("%d entries came back otherwise: %s", n, firstDifference(first, again))
			}
			if faults, err := other.Verify(context.Background(), true); err != nil || len(faults) > 0 {
				t.Errorf("faults %v, %v", faults, err)
			}
			for _, f := range export.Formats() {
				if f.Name == "xlsx" || name == "postgres" && f.Name != "csv" {
					continue // a workbook has the time at which it was made
				}
				a, _ := write(t, l, f.Name, export.Options{All: true})
				b, _ := write(t, other, f.Name, export.Options{All: true})
				if a != b {
					t.Errorf("%s of it is another: %s", f.Name, firstDifference(a, b))
				}
			}
		})
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("line %d: %.300s", i+1, x[i])
		}
	}
	return "more lines"
}

func TestImportRefuses(t *testing.T) {
	l, dir := small(t)
	whole, _ := write(t, l, "jsonl", export.Options{})
	extract, _ := write(t, l, "jsonl", export.Options{Query: "type:CONSULT"})
	half := whole[:len(whole)/3]
	lines := strings.SplitAfter(whole, "\n")
	without := strings.Join(append(append([]string{}, lines[:3]...), lines[4:]...), "")
	for name, x := range map[string]struct{ text, says string }{
		"an extract":        {extract, "extract"},
		"half":              {half, "entry"},
		"a line less":       {without, "another line"},
		"the head alone":    {lines[0], "cut off"},
		"other words":       {strings.Replace(whole, "بوساطة قطر", "بوساطة مصر", 1), "SHA-256"},
		"another decision":  {strings.Replace(whole, `"by":"rania"`, `"by":"salma"`, 1), "not the entry that was written"},
		"a newer form":      {strings.Replace(whole, "ledger/1", "ledger/2", 1), "newer"},
		"no export":         {`{"id":"a"}`, "does not begin"},
		"another last hash": {strings.Replace(whole, `"last":"`, `"last":"0`, 1), "first line says"},
	} {
		t.Run(name, func(t *testing.T) {
			to := t.TempDir()
			check(t, create(t, to).Close())
			_, err := export.Import(context.Background(), strings.NewReader(x.text), to)
			if err == nil || !strings.Contains(err.Error(), x.says) {
				t.Errorf("error %v, want it to say %q", err, x.says)
			}
			st, err := open(t, to).Stats(context.Background())
			check(t, err)
			if st.Entries != 0 {
				t.Errorf("%d entries were kept", st.Entries)
			}
		})
	}
	if _, err := export.Import(context.Background(), strings.NewReader(whole), dir); !errors.Is(err, ledger.ErrNotEmpty) {
		t.Errorf("into a ledger that is not empty: %v", err)
	}
	if n, err := export.Import(context.Background(), strings.NewReader("\uFEFF"+strings.ReplaceAll(whole, "\n", "\r\n")), fresh(t)); err != nil || n == 0 {
		t.Errorf("with a mark and CRLF: %d entries, %v", n, err)
	}
}

func fresh(t testing.TB) string {
	dir := t.TempDir()
	check(t, create(t, dir).Close())
	return dir
}

// Every evidence that leaves selects the letters that it says, in the words that
// are kept.
func TestEvidenceSelectsItsLetters(t *testing.T) {
	l := history(t)
	ctx := context.Background()
	text, sum := write(t, l, "csv", export.Options{Rows: export.Reports, All: true})
	all := rows(t, text)
	if len(all) == 0 || len(all) != sum.Written {
		t.Fatalf("%d rows, %d written", len(all), sum.Written)
	}
	for _, row := range all {
		var version int
		fmt.Sscan(row["version"], &version)
		a, err := l.Article(ctx, export.UnsafeCell(row["article"]), version)
		check(t, err)
		runes := []rune(a.Title + "\n" + a.Text)
		for _, x := range []struct{ at, letters string }{{"trigger_at", "trigger"}, {"clause_at", "clause"}, {"date_at", "date_letters"}, {"status_at", "status_letters"}, {"place_at", "place_letters"}} {
			if row[x.at] == "" {
				continue
			}
			var from, to int
			if _, err := fmt.Sscanf(row[x.at], "[%d,%d)", &from, &to); err != nil {
				t.Fatal(err)
			}
			if got := string(runes[from:to]); got != export.UnsafeCell(row[x.letters]) {
				t.Errorf("%s of %s: %q, want %q", x.at, row["article"], got, row[x.letters])
			}
		}
	}
}

// The evidence of PLOVER's records selects its letters too.
func TestPloverEvidence(t *testing.T) {
	l := history(t)
	text, _ := write(t, l, "plover", export.Options{All: true})
	var list []struct {
		Text []struct {
			Article string
			Version int
			At      [2]int
			Letters string
		}
	}
	check(t, json.Unmarshal([]byte(text), &list))
	n := 0
	for _, x := range list {
		for _, e := range x.Text {
			a, err := l.Article(context.Background(), e.Article, e.Version)
			check(t, err)
			if got := string([]rune(a.Title + "\n" + a.Text)[e.At[0]:e.At[1]]); got != e.Letters {
				t.Errorf("%s %v selects %q, and says %q", e.Article, e.At, got, e.Letters)
			}
			n++
		}
	}
	if n == 0 {
		t.Error("no evidence")
	}
}

func sampleArticles(t testing.TB) (out []musnad.Article) {
	t.Helper()
	for line := range bytes.Lines(samples.Lines) {
		var a musnad.Article
		check(t, json.Unmarshal(line, &a))
		out = append(out, a)
	}
	return out
}
