package happen

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// window is when an event may have taken place: days by their ordinals, both
// included.
type window struct {
	first, last int
	sure        bool // the text says so; else only the day of writing does
}

const (
	newsAge  = 2  // days: what is told as done without a date is mostly that young
	planAge  = 14 // days: what is told as planned without a date mostly comes so soon
	openDays = 30 // days that an open interval is taken to last
	narrow   = 4  // days: a window that tells happenings apart
	wide     = 12 // days: a window so long has no keys of its own
)

// days is the length of w.
func (w window) days() int { return w.last - w.first + 1 }

func (w window) overlaps(o window) bool { return w.first <= o.last && o.first <= w.last }

// near reports whether one day lies between two days that differ: a night, or
// another time zone.
func (w window) near(o window) bool {
	return w.first <= o.last+1 && o.first <= w.last+1
}

// String writes w, to be read by parseWindow.
func (w window) String() string {
	s := calendar.FromOrdinal(w.first).String()
	if w.last != w.first {
		s += "/" + calendar.FromOrdinal(w.last).String()
	}
	if !w.sure {
		s += "?"
	}
	return s
}

func parseWindow(s string) (window, bool) {
	bare, unsure := strings.CutSuffix(s, "?")
	v, err := parseDate(bare)
	if err != nil {
		return window{}, false
	}
	first, last, ok := v.Bounds()
	return window{first.Ordinal(), last.Ordinal(), !unsure}, ok
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
	if w, ok := dated(text(r.Event.Date), written, known); ok {
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
		return window{first.Ordinal(), last.Ordinal(), true}, true
	case hasFirst:
		return window{first.Ordinal(), first.Ordinal() + openDays, true}, true
	case hasLast:
		return window{last.Ordinal() - openDays, last.Ordinal(), true}, true
	}
	return window{}, false
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
