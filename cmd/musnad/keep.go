package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/ledger"
)

type rereadCmd struct {
	ledgerFlag
	wordsFlag
	jsonFlag
	Apply bool `help:"Keep the new readings; without it the command only shows what would change."`
}

// Help is what kong shows below the flags.
func (rereadCmd) Help() string {
	return `Example:

    $ musnad reread
    $ musnad reread --apply

Every article's latest version is read again with this program and its word lists. What people decided stays.`
}

func (c *rereadCmd) Run(s *streams) error {
	e, err := c.engine()
	if err != nil {
		return err
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		bar := s.progress("articles")
		r, err := l.Reread(ctx, e.Version(), func(a musnad.Article) (*musnad.Reading, error) {
			d, err := intake.Document(e, a, nil)
			if err != nil {
				return nil, err
			}
			return musnad.NewReading(d, e.Version()), nil
		}, c.Apply, bar.set)
		bar.done()
		if err != nil {
			return err
		}
		return c.print(s, &r)
	})
}

func (c *rereadCmd) print(s *streams, r *ledger.Rereading) error {
	unread := tally(r.Articles-len(r.Failed), len(r.Failed), fmt.Sprintf("%s could not be read", plural(len(r.Failed), "article")))
	if c.JSON {
		return errors.Join(writeJSON(s, r, false), unread)
	}
	p := &happeningPrinter{s: s}
	counts := map[string]int{}
	decided := 0
	for i := range r.Changes {
		x := &r.Changes[i]
		counts[x.What]++
		mark := ""
		if x.Decided {
			decided++
			mark = s.paint(cyan, "  [decided by a person: that stays]")
		}
		p.line("%-8s %s  %s%s  %s", x.What, reportName(s, ledger.Ref{Article: x.Article, Version: x.Version, At: x.At}),
			strings.Join(append([]string{x.Type}, x.Fields...), " "), mark, s.field(x.Trigger))
	}
	s.say("%s read again, %d of them as before; of events %d come, %d go and %d change, %d of them of happenings that somebody decided on",
		plural(r.Articles, "article"), r.Same, counts[ledger.Came], counts[ledger.Gone], counts[ledger.Changed], decided)
	if len(r.Changes) > 0 && !c.Apply {
		s.say("nothing was kept; musnad reread --apply keeps it")
	}
	for _, f := range r.Failed {
		s.say("%s", s.clean(f))
	}
	return unread
}

type verifyCmd struct {
	ledgerFlag
	ReadData bool `help:"Read and check the articles' bytes and all else that entries point to, as well as the chain."`
}

// Help is what kong shows below the flags.
func (verifyCmd) Help() string {
	return `Example:

    $ musnad verify --read-data

Exit codes: 0 all is whole, 1 something is damaged; what is named is, the rest can be read.`
}

func (c *verifyCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		faults, err := l.Verify(ctx, c.ReadData)
		if err != nil {
			return err
		}
		printFaults(s, faults)
		if len(faults) > 0 {
			return fmt.Errorf("%s; restore a backup, or export what is left", plural(len(faults), "fault"))
		}
		st, err := l.Stats(ctx)
		if err == nil {
			s.say("%d entries are whole", st.Entries)
		}
		return err
	})
}

type backupCmd struct {
	Path string `arg:"" name:"FILE" help:"The file to write; it must not exist."`
	ledgerFlag
}

// Help is what kong shows below the flags.
func (backupCmd) Help() string {
	return `Example:

    $ musnad backup ledger-2026-11-27.musnad
    $ musnad restore ledger-2026-11-27.musnad --ledger elsewhere`
}

func (c *backupCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		if err := l.Backup(ctx, c.Path); err != nil {
			return err
		}
		s.say("the ledger is copied to %s", s.clean(c.Path))
		return nil
	})
}

type restoreCmd struct {
	Path string `arg:"" name:"FILE" help:"A file that musnad backup wrote."`
	ledgerFlag
}

// Help is what kong shows below the flags.
func (restoreCmd) Help() string {
	return `Example:

    $ musnad restore ledger-2026-11-27.musnad --ledger elsewhere

The new ledger's place must be empty or absent. A backup of SQLite can be restored on PostgreSQL, and the other way round.`
}

func (c *restoreCmd) Run(s *streams) error {
	if err := c.noFile("name another place with --ledger"); err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	if err := ledger.Restore(ctx, c.Path, c.Ledger); err != nil {
		return err
	}
	s.say("the ledger is restored at %s, and its chain is whole", s.clean(c.place()))
	return nil
}

type doctorCmd struct {
	ledgerFlag
	jsonFlag
	Rebuild bool `help:"Make the tables anew from the entries."`
}

// Help is what kong shows below the flags.
func (doctorCmd) Help() string {
	return `Example:

    $ musnad doctor
    $ musnad doctor --rebuild`
}

func (c *doctorCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		if c.Rebuild {
			if err := l.Rebuild(ctx); err != nil {
				return err
			}
			s.say("the tables are made anew")
		}
		st, err := l.Stats(ctx)
		if err != nil {
			return err
		}
		faults, err := l.Verify(ctx, false)
		if err != nil {
			return err
		}
		if err := c.print(s, &st, faults); err != nil {
			return err
		}
		return tally(0, len(faults), "the chain is damaged; restore a backup, or export what is left")
	})
}

func (c *doctorCmd) print(s *streams, st *ledger.Stats, faults []ledger.Fault) error {
	if c.JSON {
		return writeJSON(s, struct {
			*ledger.Stats
			Faults []string `json:"faults"`
		}{st, faultLines(faults)}, false)
	}
	for _, x := range []struct {
		n    int64
		what string
	}{{st.Entries, "entries"}, {st.Articles, "articles"}, {st.Copies, "copies of another"}, {st.Versions, "versions"}, {st.Reports, "events"},
		{st.Happenings, "happenings"}, {st.Several, "told by more than one article"}, {st.Decisions, "decisions"}, {st.Sources, "sources"}} {
		fmt.Fprintf(s.out, "%9d  %s\n", x.n, x.what)
	}
	printFaults(s, faults)
	if len(faults) == 0 {
		s.say("the chain is whole; musnad verify --read-data checks the articles' bytes too")
	}
	return nil
}

func printFaults(s *streams, faults []ledger.Fault) {
	for _, line := range faultLines(faults) {
		fmt.Fprintln(s.out, s.clean(line))
	}
}

func faultLines(faults []ledger.Fault) []string {
	out := make([]string, len(faults))
	for i := range faults {
		out[i] = faults[i].Where() + ": " + faults[i].What
	}
	return out
}
