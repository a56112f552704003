package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"strings"

	"github.com/musnad/musnad/ledger"
)

// whoFlag says who decides, and why.
type whoFlag struct {
	By  string `placeholder:"NAME" env:"MUSNAD_REVIEWER" help:"Who decides; your user name if left out."`
	Why string `placeholder:"TEXT" help:"The reason, kept with the decision."`
}

func (f whoFlag) who() string {
	if f.By != "" {
		return f.By
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

type reviewCmd struct {
	List    reviewListCmd    `cmd:"" default:"withargs" help:"What waits for a decision, most origins first."`
	Accept  acceptCmd        `cmd:"" help:"It happened as the ledger says."`
	Reject  rejectCmd        `cmd:"" help:"It is no event, or not what the articles say; lists leave it out."`
	Flag    flagCmd          `cmd:"" help:"Somebody should look at it."`
	Correct correctCmd       `cmd:"" help:"Put a right value in the place of a field."`
	Merge   mergeCmd         `cmd:"" help:"Two happenings are one."`
	Split   splitCmd         `cmd:"" help:"Some reports tell of something else."`
	Undo    undoCmd          `cmd:"" help:"Take a decision back."`
	File    decisionsFileCmd `cmd:"" help:"Decisions from a file of JSON Lines."`
}

// Help is what kong shows below the flags.
func (reviewCmd) Help() string {
	return `Example:

    $ musnad review
    $ musnad review accept hk3x2m7q4zv6tbra
    $ musnad review correct hk3x2m7q4zv6tbra date '"2024-06-11"' --evidence ARTICLE:1:46-60
    $ musnad review correct hk3x2m7q4zv6tbra actor '[{"name":"بدر عبد العاطي","country":"EGY","kind":"GOV"}]'
    $ musnad review merge hk3x2m7q4zv6tbra hq2f7n5c6y3jxowe
    $ musnad review undo d1234

Decisions are kept for good, win over every reading to come, and can be undone. Looking never decides.`
}

type reviewListCmd struct {
	Query []string `arg:"" optional:"" name:"QUERY" help:"As for timeline."`
	ledgerFlag
	jsonFlag
	limitFlag
}

func (c *reviewListCmd) Run(s *streams) error {
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		list, err := l.Happenings(ctx, ledger.List{Query: strings.Join(c.Query, " "), Order: ledger.ByOrigins, Limit: oneMore(c.Limit), Open: true})
		if err != nil {
			return err
		}
		return c.list(s, list, c.JSON, "")
	})
}

// decider is what every decision is made with.
type decider struct {
	ledgerFlag
	jsonFlag
	whoFlag
}

// decide keeps decisions one by one, and goes on past one that cannot be kept.
func (f decider) decide(s *streams, list ...ledger.Decision) error {
	return f.use(func(ctx context.Context, l *ledger.Ledger) error {
		failed := 0
		var err error
		for i := range list {
			d := list[i]
			d.By, d.Why = f.who(), f.Why
			if err = f.one(ctx, s, l, d); err == nil {
				continue
			}
			if failed++; len(list) > 1 {
				complain(s, "", err)
			}
		}
		if len(list) == 1 {
			return err
		}
		return tally(len(list)-failed, failed, fmt.Sprintf("%d of %d decisions could not be kept; the lines above say why", failed, len(list)))
	})
}

func (f decider) one(ctx context.Context, s *streams, l *ledger.Ledger, d ledger.Decision) error {
	d, err := l.Decide(ctx, d)
	if err != nil {
		return err
	}
	if f.JSON {
		return writeJSON(s, d, false)
	}
	if d.Op == ledger.Undo {
		s.say("%s: %s is undone", d.ID, s.clean(d.Undoes))
		return nil
	}
	s.say("%s: %s %s%s; musnad review undo %s takes it back", d.ID, d.Op, s.clean(d.Happening), became(&d), d.ID)
	return nil
}

func became(d *ledger.Decision) string {
	switch d.Op {
	case ledger.Split:
		return ", the reports are " + d.Other + " now"
	case ledger.Merge:
		return ", " + d.Other + " is part of it now"
	}
	return ""
}

// verdict is what a person says of whole happenings.
type verdict struct {
	IDs []string `arg:"" name:"ID" help:"Happenings."`
	decider
}

func (c *verdict) say(s *streams, op ledger.Op) error {
	list := make([]ledger.Decision, len(c.IDs))
	for i, id := range c.IDs {
		list[i] = ledger.Decision{Op: op, Happening: id}
	}
	return c.decide(s, list...)
}

type acceptCmd struct{ verdict }

func (c *acceptCmd) Run(s *streams) error { return c.say(s, ledger.Accept) }

type rejectCmd struct{ verdict }

func (c *rejectCmd) Run(s *streams) error { return c.say(s, ledger.Reject) }

type flagCmd struct{ verdict }

