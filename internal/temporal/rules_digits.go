package temporal

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/match"
)

func makeDigits(m *match.Match) (expr, string) {
	r, _ := m.Get("date")
	n, dotted := dottedAt(m.Text, r.First)
	for k := 0; k < len(n) && !dotted; k++ {
		n[k], _ = strconv.Atoi(m.Text.Doc.Tokens[r.First+2*k].Folded)
	}
	e, why := dateOfDigits(n)
	e.weekday, _ = get(m, "weekday", weekdayAt)
	return e, why
}

// dottedAt reads a date that is one token: 11.8.2015, 2015.8.11. Its year has
// four digits, so that it is no number with thousands.
func dottedAt(t *match.Text, i int) (n [3]int, ok bool) {
	rest, year := t.Doc.Tokens[i].Folded, false
	for k := range n {
		part, after, more := strings.Cut(rest, ".")
		n[k], _ = strconv.Atoi(part)
		if n[k] == 0 || more != (k < 2) || len(part) > 2 && (len(part) != 4 || year || k == 1) {
			return n, false
		}
		rest, year = after, year || len(part) == 4
	}
	return n, year
}

func dottedEnd(t *match.Text, i, limit int) int {
	if i < limit && t.Doc.Tokens[i].Kind == musnad.Number {
		if _, ok := dottedAt(t, i); ok {
			return i + 1
		}
	}
	return -1
}

// firstGregorian is the first year that is not taken for one of the Hijra where
// nothing else is said.
const firstGregorian = 1600

// dateOfDigits orders three numbers: the year first or last, and the day before
// the month where both orders are possible, as in all Arab countries.
func dateOfDigits(n [3]int) (expr, string) {
	year, month, day := n[2], n[1], n[0]
	if n[0] > 31 {
		year, day = n[0], n[2]
	}
	if month > 12 && day <= 12 {
		month, day = day, month
	}
	e := expr{op: opDate, year: year, month: month, day: day, hijri: year < firstGregorian}
	if _, _, hijri := (calendar.HijriDate{Year: year, Month: month, Day: day}).Gregorian(); e.hijri && year > 1300 && hijri {
		return e, ""
	}
	if e.hijri || !(calendar.Date{Year: year, Month: month, Day: day}).Valid() {
		return e, "no date"
	}
	return e, ""
}
