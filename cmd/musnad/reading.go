package main

import (
	"errors"
	"fmt"
	"iter"
	"path"
	"runtime"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
)

// jobsFlag is how many articles are read at once.
type jobsFlag struct {
	Jobs int `short:"j" placeholder:"N" help:"Articles read at the same time; the order of the output is that of the input. As many as there are processors if left out."`
}

func (j jobsFlag) workers() int {
	if j.Jobs > 0 {
		return j.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// result is one article read, or why it was not.
type result struct {
	id  string // empty where it is not known
	doc *musnad.Document
	err error
}

// readAll reads every item, in order.
func readAll(e *engine.Engine, items iter.Seq[item], workers int) iter.Seq[result] {
	return ordered(items, workers, 2*workers, func(it item) result {
		if it.err != nil {
			return result{id: it.article.ID, err: it.err}
		}
		doc, err := readOne(e, it)
		return result{it.article.ID, doc, err}
	})
}

// readOne reads one article. A fault of the program in one article must not
// cost the others.
func readOne(e *engine.Engine, it item) (d *musnad.Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			d, err = nil, fmt.Errorf("a fault of the program: %v at %s; please report it with the article", fault, faultPlace())
		}
	}()
	if why := unreadable(it.article.Title + it.article.Text); len(why) > 0 {
		return unread(it, why), nil
	}
	d, err = e.Read(it.article)
	if err == nil {
		d.Flags = addFlags(it.flags, d.Flags)
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
func unread(it item, why []string) *musnad.Document {
	a := it.article
	return &musnad.Document{Article: a, Text: a.Title + "\n" + a.Text, Flags: addFlags(it.flags, why)}
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

// printer writes what was read in one form.
type printer interface {
	document(d *musnad.Document) error
	failure(id string, err error) error
}

// printAll prints every result and flushes after each, so that a pipe is
// answered article by article.
func printAll(s *streams, results iter.Seq[result], p printer) error {
	done, failed := 0, 0
	for r := range results {
		var err error
		if r.err != nil {
			failed++
			err = p.failure(r.id, r.err)
		} else {
			done++
			err = p.document(r.doc)
		}
		if err == nil {
			err = s.out.Flush()
		}
		if err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	if done+failed == 0 {
		fmt.Fprintln(s.err, "musnad: the input is empty; nothing was read")
	}
	return tally(done, failed, failureSummary(done, failed))
}

// failureSummary is empty for a single article, whose message says it all.
func failureSummary(done, failed int) string {
	if done+failed == 1 {
		return ""
	}
	return fmt.Sprintf("%d of %d articles were not read", failed, done+failed)
}

// complain prints the message of an article that was not read.
func complainAt(s *streams, place string, err error) {
	var placed *gather.PlaceError
	if errors.As(err, &placed) {
		place = "" // the error names it
	}
	complain(s, place, err)
}

// complain prints what is wrong with an article, or whatever has the id.
func complain(s *streams, id string, err error) {
	if id != "" {
		id = s.clean(id) + ": "
	}
	fmt.Fprintf(s.err, "musnad: %s%s\n", id, s.clean(err.Error()))
}
