package musnad

import (
	"fmt"
	"strconv"
	"strings"
)

// Stages are the stages in their order.
var Stages = []string{"segment", "temporal", "entity", "quote", "attribution", "event", "merge"}

// Dump is the one debug view of a Document, used by tests, the explain command
// and the web page. Each line has its stage, what was read, its bytes, and last,
// after a bar, the letters: Latin first, so that editors show columns in order.
// stages narrows it; none means all.
func (d *Document) Dump(stages ...string) string {
	var b strings.Builder
	for _, s := range Stages {
		if len(stages) > 0 && !contains(stages, s) {
			continue
		}
		d.dumpStage(&b, s)
	}
	return b.String()
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (d *Document) dumpStage(b *strings.Builder, stage string) {
	switch stage {
	case "segment":
		d.dumpSegment(b)
	case "temporal":
		if d.Anchor.EDTF != "" {
			d.line(b, stage, d.Anchor.At, "anchor", d.Anchor.EDTF, string(d.Anchor.Basis))
		}
		d.dumpMentions(b, stage, d.Times)
	case "entity":
		d.dumpMentions(b, stage, d.Entities)
	case "quote":
		d.dumpQuotes(b)
	case "attribution":
		d.dumpChains(b)
	case "event":
		for i := range d.EventMentions {
			d.dumpEvent(b, stage, fmt.Sprintf("m%d", i+1), &d.EventMentions[i])
		}
	case "merge":
		for i := range d.Events {
			d.dumpEvent(b, stage, d.Events[i].ID, &d.Events[i].EventMention)
		}
	}
	for _, x := range d.Declined {
		if x.Stage == stage {
			d.line(b, stage, x.Span, "declined", x.Why)
		}
	}
}

// line writes one line: stage, words, bytes, letters. Empty words are left
// out.
func (d *Document) line(b *strings.Builder, stage string, at Span, words ...string) {
	b.WriteString(stage)
	for _, w := range words {
		if w != "" {
			b.WriteByte(' ')
			b.WriteString(w)
		}
	}
	if !at.Empty() {
		fmt.Fprintf(b, " [%d,%d) | %s", at.Start, at.End, strings.ReplaceAll(d.Letters(at), "\n", " "))
	}
	b.WriteByte('\n')
}

func (d *Document) dumpSegment(b *strings.Builder) {
	for _, s := range d.Sections {
		d.line(b, "segment", s.Span, "section", string(s.Kind), s.Why)
	}
	for i, s := range d.Sentences {
		d.line(b, "segment", s.Span, fmt.Sprintf("sentence %d", i+1), string(s.Section))
	}
}

func (d *Document) dumpMentions(b *strings.Builder, stage string, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		d.line(b, stage, m.Span, m.Rule, string(m.Kind), m.Value, m.Party.Country, m.Party.Kind, m.Party.ID)
		if n := m.Party.Name; n != "" && n != d.Letters(m.Span) {
			fmt.Fprintf(b, "%s   name | %s\n", stage, n)
		}
	}
}

func (d *Document) dumpQuotes(b *strings.Builder) {
	for i := range d.Speech {
		s := &d.Speech[i]
		d.line(b, "quote", s.Verb, s.Rule, "speech", s.Stance)
		d.dumpParty(b, "quote", "speaker", s.Speaker)
		d.line(b, "quote", s.Content, "  content")
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		d.line(b, "quote", q.Span, q.Rule)
		d.dumpParty(b, "quote", "speaker", q.Speaker)
	}
}

func (d *Document) dumpParty(b *strings.Builder, stage, role string, p Party) {
	if p.Known() {
		d.line(b, stage, Span{}, "  "+role, p.Country, p.Kind, p.ID, "|", strings.ReplaceAll(p.Name, "\n", " "))
	}
}

func (d *Document) dumpChains(b *strings.Builder) {
	for i := range d.Chains {
		c := &d.Chains[i]
		d.line(b, "attribution", c.Span, c.Rule)
		for _, s := range c.Sources {
			d.line(b, "attribution", Span{}, "  source", s.Source, s.Stance, s.Country, "|", s.Name)
		}
	}
}

func (d *Document) dumpEvent(b *strings.Builder, stage, id string, e *EventMention) {
	d.line(b, stage, e.Trigger, id, string(e.Type), e.Mode, string(e.Status), strings.Join(e.Rules, " "))
	for _, role := range []struct {
		name string
		ps   []Party
	}{{"actor", e.Actor}, {"recipient", e.Recipient}, {"mediator", e.Mediator}} {
		for _, p := range role.ps {
			d.dumpParty(b, stage, role.name, p)
		}
	}
	if e.Date != "" {
		d.line(b, stage, e.DateAt, "  date", e.Date)
	}
	if e.Place != nil {
		d.line(b, stage, e.Place.Span, "  place", e.Place.Party.Country)
	}
	for _, c := range []struct {
		name string
		n    int
	}{{"dead", e.Size.Dead}, {"injured", e.Size.Injured}, {"arrested", e.Size.Arrested}} {
		if c.n >= 0 {
			d.line(b, stage, Span{}, "  "+c.name, strconv.Itoa(c.n))
		}
	}
	for _, s := range e.Sources {
		d.line(b, stage, Span{}, "  source", s.Source, s.Stance, "|", s.Name)
	}
	d.line(b, stage, e.Clause, "  clause")
}
