package temporal

import (
	"github.com/musnad/musnad/calendar"
)

// ago values a time n units from now, as finely as the unit says: "two months
// ago" is a month.
func (v *valuer) ago(n int, unit byte) calendar.EDTF {
	switch unit {
	case 'W':
		return v.week(n)
	case 'M':
		return v.month(n)
	case 'Y', 'X', 'C':
		if v.now.year == 0 {
			return calendar.EDTF{}
		}
		return calendar.Of(v.now.year+n*yearsIn(unit), 0, 0)
	}
	if !v.now.hasDay() {
		return v.daysFromNow(days(n, unit))
	}
	return calendar.OfDate(v.now.today.AddDays(days(n, unit)))
}

func yearsIn(unit byte) int {
	switch unit {
	case 'X':
		return 10
	case 'C':
		return 100
	}
	return 1
}

// days is n units in days; hours count as the days that they fill.
func days(n int, unit byte) int {
	switch unit {
	case 'H':
		return n / 24
	case 'N':
		return 0
	}
	return n
}

// span values "the last three months", "the next 48 hours": up to today, or
// from today on.
func (v *valuer) span(e *expr) calendar.EDTF {
	far, near := v.ago(e.n, e.unit), v.ago(0, e.unit)
	if !v.now.hasDay() && e.unit != 'M' && e.unit != 'Y' && e.unit != 'X' && e.unit != 'C' {
		return v.now.coarse
	}
	switch e.unit {
	case 'D', 'L':
		if e.n < 0 { // of whole days today is none
			near = v.ago(-1, e.unit)
		}
	case 'H', 'N':
		hours := (abs(e.n) + 23) / 24
		if e.unit == 'N' {
			hours = 0
		}
		far = v.ago(sign(e.n)*hours, 'D')
	case 'W':
		far, near = v.ago(7*e.n, 'D'), v.ago(0, 'D')
	}
	return upTo(far, near, e.n)
}

// pointDays is how many days back "since" may mean "ago": "two days since".
const pointDays = 3

// since values what is open from a time on. Of a few days it is that day.
func (v *valuer) since(e *expr) calendar.EDTF {
	if len(e.parts) > 0 {
		return calendar.Since(v.part(e, 0).From())
	}
	start := v.ago(-e.n, e.unit)
	if days(e.n, e.unit) <= pointDays && (e.unit == 'D' || e.unit == 'H' || e.unit == 'N') {
		return start
	}
	if e.unit == 'W' && v.now.hasDay() {
		start = v.ago(-7*e.n, 'D')
	}
	return calendar.Since(start.From())
}

// between values a range, whose first time may have been taken for a later one
// than it is.
func (v *valuer) between(e *expr) calendar.EDTF {
	a, b := v.part(e, 0).From(), v.part(e, 1).To()
	if val := calendar.Between(a, b); !val.IsZero() {
		return val
	}
	first := &v.exprs[e.parts[0]]
	switch {
	case first.op == opDay: // "today and yesterday"
		a, b = b, a
	case first.op == opWeekday:
		a = shifted(a, 'W', -1)
	case first.op == opDate && first.year == 0 && v.comes(shifted(b, 'Y', 1)):
		b = shifted(b, 'Y', 1)
	case first.op == opDate && first.year == 0:
		a = shifted(a, 'Y', -1)
	}
	return calendar.Between(a, b)
}

// maxUnderWay is how many days from the day of writing on what has begun may end: "from 5
// June to 10 July", written in June.
const maxUnderWay = 120

// comes reports whether a time ends within the months after the day of writing.
func (v *valuer) comes(e calendar.EDTF) bool {
	now, ok1 := v.now.value.Exact()
	last, ok2 := e.Last()
	return ok1 && ok2 && last.DaysSince(now) >= 0 && last.DaysSince(now) <= maxUnderWay
}

// partOf is the start (1), middle (2) or end (3) of a time: of a year its first
// or last month, of all else the time itself.
func partOf(whole calendar.EDTF, n int) calendar.EDTF {
	year, _, _ := whole.Fields()
	if whole.IsInterval() || whole.Precision() != calendar.Year || n == 2 {
		return whole
	}
	return calendar.Of(year, 1+11*when(n == 3), 0)
}

// fractionOf is the n-th of several equal parts of a month or year.
func fractionOf(whole calendar.EDTF, n, of int) calendar.EDTF {
	year, month, _ := whole.Fields()
	if whole.IsInterval() || year < 0 {
		return whole
	}
	switch whole.Precision() {
	case calendar.Year:
		size := 12 / of
		return calendar.Between(calendar.Of(year, 1+(n-1)*size, 0), calendar.Of(year, n*size, 0))
	case calendar.Month:
		size := 30 / of
		end := n * size
		if n == of {
			end = calendar.DaysIn(year, month)
		}
		return calendar.Between(calendar.Of(year, month, 1+(n-1)*size), calendar.Of(year, month, end))
	}
	return whole
}

// clip is what of a week lies before (-1) or after (1) the day of writing.
func (v *valuer) clip(whole calendar.EDTF, side int) calendar.EDTF {
	first, last, ok := whole.Bounds()
	if !ok || !whole.IsInterval() || !v.now.hasDay() {
		return whole
	}
	if side < 0 && last.Compare(v.now.today) >= 0 {
		last = v.now.today.AddDays(-1)
	}
	if side > 0 && first.Compare(v.now.today) < 0 {
		first = v.now.today
	}
	if val := upTo(calendar.OfDate(first), calendar.OfDate(last), -1); !val.IsZero() {
		return val
	}
	return whole
}

// vague values "some days ago", "the last months" as coarsely as they are said:
// days are in the month or months around, weeks in two months, months in a year.
func (v *valuer) vague(e *expr) calendar.EDTF {
	if !v.now.hasDay() || e.n == 0 {
		return calendar.EDTF{}
	}
	const someDays, someWeeks, someMonths = 5, 28, 4
	var far calendar.EDTF
	switch today := v.now.today; e.unit {
	case 'N', 'H':
		return calendar.OfDate(today)
	case 'D', 'L':
		far = monthOf(today.AddDays(someDays * e.n))
	case 'W':
		far = monthOf(today.AddDays(someWeeks * e.n))
	case 'M':
		far = calendar.Of(today.AddMonths(someMonths*e.n).Year, 0, 0)
		return upTo(far, calendar.Of(today.Year, 0, 0), e.n)
	}
	if far.IsZero() {
		return far
	}
	return upTo(far, monthOf(v.now.today), e.n)
}

func monthOf(d calendar.Date) calendar.EDTF { return calendar.Of(d.Year, d.Month, 0) }

// upTo is the time between now and a time on one side of it.
func upTo(far, near calendar.EDTF, side int) calendar.EDTF {
	switch {
	case far == near:
		return near
	case side < 0:
		return calendar.Between(far, near)
	}
	return calendar.Between(near, far)
}
