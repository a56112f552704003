package web

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// mostBytes is how large the scripts may be that a page loads; about a tenth more
// than they are.
var mostBytes = map[string]int{"built/map.js": 44_000, "built/network.js": 190_000, "built/plots.js": 275_000}

// address finds what a script might ask for; namespaces look the same.
var address = regexp.MustCompile(`https?://[^"'` + "`" + ` )]*`)

func TestBuiltScripts(t *testing.T) {
	if !Has("built/map.js") {
		t.Skip("the islands are not built here: make pages, with Node.js, builds them")
	}
	for name, most := range mostBytes {
		data, err := fs.ReadFile(Static, name)
		if err != nil {
			t.Errorf("%v; run make pages", err)
			continue
		}
		if len(data) > most || len(data) < most/2 {
			t.Errorf("%s has %d bytes; want %d at most", name, len(data), most)
		}
		for _, a := range address.FindAllString(string(data), -1) {
			if !strings.HasPrefix(a, "http://www.w3.org/") {
				t.Errorf("%s knows another host: %s", name, a)
			}
		}
		for _, no := range []string{"eval(", "new Function", "document.write", "sourceMappingURL"} {
			if strings.Contains(string(data), no) {
				t.Errorf("%s has %s, which the policy of the pages forbids", name, no)
			}
		}
	}
}

// Whatever the pages ask for is there, and nothing leaves without its licence.
func TestBuiltFiles(t *testing.T) {
	if !Has("built/map.js") {
		t.Skip("the islands are not built here: make pages, with Node.js, builds them")
	}
	css, err := fs.ReadFile(Static, "built/fonts.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(string(css), -1) {
		if !Has("built/" + u[1]) {
			t.Errorf("fonts.css asks for %s, which is not there", u[1])
		}
	}
	if !Has("built/" + outlines) {
		t.Errorf("%s is not there", outlines)
	}
	notice, err := fs.ReadFile(Static, "built/licences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"d3-geo", "world-atlas", "topojson-client", "sigma", "graphology", "@observablehq/plot", "@fontsource-variable/noto-naskh-arabic"} {
		if !strings.Contains(string(notice), "\n"+name+" ") {
			t.Errorf("licences.txt does not name %s", name)
		}
	}
}

// The packages of the islands come from the registry's own address, and are what they
// were.
func TestLockOfIslands(t *testing.T) {
	data, err := os.ReadFile("islands/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Version, Resolved, Integrity string }
	}
	if err := json.Unmarshal(data, &lock); err != nil {
		t.Fatal(err)
	}
	if len(lock.Packages) < 10 {
		t.Errorf("%d packages", len(lock.Packages))
	}
	for name, p := range lock.Packages {
		if name != "" && (!strings.HasPrefix(p.Resolved, "https://registry.npmjs.org/") || !strings.HasPrefix(p.Integrity, "sha512-")) {
			t.Errorf("%s: from %q, integrity %q; install with --omit-lockfile-registry-resolved=false", name, p.Resolved, p.Integrity)
		}
	}
}
