package happen

import (
	"math"

	"github.com/musnad/musnad"
)

// Judge compares a report with what is known of a happening. They are one only if
// nothing rules it out (another family or kind of deed, days that do not
// touch, places apart, an actor and a recipient who are others), if the time
// agrees (or else many words, or a toll or both sides with the place), if the place
// agrees (or else both sides, the toll, the words), if two different things besides
// the type agree, and if their weights reach the bar of their kind. A name alone,
// of a party or of a place, never makes them one.
func Judge(r *Report, s *Summary) Verdict { return prepare(r).judge(s) }

// subject is a report with what is asked of it again and again.
type subject struct {
	*Report
	*prepared
	keys    set[Key]
	edition string
}

func prepare(r *Report) *subject {
	p := r.ready()
	return &subject{r, p, p.keysOf(r), r.Ref.edition()}
}

func (r *subject) judge(s *Summary) Verdict {
	c := comparison{report: r, event: r.Event, known: s}
	c.sameArticle()
	return c.judge()
}

// judgeApart is judge for a report of a happening that may be part of s, for which
// more must speak. Its own article may be there: that tells of both then, but its
// headline says nothing.
func (r *subject) judgeApart(s *Summary) Verdict {
	c := comparison{report: r, event: r.Event, known: s, margin: unionMargin}
	_, c.own = s.Articles.get(r.edition)
	return c.judge()
}

// judge weighs everything but what else the report's article tells, until something
// rules it out.
func (c *comparison) judge() Verdict {
	for _, weigh := range [...]func(*comparison){(*comparison).block, (*comparison).types, (*comparison).time, (*comparison).company, (*comparison).where} {
		if weigh(c); c.out {
			return c.verdict(math.Inf(1))
		}
	}
	switch {
	case c.known.Family == Meeting || c.event.Type.Symmetric():
		c.meeters()
		c.telling(2.5)
		return c.verdict(meetingBar)
	case c.event.Type.Verbal():
		c.speakers()
		c.telling(7)
		return c.verdict(verbalBar)
	}
	c.doers()
	c.tolls()
	c.telling(4)
	return c.verdict(deedBar)
}

// The bars: the score from which a report is of a happening.
const (
	meetingBar = 6.0
	verbalBar  = 7.5
	deedBar    = 6.0

	unionMargin = 1.5 // to join what stands as two
)

// comparison gathers what agrees and what differs.
type comparison struct {
	report  *subject
	event   *musnad.ReadingEvent
	known   *Summary
	reasons []Reason
	against []Reason
	score   float64
	kinds   int  // different things that agree, the type not counted
	out     bool // something rules it out

	margin  float64  // over the bar
	own     bool     // the report's article tells of the happening
	article *Placing // what else the report's article tells; nil if nobody asks
	id      string   // of the happening, if article is not nil

	dated      bool // the days of both are known
	near       bool // the place agrees, or lies in the other
	moved      bool // both tell a town or region, and not the same
	sides      bool // both sides agree
	exact      bool // a number of the toll agrees
	counted    bool // numbers agree that tell the happening from others of its place
	miscounted bool // a number differs
	sameMode   bool // the mode agrees
	half       bool // one side agrees, by the word for it, and the mode; nobody tells the other
	anchored   bool // the time agrees, or what is as telling
	placed     bool // the place agrees, or what is as telling: both sides, a toll, the words
}

func (c *comparison) agree(kind string, weight float64, value string) {
	c.reasons = append(c.reasons, Reason{kind, weight, value})
	c.score += weight
}

// strong is agree for what counts as one of the two different things.
func (c *comparison) strong(kind string, weight float64, value string) {
	c.agree(kind, weight, value)
	c.kinds++
}

func (c *comparison) differ(kind string, weight float64, value string) {
	c.against = append(c.against, Reason{kind, 0 - weight, value})
	c.score -= weight
	c.out = c.out || weight >= Never
}

func (c *comparison) verdict(bar float64) Verdict {
	return Verdict{Same: !c.out && c.anchored && c.placed && c.kinds >= 2 && c.score >= bar+c.margin, Score: c.score, Reasons: c.reasons, Against: c.against}
}

// block rules out what shares no key: what never meets in the table of keys is never
// compared, so that Judge and the table agree.
func (c *comparison) block() {
	if !c.known.Keys.meets(c.report.keys) {
		c.differ("keys", Never, "")
	}
}

// sameArticle keeps the events of one article apart, as it tells them, but for those
// of one type, day, place and parties.
func (c *comparison) sameArticle() {
	list, _ := c.known.Articles.get(c.report.edition)
	for _, t := range list {
		if !t.again(c.report.told) {
			c.differ("article", Never, c.report.Ref.Article)
			return
		}
	}
}

// types weighs type and mode, and rules out other families and deeds.
func (c *comparison) types() {
	e, s := c.event, c.known
	if FamilyOf(e) != s.Family {
		c.differ("type", Never, string(e.Type))
		return
	}
	told, _ := s.Types.get(typeOf(e))
	switch {
	case told > 0 && musnad.Text(e.Mode) != "":
		c.sameMode = true
		c.agree("mode", 1, typeOf(e))
	case s.hasType(e.Type):
		c.agree("type", 0.5, string(e.Type))
	default:
		c.differ("type", 1.5, string(e.Type))
	}
	if other := s.apartFrom(musnad.Text(e.Mode)); other != "" {
		c.differ("mode", Never, other)
	}
	if m := musnad.Text(e.Mode); alone[m] && told == 0 || !alone[m] && s.mostly(alone) {
		c.differ("mode", 1, m)
	}
}

// time weighs the days, and rules out those that do not touch.
func (c *comparison) time() {
	w, ok := when(c.report.Report)
	if !ok || len(c.known.Windows) == 0 {
		return
	}
	c.dated = true
	m := c.known.meet(w)
	switch {
	case m.apart:
		c.differ("date", Never, m.with.String())
	case m.near:
		c.differ("date", 0, m.with.String())
		c.anchored = true
	case m.sure == 2 && m.days <= narrow:
		c.strong("date", 3, m.with.String())
		c.anchored = true
	case m.sure == 1 && m.days <= narrow:
		c.strong("date", 2, m.with.String())
		c.anchored = true
	case m.days <= wide:
		c.strong("date", 1, m.with.String())
		c.anchored = true
	default:
		c.agree("date", 0.5, m.with.String())
	}
}

// company stands for the days where these are unknown: the report's article and
// one of those that are known tell other happenings in common.
func (c *comparison) company() {
	if c.dated || c.article == nil {
		return
	}
	if n := c.article.fellows(c.id, c.known); n >= minFellows {
		c.agree("company", 0.5, itoa(n))
		c.anchored = true
	}
}

const minFellows = 2 // other happenings

// where weighs the place, and rules out places apart.
func (c *comparison) where() {
	p, ok := placeOf(c.event.Place)
	if !ok || len(c.known.Places) == 0 {
		return
	}
	q, n := c.known.nearest(p)
	switch n {
	case elsewhere:
		c.differ("place", Never, q.Name)
	case samePlace:
		c.strong("place", 3, q.Name)
		c.placed = true
	case inside:
		c.strong("place", 1.5, q.Name)
		c.placed = true
	case sameCountry:
		c.agree("place", 1, q.Name)
	}
	c.near = n >= inside
	c.moved = n < inside && p.fine() && q.fine()
}
