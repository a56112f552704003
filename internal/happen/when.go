package happen

import (
	"strconv"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// window is when an event may have taken place: days by their ordinals, both
// included.
type window struct {
	first, last int
	sure        bool // the text says so; else only the day of writing does
	anyYear     bool // the days are those of someYear, and nobody says of which they are
}

// someYear stands for the year where none is known.
const someYear = 2001

const (
	newsAge  = 2  // days: what is told as done without a date is mostly that young
	planAge  = 14 // days: what is told as planned without a date mostly comes so soon
	openDays = 30 // days that an open interval is taken to last
	narrow   = 4  // days: a window that tells happenings apart
	wide     = 12 // days: a window so long has no keys of its own
)

// days is the length of w.
func (w window) days() int { return w.last - w.first + 1 }

func (w window) overlaps(o window) bool {
	w, o = sameYear(w, o)
	return w.first <= o.last && o.first <= w.last
}

// near reports whether one day lies between two days that differ: a night, or
// another time zone.
func (w window) near(o window) bool {
	w, o = sameYear(w, o)
	return w.first <= o.last+1 && o.first <= w.last+1
}

// sameYear gives the one of two windows that has no year that of the other.
func sameYear(w, o window) (window, window) {
	switch {
	case w.anyYear == o.anyYear:
		return w, o
	case o.anyYear:
		return w, o.nextTo(w)
	}
	return w.nextTo(o), o
}

// nextTo is w in the year in which it lies next to o.
func (w window) nextTo(o window) window {
	year := calendar.FromOrdinal(o.first).Year
	shift := calendar.Date{Year: year, Month: 1, Day: 1}.Ordinal() - calendar.Date{Year: someYear, Month: 1, Day: 1}.Ordinal()
	w.first, w.last, w.anyYear = w.first+shift, w.last+shift, false
	switch apart := w.first - o.first; {
	case apart > yearDays/2:
		w.first, w.last = w.first-yearDays, w.last-yearDays
	case apart < 0-yearDays/2:
		w.first, w.last = w.first+yearDays, w.last+yearDays
	}
	return w
}

const yearDays = 365

// String writes w for people.
func (w window) String() string {
	s := w.day(w.first)
	if w.last != w.first {
		s += "/" + w.day(w.last)
	}
	if !w.sure {
		s += "?"
	}
	return s
}

// day writes a day of w.
func (w window) day(ordinal int) string {
	s := calendar.FromOrdinal(ordinal).String()
	if w.anyYear {
		return "XXXX" + s[len("2001"):]
	}
	return s
}

// windowKey is a window as a number: windows are ordered by their first days, those
// without a year behind the others; 0 is none.
type windowKey uint64

const dayBits = 24

func (w window) key() windowKey {
	const most = 1<<dayBits - 1
	first := min(max(w.first, 1), most)
	days := min(max(w.last-first, 0), most)
	return windowKey(count(w.anyYear))<<(2*dayBits+1) | windowKey(first)<<(dayBits+1) | windowKey(days)<<1 | windowKey(count(!w.sure))
}

func (k windowKey) window() window {
	const mask = 1<<dayBits - 1
	first := int(k >> (dayBits + 1) & mask)
	return window{first: first, last: first + int(k>>1&mask), sure: k&1 == 0, anyYear: k>>(2*dayBits+1) != 0}
}

// yearless is the window of days of which nobody says the year.
func yearless(v calendar.EDTF) (window, bool) {
	first, last, ok := v.WithYear(someYear).Bounds()
	return window{first: first.Ordinal(), last: last.Ordinal(), sure: true, anyYear: true}, ok && first.Year == someYear && last.Year == someYear
}

// parseDate is calendar.Parse, for dates that come again and again.
func parseDate(s string) (calendar.EDTF, error) {
	d := dates.get(s, func(s string) parsed {
		v, err := calendar.Parse(s)
		return parsed{v, err}
	})
	return d.date, d.err
}

var dates memo[parsed]

type parsed struct {
	date calendar.EDTF
	err  error
}

// when is the window of a report; ok is false where nothing is known.
func when(r *Report) (w window, ok bool) {
	written, known := writtenOn(r.Published)
	if w, ok := dated(musnad.Text(r.Event.Date), written, known); ok {
		return w, true
	}
	if !known {
		return window{}, false
	}
	switch r.Event.Status {
	case musnad.Future, musnad.Hypothetical:
		return window{first: written, last: written + planAge}, true
	case musnad.Negated:
		return window{first: written - newsAge, last: written + planAge}, true
	}
	return window{first: written - newsAge, last: written}, true
}

// writtenOn reads the first ten letters of a day of publication.
func writtenOn(published string) (ordinal int, ok bool) {
	v, err := parseDate(published[:min(len(published), len("2006-01-02"))])
	if err != nil {
		return 0, false
	}
	d, ok := v.Exact()
	return d.Ordinal(), ok && d.Valid()
}

// dated is the window of an event's date.
func dated(edtf string, written int, known bool) (window, bool) {
	v, err := parseDate(edtf)
	if err != nil || v.IsZero() {
		return window{}, false
	}
	if known {
		v = withYear(v, written)
	}
	first, hasFirst := v.First()
	last, hasLast := v.Last()
	switch {
	case hasFirst && hasLast:
		return window{first: first.Ordinal(), last: last.Ordinal(), sure: true}, true
	case hasFirst:
		return window{first: first.Ordinal(), last: first.Ordinal() + openDays, sure: true}, true
	case hasLast:
		return window{first: last.Ordinal() - openDays, last: last.Ordinal(), sure: true}, true
	}
	return yearless(v)
}

// withYear gives a date without a year that of writing, or the year before where
// it would lie more than a season ahead.
func withYear(v calendar.EDTF, written int) calendar.EDTF {
	const season = 100
	year := calendar.FromOrdinal(written).Year
	out := v.WithYear(year)
	if first, ok := out.First(); ok && first.Ordinal() > written+season {
		return v.WithYear(year - 1)
	}
	return out
}

// buckets are the stretches of days, bucketDays long, in which w lies, with a day
// more at both ends so that two windows that are near share one.
func (w window) buckets() []string {
	var out []string
	for _, b := range w.stretches(1) {
		out = append(out, strconv.Itoa(b))
	}
	return out
}

// stretches are buckets by their numbers, so many of them taken together as one,
// which has the number of the first.
func (w window) stretches(together int) (out []int) {
	days := together * bucketDays
	for b := (w.first - 1) / days; b <= (w.last+1)/days; b++ {
		out = append(out, b*together)
	}
	return out
}

const bucketDays = 6
