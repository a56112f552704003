package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/intake"
	"github.com/musnad/musnad/ledger"
)

// fetchFlags say how servers are asked.
type fetchFlags struct {
	Allow    []netip.Prefix `placeholder:"RANGE" help:"Addresses that may be asked besides the public internet, as 127.0.0.0/8."`
	Interval time.Duration  `default:"1s" placeholder:"TIME" help:"Least time between two requests to one host; ${default} if left out."`
}

func (f fetchFlags) fetcher() *gather.Fetcher {
	interval := f.Interval
	if interval <= 0 {
		interval = -1 // none
	}
	return gather.NewFetcher(gather.FetchOptions{Allow: f.Allow, Interval: interval})
}

type addCmd struct {
	Addresses []string `arg:"" optional:"" name:"URL" help:"Feeds, pages, sitemaps, directories, or OPML files of feeds; without any, the sources are listed with their health."`
	ledgerFlag
	jsonFlag
	fetchFlags
	Kind   string `enum:"auto,feed,page,sitemap,directory" default:"auto" help:"What it is; auto looks (a page names its feeds)."`
	Title  string `placeholder:"NAME" help:"The outlet, where articles do not name theirs."`
	Zone   string `placeholder:"ZONE" help:"Whose day is the day of publication, as Asia/Damascus."`
	Follow string `enum:"auto,always,never" default:"auto" help:"Whether the pages of a feed's entries are fetched; auto: unless the feed has whole texts."`
	Grade  string `placeholder:"TEXT" help:"How reliable you find it; kept with the source."`
	Remove bool   `help:"Gather from it no more; what came of it stays."`
}

// Help is what kong shows below the flags.
func (addCmd) Help() string {
	return `Example:

    $ musnad add https://example.org/rss.xml --title 'الغد' --zone Asia/Amman
    $ musnad add feeds.opml
    $ musnad add
    $ musnad add https://example.org/rss.xml --remove`
}

func (c *addCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		if len(c.Addresses) == 0 {
			return listSources(ctx, s, l, c.JSON)
		}
		done, failed := 0, 0
		for _, address := range c.Addresses {
			if err := c.one(ctx, s, l, address); err != nil {
				failed++
				complain(s, address, err)
				continue
			}
			done++
		}
		return tally(done, failed, fmt.Sprintf("%d of %d addresses could not be added; the lines above say why", failed, len(c.Addresses)))
	})
}

