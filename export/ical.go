package export

import (
	"fmt"
	"strings"

	ics "github.com/arran4/golang-ical"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// ical is a calendar (RFC 5545) of what is planned, offered or called off: days
// without hours, for articles' dates have none.
func (j *job) ical() error {
	c := ics.NewCalendarFor("musnad")
	c.SetProductId("-//Musnad//Musnad//EN")
	c.SetMethod(ics.MethodPublish)
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		if err := j.planned(c, h); err != nil {
			return err
		}
	}
	return c.SerializeTo(j.w, ics.WithNewLineWindows)
}

var calendarStatus = map[musnad.Status]ics.ObjectStatus{
	musnad.Future: ics.ObjectStatusConfirmed, musnad.Hypothetical: ics.ObjectStatusTentative,
}

func (j *job) planned(c *ics.Calendar, h *ledger.Happening) error {
	status, ok := calendarStatus[h.Status]
	if h.CalledOff {
		status, ok = ics.ObjectStatusCancelled, true
	}
	if !ok {
		j.leave("it is no plan")
		return nil
	}
	a, b, _, ok := days(h.Date)
	if !ok {
		j.leave("it has no first and last day")
		return nil
	}
	written, err := j.s.Written(h.Changed)
	if err != nil {
		return err
	}
	row, err := j.happeningRow(h)
	if err != nil {
		return err
	}
	e := c.AddEvent(h.ID)
	e.SetDtStampTime(written)
	e.SetModifiedAt(written)
	e.SetSequence(int(h.Changed))
	e.SetProperty(ics.ComponentPropertyDtStart, day8(a.String()), ics.WithValue(string(ics.ValueDataTypeDate)))
	e.SetProperty(ics.ComponentPropertyDtEnd, day8(b.AddDays(1).String()), ics.WithValue(string(ics.ValueDataTypeDate)))
	e.SetStatus(status)
	e.SetSummary(oneLine(headline(h)))
	e.SetDescription(described(row))
	e.AddProperty(ics.ComponentPropertyCategories, string(h.Type))
	e.AddProperty("TRANSP", "TRANSPARENT")
	e.AddProperty("X-MUSNAD-DATE", h.Date)
	if p := h.Place; p != nil {
		e.SetLocation(oneLine(p.Name))
		if located(p) && p.Precision != "region" {
			e.SetGeo(degrees(p.Lat), degrees(p.Lon))
		}
	}
	j.sum.Written++
	return nil
}

// day8 is a day as iCalendar writes it.
func day8(s string) string { return strings.ReplaceAll(s, "-", "") }

// oneLine is a text without line ends and other control characters.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, s)
}

// described says in lines what does not fit into other properties.
func described(r *happeningRow) string {
	var out []string
	add := func(label, value string) {
		if value != "" {
			out = append(out, label+": "+oneLine(value))
		}
	}
	add("status", statusOf(r.Happening))
	add("date", r.Date)
	add("words", firstClause(r.Happening))
	add("sources", joined(r.Origins, origin))
	add("evidence", joined(r.Reports, reference))
	add("disagreements", disagreements(r.Happening))
	add("flags", strings.Join(r.flags, ", "))
	if r.byReview != "" {
		add("review", fmt.Sprintf("%s by %s (%s)", r.Review, r.byReview, r.onReview))
	}
	for _, c := range r.corrected {
		add("corrected", fmt.Sprintf("%s by %s (%s)", c.Field, c.By, c.Decision))
	}
	return strings.Join(out, "\n")
}
