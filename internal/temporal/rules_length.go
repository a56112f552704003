package temporal

import (
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// alone is a length behind a word that says what it is from.
var alone = as("length", aloneAt, match.Digits, "number", "unit", "timeword", theDigits, "timephrase/approx", "timephrase/vague")

// lengthRules read stretches of time, and times that are counted by them.
var lengthRules = []match.Rule[expr]{
	{
		ID:   "temporal/relative-to-event", // بعد يومين من; عشية
		Seq:  []match.Step{as("length", eventShiftAt, "timephrase/event", "timephrase/before", "timephrase/shortly", "timephrase/after")},
		Make: makeShift,
	},
	{
		ID:   "temporal/ago", // قبل ثلاثة أيام
		Seq:  []match.Step{word("timephrase", "before", "shortly"), alone},
		Make: makeAgo,
	},
	{
		ID: "temporal/later", // بعد يومين; بعد ذلك بأسبوع
		Seq: []match.Step{match.Alt(
			as("thence", thenceAt, "timephrase/before", "timephrase/after"),
			match.Seq(word("timephrase", "after"), alone),
		)},
		Make: makeLater,
	},
	{
		ID:   "temporal/since-length", // منذ أسبوعين
		Seq:  []match.Step{word("timephrase", "since"), alone},
		Make: makeSince,
	},
	{
		ID:   "temporal/within", // خلال يومين
		Seq:  []match.Step{word("timephrase", "within").As("within"), alone},
		Make: makeWithin,
	},
	{
		ID:   "temporal/span", // الأشهر الثلاثة الماضية; الـ48 ساعة المقبلة
		Seq:  []match.Step{match.Alt(as("span", spanAt, "unit", "number", theDigits), match.Seq(match.Number(1, 999), match.Func(spanTail)).As("span"))},
		Make: makeSpan,
	},
	{
		ID: "temporal/length", // ثلاثة أيام; على مدى عام
		Seq: []match.Step{match.Alt(
			match.Seq(word("timephrase", "during"), alone),
			as("length", ownNumberAt, "unit", "number", theDigits, "timephrase/approx", "timephrase/vague"),
			match.Seq(match.Number(1, 9999), match.Func(lengthTail)).As("length"),
		)},
		Make: makeLength,
	},
}

// aloneAt reads a length that is neither the head of a date nor the last or
// next of its kind.
func aloneAt(t *match.Text, i, limit int) (l length, end int) {
	if l, end = lengthAt(t, i, limit); end < 0 || l.bare && !standsAlone(t, end, limit) {
		return l, -1
	}
	if _, side := sided(t, span{}, end, limit); side > 0 {
		return l, -1
	}
	return l, end
}

// ownNumberAt reads a length that says how long.
func ownNumberAt(t *match.Text, i, limit int) (l length, end int) {
	if l, end = lengthAt(t, i, limit); end < 0 || l.bare || l.vague {
		return l, -1
	}
	return l, end
}

func lengthTail(t *match.Text, i, limit int) int {
	_, end := ownNumberAt(t, i-1, limit)
	return end
}

func spanTail(t *match.Text, i, limit int) int {
	_, end := spanAt(t, i-1, limit)
	return end
}

// span is a length with its side of the present.
type span struct {
	length
	side int // -1 before, 1 after
}

// spanAt reads "the last three months" in each of its orders.
func spanAt(t *match.Text, i, limit int) (s span, end int) {
	if h, ok := unitAt(t, i, limit, arabic.WithArticle|arabic.DualNumber, 0, unitsOfLength); ok {
		s.length = length{n: 2, unit: h.Row.Value[0]}
		return sided(t, s, i+1, limit)
	}
	if h, ok := unitAt(t, i, limit, arabic.WithArticle|arabic.Plural, 0, unitsOfLength); ok {
		s.unit = h.Row.Value[0]
		n, after := countAt(t, i+1, limit)
		if after < 0 {
			after, s.vague = i+1, true
		}
		s.n = n
		if few, ok := hitOf(t, after, limit, timewordKind, "few"); ok {
			after = few.Last
		}
		return sided(t, s, after, limit)
	}
	n, after := countAt(t, i, limit)
	if after < 0 {
		return s, -1
	}
	if s.length, after = countedAt(t, n, after, limit); after < 0 {
		return s, -1
	}
	return sided(t, s, after, limit)
}

func sided(t *match.Text, s span, i, limit int) (span, int) {
	r, end := adjectiveAt(t, i, limit, "past", "next", "last")
	if s.side = -1; r == next {
		s.side = 1
	}
	return s, end
}

func lengthExpr(o op, l length) expr {
	if l.vague {
		return expr{op: opVague, unit: l.unit, n: l.n}
	}
	return expr{op: o, n: l.n, unit: l.unit}
}

func makeShift(m *match.Match) (expr, string) {
	l, _ := get(m, "length", eventShiftOf)
	return lengthExpr(opShift, l), ""
}

// eventShiftOf reads a shift again, whose "of" lies behind the match.
func eventShiftOf(t *match.Text, i, limit int) (length, int) {
	l, _ := eventShiftAt(t, i, min(limit+2, len(t.Doc.Tokens)))
	return l, limit
}

func makeAgo(m *match.Match) (expr, string) {
	l, _ := get(m, "length", lengthAt)
	return lengthExpr(opAgo, l.times(-1)), ""
}

func makeLater(m *match.Match) (expr, string) {
	if l, ok := get(m, "thence", thenceAt); ok {
		return lengthExpr(opShift, l), ""
	}
	l, _ := get(m, "length", lengthAt)
	if _, repeated := unitAt(m.Text, max(m.First-1, 0), m.First, 0, arabic.WithArticle, unitsOfLength); repeated && l.bare {
		return expr{}, "one after another"
	}
	if future(m) {
		return lengthExpr(opAgo, l.times(1)), ""
	}
	return lengthExpr(opShift, l), "" // from what was told before
}

func makeSince(m *match.Match) (expr, string) {
	l, _ := get(m, "length", lengthAt)
	if l.vague {
		l = l.times(-1)
	}
	return lengthExpr(opSince, l), ""
}

func makeWithin(m *match.Match) (expr, string) {
	l, _ := get(m, "length", lengthAt)
	side := -1
	if r, _ := m.Get("within"); r.Hit.Row.Attr("ahead") == "yes" || future(m) {
		side = 1
	}
	return lengthExpr(opSpan, l.times(side)), ""
}

func makeSpan(m *match.Match) (expr, string) {
	s, _ := get(m, "span", spanAt)
	return lengthExpr(opSpan, s.times(s.side)), ""
}

func makeLength(m *match.Match) (expr, string) {
	l, _ := get(m, "length", lengthAt)
	return lengthExpr(opLength, l), ""
}
