package main

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/ledger"
)

type importCmd struct {
	Paths []string `arg:"" name:"PATH" help:"Text, HTML, JSON Lines, ninjs, WARC, zip; directories of these; - is standard input."`
	ledgerFlag
	wordsFlag
	jobsFlag
	jsonFlag
	Outlet    string `placeholder:"NAME" help:"Outlet of articles that do not name theirs."`
	Published string `placeholder:"DATE" help:"Day of publication, as 2024-06-11, of articles that give none."`
}

// Help is what kong shows below the flags.
func (importCmd) Help() string {
	return `Example:

    $ musnad import articles.jsonl pages/ archive.warc.gz
    $ musnad import --outlet 'الغد' --published 2024-06-11 page.html

An article that the ledger has already is left as it is; one whose words changed becomes a new version. A bad record is passed over and listed.

A whole ledger that musnad export --format jsonl wrote is made again in an empty one, to the same entries.

Exit codes: 0 all articles were kept, 1 none, 2 some, 64 wrong use.`
}

func (c *importCmd) Run(s *streams) error {
	if err := checkedDay(c.Published); err != nil {
		return err
	}
	if done, err := c.whole(s); done || err != nil {
		return err
	}
	e, err := c.engine()
	if err != nil {
		return err
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		in := &importer{s: s, l: l, e: e, workers: c.workers(), json: c.JSON}
		return in.run(ctx, c.items(ctx, s))
	})
}

// items are the articles of all paths, with what the flags say of those that do
// not say it.
func (c *importCmd) items(ctx context.Context, s *streams) iter.Seq2[gather.Item, error] {
	return func(yield func(gather.Item, error) bool) {
		for it, err := range gather.Files(ctx, c.Paths, gather.Options{Stdin: s.in}) {
			if err == nil && it.Outlet == "" {
				it.Outlet = c.Outlet
			}
			if err == nil && it.Published == "" && c.Published != "" {
				it.Published, it.PublishedBy = c.Published, "given"
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

// importer reads articles and keeps them.
type importer struct {
	s       *streams
	l       *ledger.Ledger
	e       *engine.Engine
	workers int
	json    bool
	quiet   bool   // no report at the end
	source  string // id of the source that they come through

	done, failed int
	counts       map[string]int
	events, born int
	copies       int
}

// arrival is an article that was read, or why it was not.
type arrival struct {
	read ledger.Read
	from string
	err  error
}

// run keeps all items, goes on past bad ones, and says at the end what it did.
func (in *importer) run(ctx context.Context, items iter.Seq2[gather.Item, error]) error {
	in.counts = map[string]int{}
	bar := in.s.progress("articles")
	defer bar.done()
	var batch []ledger.Read
	keep := func() error {
		err := in.keep(ctx, batch)
		batch = batch[:0]
		bar.set(in.done+in.failed, 0)
		return err
	}
	for a := range ordered(pairs(items), in.workers, intake.AtOnce, in.read) {
		if ctx.Err() != nil {
			break
		}
		if a.err != nil {
			in.failed++
			complainAt(in.s, a.from, a.err)
			continue
		}
		if batch = append(batch, a.read); len(batch) == intake.AtOnce {
			if err := keep(); err != nil {
				return in.stopped(ctx, err)
			}
		}
	}
	if err := cmp.Or(ctx.Err(), keep()); err != nil {
		return in.stopped(ctx, err)
	}
	bar.done()
	in.report()
	return tally(in.done, in.failed, in.summary())
}

// stopped says what was kept before the user interrupted, or gives the error.
func (in *importer) stopped(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	in.report()
	return tally(in.done, 1, "interrupted; what is told above is kept, and the same command goes on from there")
}

type pair struct {
	item gather.Item
	err  error
}

func pairs(items iter.Seq2[gather.Item, error]) iter.Seq[pair] {
	return func(yield func(pair) bool) {
		for it, err := range items {
			if !yield(pair{it, err}) {
				return
			}
		}
	}
}

func (in *importer) read(p pair) arrival {
	it := &p.item
	if p.err != nil {
		return arrival{from: it.From, err: p.err}
	}
	read, err := intake.Read(in.e, it, in.source)
	return arrival{read: read, from: it.From, err: err}
}

// keep keeps a batch: when it returns, all of it is on the disk.
func (in *importer) keep(ctx context.Context, batch []ledger.Read) error {
	if len(batch) == 0 {
		return nil
	}
	added, err := in.l.Add(ctx, batch)
	if err != nil {
		return err
	}
	for _, a := range added {
		in.done++
		in.counts[a.What]++
		in.events += a.Events
		in.born += a.Born
		if a.CopyOf != "" && a.What == ledger.New {
			in.copies++
		}
		if in.json {
			if err := writeJSON(in.s, a, false); err != nil {
				return err
			}
		}
	}
	return in.s.out.Flush()
}

func (in *importer) report() {
	if in.json || in.quiet || in.done == 0 {
		return
	}
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{in.counts[ledger.New], "new"}, {in.copies, "of these copies of another"}, {in.counts[ledger.NewVersion], "in a new version"},
		{in.counts[ledger.Again], "read by another engine"}, {in.counts[ledger.Known], "known"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	in.s.say("%s: %s; %s, %s that the ledger did not have", plural(in.done, "article"), strings.Join(parts, ", "), plural(in.events, "event"), plural(in.born, "happening"))
}

func (in *importer) summary() string {
	return fmt.Sprintf("%s kept, %d could not be; the lines above say why", plural(in.done, "article"), in.failed)
}
