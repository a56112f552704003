package main

import (
	"context"
	"errors"
	"iter"
	"os"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
)

// item is one article of the input, or why there is none.
type item struct {
	article musnad.Article
	flags   []string // what was done to the bytes
	err     error
}

// inputFlags say what is read.
type inputFlags struct {
	Files     []string `arg:"" optional:"" name:"FILE" help:"Text, HTML, JSON, JSON Lines, ninjs, a saved feed, zip or WARC, each compressed by gzip or not; - is standard input."`
	Input     string   `enum:"auto,text,html,json,jsonl,feed,zip,warc" default:"auto" help:"Form of the input: auto (found out), text, html, json, jsonl, feed, zip or warc."`
	Published string   `placeholder:"DATE" help:"Day of publication, as 2024-06-11, for articles whose metadata give none."`
	wordsFlag
}

// articles yields every article of every file, in order.
func (f *inputFlags) articles(s *streams) (iter.Seq[item], error) {
	if err := checkedDay(f.Published); err != nil {
		return nil, err
	}
	files := f.Files
	if len(files) == 0 {
		if s.inIsTTY {
			return nil, usage("nothing to read: name a FILE, or pipe an article in; musnad read --help shows how")
		}
		files = []string{"-"}
	}
	return func(yield func(item) bool) {
		for _, name := range files {
			for it := range f.file(s, name) {
				if it.article.Published == "" {
					it.article.Published = f.Published
				}
				if !yield(it) {
					return
				}
			}
		}
	}, nil
}

// checkedDay reports a day of publication that is none; it may be left out.
func checkedDay(published string) error {
	if published == "" {
		return nil
	}
	if _, err := calendar.Parse(published); err != nil {
		return usage("--published: " + err.Error())
	}
	return nil
}

func (f *inputFlags) file(s *streams, name string) iter.Seq[item] {
	return func(yield func(item) bool) {
		if info, err := os.Stat(name); name != "-" && err == nil && info.IsDir() {
			yield(item{article: musnad.Article{ID: name}, err: errors.New("a directory; name the files in it")})
			return
		}
		opt := gather.Options{Form: f.Input, Stdin: s.in}
		for in, err := range gather.Files(context.Background(), []string{name}, opt) {
			if !yield(itemOf(name, in, err)) {
				return
			}
		}
	}
}

// itemOf is an item as it is read and printed. One without an id is named by
// its place; so is a fault of a whole file, whose message needs no place then.
func itemOf(file string, in gather.Item, err error) item {
	it := item{article: in.Article(), flags: in.Flags, err: err}
	var placed *gather.PlaceError
	switch {
	case errors.Is(err, gather.ErrEmpty):
		it.err = engine.ErrEmpty
	case errors.As(err, &placed) && (placed.From == file || file == "-" && placed.From == "stdin"):
		it.err = placed.Err
	case err != nil:
		return it
	}
	if it.article.ID == "" {
		it.article.ID = in.From
	}
	return it
}
