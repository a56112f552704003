package musnad

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Schema is the version of the reading's JSON form.
const Schema = "musnad/reading/1"

// Reading is what the engine returns for one article, in the form in which it
// leaves the program as JSON. All positions are Unicode code points
// [start,end) into title + "\n" + text.
type Reading struct {
	Schema   string            `json:"schema"`
	Engine   string            `json:"engine"`
	ID       string            `json:"id"`
	Article  ReadingArticle    `json:"article"`
	Anchor   *ReadingAnchor    `json:"anchor"`
	Events   []ReadingEvent    `json:"events"`
	Quotes   []ReadingQuote    `json:"quotes"`
	Declined []ReadingDeclined `json:"declined"`
	Flags    []string          `json:"flags,omitempty"`
}

// ReadingArticle is the article that was read.
type ReadingArticle struct {
	ID        string  `json:"id"`
	URL       *string `json:"url"`
	Outlet    *string `json:"outlet"`
	Title     string  `json:"title"`
	Text      *string `json:"text,omitempty"`
	Published *string `json:"published"`
	SHA256    string  `json:"sha256"` // of title + "\n" + text, in hexadecimal
}

// ReadingAnchor is the day of writing.
type ReadingAnchor struct {
	EDTF  string  `json:"edtf"`
	Basis Basis   `json:"basis"`
	At    *[2]int `json:"at"`
}

// ReadingParty is a party of an event.
type ReadingParty struct {
	Name    *string `json:"name"`
	Country *string `json:"country"`
	Kind    string  `json:"kind"`
	At      *[2]int `json:"at"`
	English *string `json:"en"` // without an id it may be a transliteration, which is a guess
	ID      *string `json:"id"`
}

