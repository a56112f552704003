package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// pair is the first and the last of several days or years.
type pair struct{ first, last int }

// joinAt reads what joins two numbers of a range: "and", "to", a dash. Where
// "and" is written on the next word it takes no token of its own.
func joinAt(t *match.Text, i, limit int) int {
	if isMark(t, i, limit, "،,") {
		i++
	}
	if isMark(t, i, limit, "-–—ـ") {
		return i + 1
	}
	if end := untilEnd(t, i, limit); end > 0 {
		return end
	}
	if h, ok := hitOf(t, i, limit, conjKind, "and"); ok {
		return max(h.Last, untilEnd(t, h.Last, limit))
	}
	if h, ok := hitOf(t, i, limit, ordinalKind); ok && h.Features.Has(arabic.WithWaw) {
		return i
	}
	if h, ok := hitOf(t, i, limit, numberKind); ok && h.Features.Has(arabic.WithWaw) {
		return i
	}
	return -1
}

// untilEnd reads "until" or "to", or -1.
func untilEnd(t *match.Text, i, limit int) int {
	h, ok := hitOf(t, i, limit, timephraseKind, "until")
	if !ok {
		h, ok = hitOf(t, i, limit, prepKind, "ila")
	}
	if !ok {
		return -1
	}
	return h.Last
}

// daysAt reads two days of one month: "12 و13", "الرابع والثامن", "5 - 7".
func daysAt(t *match.Text, i, limit int) (d pair, end int) {
	d.first, end = dayAt(t, i, limit)
	if end < 0 {
		return d, -1
	}
	d.last, end = nextDayAt(t, end, limit)
	for end > 0 {
		n, after := nextDayAt(t, end, limit)
		if after < 0 || n <= d.last {
			break
		}
		d.last, end = n, after
	}
	if d.first >= d.last {
		return d, -1
	}
	return d, end
}

func nextDayAt(t *match.Text, i, limit int) (n, end int) {
	j := joinAt(t, i, limit)
	if j < 0 && isMark(t, i, limit, "،,") {
		j = i + 1
	}
	if j < 0 {
		return 0, -1
	}
	return dayAt(t, j, limit)
}

// yearsAt reads two years: "2003 و2005", "2003 إلى عام 2005", "2022-2023".
func yearsAt(t *match.Text, i, limit int) (y pair, end int) {
	if _, ok := unitAt(t, i, limit, 0, 0, "Y"); ok {
		i++
	}
	if y.first, end = yearAt(t, i, limit); end < 0 {
		return y, -1
	}
	j := joinAt(t, end, limit)
	if j < 0 {
		return y, -1
	}
	if _, ok := unitAt(t, j, limit, 0, 0, "Y"); ok {
		j++
	}
	if y.last, end = yearAt(t, j, limit); end < 0 || y.last <= y.first {
		return y, -1
	}
	return y, end
}

// dashYearEnd reads the second half of "2003-2005".
func dashYearEnd(t *match.Text, i, limit int) int {
	if !isMark(t, i, limit, "-–ـ") {
		return -1
	}
	second, end := yearAt(t, i+1, limit)
	first, _ := yearAt(t, i-1, limit)
	if end < 0 || second <= first || second > 2100 {
		return -1
	}
	return end
}

// bareYearAt reads a year without the word for year. A round number before a
// noun counts something.
func bareYearAt(t *match.Text, i, limit int) (year, end int) {
	year, end = yearAt(t, i, limit)
	if end < 0 || year < 1900 || year > 2100 || isThe(t, i, limit) {
		return 0, -1
	}
	if year%50 == 0 && end < limit && t.Doc.Tokens[end].Kind == musnad.Word {
		return 0, -1
	}
	if isMark(t, end, limit, "%٪/-") && touching(t, end) {
		return 0, -1
	}
	return year, end
}

// namedEnd reads a noun that is called after a date, up to the date's end: the
// bridge of 6 October. A revolution, and the attacks of 11 September, are called
// so only where no year follows.
func namedEnd(t *match.Text, i, limit int) int {
	h, ok := hitOf(t, i, limit, timewordKind, "named", "namedevent", "namedattack")
	if !ok {
		return -1
	}
	event := h.Row.Value != "named"
	day, j := dayAt(t, i+1, limit)
	if j < 0 && h.Row.Value != "namedevent" {
		return -1
	}
	j = max(j, i+1)
	if isOf(t, j, limit) && j > i+1 {
		j++
	}
	m, end := monthAt(t, j, limit)
	if end < 0 || h.Row.Value == "namedattack" && (day != 11 || m.number != 9) {
		return -1
	}
	if _, after := yearTailAt(t, end, limit); event && after > 0 {
		return -1
	}
	if _, after := relationAt(t, end, limit); after > 0 {
		return -1
	}
	return end
}
