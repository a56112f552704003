package calendar

import (
	"cmp"
)

// The years that a [Date] may have: those that ISO 8601-1:2019 writes in four digits.
const (
	MinYear = 0
	MaxYear = 9999
)

// Date is a day of the proleptic Gregorian calendar, without time or time zone.
// The zero Date is no day: its month is 0.
type Date struct {
	Year  int // MinYear to MaxYear; 0 is 1 BC
	Month int // 1 to 12
	Day   int // 1 to DaysIn(Year, Month)
}

// IsLeap reports whether the Gregorian year has a 29 February.
func IsLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// DaysIn returns the number of days of a Gregorian month, 28 to 31, and 0 if
// month is not 1 to 12.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if IsLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	}
	return 0
}

// Valid reports whether d is a day that exists, in the years MinYear to MaxYear.
func (d Date) Valid() bool {
	return d.Year >= MinYear && d.Year <= MaxYear && d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

// Ordinal returns the number of the day, counted from 1 for 0001-01-01 (the rata
// die of Reingold and Dershowitz, Calendrical Calculations). Days before have
// numbers of 0 and less. The month of d must be 1 to 12; a day past the end of
// the month counts on into the next one.
//
// The method is Howard Hinnant's days_from_civil: years are counted from March,
// so that the leap day is the last of its year.
func (d Date) Ordinal() int {
	y, m := d.Year, d.Month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := (153*m+2)/5 + d.Day - 1
	return era*daysPerEra + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - marchOffset
}

const (
	daysPerEra  = 146097 // days of 400 Gregorian years
	marchOffset = 305    // 0000-03-01 has the ordinal -305
)

// FromOrdinal returns the day whose [Date.Ordinal] is n: the reverse of it, by
// Hinnant's civil_from_days. Where n lies outside MinYear to MaxYear the Date is
// not [Date.Valid].
func FromOrdinal(n int) Date {
	n += marchOffset
	era := floorDiv(n, daysPerEra)
	dayOfEra := n - era*daysPerEra
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	d := Date{Year: yearOfEra + era*400, Month: m + 3, Day: dayOfYear - (153*m+2)/5 + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

// AddDays returns the day n days after d, or before it if n is negative. It is
// not [Date.Valid] if it lies outside MinYear to MaxYear.
func (d Date) AddDays(n int) Date {
	return FromOrdinal(d.Ordinal() + n)
}

// AddMonths returns the same day of the month n months later, or earlier if n is
// negative. Where that month is shorter it returns its last day: 31 January and
// one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	months := d.Year*12 + d.Month - 1 + n
	year := floorDiv(months, 12)
	month := months - year*12 + 1
	return Date{Year: year, Month: month, Day: min(d.Day, DaysIn(year, month))}
}

// AddYears returns the same day n years later: 29 February becomes 28 February in
// a year without one.
func (d Date) AddYears(n int) Date {
	return d.AddMonths(12 * n)
}

// DaysSince returns the number of days from o to d, negative if d is earlier.
func (d Date) DaysSince(o Date) int {
	return d.Ordinal() - o.Ordinal()
}

// Compare returns -1, 0 or 1 as d is before o, the same day, or after it.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// String returns d in the extended format of ISO 8601, "2024-06-11".
func (d Date) String() string {
	var room [16]byte
	b := append(appendPadded(room[:0], d.Year, 4), '-')
	b = append(appendPadded(b, d.Month, 2), '-')
	return string(appendPadded(b, d.Day, 2))
}

// floorDiv returns a/b rounded down, for b > 0.
func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
