package calendar

// ShiftDays returns e moved by n days, earlier if n is negative, with its precision
// and qualifiers kept. An interval is moved at both ends; an open end stays open.
//
// ok is false where n days lead to no one value: a month or year is not
// moved by days, nor a day without a year across a February ("XXXX-02-28" and 1),
// and no value out of the years MinYear to MaxYear. With n of 0 it returns e.
func (e EDTF) ShiftDays(n int) (shifted EDTF, ok bool) {
	return e.shift(n, end.addDays)
}

// ShiftMonths returns e moved by n months, as [EDTF.ShiftDays] does by days. A day
// that the new month does not have becomes its last day. A year is moved by whole
// years only.
func (e EDTF) ShiftMonths(n int) (shifted EDTF, ok bool) {
	return e.shift(n, end.addMonths)
}

// ShiftYears returns e moved by n years, as [EDTF.ShiftDays] does by days. 29
// February becomes 28 February in a year without one. A decade is moved by tens, a
// century by hundreds only. A value without a year stays as it is.
func (e EDTF) ShiftYears(n int) (shifted EDTF, ok bool) {
	return e.shift(n, end.addYears)
}

// farthest is the greatest shift, in any unit, that can end inside MinYear to MaxYear.
const farthest = (MaxYear - MinYear + 1) * 366

func (e EDTF) shift(n int, add func(end, int) (end, bool)) (EDTF, bool) {
	switch {
	case n == 0:
		return e, true
	case e.IsZero() || n > farthest || n < -farthest:
		return EDTF{}, false
	}
	from, okFrom := e.from.shift(n, add)
	to, okTo := e.to.shift(n, add)
	if !okFrom || !okTo {
		return EDTF{}, false
	}
	if !e.interval {
		return from.value(), true
	}
	shifted := span(from, to)
	return shifted, !shifted.IsZero()
}

func (n end) shift(by int, add func(end, int) (end, bool)) (end, bool) {
	if n.kind != dated {
		return n, true
	}
	moved, ok := add(n, by)
	// The year before MinYear has the number that stands for no year.
	return moved, ok && moved.valid() && moved.yearless() == n.yearless()
}

func (n end) addDays(by int) (end, bool) {
	switch {
	case n.day <= 0:
		return end{}, false
	case n.month == Unspecified:
		n.day += by
		return n, n.day >= 1 && n.day <= 28 // every month has these
	case n.year == Unspecified:
		return n.addDaysInAnyYear(by)
	}
	return n.onDate(n.date().AddDays(by)), true
}

// addDaysInAnyYear moves a day without a year, if the result is the same in each
// year of a whole cycle of leap years.
func (n end) addDaysInAnyYear(by int) (end, bool) {
	var moved end
	for year := 2000; year < 2400; year++ {
		d := n.date()
		d.Year = year
		if !d.Valid() {
			continue
		}
		one := n.onDate(d.AddDays(by))
		one.year = Unspecified
		if moved.kind != absent && one != moved {
			return end{}, false
		}
		moved = one
	}
	return moved, true
}

func (n end) date() Date {
	return Date{Year: n.year, Month: n.month, Day: n.day}
}

func (n end) onDate(d Date) end {
	n.year, n.month, n.day = d.Year, d.Month, d.Day
	return n
}

func (n end) addMonths(by int) (end, bool) {
	switch {
	case by%12 == 0:
		return n.addYears(by / 12)
	case n.month == Unspecified && n.year == Unspecified:
		return n, n.day <= 28
	case n.month <= 0:
		return end{}, false
	case n.year == Unspecified:
		return n.addMonthsInAnyYear(by)
	}
	return n.addMonthsTo(n.year, by), true
}

// addMonthsTo counts from the month of n in the given year; the day keeps to the
// length of the new month, and stays left out or unspecified if it is.
func (n end) addMonthsTo(year, by int) end {
	d := Date{Year: year, Month: n.month, Day: n.day}.AddMonths(by)
	n.year, n.month = d.Year, d.Month
	if n.day > 0 {
		n.day = d.Day
	}
	return n
}

// addMonthsInAnyYear declines a day that depends on the length of February.
func (n end) addMonthsInAnyYear(by int) (end, bool) {
	moved := n.addMonthsTo(2000, by)
	moved.year = Unspecified
	return moved, moved.month != 2 || n.day <= 28
}

func (n end) addYears(by int) (end, bool) {
	if n.year == Unspecified {
		return n, n.month != 2 || n.day != 29
	}
	if by%n.grain.years() != 0 {
		return end{}, false
	}
	n.year += by
	if n.day > 0 {
		n.day = min(n.day, n.longestMonth())
	}
	return n, true
}
