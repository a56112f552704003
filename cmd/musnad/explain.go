package main

import (
	"fmt"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/internal/explain"
)

type explainCmd struct {
	inputFlags
	jobsFlag
	Format string   `enum:"text,json,jsonl" default:"text" help:"text, json (an object an article) or jsonl (one a line); ${default} if left out."`
	Stage  []string `placeholder:"STAGE" help:"Show these stages only: segment, temporal, entity, quote, attribution, event, merge."`
}

// Help is what kong shows below the flags.
func (explainCmd) Help() string {
	return `Example:

    $ musnad explain article.txt
    $ musnad explain --stage temporal --stage entity article.txt
    $ musnad explain --format jsonl articles.jsonl

Each line of text has the stage, the rule or the row of a word list that made it, what was read, the bytes, and last the letters. Positions in JSON are Unicode code points into title + "\n" + text.`
}

// Validate is called by kong.
func (c *explainCmd) Validate() error {
	for _, s := range c.Stage {
		if !has(musnad.Stages, s) {
			return fmt.Errorf("--stage %s: want one of %s", s, strings.Join(musnad.Stages, ", "))
		}
	}
	return nil
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (c *explainCmd) Run(s *streams) error {
	items, err := c.articles(s)
	if err != nil {
		return err
	}
	e, err := c.engine()
	if err != nil {
		return err
	}
	return printAll(s, readAll(e, items, c.workers()), c.printer(s, e))
}

func (c *explainCmd) printer(s *streams, e *engine.Engine) printer {
	if c.Format == "text" {
		return &dumpPrinter{s: s, stages: c.Stage}
	}
	value := func(d *musnad.Document) any { return explain.Of(d, e, c.Stage) }
	return &jsonPrinter{s: s, value: value, indent: c.Format == "json"}
}

// dumpPrinter prints the Document's own dump.
type dumpPrinter struct {
	s      *streams
	stages []string
	n      int
}

func (p *dumpPrinter) document(d *musnad.Document) error {
	if p.n++; p.n > 1 {
		fmt.Fprintln(p.s.out)
	}
	fmt.Fprintln(p.s.out, p.s.paint(bold, "article "+p.s.clean(d.Article.ID)), p.s.paint(yellow, strings.Join(d.Flags, " ")))
	for line := range strings.Lines(d.Dump(p.stages...)) {
		p.line(strings.TrimSuffix(line, "\n"))
	}
	return nil
}

// line prints a line of the dump: Latin words, a bar, letters of the article.
func (p *dumpPrinter) line(line string) {
	words, letters, found := strings.Cut(line, " | ")
	stage, rest, _ := strings.Cut(p.s.clean(words), " ")
	fmt.Fprint(p.s.out, p.s.paint(dim, stage), " ", rest)
	if found {
		fmt.Fprint(p.s.out, " | ", p.s.field(letters))
	}
	fmt.Fprintln(p.s.out)
}

func (p *dumpPrinter) failure(id string, err error) error {
	p.s.out.Flush()
	complain(p.s, id, err)
	return nil
}
