package ledger_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/store"
	"github.com/musnad/musnad/ledger"
)

// A ledger of each format that was released is kept in testdata as a backup, with
// what was in it. When the format changes, name the next file here and make it once:
//
//	go test ./ledger -run TestKeptLedgers -keep
var keptLedgers = []string{"format1"}

var keep = flag.Bool("keep", false, "make the newest of the kept ledgers, if it is not there")

// content is what a ledger must go on holding, whatever program opens it.
type content struct {
	Stats      ledger.Stats
	Articles   []keptArticle
	Happenings []keptHappening
	Led        map[string]string // ids that lead elsewhere
	Same       []string          // ids of one entity
	Sources    []ledger.SourceState
}

type keptArticle struct {
	ID, CopyOf string
	Versions   []string // hashes of their words
}

type keptHappening struct {
	ID        string
	Review    string
	Corrected []string `json:",omitempty"`
	Date      string   `json:",omitempty"` // if corrected
	Reports   []ledger.Ref
	Decisions []ledger.Decision `json:",omitempty"`
}

// TestKeptLedgers opens the ledgers of all formats.
func TestKeptLedgers(t *testing.T) {
	if *keep {
		makeKept(t, keptLedgers[len(keptLedgers)-1])
	}
	for _, name := range keptLedgers {
		data, err := os.ReadFile(filepath.Join("testdata", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		stores(t, func(t *testing.T, address string) {
			ctx := context.Background()
			if err := ledger.Restore(ctx, filepath.Join("testdata", name+".musnad"), address); err != nil {
				t.Fatal(err)
			}
			l, err := ledger.Open(ctx, address)
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			same(t, contentOf(t, l), string(data))
			if err := l.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			same(t, contentOf(t, l), string(data))
			x := newLetters(t, l)
			x.reports()
			if faults, err := l.Verify(ctx, true); err != nil || len(faults) > 0 {
				t.Errorf("faults %v, %v", faults, err)
			}
			add(t, l, read(t, first))
			decide(t, l, ledger.Decision{Op: ledger.Undo, Undoes: standingMerge(t, l)})
		})
	}
}

func same(t *testing.T, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("line %d: the ledger holds\n%s\nand should hold\n%s", i+1, strings.Join(a[max(0, i-3):min(len(a), i+3)], "\n"), strings.Join(b[max(0, i-3):min(len(b), i+3)], "\n"))
		}
	}
}

