package browser

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/musnad/musnad/serve"
)

// mostOfShape is how many pages are seen that differ by their queries only.
const mostOfShape = 4

// paths are pages of a server, without their language: those of the table of routes
// that need no id, and what links lead to from there, of each shape one.
func (d *desk) paths(t *testing.T) []string {
	t.Helper()
	var queue []string
	for _, p := range serve.Pages() {
		if !strings.Contains(p, "{") {
			queue = append(queue, p)
		}
	}
	seen, times := map[string]bool{}, map[string]int{} // by shape, and by shape without its query
	var out []string
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if seen[shapeOf(path)] {
			continue
		}
		seen[shapeOf(path)] = true
		bare, _, _ := strings.Cut(shapeOf(path), "?")
		if times[bare] == mostOfShape {
			continue
		}
		if links, ok := d.linksOn(t, path); ok {
			times[bare]++
			out, queue = append(out, path), append(queue, links...)
		}
	}
	slices.Sort(out)
	return out
}

// linksOn are the pages that a page leads to. ok is false if there is no such page.
func (d *desk) linksOn(t *testing.T, path string) (out []string, ok bool) {
	t.Helper()
	noRedirect := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := noRedirect.Get(d.URL + "/ar/" + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		return nil, false
	}
	doc, err := html.Parse(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if rest, here := strings.CutPrefix(a.Val, "/ar/"); here && n.Data == "a" && a.Key == "href" {
				link, _, _ := strings.Cut(rest, "#")
				out = append(out, link)
			}
		}
	}
	return out, true
}

// shapeOf is what pages that differ only by ids and queries share.
func shapeOf(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	segments := strings.Split(u.Path, "/")
	return segments[0] + strings.Repeat("/*", len(segments)-1) + "?" + strings.Join(slices.Sorted(maps.Keys(u.Query())), "&")
}

// unlinked are pages to which no link of another may lead.
var unlinked = []string{"link/{secret}"}

// Every page of the table is seen: one that needs an id must be led to by a link.
func TestEveryPageIsSeen(t *testing.T) {
	shapes := map[string]bool{}
	for _, p := range samplesDesk(t).paths(t) {
		path, _, _ := strings.Cut(shapeOf(p), "?")
		shapes[path] = true
	}
	for _, p := range serve.Pages() {
		first, rest, _ := strings.Cut(p, "/")
		if strings.Contains(p, "{") && !slices.Contains(unlinked, p) && !shapes[first+strings.Repeat("/*", 1+strings.Count(rest, "/"))] {
			t.Errorf("no link leads to a page of %s", p)
		}
	}
}
