package main

import (
	"errors"

	"github.com/alecthomas/kong"

	"github.com/musnad/musnad/ledger"
)

// Exit codes: what they mean is part of the program's contract.
const (
	exitDone    = 0
	exitFailed  = 1  // nothing was done
	exitPartial = 2  // done in part: some articles or words failed, and a message says which
	exitUsage   = 64 // wrong use of the command line (EX_USAGE of sysexits.h)
)

// codedError is an error with an exit code of its own. An empty message is
// not printed.
type codedError struct {
	code    int
	message string
}

func (e *codedError) Error() string { return e.message }

func usage(message string) error { return &codedError{exitUsage, message} }

func exitCode(err error) int {
	var coded *codedError
	var query *ledger.QueryError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &coded):
		return coded.code
	case errors.As(err, &query):
		return exitUsage
	}
	return exitFailed
}

// tally turns how many things were done and failed into an error with the
// right code.
func tally(done, failed int, message string) error {
	switch {
	case failed == 0:
		return nil
	case done == 0:
		return &codedError{exitFailed, message}
	}
	return &codedError{exitPartial, message}
}

// helpHint names the help page that shows how the command is used.
func helpHint(err error) string {
	var parse *kong.ParseError
	command := "musnad"
	if errors.As(err, &parse) && parse.Context != nil {
		if n := parse.Context.Selected(); n != nil {
			command = n.FullPath()
		} else if path := parse.Context.Path; len(path) > 0 {
			command = path[len(path)-1].Node().FullPath()
		}
	}
	return "see " + command + " --help"
}
