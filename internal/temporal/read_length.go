package temporal

import (
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// length is a stretch of time as it was counted.
type length struct {
	n     int
	unit  byte
	vague bool // "days", "several years"
	bare  bool // one of it, without a numeral
}

// times turns a length to one side of the present; of a vague one only the side
// is known.
func (l length) times(side int) length {
	if l.vague {
		l.n = side
	} else {
		l.n *= side
	}
	return l
}

// maxFill is how many words such as "about" and "only" stand around a length at
// most; more of them would make reading slow.
const maxFill = 4

const unitsOfLength = "DWMYXCHN"

// lengthAt reads "ثلاثة أيام", "نحو 15 يوما", "شهرين", "عام", "عدة أشهر".
func lengthAt(t *match.Text, i, limit int) (l length, end int) {
	for range maxFill {
		if h, ok := hitOf(t, i, limit, timephraseKind, "approx"); ok {
			i = h.Last
		}
	}
	if h, ok := hitOf(t, i, limit, timephraseKind, "vague"); ok {
		l, end = uncountedAt(t, h.Last, limit)
		l.vague, l.bare = true, false
	} else if n, after := countAt(t, i, limit); after > 0 {
		l, end = countedAt(t, n, after, limit)
	} else if l, end = fractionLengthAt(t, i, limit); end < 0 {
		l, end = uncountedAt(t, i, limit)
	}
	if end < 0 {
		return l, -1
	}
	return l, lengthEnd(t, end, limit)
}

// countedAt reads the unit after a number, or the second number of "30 to 60
// days".
func countedAt(t *match.Text, n, i, limit int) (l length, end int) {
	if j := joinAt(t, i, limit); j > i {
		if second, after := countAt(t, j, limit); after > 0 && second > n {
			n, i = second, after
		}
	}
	h, ok := unitAt(t, i, limit, 0, arabic.WithArticle|arabic.DualNumber, unitsOfLength)
	if !ok || n == 0 || h.Pro > 0 {
		return l, -1
	}
	return length{n: n, unit: h.Row.Value[0]}, i + 1
}

// fractionLengthAt reads half a century or a quarter of one as years.
func fractionLengthAt(t *match.Text, i, limit int) (l length, end int) {
	h, ok := hitOf(t, i, limit, timewordKind, "fraction")
	if !ok || definite(h) {
		return l, -1
	}
	u, ok := unitAt(t, h.Last, limit, arabic.Singular, arabic.WithArticle, "C")
	if !ok || u.Pro > 0 {
		return l, -1
	}
	return length{n: yearsOfCentury / attrNumber(h, "n"), unit: 'Y'}, h.Last + 1
}

const yearsOfCentury = 100

// uncountedAt reads a unit that is its own number.
func uncountedAt(t *match.Text, i, limit int) (l length, end int) {
	const never = arabic.WithArticle | arabic.Construct
	if h, ok := unitAt(t, i, limit, arabic.DualNumber, never, unitsOfLength); ok {
		return length{n: 2, unit: h.Row.Value[0]}, i + 1
	}
	if h, ok := unitAt(t, i, limit, arabic.Plural, never, unitsOfLength); ok {
		return length{unit: h.Row.Value[0], vague: true}, i + 1
	}
	h, ok := unitAt(t, i, limit, arabic.Singular, never, unitsOfLength)
	_, ofTime := hitOf(t, i+1, limit, timephraseKind, "oftime")
	if !ok || h.Row.Attr("bare") == "no" && !ofTime {
		return l, -1
	}
	return length{n: 1, unit: h.Row.Value[0], bare: true}, i + 1
}

// lengthEnd takes "one", "few", "only" and "and a half" into a length.
func lengthEnd(t *match.Text, i, limit int) int {
	for last := min(limit, i+maxFill); i < last; i++ {
		one, isOne := hitOf(t, i, limit, numberKind, "1")
		few, isFew := hitOf(t, i, limit, timewordKind, "few")
		half, isHalf := hitOf(t, i, limit, timewordKind, "fraction")
		if of, ok := hitOf(t, i, limit, timephraseKind, "oftime"); ok {
			return of.Last
		}
		_, fills := hitOf(t, i, limit, timephraseKind, "filler")
		switch {
		case isOne && one.Pro == 0, isFew && !definite(few), isHalf && half.Features.Has(arabic.WithWaw), fills:
		default:
			return i
		}
	}
	return i
}

// standsAlone reports whether a single unit before token i is a length and not
// the head of a name or date: "a year", not "the year 2011", "the day of the
// elections".
func standsAlone(t *match.Text, i, limit int) bool {
	if i >= limit {
		return true
	}
	if t.Has(i, monthWeekdayOrdinalDeicticKinds) {
		return false
	}
	if _, end := digitsAt(t, i, limit, 4); end > 0 {
		return false
	}
	return !definiteBefore(t, i+1)
}

// eventShiftAt reads how long before or after an event that is told behind it:
// "بعد يومين من", "عشية".
func eventShiftAt(t *match.Text, i, limit int) (l length, end int) {
	if h, ok := hitOf(t, i, limit, timephraseKind, "event"); ok {
		return length{n: attrNumber(h, "shift"), unit: 'D'}, h.Last
	}
	h, ok := hitOf(t, i, limit, timephraseKind, "before", "shortly", "after")
	if !ok {
		return l, -1
	}
	l, end = lengthAt(t, h.Last, limit)
	if end < 0 || !eventFollows(t, end, limit) {
		return l, -1
	}
	return signed(l, sideOf(h)), end
}

func sideOf(h match.Hit) int {
	if h.Row.Value == "after" {
		return 1
	}
	return -1
}

// thenceAt reads how long before or after what was told before it:
// "بعد ذلك بيومين", "قبلها بأسبوع".
func thenceAt(t *match.Text, i, limit int) (l length, end int) {
	side, after := 0, -1
	if i < limit {
		t.HitsOf(i, timephraseKind, func(h match.Hit) bool {
			if h.Row.Value == "before" || h.Row.Value == "after" {
				side, after = sideOf(h), thenceEnd(t, h, limit)
			}
			return after < 0
		})
	}
	if after < 0 {
		return l, -1
	}
	l, end = glued(t, after, limit)
	return signed(l, side), end
}

// thenceEnd is the token after "before" or "after" with what they point back
// to: a pronoun, or "that".
func thenceEnd(t *match.Text, h match.Hit, limit int) int {
	if h.Enc > 0 {
		return h.Last
	}
	if that, ok := hitOf(t, h.Last, limit, timephraseKind, "that"); ok {
		return that.Last
	}
	return -1
}

// glued reads a length after the preposition ب.
func glued(t *match.Text, i, limit int) (l length, end int) {
	const by = "ب"
	if i < limit && t.Doc.Tokens[i].Folded == by {
		return lengthAt(t, i+1, limit)
	}
	h, ok := t.FirstOf(i, numberUnitTimephraseKinds)
	if !ok || !h.Features.Has(arabic.WithBeh) {
		return l, -1
	}
	return lengthAt(t, i, limit)
}

func signed(l length, sign int) length {
	if l.vague && l.unit == 'H' {
		return length{unit: 'D'} // some hours are within the day
	}
	if l.vague && sign > 0 {
		return l.times(-1) // "days after it" now: it was some days ago
	}
	return l.times(sign)
}

// eventFollows reports whether "of" or "upon" stands at token i, and not "from
// now" or "from today".
func eventFollows(t *match.Text, i, limit int) bool {
	if _, ok := hitOf(t, i, limit, prepKind, "min", "ala"); !ok {
		return false
	}
	_, now := hitOf(t, i+1, limit, deicticKind)
	const theTime = "الان"
	return !now && i+1 < limit && t.Doc.Tokens[i+1].Folded != theTime
}
