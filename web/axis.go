package web

import (
	"strconv"

	"github.com/musnad/musnad/calendar"
)

// boundsOf are the first and the last day of an EDTF value that has both.
func boundsOf(edtf string) (first, last calendar.Date, ok bool) {
	e, err := calendar.Parse(edtf)
	if err != nil {
		return first, last, false
	}
	return e.Bounds()
}

// axis is time along a drawing: from the right where the language is written from
// there.
type axis struct {
	from, to    calendar.Date // the days that it has, both included
	start, size float64       // of the drawing, in its units
	rtl         bool
}

// at is where a day begins.
func (a *axis) at(d calendar.Date) float64 {
	x := a.size * float64(d.DaysSince(a.from)) / float64(a.to.DaysSince(a.from)+1)
	if a.rtl {
		return a.start + a.size - x
	}
	return a.start + x
}

// stretch is where days begin and end, the lesser number first.
func (a *axis) stretch(first, last calendar.Date) (x, width float64) {
	p, q := a.at(first), a.at(last.AddDays(1))
	return min(p, q), max(p, q) - min(p, q)
}

// tick is a day that is named on an axis.
type tick struct {
	day   calendar.Date
	label string
}

// steps are how many months may be between two ticks.
var steps = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200}

// mostTicks is how many names of months go beside one another.
const mostTicks = 7

// ticks are first days of months, few enough to be read.
func (p *Page) ticks(a *axis) (out []tick) {
	months := (a.to.Year-a.from.Year)*12 + a.to.Month - a.from.Month + 1
	step := steps[len(steps)-1]
	for _, s := range steps {
		if months/s <= mostTicks {
			step = s
			break
		}
	}
	for d := firstTick(a.from, step); d.Compare(a.to) <= 0; d = d.AddMonths(step) {
		if d.Compare(a.from) >= 0 {
			out = append(out, tick{d, p.monthLabel(d, step)})
		}
	}
	return out
}

// daySteps are how many days may be between two ticks, where months are too far apart.
var daySteps = []int{1, 2, 5, 10, 20}

// fineTicks are ticks, or days where a stretch, but for the day of room at either end,
// has fewer than two of these.
func (p *Page) fineTicks(a *axis) []tick {
	out := p.ticks(a)
	if len(out) > 1 {
		return out
	}
	first, last := a.from.AddDays(1), a.to.AddDays(-1)
	days := last.DaysSince(first) + 1
	step := daySteps[len(daySteps)-1]
	for _, s := range daySteps {
		if (days+s-1)/s <= mostTicks {
			step = s
			break
		}
	}
	out = out[:0]
	for d := first; d.Compare(last) <= 0; d = d.AddDays(step) {
		out = append(out, tick{d, p.figures(p.gregorian(d.Year, d.Month, d.Day))})
	}
	return out
}

// firstTick is the last tick on or before a day.
func firstTick(d calendar.Date, step int) calendar.Date {
	n := d.Year*12 + d.Month - 1
	n -= n % step
	return calendar.Date{Year: n / 12, Month: n%12 + 1, Day: 1}
}

// monthLabel names a month, or a year where ticks are years apart.
func (p *Page) monthLabel(d calendar.Date, step int) string {
	if step >= 12 {
		return p.figures(strconv.Itoa(d.Year))
	}
	return p.figures(p.gregorian(d.Year, d.Month, 0))
}

// px writes a length of a drawing, in its units, to a tenth.
func px(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// edge is how near to an end of a drawing a label in the middle of its tick would
// be cut.
const edge = 45

// anchor is how a label stands at its tick, so that none is cut at the ends.
func (a *axis) anchor(x float64) string {
	end := 0
	switch {
	case x < edge:
		end = -1
	case x > chartWidth-edge:
		end = 1
	}
	if a.rtl {
		end = -end
	}
	return [...]string{"start", "middle", "end"}[end+1]
}
