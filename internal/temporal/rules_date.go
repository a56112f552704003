package temporal

import (
	"github.com/musnad/musnad/internal/match"
)

// dateRules read times that name a day, month or year of the calendar.
var dateRules = []match.Rule[expr]{
	{
		ID:   "temporal/named", // a bridge, a party, a revolution called after a date
		Seq:  []match.Step{match.Func(namedEnd, "timeword")},
		Make: func(*match.Match) (expr, string) { return expr{op: opNamed}, "" },
	},
	{
		ID: "temporal/digits", // 2015-08-11, 11/8/2015, 11.8.2015
		Seq: []match.Step{lead(maybe(weekdayBefore, match.Alt(
			match.Seq(match.Number(1, 2200).As("date"), slash, match.Number(1, 31), slash, match.Number(1, 2200)),
			match.Func(dottedEnd, match.Digits).As("date"),
		), match.Opt(word("timephrase", "hijri", "gregorian"))))},
		Make: makeDigits,
	},
	{
		ID: "temporal/days", // 12 و13 آب; من 5 إلى 7 مايو
		Seq: []match.Step{match.Alt(
			match.Seq(dayWord, match.Opt(weekday), daysOfMonth),
			match.Seq(match.Alt(between, from), match.Opt(dayWord), daysOfMonth),
			daysOfMonth,
		)},
		Make: makeDays,
	},
	{
		ID: "temporal/date", // الثلاثاء 11 حزيران/يونيو
		Seq: []match.Step{lead(maybe(weekdayBefore, date(""), match.Opt(relative),
			match.Opt(match.Seq(match.Alt(matches, match.Mark("(/-")), date("2"), match.Opt(match.Mark(")"))))))},
		Make: makeDate,
	},
	{
		ID: "temporal/day-of-month", // الخامس من الشهر الجاري; 10 الجاري
		Seq: []match.Step{lead(maybe(weekdayBefore, day("day"), match.Alt(
			match.Seq(theUnit("M"), match.Alt(relative, itself)),
			match.RowIf(isThis, "timeword").As("rel"),
		)))},
		Make: makeDayOfMonth,
	},
	{
		ID: "temporal/month", // مايو 2021; أبريل/نيسان الماضي
		Seq: []match.Step{match.Alt(
			match.Seq(monthWord, month, match.Opt(tail), match.Opt(relative)),
			match.Seq(match.Func(fittingMonthEnd, "month").As("month"), match.Opt(tail), match.Opt(relative)),
		)},
		Make: makeMonth,
	},
	{
		ID:   "temporal/years", // بين عامي 2003 و2005; 2022-2023
		Seq:  []match.Step{match.Alt(match.Seq(match.Alt(between, from), years), match.Seq(yearWord, years), match.Seq(match.Number(1900, 2100), match.Func(dashYearEnd)).As("years"))},
		Make: makeYears,
	},
	{
		ID: "temporal/year", // عام 2011; في 2007
		Seq: []match.Step{match.Alt(
			match.Seq(yearWord, as("year", yearAt, match.Digits, theDigits), match.Opt(as("era", eraOnlyAt, "timephrase/hijri", "timephrase/gregorian"))),
			match.Seq(beforeYear, as("bare", bareYearAt, match.Digits)),
		)},
		Make: makeYear,
	},
	{
		ID: "temporal/decade", // ثمانينيات القرن الماضي; العقد التاسع من القرن الماضي
		Seq: []match.Step{match.Alt(
			match.Seq(match.RowIf(isDecade, "timeword").As("decade"), match.Opt(match.Seq(match.Opt(from), century))),
			match.Seq(theUnit("X"), as("tenth", ordinalAt, "ordinal"), from, century),
		)},
		Make: makeDecade,
	},
	{
		ID:   "temporal/century", // القرن التاسع عشر
		Seq:  []match.Step{century},
		Make: makeCentury,
	},
	{
		ID: "temporal/season", // صيف 2014; الصيف الماضي
		Seq: []match.Step{match.Alt(
			match.Seq(theWord("timeword", "season").As("season"), relative),
			match.Seq(word("timephrase", "this"), theWord("timeword", "season").As("season")),
			match.Seq(word("timeword", "season").As("season"), tail),
		)},
		Make: makeSeason,
	},
}

var (
	daysOfMonth = match.Seq(
		match.Alt(
			match.Seq(match.Number(1, 31), match.Func(daysTail)),
			match.Func(daysEnd, "ordinal", "number", theDigits),
		).As("days"),
		match.Opt(from),
		match.Alt(
			match.Seq(match.Opt(monthWord), month, match.Opt(tail), match.Opt(relative)),
			match.Seq(theUnit("M"), match.Alt(relative, itself)),
			match.RowIf(isThis, "timeword").As("rel"),
		))
	years      = as("years", yearsAt, match.Digits, theDigits, "unit")
	beforeYear = match.Alt(
		word("prep", "fi", "ila"),
		word("timephrase", "since", "until", "before", "after", "within"),
		word("timeword", "start", "mid", "end"),
		match.Seq(theWord("timeword", "fraction"), match.Alt(as("ordinal", ordinalAt, "ordinal"), theWord("timeword", "last")), from),
	)
	century = match.Seq(theUnit("C"), match.Alt(relative, as("ordinal", ordinalAt, "ordinal", "number"), as("number", centuryDigitsAt)))
)

func isThis(h match.Hit) bool { return h.Row.Value == "this" && definite(h) }

func isDecade(h match.Hit) bool { return h.Row.Value == "decade" }

func centuryDigitsAt(t *match.Text, i, limit int) (n, end int) { return digitsAt(t, i, limit, 2) }

