package export_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

var cutAt = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// keys makes a key pair.
func keys(t testing.TB) (ed25519.PrivateKey, ed25519.PublicKey) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "release.key")
	check(t, export.NewKey(path))
	if i, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && i.Mode().Perm() != 0o600 {
		t.Errorf("the key's file is %v, %v", i.Mode(), err)
	}
	if err := export.NewKey(path); err == nil {
		t.Error("a key was written over")
	}
	priv, err := export.ReadKey(path)
	check(t, err)
	pub, err := export.ReadPublicKey(path + ".pub")
	check(t, err)
	return priv, pub
}

func cut(t testing.TB, l *ledger.Ledger, key ed25519.PrivateKey) (string, *export.Manifest) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "release")
	m, err := export.Cut(context.Background(), l, dir, key, "musnad test", cutAt)
	check(t, err)
	return dir, m
}

func TestReleases(t *testing.T) {
	l, _ := small(t)
	key, pub := keys(t)
	dir, first := cut(t, l, key)
	if _, err := export.Verify(dir, pub); err != nil {
		t.Fatal(err)
	}
	if first.N != 1 || first.Previous != nil || len(first.Changes.Added) != 0 || first.Counts["happenings"] != 4 || first.Counts["reports"] != 5 || !slices.Equal(first.Engines, []string{engineName}) {
		t.Errorf("the first manifest is %+v", first)
	}
	_, second := cut(t, l, key)
	if c := second.Changes; len(c.Added)+len(c.Changed)+len(c.Removed) != 0 || second.Previous == nil || second.Ledger.First != first.Ledger.First {
		t.Errorf("nothing happened, and the manifest is %+v", second)
	}

	attack, meeting, plan := one(t, l, "type:ASSAULT").ID, one(t, l, "status:actual type:CONSULT").ID, one(t, l, "status:future").ID
	negated := one(t, l, "status:negated").ID
	decide(t, l, ledger.Decision{Op: ledger.Reject, Happening: attack})
	decide(t, l, ledger.Decision{Op: ledger.Merge, Happening: meeting, Other: plan})
	p := &page{Arrival: ledger.Arrival{ID: "new", Outlet: "الجسر", Published: "2026-04-01", Title: "احتجاج", Text: "تظاهر عمال المرفأ."}}
	p.tell("PROTEST", "actual", "تظاهر", "تظاهر عمال المرفأ", p.actor("عمال المرفأ", "LBN", "CVL"))
	_, err := l.Add(context.Background(), []ledger.Read{p.read("hand 2")})
	check(t, err)
	dir, third := cut(t, l, key)
	protest := one(t, l, "type:PROTEST").ID
	want := export.Changes{Added: []string{protest}, Changed: []string{meeting}, Removed: []export.Removed{{ID: attack, Why: "rejected"}, {ID: plan, Why: "merged", Into: meeting}}}
	slices.SortFunc(want.Removed, func(a, b export.Removed) int { return strings.Compare(a.ID, b.ID) })
	if c := third.Changes; third.N != 3 || !slices.Equal(c.Added, want.Added) || !slices.Equal(c.Changed, want.Changed) || !slices.Equal(c.Removed, want.Removed) {
		t.Errorf("the changes are %+v, want %+v (and nothing of %s)", c, want, negated)
	}
	if _, err := export.Verify(dir, pub); err != nil {
		t.Error(err)
	}
	if third.Counts["release entries"] != 2 {
		t.Errorf("%d releases are among the entries, want 2", third.Counts["release entries"])
	}

	// The entries of a release are a ledger.
	data, err := os.ReadFile(filepath.Join(dir, "entries.jsonl"))
	check(t, err)
	to := fresh(t)
	_, err = export.Import(context.Background(), bytes.NewReader(data), to)
	check(t, err)
	if got, want := one(t, open(t, to), "type:PROTEST").ID, protest; got != want {
		t.Errorf("made again, the protest is %s, want %s", got, want)
	}
	if faults, err := l.Verify(context.Background(), true); err != nil || len(faults) > 0 {
		t.Errorf("faults %v, %v", faults, err)
	}
	check(t, l.Rebuild(context.Background()))
}

