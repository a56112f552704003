package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
)

type timelineCmd struct {
	Query []string `arg:"" optional:"" name:"QUERY" help:"Words, and fields as actor:…, type:CONSULT, from:2024-06; all happenings if left out."`
	ledgerFlag
	jsonFlag
	Order string `enum:"day,news,origins" default:"day" help:"day (of the happening), news (what changed last) or origins (most first)."`
	Limit int    `default:"100" placeholder:"N" help:"Happenings shown; 0 for all; ${default} if left out."`
	All   bool   `help:"Those that somebody rejected as well."`
}

// Help is what kong shows below the flags.
func (timelineCmd) Help() string {
	return `Example:

    $ musnad timeline
    $ musnad timeline party:TUR party:SYR type:CONSULT from:2024 to:2025
    $ musnad timeline --order origins 'actor:"الجيش السوري"'

` + fieldsHelp
}

const fieldsHelp = `Fields: actor recipient mediator party (a name, an id, or a country's three letters), type, status (actual future hypothetical negated), place, country, source, outlet, from, to (days, months or years), review (accept reject flag). Of several values of one field any will do.`

func (c *timelineCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Happenings(ctx, ledger.List{Query: strings.Join(c.Query, " "), Order: ledger.Order(c.Order), Limit: c.Limit, All: c.All})
		if err != nil {
			return err
		}
		return printHappenings(s, list, c.JSON, "")
	})
}

type upcomingCmd struct {
	Query []string `arg:"" optional:"" name:"QUERY" help:"As for timeline."`
	ledgerFlag
	jsonFlag
	Today string `placeholder:"DATE" help:"The day from which is counted, as 2024-06-11; today if left out."`
	Limit int    `default:"100" placeholder:"N" help:"Happenings shown; 0 for all; ${default} if left out."`
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
		list, err := l.Upcoming(ctx, ledger.List{Query: strings.Join(c.Query, " "), Limit: c.Limit})
		if err != nil {
			return err
		}
		return printHappenings(s, list, c.JSON, today)
	})
}

type showCmd struct {
	ID string `arg:"" name:"ID" help:"A happening (h…), an article, or a decision's happening."`
	ledgerFlag
	jsonFlag
	Version int  `placeholder:"N" help:"Version of an article; the latest if left out."`
	Diff    bool `help:"What changed in an article's words since the version before."`
}

// Help is what kong shows below the flags.
func (showCmd) Help() string {
	return `Example:

    $ musnad timeline party:TUR
    $ musnad show hk3x2m7q4zv6tbra
    $ musnad show ARTICLE --diff`
}

func (c *showCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		h, err := l.Happening(ctx, c.ID)
		switch {
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

func (c *showCmd) article(ctx context.Context, s *streams, l *ledger.Ledger) error {
	t, err := l.Article(ctx, c.ID, c.Version)
	switch {
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
	mark := ""
	if t.CopyOf != "" {
		mark = "  " + s.paint(yellow, "[copy of "+s.clean(t.CopyOf)+"]")
	}
	for _, f := range t.Flags {
		mark += "  " + s.paint(yellow, "["+f+"]")
	}
	p.line("%s  version %d of %d  %s%s", s.paint(bold, s.clean(t.Version.Article)), t.N, t.Versions, published(&t.Version), mark)
	p.fact("outlet", "", t.Outlet)
	p.fact("bytes", "sha256 "+t.Original, "")
	p.fact("title", "", t.Title)
	for _, x := range strings.Split(t.Text, "\n") {
		p.line("  %s", s.field(x))
	}
	for _, x := range t.Happenings {
		p.line("  letters %d to %d tell of %s", x.At[0], x.At[1], x.Happening)
	}
	return nil
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
	Limit int `default:"20" placeholder:"N" help:"Articles shown; ${default} if left out."`
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
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Search(ctx, strings.Join(c.Query, " "), max(1, c.Limit))
		if err != nil {
			return err
		}
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
		if len(list) == 0 {
			s.say("no article has that")
		}
		return nil
	})
}

func (c *searchCmd) found(s *streams, f *ledger.Found) {
	p := &happeningPrinter{s: s}
	p.line("%s  %s  %s  by %s", s.paint(bold, s.clean(f.Article)), published(&f.Version), s.paint(dim, strings.Join(f.Happenings, " ")), f.Fold)
	p.fact("title", "", f.Title)
	p.fact("text", "", snippet(s, f))
}

// snippet is the part of the text around the hits, which stand out on a terminal.
func snippet(s *streams, f *ledger.Found) string {
	text, out, at := f.Snippet.Text, "", 0
	for _, h := range f.Snippet.Hits {
		if h.Start >= at {
			out += text[at:h.Start] + "[" + text[h.Start:h.End] + "]"
			at = h.End
		}
	}
	out += text[at:]
	if f.Snippet.Before {
		out = "… " + out
	}
	if f.Snippet.More {
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
			if err == nil {
				s.say("%s: from now on the two are one; musnad review undo %s takes it back", d.ID, d.ID)
			}
			return err
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
	for _, role := range []string{"actor", "recipient", "mediator"} {
		if n := e.Roles[role]; n > 0 {
			p.fact(role, plural(n, "happening"), "")
		}
	}
	for _, id := range e.Same {
		p.fact("same as", id, "")
	}
	for _, b := range e.With {
		p.fact("with", fmt.Sprint(b.Happenings), b.Name)
	}
}
