package browser

import (
	"strings"
	"sync"
	"testing"
)

// tabs is how many pages are looked at at the same time.
const tabs = 3

// Every page, in both languages, with and without scripts, light and dark, does what
// it does without an error, keeps its own content policy, asks no other host, and is
// one that everybody can use.
func TestPages(t *testing.T) {
	d := samplesDesk(t)
	axe := axeSource(t)
	paths := d.paths(t)
	queue := make(chan string, len(paths))
	for _, path := range paths {
		queue <- path
	}
	close(queue)
	var work sync.WaitGroup
	for range tabs {
		b := open(t, d.URL)
		work.Go(func() {
			for path := range queue {
				b.look(path, axe)
			}
		})
	}
	work.Wait()
}

// look looks at one page in all its forms. Axe, which takes longest, sees each
// language and each theme once: what it finds depends on one of them at most.
func (b *tab) look(path, axe string) {
	for _, form := range []struct{ lang, theme string }{{"ar", "light"}, {"en", "dark"}} {
		at := "/" + form.lang + "/" + path
		b.theme(form.theme)
		for _, on := range []bool{false, true} {
			b.scripts(on)
			b.visit(at)
			if on && axe != "" {
				b.accessible(at, form.theme, axe)
			}
			for _, f := range b.taken() {
				b.t.Errorf("%s, %s, scripts %v: %s", at, form.theme, on, f)
			}
		}
	}
}

// accessible reports what axe finds.
func (b *tab) accessible(at, theme, axe string) {
	tells[bool](b, axe+"; true")
	for _, v := range tells[[]string](b, runAxe) {
		b.t.Errorf("%s, %s: %s", at, theme, strings.TrimSpace(v))
	}
}
