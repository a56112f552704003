package calendar

import "slices"

// Compatible reports whether e and o may be the same day, or times that share a
// day: whether there is a day that both contain. It is false if one is zero.
func (e EDTF) Compatible(o EDTF) bool {
	a, b := periodsOfBoth(e, o)
	return len(overlaps(a, b)) > 0
}

// Intersect returns the value of the days that e and o have in common: the month
// "2024-06" and the day "XXXX-06-11" give "2024-06-11". ok is Compatible(o). Where
// no value can be written for just these days, as for "XXXX-11" and "2023/2024", it
// returns the more precise of the two. A qualifier stays where the
// value that bears it decides the result.
func (e EDTF) Intersect(o EDTF) (common EDTF, ok bool) {
	a, b := periodsOfBoth(e, o)
	shared := overlaps(a, b)
	switch {
	case len(shared) == 0:
		return EDTF{}, false
	case !e.interval && !o.interval:
		return mergeValues(e, o), true
	}
	inE, inO := slices.Equal(shared, a), slices.Equal(shared, b)
	switch {
	case inE && inO:
		return lessQualified(finer(e, o), e, o), true
	case inE:
		return e, true
	case inO:
		return o, true
	case len(shared) == 1:
		return shared[0].value().WithQualifier(e.Qualifier() | o.Qualifier()), true
	}
	return finer(e, o), true
}

func periodsOfBoth(e, o EDTF) (a, b []period) {
	known := o
	if o.yearless() {
		known = e
	}
	lo, hi := known.yearsOf()
	return e.periods(lo, hi), o.periods(lo, hi)
}

func finer(e, o EDTF) EDTF {
	if o.Precision() < e.Precision() || o.Precision() == e.Precision() && !o.interval {
		return o
	}
	return e
}

func lessQualified(v, e, o EDTF) EDTF {
	return v.WithQualifier(e.Qualifier() & o.Qualifier())
}

// mergeValues returns the value that specifies what either of e and o, which share
// a day, specifies. Only a decade or century and a value without a year cannot be
// written as one.
func mergeValues(e, o EDTF) EDTF {
	n := e.from
	if n.year == Unspecified || o.from.year != Unspecified && o.from.precision() < n.grain {
		n.year, n.grain = o.from.year, o.from.grain
	}
	n.month = mergePart(e.from.month, o.from.month)
	n.day = mergePart(e.from.day, o.from.day)
	n.qualifier = Certain
	if !n.valid() {
		return finer(e, o)
	}
	return n.qualify(mergeQualifiers(n, e.from, o.from)).value()
}

// mergePart returns the month or day that is specified; else XX if one has it.
func mergePart(a, b int) int {
	if a > 0 {
		return a
	}
	if b > 0 {
		return b
	}
	return min(a, b)
}

// mergeQualifiers returns the qualifier of what n, without a qualifier, was made of.
func mergeQualifiers(n, a, b end) Qualifier {
	isA, isB := n == a.qualify(Certain), n == b.qualify(Certain)
	switch {
	case isA && isB:
		return a.qualifier & b.qualifier
	case isA:
		return a.qualifier
	case isB:
		return b.qualifier
	}
	return a.qualifier | b.qualifier
}

// value returns p as a day, month or year, or as an interval of whole years, whole
// months or days, whichever is written shortest.
func (p period) value() EDTF {
	first, last := FromOrdinal(p.first), FromOrdinal(p.last)
	wholeMonths := first.Day == 1 && last.Day == DaysIn(last.Year, last.Month)
	switch {
	case p.first == p.last:
		return OfDate(first)
	case wholeMonths && first.Month == 1 && last.Month == 12:
		return shortest(Of(first.Year, 0, 0), Of(last.Year, 0, 0))
	case wholeMonths:
		return shortest(Of(first.Year, first.Month, 0), Of(last.Year, last.Month, 0))
	}
	return Between(OfDate(first), OfDate(last))
}

func shortest(from, to EDTF) EDTF {
	if from == to {
		return from
	}
	return Between(from, to)
}
