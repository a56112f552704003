package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// infer finds how much of the day of writing the text itself supports:
//
//   - "today, Tuesday 11 August 2015" is the day, "18 May of this year" the year,
//     "18 May, the current one" the month;
//   - "Tuesday 11 June" is a day about which the article was written; the day of
//     the week chooses the year, of those from the latest year in the text on.
//
// "Last May" alone says nothing: it may be written in any later month.
func infer(exprs []expr) musnad.Anchor {
	if a, ok := toldToday(exprs); ok {
		return a
	}
	year, month, at := 0, 0, musnad.Span{}
	latest := latestYear(exprs)
	for i := range exprs {
		e := &exprs[i]
		switch {
		case year == 0 && yearNow(e) > 0:
			year, at = yearNow(e), e.span
		case month == 0 && e.op == opDate && !e.hijri && e.month > 0 && e.rel == this && e.unit != 'Y':
			month, at = e.month, e.span
		case month == 0 && datedWeekday(e):
			month, at = e.month, e.span
			if y := yearByWeekday(e, latest); y > 0 && year == 0 {
				year = y
			}
		}
	}
	return inferred(year, month, 0, at)
}

func inferred(year, month, day int, at musnad.Span) musnad.Anchor {
	if year == 0 && month == 0 {
		return musnad.Anchor{}
	}
	if year == 0 {
		year = calendar.Unspecified
	}
	return musnad.Anchor{EDTF: calendar.Of(year, month, day).String(), Basis: musnad.BasisInferred, At: at}
}

// toldToday finds a whole date beside "today" or "yesterday".
func toldToday(exprs []expr) (a musnad.Anchor, ok bool) {
	for i := range exprs {
		e := &exprs[i]
		if e.op != opDate || e.unit != 'T' || e.year == 0 || e.day == 0 {
			continue
		}
		day := calendar.Date{Year: e.year, Month: e.month, Day: e.day}.AddDays(-e.n)
		return inferred(day.Year, day.Month, day.Day, e.span), day.Valid()
	}
	return a, false
}

// yearNow is the year of writing, where an expression names it: "the current
// year 2015", "last year, 2014".
func yearNow(e *expr) int {
	if e.op == opUnit && e.unit == 'Y' && e.year > 0 {
		return e.year - e.rel.steps()
	}
	return 0
}

// datedWeekday reports whether an expression is a day of the week with its
// date and without a year or relation.
func datedWeekday(e *expr) bool {
	return e.op == opDate && !e.hijri && e.weekday > 0 && e.day > 0 && e.month > 0 && e.year == 0 && e.rel == unrelated
}

// latestYear is the latest year that the text names as past. A year far behind
// all others is one of plans.
func latestYear(exprs []expr) int {
	latest, before := 0, 0
	for i := range exprs {
		e := &exprs[i]
		if e.op != opDate || e.hijri || e.future || e.year >= 2100 || e.year <= before {
			continue
		}
		if e.year > latest {
			latest, before = e.year, latest
		} else if e.year < latest {
			before = e.year
		}
	}
	if before > 0 && latest-before > maxGap {
		return before
	}
	return latest
}

// maxGap is how many years may lie between the two latest past years of a text.
const maxGap = 8

// maxYears is how far behind the latest year of a text it may have been
// written: a day of the week comes back to its date after five years at the
// earliest.
const maxYears = 5

// yearByWeekday is the first year, from the latest one named on, in which the
// date is that day of the week; 0 if the text names no year, or none fits.
func yearByWeekday(e *expr, latest int) int {
	if latest == 0 {
		return 0
	}
	for year := latest; year <= latest+maxYears; year++ {
		d := calendar.Date{Year: year, Month: e.month, Day: e.day}
		if d.Valid() && d.Weekday() == e.weekday {
			return year
		}
	}
	return 0
}
