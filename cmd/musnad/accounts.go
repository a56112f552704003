package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"github.com/musnad/musnad/internal/accounts"
)

// by is who uses the program: who sits at the machine may manage accounts.
func by() accounts.Actor { return accounts.Actor{Who: accounts.Local(), Address: accounts.Here} }

// accounts opens the accounts beside the ledger, and closes them when do is
// done.
func (f ledgerFlag) accounts(do func(ctx context.Context, a *accounts.Accounts) error) error {
	if err := f.noFile("musnad restore makes a ledger of a backup"); err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	a, err := accounts.Open(ctx, f.Ledger)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, a), a.Close())
}

// newPassword reads a password from a terminal, twice and without showing it,
// or else the first line of standard input.
func (s *streams) newPassword() (string, error) {
	f, ok := s.in.(*os.File)
	if !ok || !s.inIsTTY {
		return firstLine(s.in)
	}
	one, err := s.askSecret(f, "Password, of at least 12 characters: ")
	if err != nil {
		return "", err
	}
	two, err := s.askSecret(f, "Once more: ")
	if err == nil && one != two {
		err = errors.New("the two passwords differ; nothing is changed")
	}
	return one, err
}

func (s *streams) askSecret(f *os.File, prompt string) (string, error) {
	fmt.Fprint(s.err, prompt)
	b, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(s.err)
	return string(b), err
}

// mostPasswordLine bounds what is read of standard input, in bytes.
const mostPasswordLine = 4096

func firstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, mostPasswordLine)).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", errors.New("there is no password on standard input; write it on one line")
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return line, err
}

// minute is a time for people, in UTC; otherwise what is said of a time that
// never was.
func minute(t time.Time, otherwise string) string {
	if t.IsZero() {
		return otherwise
	}
	return t.UTC().Format("2006-01-02 15:04")
}

// printColumns prints rows in columns as wide as their widest cell, the last as
// it is.
func printColumns(s *streams, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i >= len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(s.field(cell))
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-columns(cell)+2))
			}
		}
		fmt.Fprintln(s.out, strings.TrimRight(line.String(), " "))
	}
}

// printObjects prints each of a list as JSON.
func printObjects[T any](s *streams, list []T) error {
	for _, x := range list {
		if err := writeJSON(s, x, false); err != nil {
			return err
		}
	}
	return nil
}
