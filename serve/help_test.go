package serve

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/docs/guide"
)

var helpLink = regexp.MustCompile(`href="(/(?:ar|en)/[a-z/]+)(?:#[a-zA-Z-]+)?"`)

// Every page of the guide is shown in both languages, whole on one page too, its
// figures isolated; every link within the guide answers.
func TestHelp(t *testing.T) {
	s := newServer(t, emptyLedger(t, directory(t)))
	for _, lang := range []string{"ar", "en"} {
		for _, name := range append([]string{"", "/all"}, paths(guide.Names)...) {
			path := "/" + lang + "/help" + name
			w := get(s, path)
			if w.Code != http.StatusOK {
				t.Errorf("%s: %d", path, w.Code)
			}
			body := w.Body.String()
			checkPage(t, path, body)
			if !strings.Contains(body, `<h1 id="`) {
				t.Errorf("%s: no heading with an anchor", path)
			}
			for _, m := range helpLink.FindAllStringSubmatch(body, -1) {
				if strings.Contains(m[1], "/help") && get(s, m[1]).Code != http.StatusOK {
					t.Errorf("%s: %s leads nowhere", path, m[1])
				}
			}
		}
	}
	if w := get(s, "/en/help/none"); w.Code != http.StatusNotFound {
		t.Errorf("a page that is none: %d", w.Code)
	}
}

func paths(names []string) (out []string) {
	for _, n := range names {
		out = append(out, "/"+n)
	}
	return out
}

func TestRuns(t *testing.T) {
	for text, want := range map[string][]string{
		"PLOVER 2.0 codes": {"PLOVER 2.0 ", "codes"}, "at 10 to 12": {"at 10 ", "to 12"}, "\u0646\u0648\u0639 2.0": {"\u0646\u0648\u0639 ", "2.0"}, "": {""},
	} {
		if got := runs(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}
