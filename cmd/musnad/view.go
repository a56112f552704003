package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve"
	"github.com/musnad/musnad/web"
)

type timelineCmd struct {
	Query []string `arg:"" optional:"" name:"QUERY" help:"Words, and fields as actor:…, type:CONSULT, from:2024-06; all happenings if left out."`
	ledgerFlag
	jsonFlag
	Order string `enum:"day,latest,news,origins" default:"day" help:"day (of the happening), latest (day first), news (what changed last) or origins (most first)."`
	limitFlag
	All bool `help:"Those that somebody rejected as well."`
}

// Help is what kong shows below the flags.
func (timelineCmd) Help() string {
	return `Example:

    $ musnad timeline
    $ musnad timeline party:TUR party:SYR type:CONSULT from:2024 to:2025
    $ musnad timeline --order origins 'actor:"الجيش السوري"'
    $ musnad timeline هدنة outlet:الغد

` + fieldsHelp
}

const fieldsHelp = `Fields: actor recipient mediator party (a name, an id, or a country's three letters), type (as CONSULT), status (actual future hypothetical negated), place, country (three letters), source, outlet (all words of the value are in the name), from, to (days, months or years), review (accept reject flag), id (of a happening). Several party: must all take part; of several values of another field any will do. A happening without a date answers neither from: nor to:.`

func (c *timelineCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Happenings(ctx, ledger.List{Query: strings.Join(c.Query, " "), Order: ledger.Order(c.Order), Limit: oneMore(c.Limit), All: c.All})
		if err != nil {
			return err
		}
		return c.list(s, list, c.JSON, "")
	})
}

type upcomingCmd struct {
	Query []string `arg:"" optional:"" name:"QUERY" help:"As for timeline."`
	ledgerFlag
	jsonFlag
	Today string `placeholder:"DATE" help:"The day from which is counted, as 2024-06-11; today if left out."`
	limitFlag
}

// Help is what kong shows below the flags.
func (upcomingCmd) Help() string {
	return `Example:

    $ musnad upcoming
    $ musnad upcoming party:IRN --today 2024-06-11

What is planned or offered, by day. A plan whose day is over, and of which nobody says whether it came about, is overdue.`
}

func (c *upcomingCmd) Run(s *streams) error {
	today := c.Today
	if today == "" {
		today = time.Now().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, today); err != nil {
		return usage(fmt.Sprintf("--today: %q is no day; write it as 2024-06-11", today))
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Upcoming(ctx, ledger.List{Query: strings.Join(c.Query, " "), Limit: oneMore(c.Limit)})
		if err != nil {
			return err
		}
		return c.list(s, list, c.JSON, today)
	})
}

type showCmd struct {
	ID string `arg:"" name:"ID" help:"A happening (h…) or an article."`
	ledgerFlag
	jsonFlag
	Version int    `placeholder:"N" help:"Version of an article; the latest if left out."`
	Diff    bool   `help:"What changed in an article's words since the version before."`
	Proof   string `placeholder:"FILE" help:"Write all that a happening stands on to a zip: its page, its articles as they came, their readings, the hashes of all."`
}

// Help is what kong shows below the flags.
func (showCmd) Help() string {
	return `Example:

    $ musnad timeline party:TUR
    $ musnad show hk3x2m7q4zv6tbra
    $ musnad show ARTICLE --diff
    $ musnad show hk3x2m7q4zv6tbra --proof meeting.zip

A report's name is ARTICLE:VERSION:START-END, the letters of its trigger as code points into title, newline and text; musnad review split and --evidence take it as it stands.`
}

func (c *showCmd) Run(s *streams) error {
	if c.Version < 0 {
		return usage("--version: versions are numbered from 1")
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		h, err := l.Happening(ctx, c.ID)
		switch {
		case err == nil && (c.Version > 0 || c.Diff):
			return usage(c.ID + " is a happening; --version and --diff are for articles")
		case err == nil && c.Proof != "":
			return c.proof(ctx, s, l)
		case err == nil && c.JSON:
			return writeJSON(s, h, false)
		case err == nil:
			(&happeningPrinter{s: s}).whole(&h)
			return nil
		case !errors.Is(err, ledger.ErrUnknown):
			return err
		}
		return c.article(ctx, s, l)
	})
}

