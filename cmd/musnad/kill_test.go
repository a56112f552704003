package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/newsroom"
	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
)

// How much of it there is: a little in every run of the tests, much under make
// torture.
var killed = func() (k struct{ articles, each, rounds int }) {
	k.articles, k.each, k.rounds = 150, 2, 1 // of one ledger, before it is completed
	if tortured {
		k.articles, k.each, k.rounds = 300, 5, 20
	}
	return k
}()

var tortured = os.Getenv("MUSNAD_TORTURE") != ""

// TestKill kills imports at any moment of their work, and imports again until all is there:
// nothing that was acknowledged is lost, the chain is whole, and the ledger is that
// of an import that nobody disturbed.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts dozens of processes")
	}
	file := newsFile(t)
	for _, store := range []struct {
		name    string
		address func(testing.TB) string
	}{
		{"sqlite", func(t testing.TB) string { return filepath.Join(t.TempDir(), "ledger") }},
		{"postgres", pgtest.Address},
	} {
		t.Run(store.name, func(t *testing.T) {
			if store.name != "sqlite" && !tortured {
				t.Skip("the store's own tests kill it every time; this takes make torture")
			}
			k := &killing{file: file, rng: rand.New(rand.NewPCG(3, uint64(time.Now().UnixNano())))}
			k.undisturbed(t, store.address(t))
			for range killed.rounds {
				k.round(t, store.address(t))
			}
			t.Logf("%d imports of %d articles were killed, %d of them after something was acknowledged; %d acknowledgements, none lost", k.kills, killed.articles, k.late, k.acknowledged)
		})
	}
}

func newsFile(t *testing.T) string {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	news, err := newsroom.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc, n := json.NewEncoder(&b), 0
	for a := range news.Articles(5) {
		if err := enc.Encode(a); err != nil {
			t.Fatal(err)
		}
		if n++; n == killed.articles {
			break
		}
	}
	file := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// killing is one store under torture.
type killing struct {
	file string
	rng  *rand.Rand
	took time.Duration // of the import that nobody disturbed
	dump string        // of its ledger

	kills, late, acknowledged int
}

func (k *killing) undisturbed(t *testing.T, address string) {
	create(t, address)
	start := time.Now()
	k.imported(t, address, -1, false)
	k.took = time.Since(start)
	k.dump = k.whole(t, address, nil)
}

// round makes a ledger, disturbed.
func (k *killing) round(t *testing.T, address string) {
	create(t, address)
	kept := map[string]bool{}
	for i := range killed.each {
		// Every other one is killed only when something is acknowledged.
		acknowledged := k.imported(t, address, time.Duration(k.rng.Float64()*float64(k.took)), i%2 == 1)
		k.kills++
		if len(acknowledged) > 0 {
			k.late++
		}
		k.acknowledged += len(acknowledged)
		for _, id := range acknowledged {
			kept[id] = true
		}
		k.whole(t, address, kept)
	}
	k.imported(t, address, -1, false)
	if got := k.whole(t, address, kept); got != k.dump {
		t.Errorf("the ledger %s is not that of an import that nobody disturbed", address)
	}
}

func create(t *testing.T, address string) {
	t.Helper()
	l, err := ledger.Create(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// imported runs an import, kills it after a while if that is not negative, or a third
// of it after the first acknowledgement, and gives the articles whose lines it wrote
// whole.
func (k *killing) imported(t *testing.T, address string, after time.Duration, late bool) (ids []string) {
	t.Helper()
	cmd := exec.Command("musnad", "import", "--ledger", address, "--json", k.file)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after >= 0 && !late {
		defer time.AfterFunc(after, func() { cmd.Process.Kill() }).Stop()
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		var a ledger.Added
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if ids = append(ids, a.Article); late && len(ids) == 1 {
			defer time.AfterFunc(after/3, func() { cmd.Process.Kill() }).Stop()
		}
	}
	if err := cmd.Wait(); err != nil && after < 0 {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	return ids
}

// whole checks the chain and all bytes, and that every article that was acknowledged is
// there; it gives the sum of the tables.
func (k *killing) whole(t *testing.T, address string, kept map[string]bool) string {
	t.Helper()
	ctx := context.Background()
	l, err := ledger.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if faults, err := l.Verify(ctx, true); err != nil || len(faults) > 0 {
		t.Fatalf("the ledger is not whole: %v, %v", faults, err)
	}
	for id := range kept {
		if a, err := l.Article(ctx, id, 0); err != nil || a.Reading == nil {
			t.Fatalf("article %s was acknowledged and is lost: %v", id, err)
		}
	}
	dump, err := l.Dump(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return dump
}
