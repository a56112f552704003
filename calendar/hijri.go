package calendar

import (
	"fmt"
	"time"

	"github.com/hablullah/go-hijri"
)

// HijriDate is a day of the Hijri year. Days are counted from midnight as civil
// calendars do, not from the sunset before.
type HijriDate struct {
	Year  int // 1 and more, AH
	Month int // 1 is Muharram, 12 is Dhu al-Hijja
	Day   int // 1 to 30
}

// String returns h as year, month and day in digits, "1436-10-26". It is no [EDTF].
func (h HijriDate) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", h.Year, h.Month, h.Day)
}

// HijriRule is the calendar by which a Hijri date was converted. Where a month is
// begun by sighting the moon, as in most countries for Ramadan and the feasts, the
// day may differ by one from either rule.
type HijriRule string

const (
	// UmmAlQura is the civil calendar of Saudi Arabia, for 1356 to 1500 AH
	// (1937-03-14 to 2077-11-16), after the tables of R. H. van Gent
	// (Utrecht University), as compiled in github.com/hablullah/go-hijri.
	UmmAlQura HijriRule = "umm-al-qura"
	// Tabular is the arithmetic calendar with the civil epoch, Friday 16 July 622
	// of the Julian calendar, and the leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
	// 26 and 29 of thirty (Reingold and Dershowitz, Calendrical Calculations,
	// chapter "The Islamic Calendar").
	Tabular HijriRule = "tabular"
)

// The years for which there are tables of Umm al-Qura. The tabular calendar begins
// the first of them, and the year after the last, on the same days: where the rule
// changes no day is skipped and none counted twice.
const (
	firstUmmAlQura = 1356
	lastUmmAlQura  = 1500
)

// lastHijriYear is the last that begins before the end of MaxYear.
const lastHijriYear = 9666

// HijriDaysIn returns the number of days of a Hijri month, 29 or 30, and the rule by
// which it has them. It returns 0 and no rule if the month is not 1 to 12, or the
// year not 1 to 9666.
func HijriDaysIn(year, month int) (int, HijriRule) {
	if year < 1 || year > lastHijriYear || month < 1 || month > 12 {
		return 0, ""
	}
	start, rule := hijriMonthStart(year, month)
	next, _ := hijriMonthStart(year+month/12, month%12+1)
	return next - start, rule
}

// Gregorian returns the Gregorian date of h and the rule used for its year. ok is
// false if h does not exist by that rule: month, day or year are out of range, or
// the month has 29 days and h is its 30th, which by sighting may have happened. It
// is false too after the end of MaxYear, 2 Rabi al-Thani 9666.
func (h HijriDate) Gregorian() (d Date, rule HijriRule, ok bool) {
	days, rule := HijriDaysIn(h.Year, h.Month)
	if h.Day < 1 || h.Day > days {
		return Date{}, "", false
	}
	start, _ := hijriMonthStart(h.Year, h.Month)
	d = FromOrdinal(start + h.Day - 1)
	return d, rule, d.Valid()
}

// Hijri returns the Hijri date of d and the rule used. ok is false if d is not valid
// or before 1 Muharram of the year 1, 0622-07-19.
func (d Date) Hijri() (h HijriDate, rule HijriRule, ok bool) {
	if !d.Valid() || d.Ordinal() < hijriEpoch {
		return HijriDate{}, "", false
	}
	if h, err := hijri.CreateUmmAlQuraDate(d.time()); err == nil {
		return HijriDate{Year: int(h.Year), Month: int(h.Month), Day: int(h.Day)}, UmmAlQura, true
	}
	return tabularFromOrdinal(d.Ordinal()), Tabular, true
}

// OfHijri returns the Gregorian value of a Hijri day, month (day 0) or year (month and
// day 0): a month or a year is an interval of days. ok is as for
// [HijriDate.Gregorian].
func OfHijri(year, month, day int) (e EDTF, rule HijriRule, ok bool) {
	first := HijriDate{Year: year, Month: month, Day: day}
	last := first
	if month == 0 && day == 0 {
		first.Month, last.Month = 1, 12
	}
	if day == 0 {
		first.Day = 1
		last.Day, _ = HijriDaysIn(last.Year, last.Month)
	}
	from, rule, okFrom := first.Gregorian()
	to, _, okTo := last.Gregorian()
	if !okFrom || !okTo {
		return EDTF{}, "", false
	}
	return shortest(OfDate(from), OfDate(to)), rule, true
}

// hijriMonthStart returns the ordinal of the first day of a month, and the rule of
// the year.
func hijriMonthStart(year, month int) (int, HijriRule) {
	if year < firstUmmAlQura || year > lastUmmAlQura {
		return tabularOrdinal(HijriDate{year, month, 1}), Tabular
	}
	t := hijri.UmmAlQuraDate{Year: int64(year), Month: int64(month), Day: 1}.ToGregorian()
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}.Ordinal(), UmmAlQura
}

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}
