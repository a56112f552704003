package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/musnad/musnad/lexicon"
)

type lexiconCmd struct {
	Check  lexiconCheckCmd  `cmd:"" help:"Check word lists and print every fault with its place and its remedy."`
	Lookup lexiconLookupCmd `cmd:"" help:"Show what the word lists know of words and phrases."`
}

// shippedLists is where the lists of the program stand in its source.
const shippedLists = "lexicon/data"

type lexiconCheckCmd struct {
	Dir string `arg:"" optional:"" name:"DIR" help:"A directory of own lists, checked together with the shipped ones; the shipped ones alone if left out."`
}

// Help is what kong shows below the flags.
func (lexiconCheckCmd) Help() string {
	return `Example:

    $ musnad lexicon check my-words
    my-words/groups.tsv:8: want id, kind, value and at least one form; got 1 column(s)

Exit codes: 0 no fault, 1 faults.`
}

func (c *lexiconCheckCmd) Run(s *streams) error {
	where := shippedLists
	lex, err := lexicon.Default()
	if c.Dir != "" && err == nil {
		where = c.Dir
		lex, err = withOwn(c.Dir)
	}
	if coded := (*codedError)(nil); errors.As(err, &coded) {
		return err
	}
	if err == nil {
		fmt.Fprintf(s.out, "%s: no fault; %d rows in all, version %s\n", s.clean(where), len(lex.Rows), lex.Version())
		return nil
	}
	all := faults(err)
	for _, f := range all {
		fmt.Fprintln(s.out, s.clean(faultPath(where, f)))
	}
	return &codedError{exitFailed, fmt.Sprintf("%d fault(s)", len(all))}
}

// faultPath is a fault with the directory of its file.
func faultPath(where string, f error) string {
	if _, ok := f.(lexicon.Fault); ok {
		return strings.TrimSuffix(filepath.ToSlash(where), "/") + "/" + f.Error()
	}
	return f.Error()
}
