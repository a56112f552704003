package happen

import (
	"math"
	"slices"

	"github.com/musnad/musnad"
)

// Judge compares a report with what is known of a happening. They are one only if
// nothing rules it out (another family or kind of deed, days that do not
// touch, places apart, an actor and a recipient who are others), if the time
// agrees (or else the words), if the place agrees (or else both sides, the
// toll, the words), if two different things besides the type agree, and if their
// weights reach the bar of their kind. A name alone, of a party or of a place, never
// makes them one.
func Judge(r *Report, s *Summary) Verdict { return prepare(r).judge(s) }

// subject is a report with what is asked of it again and again.
type subject struct {
	*Report
	*prepared
	keys []string
}

func prepare(r *Report) *subject {
	p := r.ready()
	return &subject{r, p, p.keysOf(r)}
}

func (r *subject) judge(s *Summary) Verdict {
	c := comparison{report: r, event: r.Event, known: s}
	if !c.block() {
		return c.verdict(math.Inf(1))
	}
	c.sameArticle()
	c.types()
	c.time()
	c.where()
	switch {
	case s.Family == Meeting || r.Event.Type.Symmetric():
		c.meeters()
		c.telling(2.5)
		return c.verdict(meetingBar)
	case r.Event.Type.Verbal():
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
)

// Choose is the candidate that the report is of, with the verdict on it; of
// several that of the highest score, where what many tell counts a little more, and of
// equal ones the first. best is -1 where it is of none, and v then the verdict
// on the nearest.
func Choose(r *Report, candidates []*Summary) (best int, v Verdict) {
	best, _, v = Choices(r, candidates)
	return best, v
}

// Choices is Choose, and tells which other candidates the report is of as well, in
// their order.
func Choices(r *Report, candidates []*Summary) (best int, also []int, v Verdict) {
	best = -1
	rank := 0.0
	told := prepare(r)
	for i, s := range candidates {
		w := told.judge(s)
		n := w.Score + s.fame()
		if i == 0 || w.Same && !v.Same || w.Same == v.Same && n > rank {
			v, rank = w, n
			if w.Same {
				best = i
			}
		}
		if w.Same {
			also = append(also, i)
		}
	}
	return best, slices.DeleteFunc(also, func(i int) bool { return i == best }), v
}

// fame is what a happening told by many has before one told by few: at most four
// points.
func (s *Summary) fame() float64 { return math.Min(4, math.Log2(float64(s.Reports))) }

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

	anchored bool // the time agrees, or words that are told of one story only
	placed   bool // the place agrees, or what is as telling: both sides, a toll, the words
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
	return Verdict{Same: !c.out && c.anchored && c.placed && c.kinds >= 2 && c.score >= bar, Score: c.score, Reasons: c.reasons, Against: c.against}
}

// block reports whether the two share a key: what never meets in the table of
// keys is never compared, so that Judge and the table agree.
func (c *comparison) block() bool {
	for _, k := range c.report.keys {
		if c.known.Keys[k] > 0 {
			return true
		}
	}
	c.differ("keys", Never, "")
	return false
}

// sameArticle keeps the events of one article apart, as it tells them, but for those
// of one type, day, place and parties.
func (c *comparison) sameArticle() {
	for _, t := range c.known.Articles[c.report.Ref.edition()] {
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
	switch {
	case s.Types[typeOf(e)] > 0 && text(e.Mode) != "":
		c.agree("mode", 1, typeOf(e))
	case s.hasType(e.Type):
		c.agree("type", 0.5, string(e.Type))
	default:
		c.differ("type", 1.5, string(e.Type))
	}
	if other := s.apartFrom(text(e.Mode)); other != "" {
		c.differ("mode", Never, other)
	}
}

// time weighs the days, and rules out those that do not touch.
func (c *comparison) time() {
	w, ok := when(c.report.Report)
	if !ok || len(c.known.Windows) == 0 {
		return
	}
	m := c.known.meet(w)
	switch {
	case m.apart:
		c.differ("date", Never, m.with)
	case m.near:
		c.differ("date", 0, m.with)
		c.anchored = true
	case m.sure == 2 && m.days <= narrow:
		c.strong("date", 3, m.with)
		c.anchored = true
	case m.sure == 1 && m.days <= narrow:
		c.strong("date", 2, m.with)
		c.anchored = true
	case m.days <= wide:
		c.strong("date", 1, m.with)
		c.anchored = true
	default:
		c.agree("date", 0.5, m.with)
	}
}

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
}

// tolls weighs the numbers of dead and injured.
func (c *comparison) tolls() {
	c.toll("dead", c.event.Size.Dead, c.known.Dead)
	c.toll("injured", c.event.Size.Injured, c.known.Injured)
}

const (
	few    = 2  // so many dead are told of many happenings
	excess = 20 // so many more, and four times as many, are hardly one happening's
)

func (c *comparison) toll(kind string, n *int, known map[int]int) {
	if n == nil || len(known) == 0 {
		return
	}
	value := kind + " " + itoa(*n)
	switch near := nearestCount(known, *n); {
	case near == *n && *n > few:
		c.strong("size", 1.5, value)
		c.placed = true
	case near == *n:
		c.agree("size", 0.5, value)
	case max(near, *n) > 4*min(near, *n) && max(near, *n) > min(near, *n)+excess:
		c.differ("size", 2, value)
	default:
		c.differ("size", 0, value)
	}
}

// telling weighs the words of the clause by weight, those of the headline, and
// whether the texts are copies.
func (c *comparison) telling(weight float64) {
	share, n := c.known.shared(c.known.Words, c.report.words)
	switch {
	case n >= minShared && share >= halfShare:
		c.strong("text", weight*share, itoa(n))
		c.anchored, c.placed = true, true
	case n >= minWords:
		c.agree("text", weight*share, itoa(n))
	}
	c.headline()
	if id := c.report.Copy; id != "" && c.known.Copies[id] > 0 {
		c.agree("copy", 3*share, id)
		c.anchored = true
	}
}

// headline weighs the words of the headline. They tell the story, not the
// happening: with a place they stand for a day, with a day for a place.
func (c *comparison) headline() {
	share, n := c.known.shared(c.known.Titles, c.report.title)
	switch {
	case n >= minShared && share >= halfShare:
		c.agree("title", 2*share, itoa(n))
		if c.anchored || c.placed {
			c.anchored, c.placed = true, true
		}
	case n >= minWords && share >= halfShare:
		c.agree("title", 1.5*share, itoa(n))
	}
}

const (
	minShared = 3   // words
	minWords  = 2   // words that count a little
	halfShare = 0.4 // of the shorter clause's words
)
