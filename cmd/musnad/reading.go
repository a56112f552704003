package main

import (
	"errors"
	"fmt"
	"iter"
	"runtime"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/intake"
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
		doc, err := intake.Document(e, it.article, it.flags)
		return result{it.article.ID, doc, err}
	})
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
