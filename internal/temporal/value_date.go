package temporal

import (
	"github.com/musnad/musnad/calendar"
)

// date values a day, month or year of the calendar, or two days of one month,
// or two years.
func (v *valuer) date(e *expr) calendar.EDTF {
	if e.hijri {
		return v.hijriDate(e)
	}
	year := v.yearOf(e)
	if e.month == 0 {
		return single(calendar.Of(year, 0, 0), calendar.Of(e.n, 0, 0), e.n > 0)
	}
	if year == 0 {
		year = calendar.Unspecified
	}
	return single(calendar.Of(year, e.month, e.day), calendar.Of(year, e.month, e.n), e.n > 0 && e.unit != 'T')
}

// single is a value, or the interval from it to another.
func single(from, to calendar.EDTF, both bool) calendar.EDTF {
	if !both {
		return from
	}
	return calendar.Between(from, to)
}

// yearOf is the year that was said, or the one that the relation and the day
// of writing support; 0 if there is none.
func (v *valuer) yearOf(e *expr) int {
	switch {
	case e.year > 0:
		return e.year
	case e.unit == 'Y' && e.rel != unrelated:
		return v.relatedYear(e.rel)
	case v.now.year == 0:
		return 0
	}
	return v.nearestYear(e)
}

func (v *valuer) relatedYear(r relation) int {
	switch {
	case r == same:
		year, _, _ := v.told.year.Fields()
		return max(year, 0)
	case v.now.year == 0:
		return 0
	case r == fresh && v.now.month >= 10:
		return v.now.year + 1
	}
	return v.now.year + r.steps()
}

// nearDays is how far ahead, in days, a day without a year is taken for a day
// to come though nothing else says so.
const nearDays = 21

// nearestYear chooses the year of a day or month that was said without one: the
// past by default, as the press writes, and what is to come where the words say
// so.
func (v *valuer) nearestYear(e *expr) int {
	if e.weekday > 0 && e.day > 0 {
		if year := v.yearOfWeekday(e); year > 0 {
			return year
		}
	}
	year := v.now.year
	side := v.compare(e, year)
	switch {
	case e.unit == 'T':
		return v.closestYear(e)
	case e.rel == this:
		return v.closestYear(e)
	case e.rel == past || e.rel == last:
		return year - when(side >= 0)
	case e.rel == beforeLast:
		return year - 1 - when(side >= 0)
	case e.rel == next || e.rel == afterNext || e.rel == fresh:
		return year + when(side <= 0) + when(e.rel == afterNext)
	case e.future && v.ahead(e, year+when(side < 0)):
		return year + when(side < 0)
	case v.soon(e, year):
		return year
	case v.soon(e, year+1):
		return year + 1
	}
	return year - when(side > 0)
}

func when(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compare is -1, 0 or 1 as the expression in that year lies before the day of
// writing, at it, or after it, as finely as both are known.
func (v *valuer) compare(e *expr, year int) int {
	switch {
	case year != v.now.year:
		return sign(year - v.now.year)
	case v.now.month == 0:
		return 0
	case e.month != v.now.month || e.day == 0 || !v.now.hasDay():
		return sign(e.month - v.now.month)
	}
	return sign(e.day - v.now.today.Day)
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// soon reports whether the day lies within nearDays after the day of writing.
func (v *valuer) soon(e *expr, year int) bool {
	d := calendar.Date{Year: year, Month: e.month, Day: e.day}
	if !v.now.hasDay() || !d.Valid() {
		return false
	}
	n := d.DaysSince(v.now.today)
	return n > 0 && n <= nearDays
}

// maxAhead is how many months ahead a month without a year may lie where only
// a verb says that it is to come.
const maxAhead = 8

func (v *valuer) ahead(e *expr, year int) bool {
	return v.now.month == 0 || 12*(year-v.now.year)+e.month-v.now.month <= maxAhead
}

// closestYear puts the month as near to the month of writing as can be.
func (v *valuer) closestYear(e *expr) int {
	switch diff := e.month - v.now.month; {
	case v.now.month == 0:
		return v.now.year
	case diff > 6:
		return v.now.year - 1
	case diff < -6:
		return v.now.year + 1
	}
	return v.now.year
}

// yearOfWeekday is the nearest year in which the day is that day of the week,
// of the last, this and the next; 0 if it is none.
func (v *valuer) yearOfWeekday(e *expr) int {
	best, least := 0, 0
	for year := v.now.year - 1; year <= v.now.year+1; year++ {
		d := calendar.Date{Year: year, Month: e.month, Day: e.day}
		if !d.Valid() || d.Weekday() != e.weekday {
			continue
		}
		far := 0
		if v.now.hasDay() {
			far = abs(d.DaysSince(v.now.today))
		} else {
			far = abs(year - v.now.year)
		}
		if best == 0 || far < least {
			best, least = year, far
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// hijriDate converts a day, month or year of the Hijri calendar.
func (v *valuer) hijriDate(e *expr) calendar.EDTF {
	year := e.year
	switch {
	case year == 0:
		year = v.hijriYear(e)
	case year >= firstGregorian: // a Gregorian year beside a Hijri month
		year = hijriYearIn(year, e.month)
	}
	val, _, _ := calendar.OfHijri(year, e.month, e.day)
	if e.n > 0 && e.day > 0 {
		to, _, _ := calendar.OfHijri(year, e.month, e.n)
		return calendar.Between(val, to)
	}
	return val
}

// hijriYear chooses the year of a Hijri day or month as nearestYear does.
func (v *valuer) hijriYear(e *expr) int {
	h, _, ok := v.now.today.Hijri()
	if !ok {
		return 0
	}
	side := sign(e.month - h.Month)
	if side == 0 && e.day > 0 {
		side = sign(e.day - h.Day)
	}
	ahead := e.rel == next || e.rel == unrelated && e.future
	switch {
	case e.rel == this:
		return h.Year
	case ahead:
		return h.Year + when(side < 0 || side == 0 && e.rel == next)
	case e.rel == past:
		return h.Year - when(side >= 0)
	}
	return h.Year - when(side > 0)
}

// hijriYearIn is the Hijri year whose month begins in a Gregorian year.
func hijriYearIn(gregorian, month int) int {
	for year := (gregorian-622)*33/32 - 1; year < (gregorian-622)*33/32+3; year++ {
		d, _, ok := calendar.HijriDate{Year: year, Month: max(month, 1), Day: 1}.Gregorian()
		if ok && d.Year == gregorian {
			return year
		}
	}
	return 0
}
