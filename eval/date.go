package eval

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
)

// interval is a first and a last day, as ordinals.
type interval struct{ from, to int }

func (i interval) days() int { return i.to - i.from + 1 }

// daysOf reads EDTF with no open end and no unknown digit. It takes more than
// [calendar.Parse] does, since a reading under test may be written loosely.
func daysOf(edtf string) (interval, bool) {
	if edtf == "" || strings.Contains(edtf, "X") || strings.Contains(edtf, "..") {
		return interval{}, false
	}
	first, last, ok := strings.Cut(edtf, "/")
	if !ok {
		last = first
	}
	last, _, _ = strings.Cut(last, "/")
	from, ok1 := dayOf(first, false)
	to, ok2 := dayOf(last, true)
	return interval{from, to}, ok1 && ok2
}

// dayOf is the first or last day of a year, a month or a day.
func dayOf(s string, last bool) (int, bool) {
	n := numbers(s)
	if len(n) == 0 || n[0] < 1 || n[0] > 9999 {
		return 0, false
	}
	year, month, day := n[0], 1, 1
	if last {
		month = 12
	}
	if len(n) > 1 {
		month = n[1]
	}
	if month < 1 || month > 12 {
		return 0, false
	}
	if last {
		day = calendar.DaysIn(year, month)
	}
	if len(n) > 2 {
		day = n[2]
	}
	return calendar.Date{Year: year, Month: month, Day: day}.Ordinal(), day >= 1 && day <= calendar.DaysIn(year, month)
}

// numbers are the runs of digits in s; one too great for an int is -1.
func numbers(s string) []int {
	var out []int
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) {
		n, err := strconv.Atoi(strings.Map(latinDigit, f))
		if err != nil {
			n = -1
		}
		out = append(out, n)
	}
	return out
}

func latinDigit(r rune) rune {
	if d, ok := arabic.Digit(r); ok {
		return '0' + rune(d)
	}
	return r
}

// sameDate reports whether two dates are the same, or two intervals share most
// of their days: weeks begin on different days in different papers.
func sameDate(gold, read string) bool {
	if gold == read {
		return true
	}
	g, ok1 := daysOf(gold)
	r, ok2 := daysOf(read)
	if !ok1 || !ok2 || !strings.Contains(gold, "/") || !strings.Contains(read, "/") {
		return false
	}
	shared := min(g.to, r.to) - max(g.from, r.from) + 1
	return float64(shared) >= 0.7*float64(max(g.days(), r.days()))
}
