package main

import (
	"fmt"
	"strings"

	"github.com/musnad/musnad"
)

// tsvPrinter prints one line an event, Latin columns first.
type tsvPrinter struct {
	s      *streams
	headed bool
}

var tsvColumns = []string{"article", "event", "published", "date", "type", "mode", "status", "intensity",
	"actor_country", "actor_kind", "recipient_country", "recipient_kind", "mediator_country", "place_country", "lat", "lon",
	"dead", "injured", "arrested", "stance", "source_kind", "actor", "recipient", "mediator", "place", "source", "trigger", "clause", "title"}

func (p *tsvPrinter) document(d *musnad.Document) error {
	p.head()
	for i := range d.Events {
		p.row(eventCells(d, &d.Events[i]))
	}
	return nil
}

func (p *tsvPrinter) failure(id string, err error) error {
	complain(p.s, id, err)
	return nil
}

func (p *tsvPrinter) head() {
	if !p.headed {
		p.row(tsvColumns)
		p.headed = true
	}
}

func (p *tsvPrinter) row(cells []string) {
	for i, c := range cells {
		if i > 0 {
			p.s.out.WriteByte('\t')
		}
		p.s.out.WriteString(safeCell(p.s.clean(c)))
	}
	p.s.out.WriteByte('\n')
}

// safeCell keeps a spreadsheet from taking a cell for a formula. A number may
// be negative.
func safeCell(c string) string {
	if c != "" && strings.ContainsRune("=+-@", rune(c[0])) && !isNumber(c) {
		return "'" + c
	}
	return c
}

func isNumber(s string) bool {
	return strings.Trim(s, "-.0123456789") == ""
}

func eventCells(d *musnad.Document, e *musnad.Event) []string {
	country := func(p musnad.Party) string { return p.Country }
	kind := func(p musnad.Party) string { return p.Kind }
	name := func(p musnad.Party) string { return p.Name }
	sources := sourceParties(e)
	place, lat, lon := placeCells(e.Place)
	return []string{d.Article.ID, e.ID, d.Article.Published, e.Date, string(e.Type), e.Mode, string(e.Status), fmt.Sprint(e.Intensity()),
		each(e.Actor, country), each(e.Actor, kind), each(e.Recipient, country), each(e.Recipient, kind), each(e.Mediator, country), place.Country, lat, lon,
		count(e.Size.Dead), count(e.Size.Injured), count(e.Size.Arrested),
		each(e.Sources, func(s musnad.Source) string { return s.Stance }), each(e.Sources, func(s musnad.Source) string { return s.Source }),
		each(e.Actor, name), each(e.Recipient, name), each(e.Mediator, name), place.Name, each(sources, name),
		d.Letters(e.Trigger), d.Letters(e.Clause), d.Article.Title}
}

func sourceParties(e *musnad.Event) []musnad.Party {
	var out []musnad.Party
	for _, s := range e.Sources {
		out = append(out, s.Party)
	}
	return out
}

func placeCells(m *musnad.Mention) (place musnad.Party, lat, lon string) {
	if m == nil {
		return musnad.Party{}, "", ""
	}
	if c := m.Coordinate; c != nil {
		lat, lon = fmt.Sprint(c.Lat), fmt.Sprint(c.Lon)
	}
	return m.Party, lat, lon
}

// each joins one field of a list; an empty field keeps its position.
func each[T any](list []T, field func(T) string) string {
	parts := make([]string, len(list))
	for i, x := range list {
		parts[i] = field(x)
	}
	return strings.Join(parts, "; ")
}

func count(n int) string {
	if n < 0 {
		return ""
	}
	return fmt.Sprint(n)
}