// ReadingPlace is where a happening took place.
type ReadingPlace struct {
	Name      string   `json:"name"`
	Country   *string  `json:"country"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision *string  `json:"precision"`
	At        *[2]int  `json:"at"`
	ID        *string  `json:"id"`
}

// ReadingSource is one link of a chain.
type ReadingSource struct {
	Name    *string `json:"name"`
	Country *string `json:"country"`
	Kind    string  `json:"kind"`
	Verb    *string `json:"verb"`
	Stance  string  `json:"stance"`
	At      *[2]int `json:"at"`
}

// ReadingSize counts people.
type ReadingSize struct {
	Dead     *int `json:"dead"`
	Injured  *int `json:"injured"`
	Arrested *int `json:"arrested"`
}

// ReadingEvidence points at the letters behind the fields that have no "at" of
// their own.
type ReadingEvidence struct {
	Trigger *[2]int `json:"trigger"`
	Clause  *[2]int `json:"clause"`
	Date    *[2]int `json:"date"`
	Status  *[2]int `json:"status"`
}

// ReadingEvent is one happening.
type ReadingEvent struct {
	ID        string          `json:"id"`
	Type      Type            `json:"type"`
	Mode      *string         `json:"mode"`
	Status    Status          `json:"status"`
	Actor     []ReadingParty  `json:"actor"`
	Recipient []ReadingParty  `json:"recipient"`
	Mediator  []ReadingParty  `json:"mediator"`
	Date      *string         `json:"date"`
	Place     *ReadingPlace   `json:"place"`
	Sources   []ReadingSource `json:"sources"`
	Contexts  []string        `json:"contexts"`
	Intensity float64         `json:"intensity"`
	Size      ReadingSize     `json:"size"`
	Trigger   string          `json:"trigger"`
	Clause    string          `json:"clause"`
	Evidence  ReadingEvidence `json:"evidence"`
	Mentions  [][2]int        `json:"mentions"`
	Rules     []string        `json:"rules"`
}

// ReadingQuote is one direct quotation.
type ReadingQuote struct {
	Speaker   *string `json:"speaker"`
	Text      string  `json:"text"`
	At        *[2]int `json:"at"`
	SpeakerAt *[2]int `json:"speaker_at"`
	Verb      *string `json:"verb"`
}

// ReadingDeclined is something that was seen and left.
type ReadingDeclined struct {
	Stage string  `json:"stage"`
	At    *[2]int `json:"at"`
	Why   string  `json:"why"`
}

// NewReading converts a finished Document. engine is the version that read it.
func NewReading(d *Document, engine string) *Reading {
	b := border{d, newOffsets(d.Text)}
	r := &Reading{
		Schema: Schema, Engine: engine, ID: d.Article.ID,
		Article:  b.article(),
		Anchor:   b.anchor(),
		Events:   make([]ReadingEvent, 0, len(d.Events)),
		Quotes:   make([]ReadingQuote, 0, len(d.Quotes)),
		Declined: make([]ReadingDeclined, 0, len(d.Declined)),
		Flags:    d.Flags,
	}
	for i := range d.Events {
		r.Events = append(r.Events, b.event(&d.Events[i]))
	}
	for i := range d.Quotes {
		r.Quotes = append(r.Quotes, b.quote(&d.Quotes[i]))
	}
	for _, x := range d.Declined {
		r.Declined = append(r.Declined, ReadingDeclined{x.Stage, b.span(x.Span), x.Why})
	}
	return r
}

// WithoutText leaves the article's text out of the JSON.
func (r *Reading) WithoutText() { r.Article.Text = nil }

// border converts a Document's fields to the JSON's, bytes to code points.
type border struct {
	doc *Document
	off *offsets
}

func (b border) span(s Span) *[2]int { return b.off.span(s) }

func (b border) article() ReadingArticle {
	a := b.doc.Article
	sum := sha256.Sum256([]byte(b.doc.Text))
	text := b.doc.Text[min(len(b.doc.Text), len(a.Title)+1):]
	return ReadingArticle{
		ID: a.ID, URL: optional(&a.URL), Outlet: optional(&a.Outlet), Title: a.Title, Text: &text,
		Published: optional(&a.Published), SHA256: hex.EncodeToString(sum[:]),
	}
}

func (b border) anchor() *ReadingAnchor {
	a := b.doc.Anchor
	if a.EDTF == "" {
		return nil
	}
	return &ReadingAnchor{a.EDTF, a.Basis, b.span(a.At)}
}

func (b border) event(e *Event) ReadingEvent {
	out := ReadingEvent{
		ID: e.ID, Type: e.Type, Mode: optional(&e.Mode), Status: e.Status,
		Actor: b.parties(e.Actor), Recipient: b.parties(e.Recipient), Mediator: b.parties(e.Mediator),
		Date: optional(&e.Date), Place: b.place(e.Place), Sources: b.sources(e.Sources),
		Contexts: shared(e.Contexts), Intensity: e.Intensity(),
		Size:    ReadingSize{count(e.Size.Dead), count(e.Size.Injured), count(e.Size.Arrested)},
		Trigger: b.doc.Letters(e.Trigger), Clause: b.doc.Letters(e.Clause),
		Evidence: ReadingEvidence{b.span(e.Trigger), b.span(e.Clause), b.span(e.DateAt), b.span(e.StatusAt)},
		Mentions: make([][2]int, 0, len(e.Mentions)),
		Rules:    shared(e.Rules),
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, *b.span(m))
	}
	return out
}

func (b border) parties(ps []Party) []ReadingParty {
	out := make([]ReadingParty, 0, len(ps))
	for i := range ps {
		p := &ps[i]
		out = append(out, ReadingParty{
			Name: optional(&p.Name), Country: optional(&p.Country), Kind: p.Kind,
			At: b.span(p.At), English: optional(&p.English), ID: optional(&p.ID),
		})
	}
	return out
}

func (b border) place(m *Mention) *ReadingPlace {
	if m == nil {
		return nil
	}
	out := &ReadingPlace{
		Name: m.Party.Name, Country: optional(&m.Party.Country), At: b.span(m.Span), ID: optional(&m.Party.ID),
	}
	if c := m.Coordinate; c != nil {
		out.Lat, out.Lon, out.Precision = &c.Lat, &c.Lon, &c.Precision
	}
	return out
}

func (b border) sources(ss []Source) []ReadingSource {
	out := make([]ReadingSource, 0, len(ss))
	for i := range ss {
		s := &ss[i]
		out = append(out, ReadingSource{
			Name: optional(&s.Name), Country: optional(&s.Country), Kind: s.Source,
			Verb: optional(&s.Verb), Stance: s.Stance, At: b.span(s.At),
		})
	}
	return out
}

func (b border) quote(q *Quote) ReadingQuote {
	verb := b.doc.Letters(q.Verb)
	return ReadingQuote{
		Speaker: optional(&q.Speaker.Name), Text: b.doc.Letters(q.Span), At: b.span(q.Span),
		SpeakerAt: b.span(q.Speaker.At), Verb: optional(&verb),
	}
}

// optional is s itself, which the reading then shares with the document, or nil
// for an empty string.
func optional(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// shared is list itself, which the reading then shares with the document, and
// never nil.
func shared(list []string) []string {
	if list == nil {
		return []string{}
	}
	return slices.Clip(list)
}

func count(n int) *int {
	if n < 0 {
		return nil
	}
	return &n
}

// Text is a field of a reading that may be missing; empty if it is.
func Text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