// standingMerge is the latest merge that was not undone.
func standingMerge(t *testing.T, l *ledger.Ledger) (id string) {
	list, err := l.Happenings(context.Background(), ledger.List{All: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		for _, d := range list[i].Decisions {
			if d.Op == ledger.Merge && d.Undone == "" && number(d.ID) > number(id) {
				id = d.ID
			}
		}
	}
	return id
}

// makeKept makes a ledger with something of every kind. One that is there stays: it
// is what people have.
func makeKept(t *testing.T, name string) {
	path := filepath.Join("testdata", name)
	if _, err := os.Stat(path + ".musnad"); err == nil {
		t.Fatalf("%s.musnad is there, and a ledger that was released is never made again; name the next", path)
	}
	l := open(t, t.TempDir())
	ctx := context.Background()
	s, err := l.AddSource(ctx, ledger.Source{URL: "https://dhifaf.example/feed", Kind: "feed", Title: "الضفاف", Zone: "Asia/Baghdad"})
	if err == nil {
		err = l.Fetched(ctx, ledger.Fetch{Source: s.ID, At: "2026-03-06T08:00:00Z", State: "ok", Line: "ok", Listed: 2, New: 2}, []byte("<rss/>"), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	articles := sampleArticles(t)
	articles[0].Fetched = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	addEach(t, l, articles)
	changed := articles[1].Arrival
	changed.Text += "\nوعاد الوزير مساء إلى أنقرة."
	add(t, l, read(t, changed))
	decideSome(t, l)
	if err := l.Backup(ctx, path+".musnad"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".json", []byte(contentOf(t, l)), 0o666); err != nil {
		t.Fatal(err)
	}
}

// decideSome makes a decision of each kind.
func decideSome(t *testing.T, l *ledger.Ledger) {
	list, err := l.Happenings(context.Background(), ledger.List{Order: ledger.ByOrigins})
	if err != nil || len(list) < 7 || len(list[0].Origins) < 2 {
		t.Fatalf("%d happenings, %v", len(list), err)
	}
	at := func(d ledger.Decision) ledger.Decision {
		d.At = "2026-11-27T08:00:00Z"
		return decide(t, l, d)
	}
	most := show(t, l, list[0].ID)
	r := most.Reports[0]
	at(ledger.Decision{Op: ledger.Accept, Happening: most.ID, Why: "the two ministries agree"})
	at(ledger.Decision{Op: ledger.Correct, Happening: most.ID, Field: "date", Value: json.RawMessage(`"2026-03-05"`), Evidence: &ledger.Evidence{Article: r.Article, Version: r.Version, At: r.At}})
	at(ledger.Decision{Op: ledger.Split, Happening: most.ID, Reports: refs(most.Reports[len(most.Reports)-1:])})
	at(ledger.Decision{Op: ledger.Merge, Happening: list[2].ID, Other: list[3].ID})
	at(ledger.Decision{Op: ledger.Merge, Happening: list[4].ID, Other: list[2].ID})
	at(ledger.Decision{Op: ledger.Reject, Happening: list[5].ID})
	f := at(ledger.Decision{Op: ledger.Flag, Happening: list[6].ID})
	at(ledger.Decision{Op: ledger.Undo, Undoes: f.ID})
	who, err := l.Entities(context.Background(), "TUR")
	if err != nil || len(who) < 2 {
		t.Fatalf("%v, %v", who, err)
	}
	at(ledger.Decision{Op: ledger.Same, Entity: who[0].ID, Other: who[1].ID})
}

func contentOf(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	ctx := context.Background()
	var c content
	var err error
	if c.Stats, err = l.Stats(ctx); err != nil {
		t.Fatal(err)
	}
	if c.Sources, err = l.Sources(ctx); err != nil {
		t.Fatal(err)
	}
	list, err := l.Happenings(ctx, ledger.List{All: true})
	if err != nil {
		t.Fatal(err)
	}
	c.Led = map[string]string{}
	articles := map[string]bool{}
	for i := range list {
		h := show(t, l, list[i].ID)
		k := keptHappening{ID: h.ID, Review: h.Review, Corrected: h.Corrected, Decisions: h.Decisions}
		if slices.Contains(h.Corrected, "date") {
			k.Date = h.Date
		}
		for _, r := range h.Reports {
			k.Reports = append(k.Reports, r.Ref)
			articles[r.Article] = true
		}
		for _, d := range h.Decisions {
			for _, id := range []string{d.Happening, d.Other} {
				if id != "" {
					c.Led[id] = show(t, l, id).ID
				}
			}
		}
		slices.SortFunc(k.Reports, ledger.Ref.Compare)
		c.Happenings = append(c.Happenings, k)
	}
	slices.SortFunc(c.Happenings, func(a, b keptHappening) int { return strings.Compare(a.ID, b.ID) })
	for id := range articles {
		c.Articles = append(c.Articles, articleOf(t, l, id))
	}
	slices.SortFunc(c.Articles, func(a, b keptArticle) int { return strings.Compare(a.ID, b.ID) })
	who, err := l.Entities(ctx, "TUR")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range who {
		if len(e.Same) > 0 {
			c.Same = append(c.Same, e.ID)
			c.Same = append(c.Same, e.Same...)
		}
	}
	data, err := json.MarshalIndent(c, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	return string(data) + "\n"
}

func articleOf(t *testing.T, l *ledger.Ledger, id string) keptArticle {
	out := keptArticle{ID: id}
	for n, last := 1, 1; n <= last; n++ {
		a, err := l.Article(context.Background(), id, n)
		if err != nil {
			t.Fatal(err)
		}
		last, out.CopyOf, out.Versions = a.Versions, a.CopyOf, append(out.Versions, a.Words)
	}
	return out
}

// TestNewerLedgers: what a newer program wrote is refused, with what to do about
// it, and left as it is.
func TestNewerLedgers(t *testing.T) {
	ctx := context.Background()
	make := func() string {
		dir := filepath.Join(t.TempDir(), "ledger")
		l, err := ledger.Create(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		add(t, l, read(t, first))
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	raw := func(dir string, do func(*store.DB) error) {
		db, err := store.Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(do(db), db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		what string
		do   func(dir string)
		open func(dir string) error
	}{
		{"format", func(dir string) { rewrite(t, filepath.Join(dir, "FORMAT"), "musnad ledger 1", "musnad ledger 2") }, nil},
		{"tables", func(dir string) {
			raw(dir, func(db *store.DB) error {
				_, err := db.Migrate(ctx, "future", 1, map[store.Dialect][]string{store.SQLite: {"CREATE TABLE future (x TEXT)"}})
				return err
			})
			raw(dir, func(db *store.DB) error {
				return db.Update(ctx, func(tx *store.Tx) error {
					_, err := tx.Exec("UPDATE store_projection SET version = 1000 WHERE name = 'ledger'")
					return err
				})
			})
		}, nil},
		{"entries", func(dir string) {
			raw(dir, func(db *store.DB) error {
				return db.Update(ctx, func(tx *store.Tx) error { _, err := tx.Append("future", []byte("{}")); return err })
			})
		}, func(dir string) error {
			l, err := ledger.Open(ctx, dir)
			if err != nil {
				return err
			}
			return errors.Join(l.Rebuild(ctx), l.Close())
		}},
		{"backup", func(dir string) {
			l, err := ledger.Open(ctx, dir)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(l.Backup(ctx, dir+".musnad"), l.Close()); err != nil {
				t.Fatal(err)
			}
			rewrite(t, dir+".musnad", "musnad backup 1", "musnad backup 2")
		}, func(dir string) error { return ledger.Restore(ctx, dir+".musnad", dir+"-restored") }},
	} {
		t.Run(x.what, func(t *testing.T) {
			dir := make()
			x.do(dir)
			if x.open == nil {
				x.open = func(dir string) error {
					l, err := ledger.Open(ctx, dir)
					if err == nil {
						l.Close()
					}
					return err
				}
			}
			for range 2 {
				if err := x.open(dir); err == nil || !strings.Contains(err.Error(), "install a newer musnad") {
					t.Errorf("opened, it says %v", err)
				}
			}
		})
	}
}

// rewrite changes the first bytes of a file.
func rewrite(t *testing.T, path, from, to string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(string(data), from)
	if !ok {
		t.Fatalf("%s begins with %q", path, data[:min(len(data), 40)])
	}
	if err := os.WriteFile(path, []byte(to+rest), 0o666); err != nil {
		t.Fatal(err)
	}
}
