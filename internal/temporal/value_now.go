package temporal

import (
	"github.com/musnad/musnad/calendar"
)

// day values a day that is counted from today. The day of the week, where it
// is said, decides: a paper of Saturday prints "yesterday, Thursday".
func (v *valuer) day(e *expr) calendar.EDTF {
	if !v.now.hasDay() {
		return v.daysFromNow(e.n)
	}
	d := v.now.today.AddDays(e.n)
	if e.weekday > 0 {
		d = d.AddDays(-3).AddDays(int(e.weekday-d.AddDays(-3).Weekday()+7) % 7)
	}
	return calendar.OfDate(d)
}

// daysFromNow moves a day of writing whose year is not known; a month or year
// stays as it is.
func (v *valuer) daysFromNow(n int) calendar.EDTF {
	if v.now.value.Precision() != calendar.Day {
		return v.now.value
	}
	if moved := shifted(v.now.value, 'D', n); !moved.IsZero() {
		return moved
	}
	return v.now.coarse
}

// weekday values a day of the week: the last one, today included, unless the
// words say otherwise.
func (v *valuer) weekday(e *expr) calendar.EDTF {
	if !v.now.hasDay() {
		return v.now.coarse
	}
	today := v.now.today
	switch {
	case e.unit == 'W':
		return calendar.OfDate(today.AddDays(7 * e.rel.steps()).InWeek(e.weekday))
	case e.rel == past || e.rel == last:
		return calendar.OfDate(today.Last(e.weekday))
	case e.rel == beforeLast:
		return calendar.OfDate(today.Last(e.weekday).AddDays(-7))
	case e.rel == next:
		return calendar.OfDate(today.Next(e.weekday))
	case e.rel == afterNext:
		return calendar.OfDate(today.Next(e.weekday).AddDays(7))
	case e.rel == this:
		return calendar.OfDate(today.InWeek(e.weekday))
	case e.future:
		return calendar.OfDate(today.AddDays(-1).Next(e.weekday))
	}
	return calendar.OfDate(today.AddDays(1).Last(e.weekday))
}

// unit values a week, month, year, decade or century.
func (v *valuer) unit(e *expr) calendar.EDTF {
	n := e.rel.steps()
	switch {
	case e.year > 0:
		return calendar.Of(e.year, 0, 0)
	case e.unit == 'W':
		return v.week(n)
	case e.unit == 'M':
		return v.month(n)
	case v.now.year == 0:
		return calendar.EDTF{}
	case e.unit == 'X':
		return calendar.OfDecade(v.now.year + 10*n)
	case e.unit == 'C':
		return calendar.OfCentury(v.now.year + 100*n)
	}
	return calendar.Of(v.relatedYear(e.rel), 0, 0)
}

// week is the week n weeks from this one, Monday to Sunday.
func (v *valuer) week(n int) calendar.EDTF {
	if !v.now.hasDay() {
		return v.now.coarse
	}
	monday, sunday := v.now.today.AddDays(7 * n).Week()
	return calendar.Between(calendar.OfDate(monday), calendar.OfDate(sunday))
}

// month is the month n months from this one; where only the year is known, that
// year.
func (v *valuer) month(n int) calendar.EDTF {
	if v.now.month == 0 {
		return v.now.coarse
	}
	year := v.now.year
	if year == 0 {
		year = calendar.Unspecified
	}
	return shifted(calendar.Of(year, v.now.month, 0), 'M', n)
}

// dayOfMonth values "the fifth of this month".
func (v *valuer) dayOfMonth(e *expr) calendar.EDTF {
	month := v.month(e.rel.steps())
	if e.rel == same {
		month = v.told.month
	}
	if month.IsZero() {
		return month
	}
	y, m, _ := month.Fields()
	if m == 0 {
		m = calendar.Unspecified
	}
	return single(calendar.Of(y, m, e.day), calendar.Of(y, m, e.n), e.n > 0)
}

// weekend values Saturday and Sunday: of this week where they have come or are
// to come, else of the week before.
func (v *valuer) weekend(e *expr) calendar.EDTF {
	if !v.now.hasDay() {
		return v.now.coarse
	}
	today := v.now.today
	n := e.rel.steps()
	if e.rel == unrelated && !e.future && today.Weekday() < calendar.Saturday {
		n = -1
	}
	saturday := today.AddDays(7 * n).InWeek(calendar.Saturday)
	return calendar.Between(calendar.OfDate(saturday), calendar.OfDate(saturday.AddDays(1)))
}

// season values three months: winter begins in December of the year before.
func (v *valuer) season(e *expr) calendar.EDTF {
	year := e.year
	if year == 0 && e.unit == 'Y' {
		year = v.relatedYear(e.rel)
	} else if year == 0 {
		year = v.seasonYear(e)
	}
	if year == 0 {
		return calendar.EDTF{}
	}
	lastMonth := calendar.Of(year, 3*e.n-1, 0)
	return calendar.Between(shifted(lastMonth, 'M', -2), lastMonth)
}

// seasonYear is the year of a season that is last, next or this one.
func (v *valuer) seasonYear(e *expr) int {
	ends := 3*e.n - 1
	month := v.now.month
	if month == 0 {
		month = 12
	}
	switch {
	case v.now.year == 0:
		return 0
	case e.rel == past || e.rel == beforeLast:
		return v.now.year - when(ends >= month) - when(e.rel == beforeLast)
	case e.rel == next:
		return v.now.year + when(ends-2 <= month)
	}
	return v.now.year
}

// century is the first year of a century. That of a decade without one is the
// last in which the decade has begun.
func (v *valuer) century(e *expr) int {
	year := v.now.year
	if year == 0 {
		year = 2000
	}
	base := year - year%100
	switch {
	case e.year > 0:
		return e.year
	case e.op == opDecade && e.rel == last:
		return base - 100*when(base+e.n > year)
	}
	return base + 100*e.rel.steps()
}
