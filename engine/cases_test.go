package engine_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/internal/casefile"
	"github.com/musnad/musnad/lexicon"
)

var update = flag.Bool("update", false, "rewrite what the case files expect; read the diff")

const casesDir = "../testdata/cases"

// TestCases runs every case file: what a rule must and must not do.
func TestCases(t *testing.T) {
	e := newEngine(t)
	paths, err := filepath.Glob(filepath.Join(casesDir, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		t.Run(strings.TrimPrefix(filepath.ToSlash(path), casesDir+"/"), func(t *testing.T) { runFile(t, e, path) })
	}
}

func runFile(t *testing.T, e *engine.Engine, path string) {
	f, err := casefile.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	stage, rule := ruleOf(path)
	fired := false
	got := make([][]string, len(f.Cases))
	for i, c := range f.Cases {
		d, err := e.Read(c.Article)
		if err != nil {
			t.Fatalf("%s:%d: %v", path, c.Line, err)
		}
		got[i] = casefile.Lines(d.Dump(stage), rule)
		fired = fired || len(got[i]) > 0
		if !*update && !slices.Equal(got[i], c.Want) {
			t.Errorf("%s:%d:\ngot\n  %s\nwant\n  %s", path, c.Line, strings.Join(got[i], "\n  "), strings.Join(c.Want, "\n  "))
		}
	}
	if !fired {
		t.Errorf("%s: no case makes rule %s do anything", path, rule)
	}
	if *update {
		if err := f.Update(got); err != nil {
			t.Fatal(err)
		}
	}
}

// ruleOf turns testdata/cases/entity/office.txt into the stage entity and the
// rule entity/office.
func ruleOf(path string) (stage, rule string) {
	stage = filepath.Base(filepath.Dir(path))
	return stage, stage + "/" + strings.TrimSuffix(filepath.Base(path), ".txt")
}

func newEngine(t testing.TB) *engine.Engine {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	return engine.New(lex)
}

// TestEveryRuleHasCases fails for a rule without a case file and for a case
// file without a rule.
func TestEveryRuleHasCases(t *testing.T) {
	have := map[string]bool{}
	for _, id := range engine.Rules() {
		have[id] = true
		if _, err := os.Stat(filepath.Join(casesDir, filepath.FromSlash(id)+".txt")); err != nil {
			t.Errorf("rule %s has no case file testdata/cases/%s.txt", id, id)
		}
	}
	paths, _ := filepath.Glob(filepath.Join(casesDir, "*", "*.txt"))
	for _, path := range paths {
		if _, rule := ruleOf(path); !have[rule] {
			t.Errorf("%s: no stage has a rule %s", path, rule)
		}
	}
}
