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
	queue := make(chan string)
	var work sync.WaitGroup
	for range tabs {
		b := open(t, d.URL)
		work.Go(func() {
			for path := range queue {
				b.look(path, axe)
			}
		})
	}
	for _, path := range d.paths(t) {
		queue <- path
	}
	close(queue)
	work.Wait()
}

// look looks at one page in all its forms.
func (b *tab) look(path, axe string) {
	for _, lang := range []string{"ar", "en"} {
		at := "/" + lang + "/" + path
		for _, on := range []bool{false, true} {
			b.scripts(on)
			b.visit(at)
			if on {
				b.accessible(at, axe)
			}
			for _, f := range b.taken() {
				b.t.Errorf("%s, scripts %v: %s", at, on, f)
			}
		}
	}
}

// accessible reports what axe finds, in the light and in the dark.
func (b *tab) accessible(at, axe string) {
	if axe == "" {
		return
	}
	tells[bool](b, axe+"; true")
	for _, theme := range []string{"light", "dark"} {
		b.theme(theme)
		for _, v := range tells[[]string](b, runAxe) {
			b.t.Errorf("%s, %s: %s", at, theme, strings.TrimSpace(v))
		}
	}
}
