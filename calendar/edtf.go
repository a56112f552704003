package calendar

// EDTF is the value of a date that may be known in part only, in a subset of the
// Extended Date/Time Format (ISO 8601-2:2019, annex A; Library of Congress, Extended
// Date/Time Format Specification, https://www.loc.gov/standards/datetime/):
//
//	2024  2024-06  2024-06-11     level 0: a year, a month, a day
//	2024-06-10/2024-06-12         level 0: from one to the other, both included
//	2024-06/..  ../2024-06        level 1: open, still going on or from ever
//	2024-06/  /2024-06            level 1: the other end is unknown
//	198X  19XX                    level 1: some year of a decade or century
//	2024-XX  2024-06-XX  2024-XX-XX   level 1: some month, some day
//	2024?  2024-06~  2024-06-11%  level 1: uncertain, approximate, both
//	XXXX-11  XXXX-11-05           level 2: a month or day of a year not known
//	2024-XX-12  XXXX-XX-12        level 2: a day of a month not known
//
// Not in the subset: times of day, seasons, years of more than four digits or
// before 0000, sets, and qualifiers of a part.
//
// An EDTF is comparable: two are equal with == exactly if they are written alike.
// The zero EDTF is no value. Where the source gives no date at all use the zero
// EDTF, never "XXXX".
type EDTF struct {
	from     end
	to       end // only of an interval
	interval bool
}

// Unspecified stands for a year, month or day of which it is only known that
// there is one: it is written XXXX or XX.
const Unspecified = -1

// Precision is a unit of time; the finer is the smaller.
type Precision int

// The precisions, from fine to coarse. NoPrecision is that of the zero [EDTF].
const (
	NoPrecision Precision = iota
	Day
	Month
	Year
	Decade
	Century
)

var precisionNames = [...]string{"none", "day", "month", "year", "decade", "century"}

// String returns the English name of p, or "none" if p is no precision.
func (p Precision) String() string {
	if p < NoPrecision || p > Century {
		return precisionNames[NoPrecision]
	}
	return precisionNames[p]
}

// Qualifier says how surely a date is meant. It changes the text of a value and
// none of its days: Bounds, Contains and the like do not look at it.
type Qualifier uint8

// The qualifiers. They combine with |.
const (
	Uncertain   Qualifier = 1 << iota // "?": the source is in doubt
	Approximate                       // "~": about that time
	Certain     Qualifier = 0         // none is written
)

// Of returns the value of a year, a month or a day. A day or month of 0 is left
// out; [Unspecified] is written with X. It returns the zero EDTF if there is no
// such date, or no way to write it: Of(2023, 2, 29), Of(Unspecified, 0, 0).
func Of(year, month, day int) EDTF {
	n := end{kind: dated, year: year, month: month, day: day}
	if !n.valid() {
		return EDTF{}
	}
	return EDTF{from: n}
}

// OfDate returns the value of one day, and the zero EDTF if d is not valid.
func OfDate(d Date) EDTF {
	if !d.Valid() {
		return EDTF{}
	}
	return Of(d.Year, d.Month, d.Day)
}

// OfDecade returns the value of the decade in which year lies: 1985 gives "198X".
func OfDecade(year int) EDTF {
	return ofGrain(year, Decade)
}

// OfCentury returns the value of the hundred years of the same first two digits:
// 1985 gives "19XX".
func OfCentury(year int) EDTF {
	return ofGrain(year, Century)
}

func ofGrain(year int, grain Precision) EDTF {
	if year < MinYear || year > MaxYear {
		return EDTF{}
	}
	return EDTF{from: end{kind: dated, year: year - year%grain.years(), grain: grain}}
}

// years returns the length of a Year, Decade or Century.
func (p Precision) years() int {
	switch p {
	case Century:
		return 100
	case Decade:
		return 10
	}
	return 1
}

// Between returns the interval of two values, both included. It returns the zero
// EDTF if one of them is no single value, if the first begins after the second
// has ended, or if the year of only one is unspecified.
func Between(from, to EDTF) EDTF {
	if from.IsInterval() || to.IsInterval() || from.IsZero() || to.IsZero() {
		return EDTF{}
	}
	return span(from.from, to.from)
}

// Since returns the interval that begins with from and is open: "2024-06/..". It
// returns the zero EDTF if from is no single value.
func Since(from EDTF) EDTF {
	if from.IsInterval() || from.IsZero() {
		return EDTF{}
	}
	return span(from.from, end{kind: open})
}

// Until returns the open interval that ends with to: "../2024-06". It returns the
// zero EDTF if to is no single value.
func Until(to EDTF) EDTF {
	if to.IsInterval() || to.IsZero() {
		return EDTF{}
	}
	return span(end{kind: open}, to.from)
}

func span(from, to end) EDTF {
	if problem, _ := intervalProblem(from, to); problem != "" {
		return EDTF{}
	}
	return EDTF{from: from, to: to, interval: true}
}

// IsZero reports whether e is no value.
func (e EDTF) IsZero() bool { return e == EDTF{} }

// IsInterval reports whether e is written with a slash.
func (e EDTF) IsInterval() bool { return e.interval }

// From returns the first end of an interval as a value: zero if that end is open
// or unknown. If e is no interval it returns e.
func (e EDTF) From() EDTF { return e.from.value() }

// To returns the second end of an interval as a value: zero if that end is open
// or unknown. If e is no interval it returns e.
func (e EDTF) To() EDTF {
	if e.interval {
		return e.to.value()
	}
	return e
}

// Fields returns the year, month and day as given to [Of], for a decade or
// century its first year. An interval and the zero EDTF have none: the year is
// then Unspecified, month and day are 0.
func (e EDTF) Fields() (year, month, day int) {
	if e.interval || e.IsZero() {
		return Unspecified, 0, 0
	}
	return e.from.year, e.from.month, e.from.day
}

// Precision returns the finest unit that e specifies: Day for "XXXX-11-05", Month
// for "2024-06-XX". Of an interval it is the coarser of its two ends.
func (e EDTF) Precision() Precision {
	return max(e.from.precision(), e.to.precision())
}

// Qualifier returns the qualifier of e; of an interval, those of both ends together.
func (e EDTF) Qualifier() Qualifier {
	return e.from.qualifier | e.to.qualifier
}

// WithQualifier returns e with its qualifier replaced by q; in an interval, at
// each end that has a date.
func (e EDTF) WithQualifier(q Qualifier) EDTF {
	e.from = e.from.qualify(q)
	e.to = e.to.qualify(q)
	return e
}
