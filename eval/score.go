package eval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
)

// Count compares a number of things that were sought with those that were read.
type Count struct {
	Gold  int `json:"gold"`  // in the annotations
	Read  int `json:"read"`  // in the readings
	Match int `json:"match"` // in both
}

func (c *Count) add(gold, read, match int) {
	c.Gold += gold
	c.Read += read
	c.Match += match
}

// Share is a part of a whole.
type Share struct {
	Part  int `json:"part"`
	Whole int `json:"whole"`
}

func (s *Share) add(part bool) {
	s.Part += one(part)
	s.Whole++
}

// TypeCount is the count of events of one type.
type TypeCount struct {
	Type string `json:"type"`
	Count
}

// Score says how good readings are. Field counts are over found events.
type Score struct {
	Found     Count            `json:"found"`
	Right     Count            `json:"right"`
	Named     Count            `json:"named"`
	Status    Share            `json:"status"`
	ByStatus  map[string]Count `json:"by_status"`
	Actor     Count            `json:"actor"`
	Recipient Count            `json:"recipient"`
	Mediator  Count            `json:"mediator"`
	Date      Count            `json:"date"`
	Place     Count            `json:"place"`
	Sources   Count            `json:"sources"`
	Mode      Count            `json:"mode"`
	Anchor    Share            `json:"anchor"` // of undated articles
	Quotes    Count            `json:"quotes"`
	Speaker   Share            `json:"speaker"`
	ByType    []TypeCount      `json:"by_type"` // most frequent in the annotations first
}

// Compare scores readings against annotations, article by article with the same
// id. An annotated article without a reading counts as read without a result; of
// several readings of one article the last counts.
func Compare(gold, readings []Article) *Score {
	s := &Score{ByStatus: map[string]Count{}}
	byID := make(map[string]*Article, len(readings))
	for i := range readings {
		byID[readings[i].ID] = &readings[i]
	}
	for i := range gold {
		read := byID[gold[i].ID]
		if read == nil {
			read = &Article{}
		}
		s.article(&gold[i], read)
	}
	s.finish()
	return s
}

func (s *Score) article(gold, read *Article) {
	t := text(gold.Title + "\n" + gold.Text)
	g := place(gold.Events, t)
	r := place(slices.DeleteFunc(slices.Clone(read.Events), func(e Event) bool { return e.Type == "" }), t)
	for i := range g {
		s.count(g[i].Event, 1, 0, 0)
	}
	for i := range r {
		s.count(r[i].Event, 0, 1, 0)
	}
	for _, p := range pairUp(g, r, t) {
		s.pair(&g[p.gold], &r[p.read], gold.Published)
	}
	if gold.Anchor != "" && value(gold.Published) == "" {
		s.Anchor.add(gold.Anchor == read.Anchor)
	}
	s.quotes(gold.Quotes, read.Quotes, t)
}

// count counts an event under its type and its status.
func (s *Score) count(e *Event, gold, read, match int) {
	s.Found.add(gold, read, match)
	s.countStatus(e.Status, gold, read, 0)
	i := slices.IndexFunc(s.ByType, func(c TypeCount) bool { return c.Type == e.Type })
	if i < 0 {
		i = len(s.ByType)
		s.ByType = append(s.ByType, TypeCount{Type: e.Type})
	}
	s.ByType[i].add(gold, read, match)
}

func (s *Score) countStatus(status string, gold, read, match int) {
	c := s.ByStatus[status]
	c.add(gold, read, match)
	s.ByStatus[status] = c
}

// pair compares the fields of a found event. published is the day of the
// article, nil where it is not known.
func (s *Score) pair(g, r *placed, published *string) {
	s.count(g.Event, 0, 0, 1)
	s.Status.add(g.Status == r.Status)
	if g.Status == r.Status {
		s.countStatus(g.Status, 0, 0, 1)
		s.Right.Match += one(equal(g.actor, r.actor) && equal(g.recipient, r.recipient))
		s.Named.Match += one(equalByName(g.actor, r.actor) && equalByName(g.recipient, r.recipient))
	}
	s.Actor.add(len(g.actor), len(r.actor), match(g.actor, r.actor, sameEntity))
	s.Recipient.add(len(g.recipient), len(r.recipient), match(g.recipient, r.recipient, sameEntity))
	s.Mediator.add(len(g.Mediator), len(r.Mediator), match(g.Mediator, r.Mediator, sameEntity))
	s.Mode.field(g.Mode != "", r.Mode != "", g.Mode == r.Mode)
	if !undatedSpeech(g.Event, r.Event, published) {
		date := value(g.Date)
		s.Date.field(date != "", value(r.Date) != "", sameDate(date, value(r.Date)))
	}
	s.Place.field(g.Event.Place != nil, r.Event.Place != nil, samePlace(g.Event.Place, r.Event.Place))
	s.Sources.field(len(g.Sources) > 0, len(r.Sources) > 0, sameChain(g.Sources, r.Sources))
}

// field counts one field of one pair; same counts only where there is
// something to find.
func (c *Count) field(gold, read, same bool) { c.add(one(gold), one(read), one(gold && same)) }

// undatedSpeech reports whether both leave the date of an act of speech out or
// give the day of publication: then neither is wrong.
func undatedSpeech(g, r *Event, published *string) bool {
	openDay := func(date *string) bool { return date == nil || published != nil && *date == *published }
	return musnad.Type(g.Type).Verbal() && openDay(g.Date) && openDay(r.Date)
}

func samePlace(g, r *Place) bool {
	return g != nil && r != nil && sameName(g.Name, r.Name) && (g.Country == "" || g.Country == r.Country)
}

func symmetric(eventType string) bool { return musnad.Type(eventType).Symmetric() }

// quotes pairs quotations whose words contain one another, and compares their
// speakers.
func (s *Score) quotes(gold, read []Quote, t text) {
	left := make([]quotation, len(read))
	for i, q := range read {
		left[i] = quotation{q.words(t), string(q.Speaker)}
	}
	s.Quotes.add(len(gold), len(read), 0)
	for _, q := range gold {
		g := quotation{normalize(q.Text), string(q.Speaker)}
		i := slices.IndexFunc(left, g.same)
		if i < 0 {
			continue
		}
		s.Quotes.Match++
		s.Speaker.add(g.speaker == "" && left[i].speaker == "" || sameName(g.speaker, left[i].speaker))
		left = slices.Delete(left, i, i+1)
	}
}

type quotation struct{ words, speaker string }

func (q *Quote) words(t text) string {
	if q.Text != "" || len(q.At) != 2 {
		return normalize(q.Text)
	}
	part, _ := t.slice(q.At[0], q.At[1])
	return normalize(string(part))
}

// same reports whether the shorter stands in the longer and is most of it.
func (q quotation) same(o quotation) bool {
	if q.words == "" || o.words == "" || !strings.Contains(q.words, o.words) && !strings.Contains(o.words, q.words) {
		return false
	}
	a, b := utf8.RuneCountInString(q.words), utf8.RuneCountInString(o.words)
	return float64(min(a, b)) > 0.7*float64(max(a, b))
}

// finish fills what follows from other counts.
func (s *Score) finish() {
	for _, c := range []*Count{&s.Right, &s.Named} {
		c.Gold, c.Read = s.Found.Gold, s.Found.Read
	}
	slices.SortStableFunc(s.ByType, func(a, b TypeCount) int { return b.Gold - a.Gold })
}
