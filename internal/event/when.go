package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
)

// when gives the event the time expression of its clause that stands nearest: if
// its day is not known, as of "yesterday" in an article without date, none.
func (r *reader) when(c *clause, e *musnad.EventMention) {
	best, bestCost := -1, 1<<30
	v := c.view
	for i := v.first; i < v.last; i++ {
		if v.tag(i) != when {
			continue
		}
		t := int(v.times[i-v.first])
		if r.doc.Times[t].Kind != musnad.Time {
			continue
		}
		if cost := r.timeCost(c, e.Type, i); cost < bestCost {
			best, bestCost = t, cost
		}
	}
	limit := 2 * boundaryCost
	if e.Type.Verbal() {
		limit = boundaryCost
	}
	if best < 0 || bestCost >= limit {
		return
	}
	t := &r.doc.Times[best]
	e.Date, e.DateAt = actDate(t.Value, c.goesOn(e.Type), e.Status == musnad.Future && r.byWhen(t)), t.Span
	if e.Date == "" {
		e.DateAt = musnad.Span{}
	}
}

// actDate is the date of an act that a time expression gives: of "since X" it is
// X, unless the act is still going on; of "before X" none, since any day before
// would do, unless it is to come by then.
func actDate(edtf string, goesOn, toCome bool) string {
	if strings.HasPrefix(edtf, "../") && !toCome {
		return ""
	}
	if goesOn {
		return edtf
	}
	return strings.TrimSuffix(edtf, "/..")
}

// byWhen reports whether a time says by when: قبل 17 يونيو, not حتى 17 يونيو.
func (r *reader) byWhen(t *musnad.Mention) bool {
	h, ok := r.text.FirstOf(t.First, timephraseKind)
	return ok && h.Row.Value == "before"
}

// goesOn reports whether the act is told as going on: in the present tense, or
// as a noun with a participle (حرب مستمرة) or of what takes its time.
func (c *clause) goesOn(t musnad.Type) bool {
	switch {
	case c.verb:
		return c.features.Has(arabic.PresentTense)
	case c.light != nil:
		return c.lightFeatures.Has(arabic.PresentTense)
	}
	lasting := t == musnad.Assault || t == musnad.Protest || t == musnad.Consult
	return c.noun && (lasting || c.view.activeParticiple(c.last))
}

// activeParticiple reports whether the word at token i may be one.
func (v *view) activeParticiple(i int) bool {
	if v.tag(i) != noun {
		return false
	}
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; tok.Fits(a) && arabic.Features(a.Features).Has(arabic.IsActiveParticiple) {
			return true
		}
	}
	return false
}

// boundaryCost is what a verb or a conjunction between trigger and time costs,
// in tokens.
const boundaryCost = 100

func (v *view) distance(c *clause, i int) int {
	lo, hi := c.last, i
	if i < c.trigger {
		lo, hi = i+1, c.trigger
	}
	cost := hi - lo
	for j := lo; j < hi; j++ {
		switch v.tag(j) {
		case verb:
			if !isAuxiliary(v, j) && v.tag(j-1) != relative {
				cost += boundaryCost
			}
		case comp, clauseConj, relative, stop:
			cost += boundaryCost
		case comma:
			cost += boundaryCost / 4
		}
	}
	return cost
}

// dated reports whether the date of a trigger is the day of the happening itself,
// so that a day to come makes the happening one to come: the day that a demand
// or offer speaks of is not, nor one that stands before a mere noun.
func (r *reader) dated(c *clause, e *musnad.EventMention) bool {
	switch e.Type {
	case musnad.Request, musnad.Agree, musnad.Reject, musnad.Threaten, musnad.Concede:
		return false
	}
	if c.verb {
		return !c.features.Has(arabic.PastTense)
	}
	return c.light != nil || e.DateAt.Start > e.Trigger.Start
}

// later reports whether the date lies wholly after the day of writing.
func (r *reader) later(date string) bool {
	first, _, day, ok := r.beside(date)
	return ok && first.Compare(day) > 0
}

// earlier reports whether the date lies wholly before the day of writing.
func (r *reader) earlier(date string) bool {
	_, last, day, ok := r.beside(date)
	return ok && last.Compare(day) < 0
}

// beside gives the bounds of a date beside the day of writing.
func (r *reader) beside(date string) (first, last, day calendar.Date, ok bool) {
	d, err := calendar.Parse(date)
	if err != nil {
		return first, last, day, false
	}
	a, err := calendar.Parse(r.doc.Anchor.EDTF)
	if err != nil {
		return first, last, day, false
	}
	first, last, ok1 := d.Bounds()
	_, day, ok2 := a.Bounds()
	return first, last, day, ok1 && ok2
}

func exactDay(edtf string) (calendar.Date, bool) {
	v, err := calendar.Parse(edtf)
	if err != nil {
		return calendar.Date{}, false
	}
	return v.Exact()
}
