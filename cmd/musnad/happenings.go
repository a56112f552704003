package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// happeningPrinter prints happenings for a person: a line of Latin fields, and
// below it one line for each Arabic field.
type happeningPrinter struct {
	s     *streams
	today string // YYYY-MM-DD, for what is overdue; empty where it does not matter
}

func (p *happeningPrinter) line(format string, args ...any) {
	fmt.Fprintf(p.s.out, "%s\n", strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// head is the one line that says what it is.
func (p *happeningPrinter) head(h *ledger.Happening) {
	date, kind := h.Date, string(h.Type)
	if date == "" {
		date = "undated"
	}
	if h.Mode != "" {
		kind += "/" + h.Mode
	}
	p.line("%s  %-10s  %s  %s  %s%s", p.s.paint(dim, p.s.clean(h.ID)), p.s.clean(date), p.s.paint(bold, p.s.clean(kind)), p.s.paint(statusStyle[h.Status], p.status(h)), countsOf(h), p.marks(h))
}

func (p *happeningPrinter) status(h *ledger.Happening) string {
	switch {
	case h.CalledOff:
		return "called off"
	case p.today != "" && h.Overdue(p.today):
		return "overdue"
	}
	return string(h.Status)
}

// countsOf says how many tell of it.
func countsOf(h *ledger.Happening) string {
	return fmt.Sprintf("%s, %s", plural(h.Articles, "article"), plural(len(h.Origins), "origin"))
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// marks are what a person should know before he trusts the line.
func (p *happeningPrinter) marks(h *ledger.Happening) string {
	var out string
	for _, d := range h.Disagreements {
		out += "  " + p.s.paint(yellow, "["+d.Field+" disputed]")
	}
	if h.Review != "" {
		out += "  " + p.s.paint(cyan, "["+reviewWords[h.Review]+"]")
	}
	for _, f := range h.Flags {
		if f == ledger.FlagCopy {
			continue // told by the counts of articles and origins
		}
		out += "  " + p.s.paint(yellow, "["+p.s.clean(f)+"]")
	}
	if len(h.Corrected) > 0 {
		out += "  " + p.s.paint(cyan, "[corrected: "+strings.Join(h.Corrected, ", ")+"]")
	}
	return out
}

var reviewWords = map[string]string{"accept": "accepted", "reject": "rejected", "flag": "flagged"}

// short prints a happening of a list: of parties and origins those that most say.
func (p *happeningPrinter) short(h *ledger.Happening) {
	p.head(h)
	p.roles(h, mostOfEach)
	for i := range h.Origins {
		if i == mostOfEach {
			p.more("", len(h.Origins)-i)
			break
		}
		p.fact(first(i, "from"), h.Origins[i].Kind, h.Origins[i].Name)
	}
}

// known prints a fact of an article that not every article gives.
func (p *happeningPrinter) known(label, arabic string) {
	if arabic != "" {
		p.fact(label, "", arabic)
	}
}

// first is the label of a list's first line; the others have none.
func first(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}

// mostOfEach is how many parties and origins of each kind a list shows.
const mostOfEach = 3

func (p *happeningPrinter) roles(h *ledger.Happening, most int) {
	p.parties("who", h.Actor, most)
	p.parties("whom", h.Recipient, most)
	p.parties("through", h.Mediator, most)
	p.place(h)
}

func (p *happeningPrinter) more(label string, n int) {
	p.fact(label, fmt.Sprintf("and %d more", n), "")
}

// beside is how many columns stand before the Arabic of a fact.
const beside = 4 + 8 + 1 + 14 + 1

func (p *happeningPrinter) fact(label, words, arabic string) {
	for _, line := range p.s.wrapped(arabic, beside) {
		p.line("    %-8s %-14s %s", label, p.s.clean(words), line)
		label, words = "", ""
	}
}

func (p *happeningPrinter) parties(label string, list []ledger.Voice, most int) {
	for i := range list {
		if i == most {
			p.more("", len(list)-i)
			return
		}
		v := &list[i]
		p.fact(first(i, label), latin(v.Country, v.Kind), v.Name)
	}
}

func (p *happeningPrinter) place(h *ledger.Happening) {
	if h.Place != nil {
		p.fact("where", strings.TrimSpace(h.Place.Country+" "+h.Place.Precision), h.Place.Name)
	}
}

// whole prints all that is known of a happening.
func (p *happeningPrinter) whole(h *ledger.Happening) {
	if h.From != "" {
		p.line("%s is part of %s now", p.s.clean(h.From), p.s.clean(h.ID))
	}
	p.head(h)
	p.roles(h, len(h.Actor)+len(h.Recipient)+len(h.Mediator)+1)
	p.toll(h)
	p.origins(h)
	p.disagreements(h)
	p.life(h)
	for i := range h.Reports {
		p.report(&h.Reports[i])
	}
	for i := range h.Decisions {
		p.decision(&h.Decisions[i])
	}
}

func (p *happeningPrinter) section(title string) { p.line("\n  %s", p.s.paint(bold, title)) }

func (p *happeningPrinter) toll(h *ledger.Happening) {
	for _, x := range []struct {
		what string
		list []ledger.Said
	}{{"dead", h.Dead}, {"injured", h.Injured}, {"arrested", h.Arrested}} {
		if len(x.list) > 0 {
			p.fact(x.what, x.list[0].Value, "")
		}
	}
}

func (p *happeningPrinter) origins(h *ledger.Happening) {
	p.section(fmt.Sprintf("Who says so: %s, %s", plural(h.Articles, "article"), plural(len(h.Origins), "independent origin")))
	for i := range h.Origins {
		o := &h.Origins[i]
		p.fact("origin", o.Kind, o.Name)
		for _, outlet := range o.Outlets {
			p.fact("", "told by", outlet)
		}
	}
}

func (p *happeningPrinter) disagreements(h *ledger.Happening) {
	if len(h.Disagreements) == 0 {
		return
	}
	p.section("Where they differ")
	for _, d := range h.Disagreements {
		for i, v := range d.Values {
			p.fact(first(i, d.Field), plural(len(v.Origins), "origin"), v.Value)
		}
	}
}

func (p *happeningPrinter) life(h *ledger.Happening) {
	if len(h.Life) < 2 {
		return
	}
	p.section("How it came about")
	for _, step := range h.Life {
		p.line("    %-10s  %-12s  %s  %s", orUnknown(step.Day), step.Status, step.Date, p.s.clean(step.Report.Article))
	}
}

func orUnknown(s string) string {
	if s == "" {
		return "no date"
	}
	return s
}

func (p *happeningPrinter) report(r *ledger.Report) {
	p.section(reportName(p.s, r.Ref) + "  " + r.Published + p.articleMarks(r.CopyOf, r.Flags))
	p.known("outlet", r.Outlet)
	p.known("title", r.Title)
	p.fact("words", string(r.Event.Status), r.Event.Clause)
	for i := range r.Event.Sources {
		s := &r.Event.Sources[i]
		label := s.Stance
		if i > 0 {
			label = "  from"
		}
		p.fact(label, s.Kind, musnad.Text(s.Name)+" "+musnad.Text(s.Verb))
	}
	if len(r.Reasons) > 0 {
		p.fact("joined", reasons(r.Reasons), "")
	}
}

// reportName is a report as the commands take it.
func reportName(s *streams, r ledger.Ref) string {
	return fmt.Sprintf("%s:%d:%d-%d", s.clean(r.Article), r.Version, r.At[0], r.At[1])
}

// articleMarks are what a person should know before he trusts an article.
func (p *happeningPrinter) articleMarks(copyOf string, flags []string) (out string) {
	if copyOf != "" {
		out = "  " + p.s.paint(yellow, "[copy of "+p.s.clean(copyOf)+"]")
	}
	for _, f := range flags {
		out += "  " + p.s.paint(yellow, "["+p.s.clean(f)+"]")
	}
	return out
}

func reasons(list []ledger.Reason) string {
	words := make([]string, len(list))
	for i, r := range list {
		words[i] = fmt.Sprintf("%s %+.1f", r.Kind, r.Weight)
	}
	return strings.Join(words, ", ")
}

func (p *happeningPrinter) decision(d *ledger.Decision) {
	undone := ""
	if d.Undone != "" {
		undone = "  " + p.s.paint(dim, "[undone by "+d.Undone+"]")
	}
	p.section(fmt.Sprintf("%s  %s  %s  by %s%s", d.ID, d.At, d.Op, p.s.clean(d.By), undone))
	if d.Field != "" {
		p.fact("field", d.Field, string(d.Value))
	}
	if e := d.Evidence; e != nil {
		p.fact("evidence", reportName(p.s, ledger.Ref{Article: e.Article, Version: e.Version, At: e.At}), "")
	}
	if d.Why != "" {
		p.fact("why", "", d.Why)
	}
}

// limitFlag bounds a list.
type limitFlag struct {
	Limit int `default:"100" placeholder:"N" help:"Happenings shown; 0 for all; ${default} if left out."`
}

// Validate is called by kong.
func (f limitFlag) Validate() error {
	if f.Limit < 0 {
		return errors.New("--limit: write a number of happenings, or 0 for all")
	}
	return nil
}

// oneMore is what to ask for, so that it shows whether something was left out.
func oneMore(limit int) int {
	if limit == 0 {
		return 0
	}
	return limit + 1
}

// atMost cuts a list, and reports whether there was more; 0 is no limit.
func atMost[T any](list []T, limit int) ([]T, bool) {
	if limit == 0 || len(list) <= limit {
		return list, false
	}
	return list[:limit], true
}

// list prints happenings, which were asked for by oneMore, in the form that was
// asked for.
func (f limitFlag) list(s *streams, list []ledger.Happening, asJSON bool, today string) error {
	list, more := atMost(list, f.Limit)
	if err := printHappenings(s, list, asJSON, today); err != nil {
		return err
	}
	if more {
		s.say("more happenings answer that; --limit 0 shows all")
	}
	return nil
}

// printHappenings prints a list in the form that was asked for.
func printHappenings(s *streams, list []ledger.Happening, asJSON bool, today string) error {
	p := &happeningPrinter{s: s, today: today}
	for i := range list {
		if asJSON {
			if err := writeJSON(s, &list[i], false); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			p.line("")
		}
		p.short(&list[i])
	}
	if len(list) == 0 {
		s.say("nothing in the ledger answers that")
	}
	return nil
}
