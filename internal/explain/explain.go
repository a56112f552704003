// Package explain shows what each stage wrote into a document, in code points, in
// the form in which it leaves the program as JSON.
package explain

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/engine"
)

// Explanation is a JSON object whose fields keep their order: what each stage
// wrote, in code points.
type Explanation []explained

type explained struct {
	name  string
	value any
}

// MarshalJSON writes the fields in order.
func (e Explanation) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, f := range e {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(f.name) + ":")
		if err := enc.Encode(f.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type (
	sectionJSON struct {
		Kind musnad.SectionKind `json:"kind"`
		At   *[2]int            `json:"at"`
		Why  *string            `json:"why"`
	}
	sentenceJSON struct {
		At        *[2]int            `json:"at"`
		Section   musnad.SectionKind `json:"section"`
		Paragraph int                `json:"paragraph"`
	}
	tokenJSON struct {
		At    *[2]int  `json:"at"`
		Parts []string `json:"parts"`
	}
	mentionJSON struct {
		Kind  musnad.MentionKind `json:"kind"`
		At    *[2]int            `json:"at"`
		Value *string            `json:"value"`
		Rule  string             `json:"rule"`
		From  []*[2]int          `json:"from"`
		Party *partyJSON         `json:"party"`
	}
	partyJSON struct {
		Name    *string `json:"name"`
		Country *string `json:"country"`
		Kind    *string `json:"kind"`
		At      *[2]int `json:"at"`
		ID      *string `json:"id"`
	}
	speechJSON struct {
		Verb      string     `json:"verb"`
		VerbAt    *[2]int    `json:"verb_at"`
		Speaker   *partyJSON `json:"speaker"`
		Carried   bool       `json:"carried"`
		ContentAt *[2]int    `json:"content_at"`
		Stance    string     `json:"stance"`
		Rule      string     `json:"rule"`
	}
	chainJSON struct {
		At      *[2]int      `json:"at"`
		Sources []sourceJSON `json:"sources"`
		Rule    string       `json:"rule"`
	}
	sourceJSON struct {
		Name   *string `json:"name"`
		Kind   string  `json:"kind"`
		Verb   *string `json:"verb"`
		Stance string  `json:"stance"`
		At     *[2]int `json:"at"`
	}
)

// Of makes the explanation of a document that an engine read; no stages means all.
func Of(d *musnad.Document, e *engine.Engine, stages []string) Explanation {
	version := e.Version()
	x := explainer{d, e, newPoints(d.Text), musnad.NewReading(d, version), func(stage string) bool {
		return len(stages) == 0 || slices.Contains(stages, stage)
	}}
	out := Explanation{{"id", d.Article.ID}, {"engine", version}}
	if len(d.Flags) > 0 {
		out = append(out, explained{"flags", d.Flags})
	}
	return append(out, x.fields()...)
}

type explainer struct {
	d       *musnad.Document
	e       *engine.Engine
	p       *points
	reading *musnad.Reading
	shows   func(stage string) bool
}

func (x explainer) fields() Explanation {
	var out Explanation
	add := func(stage, name string, value any) {
		if x.shows(stage) {
			out = append(out, explained{name, value})
		}
	}
	add("segment", "sections", convert(x.d.Sections, x.section))
	add("segment", "sentences", convert(x.d.Sentences, x.sentence))
	add("segment", "tokens", convert(x.d.Tokens, x.token))
	add("temporal", "anchor", x.reading.Anchor)
	if x.shows("temporal") || x.shows("entity") {
		out = append(out, explained{"mentions", convert(x.mentions(), x.mention)})
	}
	add("quote", "speech", convert(x.d.Speech, x.speech))
	add("quote", "quotes", x.reading.Quotes)
	add("attribution", "chains", convert(x.d.Chains, x.chain))
	add("event", "event_mentions", x.eventMentions())
	add("merge", "events", x.reading.Events)
	return append(out, explained{"declined", x.declined()})
}

// convert maps a list; the result is never nil, so that JSON has [] for none.
func convert[T, U any](list []T, f func(*T) U) []U {
	out := make([]U, 0, len(list))
	for i := range list {
		out = append(out, f(&list[i]))
	}
	return out
}

func (x explainer) section(s *musnad.Section) sectionJSON {
	return sectionJSON{s.Kind, x.p.at(s.Span), optional(s.Why)}
}

func (x explainer) sentence(s *musnad.Sentence) sentenceJSON {
	return sentenceJSON{x.p.at(s.Span), s.Section, s.Paragraph}
}

func (x explainer) token(t *musnad.Token) tokenJSON {
	out := tokenJSON{At: x.p.at(t.Span)}
	for _, part := range x.e.Parts(x.d, t) {
		out.Parts = append(out.Parts, x.d.Letters(part))
	}
	return out
}

// mentions are times and entities in the order of the text, the longer first.
func (x explainer) mentions() []musnad.Mention {
	var out []musnad.Mention
	if x.shows("temporal") {
		out = append(out, x.d.Times...)
	}
	if x.shows("entity") {
		out = append(out, x.d.Entities...)
	}
	slices.SortStableFunc(out, func(a, b musnad.Mention) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	return out
}

func (x explainer) mention(m *musnad.Mention) mentionJSON {
	return mentionJSON{m.Kind, x.p.at(m.Span), optional(m.Value), m.Rule,
		convert(m.From, func(s *musnad.Span) *[2]int { return x.p.at(*s) }), x.party(&m.Party)}
}

func (x explainer) party(p *musnad.Party) *partyJSON {
	if !p.Known() {
		return nil
	}
	return &partyJSON{optional(p.Name), optional(p.Country), optional(p.Kind), x.p.at(p.At), optional(p.ID)}
}

func (x explainer) speech(s *musnad.Speech) speechJSON {
	return speechJSON{x.d.Letters(s.Verb), x.p.at(s.Verb), x.party(&s.Speaker), s.Carried, x.p.at(s.Content), s.Stance, s.Rule}
}

func (x explainer) chain(c *musnad.Chain) chainJSON {
	return chainJSON{x.p.at(c.Span), convert(c.Sources, x.source), c.Rule}
}

func (x explainer) source(s *musnad.Source) sourceJSON {
	return sourceJSON{optional(s.Name), s.Source, optional(s.Verb), s.Stance, x.p.at(s.At)}
}

// eventMentions have the form of events: each is one that was not merged.
func (x explainer) eventMentions() []musnad.ReadingEvent {
	unmerged := *x.d
	unmerged.Events = nil
	for i, m := range x.d.EventMentions {
		unmerged.Events = append(unmerged.Events, musnad.Event{EventMention: m, ID: "m" + strconv.Itoa(i+1), Mentions: []musnad.Span{m.Clause}})
	}
	return musnad.NewReading(&unmerged, "").Events
}

func (x explainer) declined() []musnad.ReadingDeclined {
	out := []musnad.ReadingDeclined{}
	for _, d := range x.reading.Declined {
		if x.shows(d.Stage) {
			out = append(out, d)
		}
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
