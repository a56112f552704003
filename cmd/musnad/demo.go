package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/samples"
	"github.com/musnad/musnad/serve"
)

type demoCmd struct {
	Ledger  string `placeholder:"DIR" help:"Keep the tour's ledger there, to go on with; in a temporary directory that is removed if left out."`
	NoServe bool   `help:"Print the tour and end, without showing the ledger in a browser."`
	listenFlags
}

// Help is what kong shows below the flags.
func (demoCmd) Help() string {
	return `Example:

    $ musnad demo
    $ musnad demo --ledger tour

It reads articles that are bundled with the program, keeps them in a ledger, walks through it, and then shows it in a browser until Ctrl-C. The articles were invented for it: nothing in them is a fact.`
}

const (
	demoArticle = "hmeimim-meeting" // the article that is read before the ledger
	demoEvents  = 3                 // shown of it

	demoWelcome = `Musnad reads Arabic news and keeps who did what with whom, when, where, through
whom, and on whose word. The articles below were invented for this tour; nothing
in them is a fact. Codes: countries in three letters; GOV government, MIL armed
forces, REB armed group, UAF unidentified armed, IGO international body.
`

	demoGoodbye = `Now try it on your own articles:

  musnad read article.txt                 what one article reports
  musnad read --format jsonl FILE         every field with the letters behind it
  musnad explain article.txt              what each stage saw, and by which rule
  musnad init; musnad import FILE…        a ledger of many
  musnad add URL; musnad gather           what is new in feeds and pages
  musnad timeline party:TUR from:2026     who did what, by day
  musnad search الوزير                    any spelling finds any other
  musnad review                           what waits for your decision
  musnad --help                           everything else
`
)

// station is a stop of the tour in the ledger: which happenings, and what to look
// at in them.
type station struct {
	heading, query string
	whole          bool // with all that is known of the first
	look           string
}

var stations = []station{
	{"Four articles, one meeting, two independent origins", "type:CONSULT from:2026-03-05 to:2026-03-05", true,
		"A plan told on 1 March was held on 5 March: one line, with its life. An outlet prints an agency's text word for word: a copy is no second origin."},
	{"The same attack, and its dead counted differently", "type:ASSAULT from:2026-03-09 to:2026-03-09", false,
		"What the sources differ on is kept side by side, never averaged. musnad show ID has all of it."},
	{"Told by one, denied by another", "type:CONSULT party:IRN party:USA place:مسقط", false,
		"An unnamed diplomat behind a newspaper says that they met; a ministry says that they did not."},
}

func (c *demoCmd) Run(s *streams) error {
	e, err := wordsFlag{}.engine()
	if err != nil {
		return err
	}
	fmt.Fprint(s.out, demoWelcome+"\n")
	if err := demoReading(s, e); err != nil {
		return err
	}
	dir := c.Ledger
	if dir == "" {
		temp, err := os.MkdirTemp("", "musnad-demo")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temp)
		dir = filepath.Join(temp, "ledger")
	}
	return c.tour(s, e, dir)
}

// tour makes a ledger of the samples, walks through it, and serves it.
func (c *demoCmd) tour(s *streams, e *engine.Engine, dir string) error {
	ctx, stop := interruptible()
	defer stop()
	l, err := ledger.Create(ctx, dir)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := demoLedger(ctx, s, e, l); err != nil {
		return err
	}
	fmt.Fprint(s.out, demoGoodbye)
	if c.NoServe {
		return nil
	}
	fmt.Fprintln(s.out)
	return c.serve(ctx, s, dir, serve.Options{Ledger: l, Engine: e, Today: fixedDay(samples.Today), Samples: true}, nil)
}

func heading(s *streams, n int, text string) {
	fmt.Fprintf(s.out, "%s\n\n", s.paint(cyan, fmt.Sprintf("%d. %s", n, text)))
}

func look(s *streams, text string) { fmt.Fprintf(s.out, "\n%s\n\n", s.paint(dim, text)) }

// demoReading shows what is read of one article, and from which letters.
func demoReading(s *streams, e *engine.Engine) error {
	articles, err := corpus.Articles()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(articles, func(a corpus.Article) bool { return a.ID == demoArticle })
	if at < 0 {
		return fmt.Errorf("the bundled article %s is missing", demoArticle)
	}
	a := &articles[at]
	in := musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
	if a.Published != nil {
		in.Published = *a.Published
	}
	d, err := e.Read(in)
	if err != nil {
		return err
	}
	heading(s, 1, "Who did what with whom, and on whose word")
	if err := (&tablePrinter{s: s, most: demoEvents}).document(d); err != nil {
		return err
	}
	look(s, "The lines says and from are the chain of who says so: from the speaker nearest to the newspaper out to the origin.")
	heading(s, 2, "Every field opens to the letters it was read from")
	showLetters(s, e, d)
	return nil
}

// showLetters shows where the fields of an article's first event were read.
func showLetters(s *streams, e *engine.Engine, d *musnad.Document) {
	r := musnad.NewReading(d, e.Version())
	if len(r.Events) == 0 {
		return
	}
	ev, text := &r.Events[0], []rune(d.Text)
	show := func(field string, at *[2]int) {
		if at != nil {
			fmt.Fprintf(s.out, "  %-9s [%d,%d)  %s\n", field, at[0], at[1], s.field(string(text[at[0]:at[1]])))
		}
	}
	show("trigger", ev.Evidence.Trigger)
	for _, p := range ev.Actor {
		show("actor", p.At)
	}
	for _, p := range ev.Recipient {
		show("recipient", p.At)
	}
	show("date", ev.Evidence.Date)
	if ev.Place != nil {
		show("place", ev.Place.At)
	}
	for _, x := range ev.Sources {
		show("source", x.At)
	}
	look(s, "Positions are code points into title, newline, text of the article above.")
}

// demoLedger fills a ledger with the samples and walks through it.
func demoLedger(ctx context.Context, s *streams, e *engine.Engine, l *ledger.Ledger) error {
	in := &importer{s: s, l: l, e: e, workers: jobsFlag{}.workers(), quiet: true}
	opt := gather.Options{Form: "jsonl", Stdin: strings.NewReader(string(samples.Lines))}
	if err := in.run(ctx, gather.Files(ctx, []string{"-"}, opt)); err != nil {
		return err
	}
	for i := range stations {
		if err := stations[i].show(ctx, s, l, i+3); err != nil {
			return err
		}
	}
	heading(s, len(stations)+3, "What is planned, and what is overdue")
	plans, err := l.Upcoming(ctx, ledger.List{})
	if err != nil {
		return err
	}
	if err := printHappenings(s, plans, false, samples.Today); err != nil {
		return err
	}
	look(s, "Seen from "+samples.Today+": nobody tells whether the visit took place, so it is overdue and not forgotten.")
	return nil
}

func (x *station) show(ctx context.Context, s *streams, l *ledger.Ledger, n int) error {
	heading(s, n, x.heading)
	list, err := l.Happenings(ctx, ledger.List{Query: x.query, Order: ledger.ByOrigins})
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("the bundled articles tell of nothing that answers %s", x.query)
	}
	if x.whole {
		h, err := l.Happening(ctx, list[0].ID)
		if err != nil {
			return err
		}
		(&happeningPrinter{s: s}).whole(&h)
	} else if err := printHappenings(s, list, false, ""); err != nil {
		return err
	}
	look(s, x.look)
	return nil
}
