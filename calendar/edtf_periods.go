package calendar

import "math"

// period is a stretch of days without a gap, by ordinal, both included.
type period struct{ first, last int }

const (
	fromEver = math.MinInt
	forEver  = math.MaxInt
)

// periods returns the stretches of days that e can mean, in order. Where the year
// of e is unspecified they are those that begin in the years lo to hi.
func (e EDTF) periods(lo, hi int) []period {
	switch {
	case e.IsZero():
		return nil
	case !e.interval:
		return e.from.periods(lo, hi)
	case e.from.kind != dated:
		return []period{{fromEver, e.to.ultimate()}}
	case e.to.kind != dated:
		return []period{{e.from.earliest(), forEver}}
	}
	return pair(e.from.periods(lo, hi), e.to.periods(lo, hi+1))
}

// pair joins each beginning with the first end that does not lie before it.
func pair(begins, ends []period) []period {
	var out []period
	for _, b := range begins {
		for len(ends) > 0 && ends[0].last < b.first {
			ends = ends[1:]
		}
		if len(ends) > 0 {
			out = append(out, period{b.first, ends[0].last})
		}
	}
	return out
}

// earliest returns the ordinal of the first day that n can mean.
func (n end) earliest() int {
	if d, ok := n.first(); ok {
		return d.Ordinal()
	}
	return fromEver
}

// ultimate returns the ordinal of the last day that n can mean.
func (n end) ultimate() int {
	if d, ok := n.last(); ok {
		return d.Ordinal()
	}
	return forEver
}

// periods returns the stretches of days that a dated end can mean.
func (n end) periods(lo, hi int) []period {
	if n.year != Unspecified {
		lo, hi = n.year, n.year
	}
	var out []period
	for year := lo; year <= hi; year++ {
		for _, month := range n.months() {
			one := n
			one.year, one.month = year, month
			if one.valid() {
				out = append(out, period{one.earliest(), one.ultimate()})
			}
		}
	}
	return out
}

// months returns the months in which the day of n may lie, or the month of n, also
// if it is left out.
func (n end) months() []int {
	if n.month == Unspecified && n.day > 0 {
		return []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}
	}
	return []int{n.month}
}

// overlaps returns the stretches that a and b share.
func overlaps(a, b []period) []period {
	var out []period
	for _, p := range a {
		for _, q := range b {
			common := period{max(p.first, q.first), min(p.last, q.last)}
			if common.first <= common.last {
				out = append(out, common)
			}
		}
	}
	return out
}

// Every way in which a value without a year meets another shows in so many years:
// there are at most eight from one leap day to the next.
const yearsToTry = 12

// yearsOf returns the years in which a value without a year may meet e; if e has no
// year either, a leap year and its neighbours.
func (e EDTF) yearsOf() (lo, hi int) {
	first, okFirst := e.First()
	last, okLast := e.Last()
	switch {
	case okFirst && okLast:
		lo, hi = first.Year-1, min(last.Year+1, first.Year+yearsToTry)
	case okFirst:
		lo, hi = first.Year-1, first.Year+yearsToTry
	case okLast:
		lo, hi = last.Year-yearsToTry, last.Year+1
	default:
		return 2003, 2005
	}
	return max(lo, MinYear), min(hi, MaxYear)
}