// proof writes the zip. A file that is there already is not overwritten.
func (c *showCmd) proof(ctx context.Context, s *streams, l *ledger.Ledger) error {
	e, err := wordsFlag{}.engine()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(c.Proof, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	proof := serve.Proof{Ledger: l, Engine: e, ID: c.ID, Lang: web.Arabic, Now: time.Now()}
	err = errors.Join(proof.Write(ctx, f), f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(c.Proof))
	}
	s.say("wrote %s; check it with unzip and sha256sum -c SHA256SUMS", s.clean(c.Proof))
	return nil
}

func (c *showCmd) article(ctx context.Context, s *streams, l *ledger.Ledger) error {
	t, err := l.Article(ctx, c.ID, c.Version)
	switch {
	case errors.Is(err, ledger.ErrUnknown) && c.Version > 0 && c.has(ctx, l):
		return fmt.Errorf("article %q has no version %d; musnad show %[1]s tells how many there are", c.ID, c.Version)
	case errors.Is(err, ledger.ErrUnknown):
		return fmt.Errorf("the ledger has no happening and no article %q; musnad timeline and musnad search list them", c.ID)
	case err != nil:
		return err
	case c.Diff:
		return c.diff(ctx, s, l, &t)
	case c.JSON:
		return writeJSON(s, t, false)
	}
	p := &happeningPrinter{s: s}
	mark := p.articleMarks(t.CopyOf, t.Flags)
	p.line("%s  version %d of %d  %s%s", s.paint(bold, s.clean(t.Version.Article)), t.N, t.Versions, published(&t.Version), mark)
	p.known("outlet", t.Outlet)
	p.fact("bytes", "sha256 "+t.Original, "")
	p.known("title", t.Title)
	for _, x := range strings.Split(t.Text, "\n") {
		for _, line := range s.wrapped(x, 2) {
			p.line("  %s", line)
		}
	}
	for _, x := range t.Happenings {
		p.line("  %s tells of %s", reportName(s, ledger.Ref{Article: t.Version.Article, Version: t.N, At: x.At}), x.Happening)
	}
	return nil
}

// has reports whether there is such an article.
func (c *showCmd) has(ctx context.Context, l *ledger.Ledger) bool {
	_, err := l.Article(ctx, c.ID, 0)
	return err == nil
}

func published(v *ledger.Version) string {
	if v.Published == "" {
		return "no date"
	}
	if v.PublishedBy != "" && v.PublishedBy != "given" {
		return v.Published + " (" + v.PublishedBy + ")"
	}
	return v.Published
}

func (c *showCmd) diff(ctx context.Context, s *streams, l *ledger.Ledger, t *ledger.Text) error {
	if t.N < 2 {
		return fmt.Errorf("version 1 of article %q is the first; there is none before it", c.ID)
	}
	pieces, err := l.Diff(ctx, c.ID, t.N-1, t.N)
	if err != nil {
		return err
	}
	for _, x := range pieces {
		if c.JSON {
			if err := writeJSON(s, x, false); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(s.out, "%s %s\n", s.paint(diffStyles[x.Op], x.Op), s.field(x.Text))
	}
	return nil
}

var diffStyles = map[string]string{"=": dim, "-": red, "+": cyan}

type searchCmd struct {
	Query []string `arg:"" name:"QUERY" help:"Words, \"phrases\", -not, exact:word, and fields."`
	ledgerFlag
	jsonFlag
	Limit int `default:"20" placeholder:"N" help:"Articles shown, 1 or more; ${default} if left out."`
}

// Help is what kong shows below the flags.
func (searchCmd) Help() string {
	return `Example:

    $ musnad search الخارجيه
    $ musnad search '"وزير الخارجية" -هدنة party:TUR from:2024'
    $ musnad search exact:مُحَمَّد

Any spelling finds any other, with و ب ل ك ف س and the article or without; exact: finds only what is written the same. Each hit says which it was.

` + fieldsHelp
}

func (c *searchCmd) Run(s *streams) error {
	if c.Limit < 1 {
		return usage("--limit: write a number of articles, 1 or more")
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Search(ctx, strings.Join(c.Query, " "), c.Limit+1)
		if err != nil {
			return err
		}
		list, more := atMost(list, c.Limit)
		for i := range list {
			if c.JSON {
				err = writeJSON(s, &list[i], false)
			} else {
				c.found(s, &list[i])
			}
			if err != nil {
				return err
			}
		}
		switch {
		case len(list) == 0:
			s.say("no article has that")
		case more:
			s.say("more articles have that; --limit N shows more")
		}
		return nil
	})
}

