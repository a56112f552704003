package main

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/eval"
)

type evalCmd struct {
	Gold     []string `arg:"" name:"GOLD" help:"Annotated articles: a JSON list, JSON Lines, or a directory of *.json; - is standard input."`
	Readings string   `placeholder:"FILE" help:"Score these readings (JSON Lines) instead of reading the articles now; - is standard input."`
	Set      string   `placeholder:"NAME" help:"Only the articles whose \"set\" is NAME."`
	Format   string   `enum:"text,json" default:"text" help:"text or json; ${default} if left out."`
	wordsFlag
	jobsFlag
}

// Help is what kong shows below the flags.
func (evalCmd) Help() string {
	return `Example:

    $ musnad eval corpus/articles
    $ musnad read --format jsonl articles.jsonl > readings.jsonl
    $ musnad eval gold.json --readings readings.jsonl --set tune

found: an annotated event and one that was read are paired, with the same type, and near one another in the text or equal in all parties. right: found, and status, actors and recipients are equal. named: right, and every party is the same by name. The other lines are over found events. P is precision, R recall, F1 their harmonic mean.`
}

func (c *evalCmd) Run(s *streams) error {
	gold, err := c.gold(s)
	if err != nil {
		return err
	}
	var readings []eval.Article
	if c.Readings != "" {
		readings, err = load(s, c.Readings)
	} else {
		readings, err = c.read(gold)
	}
	if err != nil {
		return err
	}
	score := eval.Compare(gold, readings)
	if c.Format == "json" {
		return writeJSON(s, score, true)
	}
	_, err = s.out.WriteString(score.String())
	return err
}

// gold loads the annotated articles of the set.
func (c *evalCmd) gold(s *streams) ([]eval.Article, error) {
	var out []eval.Article
	for _, name := range c.Gold {
		list, err := load(s, name)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	if c.Set != "" {
		out = slices.DeleteFunc(out, func(a eval.Article) bool { return a.Set != c.Set })
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no annotated article to score against; is --set %q right?", c.Set)
	}
	return out, nil
}

func load(s *streams, name string) ([]eval.Article, error) {
	if name == "-" {
		return decodeNamed(s.in, "stdin")
	}
	return eval.Load(name)
}

func decodeNamed(r io.Reader, name string) ([]eval.Article, error) {
	list, err := eval.Decode(r)
	if err != nil {
		return nil, fmt.Errorf("%s%w", name, err)
	}
	return list, nil
}

// read reads the annotated articles by what a reader would get of them.
func (c *evalCmd) read(gold []eval.Article) ([]eval.Article, error) {
	e, err := c.engine()
	if err != nil {
		return nil, err
	}
	var out []eval.Article
	for r := range readAll(e, goldItems(gold), c.workers()) {
		if r.err != nil {
			return nil, fmt.Errorf("%s: %w", r.id, r.err)
		}
		a, err := scored(r.doc, e)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func goldItems(gold []eval.Article) iter.Seq[item] {
	return func(yield func(item) bool) {
		for i := range gold {
			if !yield(item{article: gold[i].Input()}) {
				return
			}
		}
	}
}

// scored is a document in the form that is scored.
func scored(d *musnad.Document, e *engine.Engine) (eval.Article, error) {
	return eval.FromReading(musnad.NewReading(d, e.Version()))
}
