package merge

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// relativeRule is the temporal stage's rule for a distance between two
// happenings: "a day after".
const relativeRule = "temporal/relative-to-event"

// relativeDates dates a happening by another that stands before or after it at
// a distance in days: "the meeting came a day after Putin received Fidan".
func relativeDates(d *musnad.Document) {
	for i := range d.Times {
		t := &d.Times[i]
		if t.Rule != relativeRule {
			continue
		}
		days, ok := dayCount(t.Value)
		if !ok {
			continue
		}
		first, second := around(d, t.Span)
		switch {
		case first == nil || second == nil || first == second:
		case first.Date != "" && second.Date == "":
			setDate(second, first.Date, -days, t.Span)
		case second.Date != "" && first.Date == "":
			setDate(first, second.Date, days, t.Span)
		}
	}
}

// dayCount reads P3D and -P3D.
func dayCount(duration string) (int, bool) {
	body, negative := strings.CutPrefix(duration, "-")
	body = strings.TrimSuffix(strings.TrimPrefix(body, "P"), "D")
	n, err := strconv.Atoi(body)
	if negative {
		n = -n
	}
	return n, err == nil
}

// around finds the events whose mentions hold the nearest triggers before and
// behind a span, in its sentence.
func around(d *musnad.Document, at musnad.Span) (before, behind *musnad.Event) {
	s := d.SentenceAt(at.Start)
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		if m.Sentence != s {
			continue
		}
		switch {
		case m.Trigger.End <= at.Start:
			before = eventOf(d, m)
		case m.Trigger.Start >= at.End && behind == nil:
			behind = eventOf(d, m)
		}
	}
	return before, behind
}

// eventOf is the event that a mention was merged into.
func eventOf(d *musnad.Document, m *musnad.EventMention) *musnad.Event {
	for i := range d.Events {
		for _, c := range d.Events[i].Mentions {
			if c == m.Clause && d.Events[i].Type == m.Type {
				return &d.Events[i]
			}
		}
	}
	return nil
}

func setDate(e *musnad.Event, from string, days int, at musnad.Span) {
	v, err := calendar.Parse(from)
	if err != nil {
		return
	}
	if shifted, ok := v.ShiftDays(days); ok {
		e.Date, e.DateAt = shifted.String(), at
	}
}

// toldOn is a time with the day on which the article tells of it; ok is false if
// either is not known.
func toldOn(d *musnad.Document, edtf string) (v calendar.EDTF, day calendar.Date, ok bool) {
	v, err1 := calendar.Parse(edtf)
	now, err2 := calendar.Parse(d.Anchor.EDTF)
	day, ok = now.Exact()
	return v, day, ok && err1 == nil && err2 == nil
}
