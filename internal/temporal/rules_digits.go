package temporal

import (
	"strconv"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/match"
)

func makeDigits(m *match.Match) (expr, string) {
	r, _ := m.Get("date")
	toks := m.Text.Doc.Tokens
	var n [3]int
	for k := range n {
		n[k], _ = strconv.Atoi(toks[r.First+2*k].Folded)
	}
	e, why := dateOfDigits(n)
	e.weekday, _ = get(m, "weekday", weekdayAt)
	return e, why
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
