package temporal

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/match"
)

// dayRules read times that are counted from the day of writing, or from a
// time told before.
var dayRules = []match.Rule[expr]{
	{
		ID: "temporal/deictic", // أمس الأربعاء; مساء اليوم; بعد غد
		Seq: []match.Step{match.Alt(
			lead(as("deictic", deicticAt, "deictic"),
				match.Opt(match.Alt(
					match.Seq(match.Mark("("), weekday, match.Mark(")")),
					match.Seq(match.Opt(match.Mark("،,")), weekday),
				)),
				match.Opt(match.Seq(match.Opt(match.Mark("،,")), match.Opt(matches), date("")))),
			match.Seq(match.Func(itsDayEnd, "unit"), weekday),
		)},
		Make: makeDeictic,
	},
	{
		ID: weekdayRule, // مساء الجمعة; الثلاثاء المقبل
		Seq: []match.Step{lead(as("weekday", lonelyWeekdayAt, "weekday"),
			match.Opt(match.Alt(relative, match.Seq(from, theUnit("W"), relative))))},
		Make: makeWeekday,
	},
	{
		ID:   "temporal/weekend", // عطلة نهاية الأسبوع
		Seq:  []match.Step{as("weekend", weekendAt, "timephrase/weekend"), match.Opt(relative)},
		Make: makeWeekend,
	},
	{
		ID: "temporal/unit", // الأسبوع الماضي; هذا الشهر
		Seq: []match.Step{match.Alt(
			match.Seq(as("unit", relatedUnitAt, "unit"), relative),
			match.Seq(word("timephrase", "this"), theUnit("WMYC")),
			as("unit", partedUnitAt, "unit"),
		), match.Opt(as("year", yearAt))},
		Make: makeUnit,
	},
	{
		ID: "temporal/same", // اليوم نفسه; ذلك العام
		Seq: []match.Step{match.Alt(
			match.Seq(theUnit("DLWMY"), itself),
			match.Seq(word("timephrase", "same", "that"), theUnit("DLWMY")),
		)},
		Make: makeSame,
	},
	{
		ID:   "temporal/day-after", // اليوم التالي; الشهر السابق
		Seq:  []match.Step{as("unit", neighbouredUnitAt, "unit"), as("neighbour", neighbourAt, "timeword")},
		Make: makeNext,
	},
}

// itsDayEnd reads "its day" before a day of the week, which in the Maghreb means
// today; "my day" is spelled like "both days".
func itsDayEnd(t *match.Text, i, limit int) int {
	const its = "ه"
	h, ok := t.FirstOf(i, unitKind)
	if !ok || h.Row.Value != "D" || h.Enc == 0 || h.Last > limit || !strings.HasSuffix(t.Doc.Tokens[i].Folded, its) {
		return -1
	}
	return h.Last
}

// weekendAt reads the weekend, and whether it is said to be this one. "The end
// of the third week" is none.
func weekendAt(t *match.Text, i, limit int) (r relation, end int) {
	h, ok := hitOf(t, i, limit, timephraseKind, "weekend")
	if !ok {
		return unrelated, -1
	}
	if _, after := ordinalAt(t, h.Last, limit); after > 0 {
		return unrelated, -1
	}
	return relations[h.Row.Attr("rel")], h.Last
}

// deicticAt reads yesterday, today, tomorrow as the number of days from today.
func deicticAt(t *match.Text, i, limit int) (n, end int) {
	h, ok := hitOf(t, i, limit, deicticKind)
	if !ok {
		return 0, -1
	}
	n = rowNumber(h)
	switch {
	case h.Row.Attr("after") == "yes" && !dayBefore(t, i),
		n == 0 && h.Last == i+1 && !isToday(t, i, limit),
		n >= 0 && inName(t, i):
		return 0, -1
	}
	return n, h.Last
}

func dayBefore(t *match.Text, i int) bool {
	_, part := hitOf(t, i-1, i, timewordKind, "daypart")
	_, day := unitAt(t, max(i-1, 0), i, 0, 0, "D")
	return part || day
}

// isToday reports whether "the day" at token i means today: no adjective
// follows that says which day, and it is not "until this day".
func isToday(t *match.Text, i, limit int) bool {
	until := i > 0 && untilEnd(t, i-1, i) > 0
	_, kind := hitOf(t, i+1, limit, timewordKind, "notday")
	_, that := hitOf(t, i+1, limit, timephraseKind, "notday")
	_, ordinal := ordinalAt(t, i+1, limit)
	_, itself := sameAt(t, i+1, limit)
	_, related := adjectiveAt(t, i+1, limit, "past", "next", "this", "last", "following", "preceding")
	marked := isMark(t, i-1, i, `("«“`) && isMark(t, i+1, limit, `)"»”`)
	return !until && !that && !kind && !marked && ordinal < 0 && itself < 0 && related < 0
}

// inName reports whether token i belongs to a name: papers are called "Egypt
// today" and "tomorrow", none "yesterday".
func inName(t *match.Text, i int) bool {
	if inside(t, i, namedKinds) {
		return true
	}
	land := t.Has(i-1, countryNisbaCapitalPlaceKinds)
	if !land || i < 2 {
		return false
	}
	class := t.Has(i-2, mediaclassKind)
	return class || t.Doc.Tokens[i-2].Kind == musnad.Punct && isMark(t, i-2, i, `«"“”(`)
}

// inside reports whether a phrase of one of the kinds began before token i and
// contains it.
func inside(t *match.Text, i int, kinds match.Mask) bool {
	found := false
	for j := i - 1; j >= 0 && j >= i-3 && !found; j-- {
		t.HitsOf(j, kinds, func(h match.Hit) bool {
			found = h.Last > i
			return !found
		})
	}
	return found
}

