package main

import (
	"fmt"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/engine"
)

type demoCmd struct{}

// Help is what kong shows below the flags.
func (demoCmd) Help() string {
	return `Example:

    $ musnad demo

It reads articles that are bundled with the program. They were invented for it: nothing in them is a fact.`
}

// stop is one station of the tour: an article, and what to look at in it.
type stop struct{ heading, article, look string }

var tour = []stop{
	{"Who did what with whom, and on whose word", "hmeimim-meeting",
		"The lines says and from are the chain of who says so: from the speaker nearest to the newspaper out to the origin."},
	{"What has not happened yet, or may never", "fidan-cairo-plan",
		"future, hypothetical and negated events are kept apart from actual ones. Dates are counted from the day of the article."},
	{"One attack, as an agency tells it", "hawija-agency",
		"An attack whose author nobody names has no actor. Mentions of one event are joined where they can be told to be one."},
}

const (
	demoEvents = 4 // shown of each article

	demoWelcome = `Musnad reads Arabic news and keeps who did what with whom, when, where, through
whom, and on whose word. The three articles below were invented for this tour;
nothing in them is a fact. Codes: countries in three letters; GOV government,
MIL armed forces, UAF unidentified armed, CVL civilians, COP police,
IGO international body, UNK unknown.
`

	demoGoodbye = `Now try it on your own articles:

  musnad read article.txt                 the same table for a text or a page
  musnad read --format jsonl FILE         every field with the letters behind it
  musnad explain article.txt              what each stage saw, and by which rule
  musnad lexicon lookup WORD              what the word lists know
  musnad eval corpus/articles             how good it is on annotated articles
  musnad --help                           everything else
`
)

func (demoCmd) Run(s *streams) error {
	e, err := wordsFlag{}.engine()
	if err != nil {
		return err
	}
	articles, err := corpus.Articles()
	if err != nil {
		return err
	}
	fmt.Fprint(s.out, demoWelcome+"\n")
	var last *musnad.Document
	for i, stop := range tour {
		at := slices.IndexFunc(articles, func(a corpus.Article) bool { return a.ID == stop.article })
		if at < 0 {
			return fmt.Errorf("the bundled article %s is missing", stop.article)
		}
		d, err := showStop(s, e, i+1, stop, &articles[at])
		if err != nil {
			return err
		}
		last = d
	}
	showLetters(s, e, last)
	fmt.Fprint(s.out, demoGoodbye)
	return nil
}

func showStop(s *streams, e *engine.Engine, n int, stop stop, a *corpus.Article) (*musnad.Document, error) {
	in := musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet}
	if a.Published != nil {
		in.Published = *a.Published
	}
	d, err := e.Read(in)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(s.out, "%s\n\n", s.paint(cyan, fmt.Sprintf("%d. %s", n, stop.heading)))
	table := &tablePrinter{s: s, most: demoEvents}
	if err := table.document(d); err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(s.out, "\n%s\n\n", s.paint(dim, stop.look))
	return d, err
}

// showLetters shows where the fields of an article's first event were read.
func showLetters(s *streams, e *engine.Engine, d *musnad.Document) {
	r := musnad.NewReading(d, e.Version())
	if len(r.Events) == 0 {
		return
	}
	ev, text := &r.Events[0], []rune(d.Text)
	fmt.Fprintf(s.out, "%s\n\n", s.paint(cyan, fmt.Sprintf("%d. Every field opens to the letters it was read from", len(tour)+1)))
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
	fmt.Fprintf(s.out, "\n%s\n\n", s.paint(dim, "Positions are code points into title, newline, text of the article above."))
}
