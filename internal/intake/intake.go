// Package intake takes an article from the form in which it came to the one in
// which it is kept: what was gathered is read by the engine, and both are made ready
// for the ledger. Whatever brings articles in goes through it.
package intake

import (
	"fmt"
	"path"
	"runtime"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/ledger"
)

// Read reads a gathered article for [ledger.Ledger.Add]; source is the id of the
// source that it came through, or empty. The error says what is wrong with the
// article's fields.
func Read(e *engine.Engine, it *gather.Item, source string) (ledger.Read, error) {
	a := ledger.Arrival{ID: it.ID, URL: it.URL, Outlet: it.Outlet, Author: it.Author, Title: it.Title, Text: it.Text, Published: it.Published,
		PublishedBy: it.PublishedBy, Original: it.Original, Media: it.Media, Declared: it.Declared, Used: it.Used, Source: source, Flags: it.Flags}
	d, err := Document(e, musnad.Article{ID: a.Key(), Title: a.Title, Text: a.Text, Published: a.Published, Outlet: a.Outlet, URL: a.URL}, it.Flags)
	if err != nil {
		return ledger.Read{}, err
	}
	a.Flags = d.Flags
	out := ledger.Read{Arrival: a, Reading: musnad.NewReading(d, e.Version())}
	out.Prepare()
	return out, nil
}

// Document reads one article; flags say what was done to its bytes before. A text
// that is not Arabic is kept and nothing is read from it, which a flag says. A
// fault of the program in one article must not cost the others.
func Document(e *engine.Engine, a musnad.Article, flags []string) (d *musnad.Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			d, err = nil, fmt.Errorf("a fault of the program: %v at %s; please report it with the article", fault, faultPlace())
		}
	}()
	if why := unreadable(a.Title + a.Text); len(why) > 0 {
		return unread(a, addFlags(flags, why)), nil
	}
	d, err = e.Read(a)
	if err == nil {
		d.Flags = addFlags(flags, d.Flags)
	}
	return d, err
}

// faultPlace is the file and line of the program that panicked.
func faultPlace() string {
	calls := make([]uintptr, 64)
	frames := runtime.CallersFrames(calls[:runtime.Callers(1, calls)])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "github.com/musnad/musnad/") {
			return fmt.Sprintf("%s:%d", path.Base(f.File), f.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}

// unreadable says why a text can't be read: it is not Arabic, or was no more
// when it arrived. A text that only JSON could hold is not mended, as positions
// point into it.
func unreadable(text string) (flags []string) {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	if _, flag := gather.Misread(text); flag != "" {
		return []string{flag}
	}
	if !gather.IsArabic(text) {
		return []string{"not-arabic"}
	}
	return nil
}

// unread is the document of such a text: nothing is read from it.
func unread(a musnad.Article, flags []string) *musnad.Document {
	return &musnad.Document{Article: a, Text: a.Title + "\n" + a.Text, Flags: flags}
}

// addFlags joins two lists, each flag once.
func addFlags(a, b []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, list := range [][]string{a, b} {
		for _, f := range list {
			if !seen[f] {
				out = append(out, f)
			}
			seen[f] = true
		}
	}
	return out
}
