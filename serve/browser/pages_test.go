package browser

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/musnad/musnad/docs/guide"
)

// tabs is how many pages are looked at at the same time.
const tabs = 3

// Every page, in both languages, with and without scripts, light and dark, on a desk and on a telephone, does what
// it does without an error, keeps its own content policy, asks no other host, and is
// one that everybody can use.
func TestPages(t *testing.T) {
	d := samplesDesk(t)
	paths := d.paths(t)
	for _, name := range guide.Names { // of whose pages one was found, as they are of one shape
		if path := "help/" + name; !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	lookAt(t, d.URL, paths)
}

// The pages of a ledger that nothing has come into yet.
func TestPagesOfAnEmptyLedger(t *testing.T) {
	d := ownDesk(t, "")
	lookAt(t, d.URL, d.paths(t))
}

// lookAt looks at pages of a server, several at a time.
func lookAt(t *testing.T, base string, paths []string) {
	t.Helper()
	axe := axeSource(t)
	queue := make(chan string, len(paths))
	for _, path := range paths {
		queue <- path
	}
	close(queue)
	var work sync.WaitGroup
	for range tabs {
		b := open(t, base)
		work.Go(func() {
			for path := range queue {
				b.look(path, axe)
			}
		})
	}
	work.Wait()
}

// look looks at one page in all its forms: in each language without scripts and with
// them, wide and narrow, light and dark.
func (b *tab) look(path, axe string) {
	for _, lang := range []string{"ar", "en"} {
		at := "/" + lang + "/" + path
		b.scripts(false)
		b.width(narrow)
		b.visit(at)
		b.holds(at+" without scripts", narrow)
		b.scripts(true)
		b.width(wide)
		b.visit(at)
		b.seen(at, axe)
	}
}

// seen looks at the page that is open in all its looks.
func (b *tab) seen(at, axe string) {
	if axe != "" {
		tells[bool](b, axe+"; true")
	}
	for _, width := range []int64{wide, narrow} {
		b.width(width)
		for _, theme := range []string{"light", "dark"} {
			b.theme(theme)
			name := fmt.Sprintf("%s, %s, %d wide", at, theme, width)
			b.holds(name, width)
			if axe != "" {
				b.accessible(name)
			}
		}
	}
	for _, f := range b.taken() {
		b.t.Errorf("%s: %s", at, f)
	}
}

// The widths at which pages are seen, in CSS pixels: of a desk, and of a telephone.
const (
	wide   = 1280
	narrow = 360
)

// holds reports a page that must be scrolled sideways.
func (b *tab) holds(at string, width int64) {
	if got := tells[int64](b, `document.documentElement.scrollWidth`); got > width {
		b.t.Errorf("%s: the page is %d wide", at, got)
	}
}

// accessible reports what axe, which is on the page, finds.
func (b *tab) accessible(at string) {
	for _, v := range tells[[]string](b, runAxe) {
		b.t.Errorf("%s: %s", at, strings.TrimSpace(v))
	}
}