func (c *flagCmd) Run(s *streams) error { return c.say(s, ledger.Flag) }

type correctCmd struct {
	ID       string `arg:"" name:"ID" help:"A happening."`
	Field    string `arg:"" name:"FIELD" help:"type, mode, status, actor, recipient, mediator, date, place or size."`
	Value    string `arg:"" name:"VALUE" help:"JSON as a reading's event has it; a bare word is taken for a string."`
	Evidence string `placeholder:"ARTICLE:VERSION:START-END" help:"The letters that say so: code points into title, newline and text."`
	decider
}

func (c *correctCmd) Run(s *streams) error {
	d := ledger.Decision{Op: ledger.Correct, Happening: c.ID, Field: c.Field, Value: jsonOrWord(c.Value)}
	if c.Evidence != "" {
		e, err := parseEvidence(c.Evidence)
		if err != nil {
			return usage(err.Error())
		}
		d.Evidence = e
	}
	return c.decide(s, d)
}

func jsonOrWord(s string) json.RawMessage {
	if json.Valid([]byte(s)) {
		return json.RawMessage(s)
	}
	data, _ := json.Marshal(s) // a string always can be
	return data
}

func parseEvidence(s string) (*ledger.Evidence, error) {
	fail := fmt.Errorf("--evidence %q: write it as ARTICLE:VERSION:START-END, as m1:1:46-60", s)
	article, rest, ok := cutLast(s, ":")
	if !ok {
		return nil, fail
	}
	from, to, ok1 := strings.Cut(rest, "-")
	article, version, ok2 := cutLast(article, ":")
	n, err1 := strconv.Atoi(version)
	a, err2 := strconv.Atoi(from)
	b, err3 := strconv.Atoi(to)
	if !ok1 || !ok2 || err1 != nil || err2 != nil || err3 != nil {
		return nil, fail
	}
	return &ledger.Evidence{Article: article, Version: n, At: [2]int{a, b}}, nil
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

type mergeCmd struct {
	ID    string `arg:"" name:"ID" help:"The happening that stays."`
	Other string `arg:"" name:"OTHER" help:"The one that becomes part of it; its id leads to it from then on."`
	decider
}

func (c *mergeCmd) Run(s *streams) error {
	return c.decide(s, ledger.Decision{Op: ledger.Merge, Happening: c.ID, Other: c.Other})
}

type splitCmd struct {
	ID      string   `arg:"" name:"ID" help:"A happening."`
	Reports []string `arg:"" name:"REPORT" help:"The reports that leave it: ARTICLE:VERSION:START-END, as musnad show lists them."`
	decider
}

func (c *splitCmd) Run(s *streams) error {
	d := ledger.Decision{Op: ledger.Split, Happening: c.ID}
	for _, r := range c.Reports {
		e, err := parseEvidence(r)
		if err != nil {
			return usage(strings.Replace(err.Error(), "--evidence", "REPORT", 1))
		}
		d.Reports = append(d.Reports, ledger.Ref{Article: e.Article, Version: e.Version, At: e.At})
	}
	return c.decide(s, d)
}

type undoCmd struct {
	IDs []string `arg:"" name:"DECISION" help:"Ids of decisions, as d1234."`
	decider
}

func (c *undoCmd) Run(s *streams) error {
	list := make([]ledger.Decision, len(c.IDs))
	for i, id := range c.IDs {
		list[i] = ledger.Decision{Op: ledger.Undo, Undoes: id}
	}
	return c.decide(s, list...)
}

type decisionsFileCmd struct {
	Path string `arg:"" name:"FILE" help:"A decision a line, as --json prints them; - is standard input."`
	decider
}

// longestDecision bounds a line of the file, in bytes.
const longestDecision = 1 << 20

func (c *decisionsFileCmd) Run(s *streams) error {
	in := s.in
	if c.Path != "-" {
		f, err := os.Open(c.Path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error { return c.lines(ctx, s, l, in) })
}

// lines decides line by line, and goes on past a bad one.
func (c *decisionsFileCmd) lines(ctx context.Context, s *streams, l *ledger.Ledger, in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestDecision)
	done, failed := 0, 0
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		d, err := parseDecision(lines.Bytes())
		if err == nil {
			if d.By == "" {
				d.By = c.who()
			}
			d.At = ""
			err = c.one(ctx, s, l, d)
		}
		if err != nil {
			failed++
			complain(s, fmt.Sprintf("%s, line %d", c.Path, n), err)
			continue
		}
		done++
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", c.Path, err)
	}
	return tally(done, failed, fmt.Sprintf("%d decisions were kept, %d could not be; the lines above say why", done, failed))
}

// parseDecision reads a decision as --json prints it.
func parseDecision(line []byte) (d ledger.Decision, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return d, fmt.Errorf("no decision: %w; write it as musnad review accept ID --json prints one", err)
	}
	return d, nil
}
