package web

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
)

// explainer puts what a stage wrote into words.
type explainer struct {
	p      *Page
	d      *musnad.Document
	points []int32
	out    []stageLine
}

// add adds a line that points at letters; at none if the span is empty.
func (x *explainer) add(at musnad.Span, l stageLine) {
	if at.Start < at.End && at.End < len(x.points) {
		l.at = &Span{int(x.points[at.Start]), int(x.points[at.End])}
		l.letters = strings.ReplaceAll(x.d.Letters(at), "\n", " ")
	}
	x.out = append(x.out, l)
}

func (x *explainer) sections() {
	for _, s := range x.d.Sections {
		about, ids := x.why(s.Why)
		x.add(s.Span, stageLine{what: x.p.Label("section", string(s.Kind)), about: about, ids: ids})
	}
	for i, s := range x.d.Sentences {
		x.add(s.Span, stageLine{what: x.p.T("explain.sentence"), number: i + 1, about: []string{x.p.Label("section", string(s.Section))}})
	}
}

func (x *explainer) anchor() {
	if a := &x.d.Anchor; a.EDTF != "" {
		x.add(a.At, stageLine{what: x.p.T("explain.written"), about: []string{x.p.Label("basis", string(a.Basis))}, date: a.EDTF})
	}
}

func (x *explainer) mentions(list []musnad.Mention) {
	for i := range list {
		m := &list[i]
		l := stageLine{what: x.p.Label("mention", string(m.Kind)), about: x.standing(&m.Party), ids: some(m.Rule)}
		if m.Kind == musnad.Time {
			l.date = m.Value
		} else if m.Value != m.Party.Country && m.Value != m.Party.ID {
			l.ids = append(l.ids, some(m.Value)...)
		}
		l.ids = append(l.ids, some(m.Party.ID)...)
		x.add(m.Span, l)
		if n := m.Party.Name; n != "" && n != x.d.Letters(m.Span) {
			x.add(musnad.Span{}, stageLine{what: x.p.T("explain.name"), letters: n, inside: true})
		}
	}
}

// standing is of what country and kind a party is.
func (x *explainer) standing(q *musnad.Party) (out []string) {
	if q.Country != "" {
		out = append(out, x.p.country(q.Country))
	}
	if q.Kind != "" {
		out = append(out, x.p.Label("kind", q.Kind))
	}
	return out
}

func (x *explainer) party(what string, q *musnad.Party) {
	if q.Known() {
		x.add(musnad.Span{}, stageLine{what: what, about: x.standing(q), ids: some(q.ID), letters: strings.ReplaceAll(q.Name, "\n", " "), inside: true})
	}
}

func (x *explainer) sayings() {
	for i := range x.d.Speech {
		s := &x.d.Speech[i]
		x.add(s.Verb, stageLine{what: x.p.T("explain.saying"), about: []string{x.p.Label("stance", s.Stance)}, ids: some(s.Rule)})
		x.party(x.p.T("article.speaker"), &s.Speaker)
		if !s.Content.Empty() {
			x.add(s.Content, stageLine{what: x.p.T("explain.said"), inside: true})
		}
	}
	for i := range x.d.Quotes {
		q := &x.d.Quotes[i]
		x.add(q.Span, stageLine{what: x.p.T("explain.quotation"), ids: some(q.Rule)})
		x.party(x.p.T("article.speaker"), &q.Speaker)
	}
}

func (x *explainer) chains() {
	for i := range x.d.Chains {
		c := &x.d.Chains[i]
		x.add(c.Span, stageLine{what: x.p.T("explain.chain"), ids: some(c.Rule)})
		x.sources(c.Sources)
	}
}

func (x *explainer) sources(list []musnad.Source) {
	for i := range list {
		s := &list[i]
		l := stageLine{what: x.p.Label("field", "source"), about: []string{x.p.Label("kind", s.Source), x.p.Label("stance", s.Stance)}, letters: s.Name, inside: true}
		if s.Country != "" {
			l.about = append(l.about, x.p.country(s.Country))
		}
		x.add(musnad.Span{}, l)
	}
}

func (x *explainer) event(id string, e *musnad.EventMention) {
	about := []string{x.p.Label("status", string(e.Status))}
	if e.Mode != "" {
		about = append([]string{x.p.Label("mode", e.Mode)}, about...)
	}
	x.add(e.Trigger, stageLine{what: x.p.Label("type", string(e.Type)), about: about, ids: append([]string{id, string(e.Type)}, e.Rules...)})
	for _, role := range []struct {
		field string
		list  []musnad.Party
	}{{"actor", e.Actor}, {"recipient", e.Recipient}, {"mediator", e.Mediator}} {
		for i := range role.list {
			x.party(x.p.Label("field", role.field), &role.list[i])
		}
	}
	if e.Date != "" {
		x.add(e.DateAt, stageLine{what: x.p.Label("field", "date"), date: e.Date, inside: true})
	}
	if e.Place != nil {
		x.add(e.Place.Span, stageLine{what: x.p.Label("field", "place"), about: some(x.p.country(e.Place.Party.Country)), inside: true})
	}
	for _, c := range []struct {
		field string
		n     int
	}{{"dead", e.Size.Dead}, {"injured", e.Size.Injured}, {"arrested", e.Size.Arrested}} {
		if c.n >= 0 {
			x.add(musnad.Span{}, stageLine{what: x.p.Label("field", c.field), about: []string{x.p.number(c.n)}, inside: true})
		}
	}
	x.sources(e.Sources)
	x.add(e.Clause, stageLine{what: x.p.Label("field", "clause"), inside: true})
}

func (x *explainer) declined(stage string) {
	for _, q := range x.d.Declined {
		if q.Stage == stage {
			about, ids := x.why(q.Why)
			x.add(q.Span, stageLine{what: x.p.T("explain.left"), about: about, ids: ids, declined: true})
		}
	}
}

// why is a reason in words of the page, and the rule that gave it; a reason that has
// none in the page's language stays as it is.
func (x *explainer) why(s string) (about, ids []string) {
	rule, reason := reasonOf(s)
	if words, ok := x.p.reason(reason); ok {
		return some(words), some(rule)
	}
	return nil, append(some(rule), some(reason)...)
}

// some is a list of a string that may be empty.
func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// numbered is a thing with its number among others.
func (p *Page) numbered(l *stageLine) string {
	if l.number == 0 {
		return l.what
	}
	return l.what + " " + p.figures(strconv.Itoa(l.number))
}
