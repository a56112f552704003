package calendar

// end is one side of an interval, or a whole value that is no interval.
type end struct {
	kind             endKind
	year, month, day int       // as in Of; of a decade or century its first year
	grain            Precision // Decade or Century where the year ends in X or XX
	qualifier        Qualifier
}

type endKind uint8

const (
	absent  endKind = iota
	dated           // has a year, month or day
	open            // ".."
	unknown         // nothing before or after the slash
)

// valid reports whether a dated end names a date that exists in some year and can
// be written.
func (n end) valid() bool {
	return n.validYear() && n.validMonth() && n.validDay()
}

func (n end) validYear() bool {
	if n.year == Unspecified {
		return n.month > 0 || n.day > 0
	}
	return n.year >= MinYear && n.year <= MaxYear && (n.grain == NoPrecision || n.month == 0)
}

func (n end) validMonth() bool {
	if n.month == 0 {
		return n.day == 0
	}
	return n.month == Unspecified || n.month >= 1 && n.month <= 12
}

func (n end) validDay() bool {
	return n.day == Unspecified || n.day >= 0 && n.day <= n.longestMonth()
}

// longestMonth returns the most days that the month of n can have.
func (n end) longestMonth() int {
	switch {
	case n.month == Unspecified:
		return 31
	case n.year == Unspecified:
		return DaysIn(2000, n.month) // a leap year
	}
	return DaysIn(n.year, n.month)
}

func (n end) yearless() bool {
	return n.kind == dated && n.year == Unspecified
}

func (n end) value() EDTF {
	if n.kind != dated {
		return EDTF{}
	}
	return EDTF{from: n}
}

func (n end) qualify(q Qualifier) end {
	if n.kind == dated {
		n.qualifier = q
	}
	return n
}

func (n end) precision() Precision {
	switch {
	case n.kind != dated:
		return NoPrecision
	case n.day > 0:
		return Day
	case n.month > 0:
		return Month
	case n.grain != NoPrecision:
		return n.grain
	}
	return Year
}

// first returns the first day that n can mean; ok is false if n has no date or
// its year is unspecified.
func (n end) first() (d Date, ok bool) {
	if n.kind != dated || n.yearless() {
		return Date{}, false
	}
	return Date{Year: n.year, Month: max(n.month, 1), Day: max(n.day, 1)}, true
}

// last returns the last day that n can mean; ok is as for first.
func (n end) last() (d Date, ok bool) {
	if n.kind != dated || n.yearless() {
		return Date{}, false
	}
	d = Date{Year: n.year + n.grain.years() - 1, Month: n.month, Day: n.day}
	if d.Month <= 0 {
		d.Month = 12
	}
	if d.Day <= 0 {
		d.Day = DaysIn(d.Year, d.Month)
	}
	return d, true
}

// intervalProblem says why from and to make no interval, and what to do; both are
// empty if they do.
func intervalProblem(from, to end) (problem, remedy string) {
	switch {
	case from.kind != dated && to.kind != dated:
		return "an interval without a date says nothing", "write a date at one end, or leave the value empty"
	case from.kind != dated || to.kind != dated:
		return "", ""
	case from.yearless() != to.yearless():
		return "the year of one end only is unspecified", "write the year at both ends, or XXXX at both"
	case from.yearless():
		return "", ""
	}
	first, _ := from.first()
	last, _ := to.last()
	if first.Compare(last) > 0 {
		return "the interval ends before it begins", "write the earlier date first"
	}
	return "", ""
}