// one adds what stands at an address, which may be several sources.
func (c *addCmd) one(ctx context.Context, s *streams, l *ledger.Ledger, address string) error {
	list, err := c.sources(ctx, address)
	if err != nil {
		return err
	}
	for _, x := range list {
		if err := x.Check(); err != nil && !c.Remove {
			return err
		}
		kept, err := l.AddSource(ctx, ledger.Source{URL: x.URL, Kind: x.Kind, Title: x.Title, Zone: x.Zone, Follow: x.Follow, Grade: c.Grade, Removed: c.Remove})
		if err != nil {
			return err
		}
		if c.JSON {
			err = writeJSON(s, kept, false)
		} else {
			fmt.Fprintf(s.out, "%s  %-9s  %s  %s\n", s.paint(dim, kept.ID), kept.Kind, s.clean(kept.URL), s.field(kept.Title))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sources are what an address or file means.
func (c *addCmd) sources(ctx context.Context, address string) (list []gather.Source, err error) {
	kind := c.Kind
	if c.Remove && kind == "auto" {
		kind = gather.KindFeed // it is known by its address alone
	}
	info, statErr := os.Stat(address)
	switch {
	case statErr == nil && info.IsDir():
		list = []gather.Source{{URL: address, Kind: gather.KindDirectory}}
	case statErr == nil:
		list, err = opmlFile(address)
	case kind != "auto":
		list = []gather.Source{{URL: address, Kind: kind}}
	case !strings.Contains(address, "://") && errors.Is(statErr, fs.ErrNotExist):
		return nil, errors.New("it is no address and no file here; write an address with https://")
	default:
		list, err = c.fetcher().Discover(ctx, address)
	}
	for i := range list {
		c.describe(&list[i])
	}
	return list, err
}

func (c *addCmd) describe(x *gather.Source) {
	if c.Title != "" {
		x.Title = c.Title
	}
	x.Zone = c.Zone
	if c.Follow != "auto" {
		x.Follow = c.Follow
	}
}

func opmlFile(name string) ([]gather.Source, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return gather.ParseOPML(f)
}

func listSources(ctx context.Context, s *streams, l *ledger.Ledger, asJSON bool) error {
	list, err := l.Sources(ctx)
	if err != nil {
		return err
	}
	for i := range list {
		x := &list[i]
		if asJSON {
			if err := writeJSON(s, x, false); err != nil {
				return err
			}
			continue
		}
		health, style := "not visited yet", dim
		if x.Last != nil {
			health, style = x.Last.At+"  "+x.Last.Line, healthStyles[x.Last.State]
		}
		fmt.Fprintf(s.out, "%s  %-9s  %s  %s\n", s.paint(dim, x.ID), x.Kind, s.clean(x.URL), s.field(x.Title))
		fmt.Fprintf(s.out, "    %s\n", s.paint(style, s.clean(health)))
	}
	if len(list) == 0 {
		s.say("no sources yet; musnad add URL adds one")
	}
	return nil
}

var healthStyles = map[string]string{gather.HealthOK: dim, gather.HealthUnchanged: dim, gather.HealthPartial: yellow, gather.HealthFailed: red, gather.HealthWaiting: yellow}

type gatherCmd struct {
	Sources []string `arg:"" optional:"" name:"SOURCE" help:"Ids or addresses of sources; all if left out."`
	ledgerFlag
	wordsFlag
	jobsFlag
	jsonFlag
	fetchFlags
	Every time.Duration `placeholder:"TIME" help:"Go on, and ask again after this time, as 15m."`
}

// Help is what kong shows below the flags.
func (gatherCmd) Help() string {
	return `Example:

    $ musnad gather
    $ musnad gather --every 15m

Each source is asked for what is new; a line says how that went, with the actual reason of a failure. robots.txt is obeyed, a host is asked one thing at a time, and only the public internet is asked, unless --allow names other addresses.

Exit codes: 0 all sources answered, 1 none, 2 some, 64 wrong use.`
}

func (c *gatherCmd) Run(s *streams) error {
	e, err := c.engine()
	if err != nil {
		return err
	}
	fetcher := c.fetcher()
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		for {
			in := &importer{s: s, l: l, e: e, workers: c.workers(), quiet: true}
			err := c.round(ctx, s, l, fetcher, in)
			if c.Every <= 0 || ctx.Err() != nil {
				return err
			}
			if err != nil && err.Error() != "" {
				complain(s, "gather", err)
			}
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(c.Every):
			}
		}
	})
}

// round asks every source once.
func (c *gatherCmd) round(ctx context.Context, s *streams, l *ledger.Ledger, f *gather.Fetcher, in *importer) error {
	list, err := c.chosen(ctx, l)
	if err != nil {
		return err
	}
	done, failed := 0, 0
	for i := range list {
		health, err := visit(ctx, l, f, in, &list[i])
		if err != nil {
			return err
		}
		if health.State == gather.HealthFailed {
			failed++
		} else {
			done++
		}
		if c.JSON {
			err = writeJSON(s, health, false)
		} else {
			_, err = fmt.Fprintf(s.out, "%s  %s\n    %s\n", s.paint(dim, list[i].ID), s.clean(list[i].URL), s.paint(healthStyles[health.State], s.clean(health.String())))
		}
		if err == nil {
			err = s.out.Flush()
		}
		if err != nil {
			return err
		}
	}
	if len(list) == 0 {
		s.say("no sources yet; musnad add URL adds one")
	}
	return tally(done, failed, fmt.Sprintf("%d of %d sources failed; the lines above say why", failed, len(list)))
}

// chosen are the sources that the command names, or all.
func (c *gatherCmd) chosen(ctx context.Context, l *ledger.Ledger) ([]ledger.SourceState, error) {
	all, err := l.Sources(ctx)
	if err != nil || len(c.Sources) == 0 {
		return all, err
	}
	var out []ledger.SourceState
	for _, name := range c.Sources {
		n := len(out)
		for i := range all {
			if all[i].ID == name || all[i].URL == name {
				out = append(out, all[i])
			}
		}
		if len(out) == n {
			return nil, usage(fmt.Sprintf("no source %q; musnad add lists them", name))
		}
	}
	return out, nil
}

// visit asks a source for what is new and keeps that.
func visit(ctx context.Context, l *ledger.Ledger, f *gather.Fetcher, in *importer, x *ledger.SourceState) (gather.Health, error) {
	return intake.Visit(ctx, l, f, x, func(items []gather.Item) error {
		in.source = x.ID
		var coded *codedError
		if err := in.run(ctx, allOf(items)); err != nil && !errors.As(err, &coded) {
			return err
		}
		return nil
	})
}

func allOf(items []gather.Item) iter.Seq2[gather.Item, error] {
	return func(yield func(gather.Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}