func TestCutRefuses(t *testing.T) {
	key, _ := keys(t)
	full := t.TempDir()
	check(t, os.WriteFile(filepath.Join(full, "mine.txt"), []byte("mine"), 0o666))
	l, _ := small(t)
	if _, err := export.Cut(context.Background(), l, full, key, "test", cutAt); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("into a full directory: %v", err)
	}
	dir := filepath.Join(t.TempDir(), "r")
	if _, err := export.Cut(context.Background(), create(t, t.TempDir()), dir, key, "test", cutAt); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("of an empty ledger: %v", err)
	}
	if list, _ := filepath.Glob(dir + "*"); len(list) > 0 {
		t.Errorf("%v is left", list)
	}
}

// Whatever is changed in a release is seen.
func TestTamperedReleaseIsRefused(t *testing.T) {
	l, _ := small(t)
	key, pub := keys(t)
	other, _ := keys(t)
	dir, _ := cut(t, l, key)
	good := map[string][]byte{}
	for _, name := range []string{"manifest.json", "manifest.sig", "entries.jsonl", "happenings.jsonl"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		check(t, err)
		good[name] = data
	}
	restore := func() {
		for name, data := range good {
			check(t, os.WriteFile(filepath.Join(dir, name), data, 0o666))
		}
		os.Remove(filepath.Join(dir, "more.jsonl"))
	}
	put := func(name string, data []byte) { check(t, os.WriteFile(filepath.Join(dir, name), data, 0o666)) }
	signedBy := func(key ed25519.PrivateKey, manifest []byte) {
		put("manifest.json", manifest)
		put("manifest.sig", []byte(base64.StdEncoding.EncodeToString(ed25519.Sign(key, manifest))))
	}
	for name, do := range map[string]func(){
		"a letter of a happening": func() {
			put("happenings.jsonl", bytes.Replace(good["happenings.jsonl"], []byte("مسقط"), []byte("دمشق"), 1))
		},
		"a byte of an entry": func() {
			put("entries.jsonl", bytes.Replace(good["entries.jsonl"], []byte("rania"), []byte("salma"), 1))
		},
		"a cut file":          func() { put("entries.jsonl", good["entries.jsonl"][:1000]) },
		"a file that is gone": func() { check(t, os.Remove(filepath.Join(dir, "happenings.jsonl"))) },
		"a file more":         func() { put("more.jsonl", nil) },
		"the manifest": func() {
			put("manifest.json", bytes.Replace(good["manifest.json"], []byte(`"reports": 5`), []byte(`"reports": 6`), 1))
		},
		"the signature": func() { put("manifest.sig", []byte("AAAA")) },
		"another key":   func() { signedBy(other, good["manifest.json"]) },
		"counts, signed anew": func() {
			signedBy(key, bytes.Replace(good["manifest.json"], []byte(`"reports": 5`), []byte(`"reports": 6`), 1))
		},
		"a name outside, signed anew": func() {
			signedBy(key, bytes.Replace(good["manifest.json"], []byte(`"name": "entries.jsonl"`), []byte(`"name": "../entries.jsonl"`), 1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer restore()
			do()
			if _, err := export.Verify(dir, pub); err == nil {
				t.Error("it was taken for whole")
			}
		})
	}
	if _, err := export.Verify(dir, pub); err != nil {
		t.Errorf("restored, it is refused: %v", err)
	}
	if _, err := export.Verify(dir, other.Public().(ed25519.PublicKey)); err == nil || !strings.Contains(err.Error(), "another key") {
		t.Errorf("with a key that did not sign it: %v", err)
	}
	if _, err := export.Verify(dir, nil); err != nil {
		t.Errorf("with the key that it names: %v", err)
	}
}
