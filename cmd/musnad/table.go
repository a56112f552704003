package main

import (
	"fmt"
	"strings"

	"github.com/musnad/musnad"
)

// tablePrinter prints what a person reads: an article's line, its title, and
// for each event a line of Latin fields and below it one line for each Arabic
// field.
type tablePrinter struct {
	s       *streams
	printed bool
	most    int // events shown of an article; 0 for all
}

func (p *tablePrinter) document(d *musnad.Document) error {
	if p.printed {
		p.line("")
	}
	p.printed = true
	p.article(d)
	for i := range d.Events {
		if p.most > 0 && i == p.most {
			p.line(p.s.paint(dim, fmt.Sprintf("\n  and %d more", len(d.Events)-i)))
			break
		}
		p.event(d, &d.Events[i])
	}
	if len(d.Events) == 0 {
		p.line(p.s.paint(dim, "  no political event"))
	}
	return nil
}

func (p *tablePrinter) failure(id string, err error) error {
	p.s.out.Flush()
	complain(p.s, id, err)
	return nil
}

func (p *tablePrinter) line(text string) {
	p.s.out.WriteString(strings.TrimRight(text, " "))
	p.s.out.WriteByte('\n')
}

func (p *tablePrinter) article(d *musnad.Document) {
	head := p.s.paint(bold, p.s.clean(d.Article.ID))
	if a := d.Anchor; a.EDTF != "" {
		head += "  " + a.EDTF
		if a.Basis != musnad.BasisPublished {
			head += " (" + string(a.Basis) + ")"
		}
	}
	for _, f := range d.Flags {
		head += "  " + p.s.paint(yellow, "["+f+"]")
	}
	p.line(head + "  " + p.s.field(d.Article.Outlet))
	if d.Article.Title != "" {
		p.line(p.s.paint(bold, p.s.field(d.Article.Title)))
	}
}

var statusStyle = map[musnad.Status]string{
	musnad.Actual: dim, musnad.Future: cyan, musnad.Hypothetical: yellow, musnad.Negated: red,
}

func (p *tablePrinter) event(d *musnad.Document, e *musnad.Event) {
	date, kind := e.Date, string(e.Type)
	if date == "" {
		date = "undated"
	}
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	p.line("")
	p.line(fmt.Sprintf("  %-4s %-10s  %s  %s", e.ID, date, p.s.paint(bold, kind), p.s.paint(statusStyle[e.Status], string(e.Status))))
	p.parties("who", e.Actor)
	p.parties("whom", e.Recipient)
	p.parties("through", e.Mediator)
	if m := e.Place; m != nil {
		p.fact("where", latin(m.Party.Country, precision(m)), m.Party.Name)
	}
	if t := toll(e.Size); t != "" {
		p.fact("toll", t, "")
	}
	p.sources(e.Sources)
	p.fact("words", "", d.Letters(e.Clause))
}

// fact prints a label, Latin words, and last the Arabic.
func (p *tablePrinter) fact(label, words, arabic string) {
	if words != "" {
		words += "  "
	}
	for _, line := range p.s.wrapped(arabic, 7+8+2+len(words)) {
		p.line(fmt.Sprintf("       %s  %s%s", p.s.paint(dim, fmt.Sprintf("%-8s", label)), words, line))
		label, words = "", strings.Repeat(" ", len(words))
	}
}

func (p *tablePrinter) parties(label string, list []musnad.Party) {
	for _, x := range list {
		p.fact(label, latin(x.Country, x.Kind), x.Name)
		label = ""
	}
}

// latin joins the codes that are there in columns of three letters.
func latin(country, kind string) string {
	if country == "" {
		country = "-"
	}
	return fmt.Sprintf("%-3s %-3s", country, kind)
}

func precision(m *musnad.Mention) string {
	if m.Coordinate == nil {
		return ""
	}
	return m.Coordinate.Precision
}

// sources prints the chain from the speaker nearest to the outlet to the
// origin.
func (p *tablePrinter) sources(chain []musnad.Source) {
	for i, s := range chain {
		label := s.Stance
		if i > 0 {
			label = "  from"
		}
		p.fact(label, s.Source, s.Name)
	}
}

func toll(s musnad.Size) string {
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{s.Dead, "dead"}, {s.Injured, "injured"}, {s.Arrested, "arrested"}} {
		if x.n >= 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	return strings.Join(parts, ", ")
}
