package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/lexicon"
)

// wordsFlag is the user's own word lists.
type wordsFlag struct {
	Words string `placeholder:"DIR" help:"Own word lists (*.tsv), read after the shipped ones; a row of the same id wins."`
}

func (w wordsFlag) lexicon() (*lexicon.Lexicon, error) {
	lex, err := lexicon.Default()
	where := shippedLists
	if w.Words != "" && err == nil {
		where = w.Words
		lex, err = withOwn(w.Words)
	}
	if coded := (*codedError)(nil); errors.As(err, &coded) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("the word lists have faults, and nothing is read with faulty lists:\n%s", listFaults(where, err))
	}
	return lex, nil
}

// withOwn loads the shipped lists and those of a directory.
func withOwn(dir string) (*lexicon.Lexicon, error) {
	if lists, _ := filepath.Glob(filepath.Join(dir, "*.tsv")); len(lists) == 0 {
		return nil, usage(dir + ": no word list; name a directory that holds *.tsv files")
	}
	return lexicon.Load(os.DirFS(dir))
}

func (w wordsFlag) engine() (*engine.Engine, error) {
	lex, err := w.lexicon()
	if err != nil {
		return nil, err
	}
	return engine.New(lex), nil
}

// maxFaults is how many faults a message names.
const maxFaults = 10

func listFaults(where string, err error) string {
	all := faults(err)
	lines := make([]string, 0, maxFaults+1)
	for _, f := range all[:min(len(all), maxFaults)] {
		lines = append(lines, faultPath(where, f))
	}
	if more := len(all) - maxFaults; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more: musnad lexicon check %s", more, where))
	}
	return strings.Join(lines, "\n")
}

// faults takes apart what the loader joined.
func faults(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
