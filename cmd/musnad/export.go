package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

type exportCmd struct {
	ledgerFlag
	Format string `required:"" enum:"csv,xlsx,jsonl,parquet,geojson,gexf,ical,atom,plover,acled,timelinejs" placeholder:"NAME" help:"csv, xlsx, jsonl, parquet, geojson, gexf, ical, atom, plover, acled or timelinejs."`
	Query  string `placeholder:"QUERY" help:"As for timeline; all happenings if left out."`
	Order  string `enum:"day,latest,news,origins," default:"" help:"day, latest, news or origins, as for timeline; day if left out, of atom news."`
	Limit  int    `placeholder:"N" help:"Happenings at most; all if left out."`
	All    bool   `help:"Those that somebody rejected as well."`
	Rows   string `enum:"happenings,reports," default:"" help:"happenings or reports: what a row of csv, xlsx and parquet is; happenings if left out."`
	NoBOM  bool   `name:"no-bom" help:"No byte order mark at the beginning of csv and acled, which Excel needs and some programs stumble over."`
	Out    string `short:"o" placeholder:"FILE" help:"The file to write; standard output if left out."`
	Force  bool   `help:"Write over a file that exists."`
}

// Help is what kong shows below the flags.
func (exportCmd) Help() string {
	return `Example:

    $ musnad export --format xlsx --out happenings.xlsx
    $ musnad export --format csv --rows reports --query 'party:TUR from:2024' > reports.csv
    $ musnad export --format jsonl --out ledger.jsonl

docs/exports.md says what each format holds. JSON Lines without a query is the whole ledger: musnad import makes it again.

` + fieldsHelp
}

func (c *exportCmd) Run(s *streams) error {
	f, err := export.Lookup(c.Format)
	if err != nil {
		return err
	}
	if c.Rows == export.Reports && !f.Reports {
		return usage(f.Name + " has no rows of reports; csv, xlsx and parquet have")
	}
	if c.Out == "" && f.Binary && s.isolate {
		return usage(f.Name + " is nothing for a terminal; write it to a file with --out")
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		var sum export.Summary
		write := func(w io.Writer) (err error) {
			sum, err = export.Write(ctx, w, l, c.Format, export.Options{Query: c.Query, Order: ledger.Order(c.Order), Limit: c.Limit, All: c.All, Rows: c.Rows, NoBOM: c.NoBOM})
			return err
		}
		if err := c.to(s, write); err != nil {
			return err
		}
		c.report(s, &sum)
		return nil
	})
}

// to runs write on the file, or on standard output.
func (c *exportCmd) to(s *streams, write func(io.Writer) error) error {
	switch {
	case c.Out != "":
		return writeFile(c.Out, c.Force, write)
	case s.isolate:
		t := &terminalWriter{s: s}
		return errors.Join(write(t), t.flush())
	}
	return write(s.out)
}

func (c *exportCmd) report(s *streams, sum *export.Summary) {
	what := "happening"
	if c.Rows == export.Reports {
		what = "report"
	}
	s.say("%s written", plural(sum.Written, what))
	for _, why := range slices.Sorted(maps.Keys(sum.Left)) {
		s.say("%s left out: %s", plural(sum.Left[why], "happening"), s.clean(why))
	}
}

// writeFile writes a file that is there whole or not at all.
func writeFile(path string, force bool, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil && !force {
		return fmt.Errorf("%s exists; name another file, or write over it with --force", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".musnad-*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	b := bufio.NewWriterSize(f, 1<<16)
	err = write(b)
	if err == nil {
		err = b.Flush()
	}
	if err = errors.Join(err, f.Chmod(fileMode(path)), f.Sync(), f.Close()); err != nil {
		return err
	}
	if !force {
		// Linked and not renamed: what came to stand there meanwhile stays.
		if err := os.Link(f.Name(), path); err == nil || errors.Is(err, os.ErrExist) {
			return err
		}
	}
	return os.Rename(f.Name(), path)
}

// fileMode is that of the file which is written over, or of any file.
func fileMode(path string) os.FileMode {
	if i, err := os.Stat(path); err == nil {
		return i.Mode().Perm()
	}
	return 0o644
}

// terminalWriter lets through what is safe for a terminal.
type terminalWriter struct {
	s    *streams
	rest []byte // a letter that is not whole yet
}

func (t *terminalWriter) Write(p []byte) (int, error) {
	data := append(t.rest, p...)
	end := len(data)
	for k := 1; k <= utf8.UTFMax && k <= len(data); k++ {
		if b := data[len(data)-k]; utf8.RuneStart(b) {
			if !utf8.FullRune(data[len(data)-k:]) {
				end = len(data) - k
			}
			break
		}
	}
	t.rest = append([]byte(nil), data[end:]...)
	_, err := t.s.out.WriteString(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && acts(r) {
			return -1
		}
		return r
	}, string(data[:end])))
	return len(p), err
}

func (t *terminalWriter) flush() error { return t.s.out.Flush() }

// whole makes a ledger again if the path is one that was exported; done is false if
// it is not.
func (c *importCmd) whole(s *streams) (done bool, err error) {
	for _, path := range c.Paths {
		r, closeIt, err := c.peekable(s, path)
		if err != nil || r == nil {
			continue // what is wrong with it is said where it is read
		}
		if !export.Recognised(r) {
			closeIt()
			continue
		}
		defer closeIt()
		if len(c.Paths) > 1 {
			return true, fmt.Errorf("%s is a whole ledger: import it alone, into an empty one", path)
		}
		return true, c.again(s, path, r)
	}
	return false, nil
}

// peekable is the beginning of a file, or of standard input, which stays as it is.
func (c *importCmd) peekable(s *streams, path string) (*bufio.Reader, func() error, error) {
	if path == "-" {
		b := bufio.NewReader(s.in)
		s.in = b
		return b, func() error { return nil }, nil
	}
	if i, err := os.Stat(path); err != nil || !i.Mode().IsRegular() {
		return nil, nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	return bufio.NewReaderSize(f, 1<<16), f.Close, nil
}

func (c *importCmd) again(s *streams, path string, r io.Reader) error {
	ctx, stop := interruptible()
	defer stop()
	n, err := export.Import(ctx, r, c.Ledger)
	switch {
	case errors.Is(err, ledger.ErrNotEmpty):
		return fmt.Errorf("%w; a whole ledger goes into an empty one: musnad init --ledger DIR", err)
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	}
	s.say("the ledger is made again: %d entries with the hashes that they had", n)
	return nil
}