func eraOnlyAt(t *match.Text, i, limit int) (hijri bool, end int) {
	y, end := eraAt(t, yearTail{}, i, limit)
	if end == i {
		return false, -1
	}
	return y.hijri, end
}

// fittingMonthEnd reads a month that stands alone, where the words around it
// fit.
func fittingMonthEnd(t *match.Text, i, limit int) int {
	m, end := monthAt(t, i, limit)
	if end < 0 || !monthFits(t, i, end, limit, m) {
		return -1
	}
	return end
}

func relOf(m *match.Match) relation {
	if r, ok := get(m, "rel", relationAt); ok {
		return r
	}
	r, _ := get(m, "same", sameAt)
	return r
}

// dateFields reads the date of the steps named with n.
func dateFields(m *match.Match, n string) (e expr, ok bool) {
	mo, ok := get(m, "month"+n, monthAt)
	if !ok {
		return e, false
	}
	e = expr{op: opDate, month: mo.number, hijri: mo.hijri}
	e.day, _ = get(m, "day"+n, dayAt)
	if y, ok := get(m, "tail"+n, yearTailAt); ok {
		e.year, e.rel = y.year, y.rel
		e.unit = 'Y' // the relation is that of the year
	}
	return e, true
}

func withRelation(e expr, r relation) expr {
	if r != unrelated && e.rel == unrelated && e.year == 0 {
		e.rel, e.unit = r, 0
	}
	return e
}

func makeDate(m *match.Match) (expr, string) {
	e, _ := dateFields(m, "")
	if other, ok := dateFields(m, "2"); ok && e.hijri && !other.hijri {
		e = other
	}
	e = withRelation(e, relOf(m))
	e.weekday, _ = get(m, "weekday", weekdayAt)
	e.future = future(m)
	return e, ""
}

func makeMonth(m *match.Match) (expr, string) {
	e, _ := dateFields(m, "")
	e = withRelation(e, relOf(m))
	e.future = future(m)
	return e, ""
}

func makeDayOfMonth(m *match.Match) (expr, string) {
	e := expr{op: opDayOfMonth, rel: relOf(m)}
	e.day, _ = get(m, "day", dayAt)
	e.weekday, _ = get(m, "weekday", weekdayAt)
	return e, ""
}

func daysEnd(t *match.Text, i, limit int) int {
	_, end := daysAt(t, i, limit)
	return end
}

// daysTail reads on behind the first day.
func daysTail(t *match.Text, i, limit int) int { return daysEnd(t, i-1, limit) }

func makeDays(m *match.Match) (expr, string) {
	d, _ := get(m, "days", daysAt)
	e, named := dateFields(m, "")
	if !named {
		e = expr{op: opDayOfMonth, rel: relOf(m)}
	}
	e = withRelation(e, relOf(m))
	e.day, e.n = d.first, d.last
	e.future = future(m)
	return e, ""
}

func makeYear(m *match.Match) (expr, string) {
	if year, ok := get(m, "year", yearAt); ok {
		hijri, _ := get(m, "era", eraOnlyAt)
		return expr{op: opDate, year: year, hijri: hijri, future: future(m)}, ""
	}
	year, _ := get(m, "bare", bareYearAt)
	r, _ := m.Get("bare")
	return expr{op: opDate, year: year, first: r.First, last: r.Last, future: future(m)}, ""
}

func makeYears(m *match.Match) (expr, string) {
	y, ok := get(m, "years", yearsAt)
	if !ok {
		return expr{}, "no range of years"
	}
	return expr{op: opDate, year: y.first, n: y.last}, ""
}

func makeDecade(m *match.Match) (expr, string) {
	e := expr{op: opDecade, rel: last}
	if r, ok := m.Get("decade"); ok {
		if ofAge(m.Text, r.Last) {
			return e, "an age"
		}
		e.n = attrNumber(r.Hit, "n")
	}
	if tenth, ok := get(m, "tenth", ordinalAt); ok {
		e.n = 10 * (tenth - 1)
	}
	if n, r, ok := centuryOf(m); ok {
		e.year, e.rel = n, r
	}
	return e, ""
}

func makeCentury(m *match.Match) (expr, string) {
	e := expr{op: opCentury}
	e.year, e.rel, _ = centuryOf(m)
	return e, ""
}

// centuryOf is the first year of the century that was named, or its relation.
func centuryOf(m *match.Match) (year int, r relation, ok bool) {
	if n, ok := get(m, "ordinal", ordinalAt); ok {
		return (n - 1) * 100, unrelated, true
	}
	if n, ok := get(m, "number", centuryDigitsAt); ok {
		return (n - 1) * 100, unrelated, true
	}
	r, ok = get(m, "rel", relationAt)
	return 0, r, ok
}

func makeSeason(m *match.Match) (expr, string) {
	r, _ := m.Get("season")
	e := expr{op: opSeason, n: attrNumber(r.Hit, "n"), rel: relOf(m)}
	if y, ok := get(m, "tail", yearTailAt); ok {
		e.year, e.rel, e.unit = y.year, y.rel, 'Y'
	} else if e.rel == unrelated {
		e.rel = this
	}
	return e, ""
}

// ofAge reports whether "of age" stands at token i: "in the fifties of his
// life".
func ofAge(t *match.Text, i int) bool {
	return isOf(t, i, len(t.Doc.Tokens)) && i+1 < len(t.Doc.Tokens) && isAge(t.Doc.Tokens[i+1].Folded)
}

func isAge(folded string) bool {
	const age = "عمر"
	return folded == age || folded == "ال"+age || len(folded) > len(age) && folded[:len(age)] == age && len(folded) <= len(age)+4
}
