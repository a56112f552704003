package main

import "github.com/musnad/musnad/engine"

type readCmd struct {
	inputFlags
	jobsFlag
	Format string `enum:"table,json,jsonl,tsv" default:"table" help:"table (to look at), json (an object an article), jsonl (one a line) or tsv (a line an event); ${default} if left out."`
	NoText bool   `help:"Leave the article's text out of json and jsonl."`
}

// Help is what kong shows below the flags.
func (readCmd) Help() string {
	return `Example:

    $ musnad read article.txt
    $ curl -s https://example.org/news/1.html | musnad read --input html
    $ musnad read --format jsonl articles.jsonl > readings.jsonl

The first line of a text is its title if a blank line follows. A line of JSON Lines has id, title, text, published, outlet and url; any may be missing, not both title and text.
For each line in, jsonl prints one line: a reading, or {"id":…,"error":"…"}. Positions in JSON are Unicode code points into title + "\n" + text.

Exit codes: 0 all articles were read, 1 none, 2 some, 64 wrong use.`
}

func (c *readCmd) Run(s *streams) error {
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

func (c *readCmd) printer(s *streams, e *engine.Engine) printer {
	switch c.Format {
	case "json", "jsonl":
		return &jsonPrinter{s: s, value: readingOf(e, !c.NoText), indent: c.Format == "json"}
	case "tsv":
		return &tsvPrinter{s: s}
	}
	return &tablePrinter{s: s}
}