// foldWords say by what a word was found.
var foldWords = map[ledger.Fold]string{ledger.AsWritten: "as written", ledger.Spelling: "by spelling", ledger.Clitics: "by clitics"}

func (c *searchCmd) found(s *streams, f *ledger.Found) {
	p := &happeningPrinter{s: s}
	p.line("%s  %s  %s%s  %s", s.paint(bold, s.clean(f.Article)), published(&f.Version), foldWords[f.Fold], p.articleMarks(f.CopyOf, f.Flags), s.paint(dim, strings.Join(f.Happenings, " ")))
	title, text := f.Title, snippet(&f.Snippet)
	if !f.Snippet.Before && f.Title != "" {
		title, text, _ = strings.Cut(text, "\n")
	}
	p.known("title", title)
	p.fact("text", "", text)
}

// snippet is the part of the text around the hits, which stand in brackets.
func snippet(x *ledger.Snippet) string {
	text, out, at := []rune(x.Text), "", 0
	for _, h := range x.Hits {
		if h.At[0] >= at {
			out += string(text[at:h.At[0]]) + "[" + string(text[h.At[0]:h.At[1]]) + "]"
			at = h.At[1]
		}
	}
	out += string(text[at:])
	if x.Before {
		out = "… " + out
	}
	if x.More {
		out += " …"
	}
	return out
}

type entityCmd struct {
	Name string `arg:"" name:"NAME" help:"A name in any spelling, an id, or a country's three letters."`
	ledgerFlag
	jsonFlag
	wordsFlag
	Same string `placeholder:"ID" help:"Decide that the entity with the id NAME is the same as this one; musnad review undo takes it back."`
	whoFlag
}

// Help is what kong shows below the flags.
func (entityCmd) Help() string {
	return `Example:

    $ musnad entity فيدان
    $ musnad entity person.hakan-fidan --same 'n:هاكان_فيدان:tur'`
}

func (c *entityCmd) Run(s *streams) error {
	lex, err := c.lexicon()
	if err != nil {
		return err
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		if c.Same != "" {
			d, err := l.Decide(ctx, ledger.Decision{Op: ledger.Same, Entity: c.Name, Other: c.Same, By: c.who(), Why: c.Why})
			switch {
			case err != nil:
				return err
			case c.JSON:
				return writeJSON(s, d, false)
			}
			s.say("%s: from now on the two are one; musnad review undo %s takes it back", d.ID, d.ID)
			return nil
		}
		list, err := l.Entities(ctx, c.Name)
		if err != nil {
			return err
		}
		for i := range list {
			if c.JSON {
				err = writeJSON(s, withOffices{&list[i], offices(lex, &list[i])}, false)
			} else {
				printEntity(s, &list[i])
				printOffices(s, offices(lex, &list[i]))
			}
			if err != nil {
				return err
			}
		}
		if len(list) == 0 {
			s.say("nobody of that name takes part in a happening")
		}
		return nil
	})
}

func printEntity(s *streams, e *ledger.Entity) {
	p := &happeningPrinter{s: s}
	p.line("%s  %s  %s  %s", s.paint(bold, s.clean(e.ID)), latin(e.Country, e.Kind), s.clean(e.English), plural(e.Happenings, "happening"))
	for _, n := range e.Names {
		p.fact("name", fmt.Sprint(n.Times), n.Text)
	}
	for _, x := range []struct{ role, label string }{{"actor", "who"}, {"recipient", "whom"}, {"mediator", "through"}} {
		if n := e.Roles[x.role]; n > 0 {
			p.fact(x.label, plural(n, "happening"), "")
		}
	}
	for _, id := range e.Same {
		p.fact("same as", id, "")
	}
	for _, b := range e.With {
		p.fact("with", fmt.Sprint(b.Happenings), b.Name)
	}
}