// lonelyWeekdayAt reads a day of the week that stands without a date: not in
// the name of a market or street, nor "the two" after "between".
func lonelyWeekdayAt(t *match.Text, i, limit int) (w calendar.Weekday, end int) {
	w, end = weekdayAt(t, i, limit)
	if end < 0 || inName(t, i) {
		return 0, -1
	}
	if _, named := hitOf(t, i-1, i, timewordKind, "named"); named {
		return 0, -1
	}
	if _, between := hitOf(t, i-1, i, prepKind, "bayna"); between && w == calendar.Monday {
		if _, after := weekdayAt(t, end, limit); after < 0 {
			return 0, -1
		}
	}
	return w, end
}

// relatedUnitAt reads a unit before "last", "next", "this". "General" is
// written like "year": a title goes on with it.
func relatedUnitAt(t *match.Text, i, limit int) (unit byte, end int) {
	unit, end = theUnitAt(t, i, limit, "WMYX")
	if end < 0 || inside(t, i, officeKinds) {
		return 0, -1
	}
	r, _ := relationAt(t, i+1, limit)
	if unit == 'Y' && (r == this || r == fresh) && definiteBefore(t, i) {
		return 0, -1
	}
	if unit == 'X' && r != past {
		return 0, -1
	}
	return unit, end
}

// partedUnitAt reads a unit of which the beginning or end is meant, so that it
// is the present one: "by the end of the month".
func partedUnitAt(t *match.Text, i, limit int) (unit byte, end int) {
	if _, part := hitOf(t, i-1, i, timewordKind, "start", "mid", "end"); !part {
		return 0, -1
	}
	unit, end = theUnitAt(t, i, limit, "WMY")
	if end < 0 || end < limit && definiteBefore(t, end+1) {
		return 0, -1
	}
	return unit, end
}

// neighbouredUnitAt reads a unit before "following" or "preceding", where
// titles go on with "general" and "former".
func neighbouredUnitAt(t *match.Text, i, limit int) (unit byte, end int) {
	unit, end = theUnitAt(t, i, limit, "DWMY")
	if end < 0 || unit == 'Y' && definiteBefore(t, i) || inside(t, i, officeKinds) {
		return 0, -1
	}
	return unit, end
}

// definiteBefore reports whether the word before token i has the article.
func definiteBefore(t *match.Text, i int) bool {
	const article = "ال"
	if i == 0 || t.Doc.Tokens[i-1].Kind != musnad.Word {
		return false
	}
	w := t.Doc.Tokens[i-1].Folded
	return len(w) > len(article)+2 && (w[:len(article)] == article || w[2:len(article)+2] == article || w[:4] == "لل")
}

func makeDeictic(m *match.Match) (expr, string) {
	n, _ := get(m, "deictic", deicticAt)
	e, dated := dateFields(m, "")
	if !dated {
		e = expr{op: opDay}
	}
	e.n, e.unit = n, 'T'
	e.weekday, _ = get(m, "weekday", weekdayAt)
	return e, ""
}

func makeWeekday(m *match.Match) (expr, string) {
	e := expr{op: opWeekday, rel: relOf(m), future: coming(m)}
	e.weekday, _ = get(m, "weekday", weekdayAt)
	if _, ok := m.Get("unit"); ok {
		e.unit = 'W'
	}
	return e, ""
}

func makeWeekend(m *match.Match) (expr, string) {
	e := expr{op: opWeekend, rel: relOf(m), future: future(m)}
	if e.rel == unrelated {
		e.rel, _ = get(m, "weekend", weekendAt)
	}
	return e, ""
}

func makeUnit(m *match.Match) (expr, string) {
	e := expr{op: opUnit, rel: relOf(m)}
	r, _ := m.Get("unit")
	e.unit, _ = theUnitAt(m.Text, r.First, r.Last, "WMYXC")
	if e.rel == unrelated {
		e.rel = this
	}
	if year, ok := get(m, "year", yearAt); ok && e.unit == 'Y' {
		e.year = year
	}
	return e, ""
}

func unitOf(m *match.Match) byte {
	r, _ := m.Get("unit")
	unit, _ := theUnitAt(m.Text, r.First, r.Last, "DLWMYXC")
	if unit == 'L' {
		return 'D'
	}
	return unit
}

func makeSame(m *match.Match) (expr, string) {
	if pointsAhead(m) {
		return expr{op: opVague, unit: unitOf(m)}, ""
	}
	return expr{op: opSame, unit: unitOf(m)}, ""
}

// pointsAhead reports whether what follows says which day is meant: "the same
// day on which", "the day after his visit".
func pointsAhead(m *match.Match) bool {
	t, i := m.Text, m.Last
	if i >= len(t.Doc.Tokens) {
		return false
	}
	if isOf(t, i, len(t.Doc.Tokens)) {
		_, year := yearAt(t, i+1, len(t.Doc.Tokens))
		return year > 0
	}
	if _, which := hitOf(t, i, len(t.Doc.Tokens), timephraseKind, "notday"); which {
		return true
	}
	for _, a := range t.Doc.Tokens[i].Analyses {
		f := arabic.Features(a.Features)
		return f.Has(arabic.WithLam) && !f.Any(arabic.WithWaw|arabic.IsVerb)
	}
	return false
}

func makeNext(m *match.Match) (expr, string) {
	r, _ := get(m, "neighbour", neighbourAt)
	if pointsAhead(m) {
		return expr{op: opVague, unit: unitOf(m)}, ""
	}
	e := expr{op: opNext, unit: unitOf(m), n: 1}
	if r == preceding {
		e.n = -1
	}
	return e, ""
}
