package temporal

import (
	"github.com/musnad/musnad/internal/match"
)

// monthName is a month as written, with a second name or without.
type monthName struct {
	number  int
	hijri   bool
	weak    string // "yes", "very": the name is another word too
	doubled bool   // two names of the month stand together
}

// plainMonthAt reads one name. A name that is another word too must be spelled
// exactly where something is glued on: "in August" and "door" fold alike.
func plainMonthAt(t *match.Text, i, limit int) (m monthName, end int) {
	h, ok := hitOf(t, i, limit, monthKind)
	if !ok || h.Row.Attr("weak") != "" && !h.Exact && h.Pro > 0 {
		return m, -1
	}
	return monthName{number: rowNumber(h), hijri: h.Row.Attr("calendar") == "hijri", weak: h.Row.Attr("weak")}, h.Last
}

// monthAt reads a month's name and its other names, if they follow:
// "حزيران/يونيو", "آب (أغسطس)", "فبراير شباط".
func monthAt(t *match.Text, i, limit int) (m monthName, end int) {
	m, end = plainMonthAt(t, i, limit)
	if end < 0 {
		return m, -1
	}
	for range maxNames {
		if after := otherNameEnd(t, m, end, limit); after > 0 {
			m.doubled, end = true, after
		}
	}
	return m, end
}

// maxNames is how many other names of a month may follow the first.
const maxNames = 3

// otherNameEnd reads another name of the month at token i, or -1.
func otherNameEnd(t *match.Text, m monthName, i, limit int) int {
	j, open := i, false
	switch {
	case isMark(t, j, limit, `/\-–`):
		j++
	case isMark(t, j, limit, "("):
		j, open = j+1, true
	}
	other, end := plainMonthAt(t, j, limit)
	if end < 0 || other.hijri != m.hijri || open && !isMark(t, end, limit, ")") {
		return -1
	}
	if other.number != m.number && !(j > i && end == j+2 && confused(m.number, other.number)) {
		return -1
	}
	if open {
		end++
	}
	return end
}

// confused reports whether the Levant calls two months "the first" and "the
// second" of one name, so that the wrong one may stand beside the other name.
func confused(a, b int) bool {
	return a+b == 13 && abs(a-b) == 11 || a+b == 21 && abs(a-b) == 1
}

// yearTail is what may follow a month: a year, or which year.
type yearTail struct {
	year  int
	rel   relation
	hijri bool // said to be a Hijri year
}

// yearTailAt reads "2015", "، 2015م", "عام 2015", "من العام الماضي",
// "من السنة نفسها".
func yearTailAt(t *match.Text, i, limit int) (y yearTail, end int) {
	if isMark(t, i, limit, "،,/") {
		i++
		year, end := yearAt(t, i, limit)
		if end < 0 {
			return y, -1
		}
		return eraAt(t, yearTail{year: year}, end, limit)
	}
	if isOf(t, i, limit) {
		i++
	} else if year, end := yearAt(t, i, limit); end > 0 {
		return eraAt(t, yearTail{year: year}, end, limit)
	}
	h, ok := unitAt(t, i, limit, 0, notOne, "Y")
	if !ok {
		return y, -1
	}
	i++
	if year, end := yearAt(t, i, limit); end > 0 {
		return eraAt(t, yearTail{year: year}, end, limit)
	}
	if !definite(h) {
		return y, -1
	}
	if y.rel, end = relationAt(t, i, limit); end > 0 {
		return y, end
	}
	y.rel, end = sameAt(t, i, limit)
	return y, end
}

// eraAt reads the letter or word of the era after a year.
func eraAt(t *match.Text, y yearTail, i, limit int) (yearTail, int) {
	h, ok := hitOf(t, i, limit, timephraseKind, "hijri", "gregorian")
	if !ok {
		return y, i
	}
	y.hijri = h.Row.Value == "hijri"
	return y, h.Last
}

// monthFits reports whether something beside a month's name at tokens
// [i,end) shows that a month is meant: words of time before it, or a
// preposition.
func monthFits(t *match.Text, i, end, limit int, m monthName) bool {
	if _, after := yearTailAt(t, end, limit); after > 0 {
		return m.weak != "very"
	}
	if m.weak == "very" {
		return false
	}
	if m.doubled {
		return true
	}
	if _, after := relationAt(t, end, limit); after > 0 {
		return true
	}
	if timeBefore(t, i) {
		return true
	}
	return m.weak == "" && !nameBefore(t, i)
}

// timeBefore reports whether the word before token i is a preposition of time
// or names a part of a time.
func timeBefore(t *match.Text, i int) bool {
	_, place := hitOf(t, i-1, i, prepKind, "fi", "bayna")
	_, prep := hitOf(t, i-1, i, timephraseKind, "since", "until", "before", "after", "within", "during")
	_, part := hitOf(t, i-1, i, timewordKind, "start", "mid", "end")
	_, month := unitAt(t, max(i-1, 0), i, 0, 0, "M")
	return place || prep || part || month
}

// nameBefore reports whether the word before token i is a title or a given
// name, so that a surname is expected.
func nameBefore(t *match.Text, i int) bool {
	return t.Has(i-1, givenTitleKinds)
}
