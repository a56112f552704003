package web

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
)

// The languages have the same keys, but for the categories of number, of which each
// has its own.
func TestCatalogueKeys(t *testing.T) {
	ar, en := keysOf(Arabic), keysOf(English)
	for k := range ar {
		if !en[k] {
			t.Errorf("%s is missing in English", k)
		}
	}
	for k := range en {
		if !ar[k] {
			t.Errorf("%s is missing in Arabic", k)
		}
	}
}

func keysOf(l Lang) map[string]bool {
	out := map[string]bool{}
	for k := range maps.Keys(catalogues[l]) {
		out[k] = true
	}
	return out
}

// Each counting key has every category that the language needs.
func TestCatalogueCounts(t *testing.T) {
	for _, l := range Langs {
		for n := range 120 {
			for _, key := range []string{"articles", "origins", "outlets", "happenings", "reports", "line.and-more"} {
				if got := l.counted(key, n); strings.HasPrefix(got, key+".") {
					t.Fatalf("%s: no text for %d %s: %s", l, n, key, got)
				}
			}
		}
	}
}

// quotedKey finds the keys that templates and programs name.
var quotedKey = regexp.MustCompile(`(?:\.T|\.fill|\.Say|someLines|ask)\([^)]*?"([a-z-]+\.[a-zA-Z0-9.-]+)"`)

// Every key that a template names has a text.
func TestCatalogueNamesKnownKeys(t *testing.T) {
	seen := 0
	for _, dir := range []string{".", "../serve"} {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !strings.HasSuffix(f, ".templ") && (!strings.HasSuffix(f, ".go") || strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, "_templ.go")) {
				continue
			}
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range quotedKey.FindAllStringSubmatch(string(data), -1) {
				key := m[1]
				if strings.HasSuffix(key, ".") {
					continue // a list, whose value is put behind it
				}
				seen++
				if !Arabic.has(key) {
					t.Errorf("%s names %q, which has no text", f, key)
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d keys found: the pattern no longer fits the templates", seen)
	}
}

// Closed lists of values all have a label.
func TestLabels(t *testing.T) {
	p := &Page{Lang: Arabic}
	for _, ty := range musnad.Types {
		if p.Label("type", string(ty)) == string(ty) {
			t.Errorf("type %s has no label", ty)
		}
	}
	for _, s := range []string{"actual", "future", "hypothetical", "negated", "called-off", "overdue"} {
		if !slices.ContainsFunc(Langs, func(l Lang) bool { return l.has("status." + s) }) {
			t.Errorf("status %s has no label", s)
		}
	}
}

func TestParseCatalogueFaults(t *testing.T) {
	for _, data := range []string{"key without text", "key\t", "a.b\tx\na.b\ty"} {
		if _, err := parseCatalogue("words/xx.tsv", data); err == nil || !strings.Contains(err.Error(), "words/xx.tsv:") {
			t.Errorf("%q: error %v, want one that names the line", data, err)
		}
	}
}
