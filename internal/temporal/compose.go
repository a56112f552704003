package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// composeRules put expressions together, layer by layer: a later one sees what
// an earlier one made.
var composeRules = [...][]match.Rule[expr]{
	{
		{
			ID:   "temporal/part", // مطلع الشهر المقبل; نهاية 2008
			Seq:  []match.Step{match.RowIf(isPart, "timeword").As("part"), match.Mention(musnad.Time).As("whole")},
			Make: makePart,
		},
		{
			ID:   "temporal/week-of", // الأسبوع الأول من يونيو
			Seq:  []match.Step{theUnit("WD"), match.Alt(as("ordinal", ordinalAt, "ordinal"), theWord("timeword", "last")), from, match.Mention(musnad.Time).As("whole")},
			Make: makeWeekOf,
		},
		{
			ID:   "temporal/fraction", // النصف الثاني من يوليو
			Seq:  []match.Step{theWord("timeword", "fraction").As("fraction"), match.Alt(as("ordinal", ordinalAt, "ordinal"), theWord("timeword", "last")), from, match.Mention(musnad.Time).As("whole")},
			Make: makeFraction,
		},
		{
			ID:   "temporal/clip", // في وقت سابق هذا الأسبوع
			Seq:  []match.Step{word("timephrase", "earlier", "later").As("side"), match.Opt(from), match.Mention(musnad.Time).As("whole")},
			Make: makeClip,
		},
	},
	{
		{
			ID: "temporal/range", // من 7 يوليو وحتى الخامس من أغسطس
			Seq: []match.Step{match.Alt(
				match.Seq(from, match.Mention(musnad.Time).As("from"), match.Opt(match.Mark("،,")), match.Opt(and), untilOrTo, match.Mention(musnad.Time).As("to")),
				match.Seq(between, match.Mention(musnad.Time).As("from"), match.Alt(match.Seq(and, match.Mention(musnad.Time).As("to")), match.Func(joinedMention).As("to"))),
			)},
			Make: makeRange,
		},
		{
			ID: listRule, // 30 يونيو و13 يوليو; السبت والأحد
			Seq: []match.Step{match.Alt(
				match.Func(listEnd, match.Mentions),
				match.Seq(match.Number(1, 31), match.Func(listTail)),
			).As("list")},
			Make: makeList,
		},
	},
	{
		{
			ID:   "temporal/since", // منذ 24 فبراير 2022
			Seq:  []match.Step{word("timephrase", "since"), match.Mention(musnad.Time).As("whole")},
			Make: makeSinceTime,
		},
		{
			ID:   "temporal/until", // قبل 17 سبتمبر; حتى نهاية العام
			Seq:  []match.Step{word("timephrase", "before", "until"), match.Mention(musnad.Time).As("whole")},
			Make: makeUntil,
		},
	},
}

// composeSets are the layers, ready to run.
var composeSets = func() (sets [len(composeRules)]*match.Set[expr]) {
	for i, layer := range composeRules {
		sets[i] = match.Compile(layer)
	}
	return sets
}()

// compose runs the layers. An expression that became part of another is gone.
func compose(t *match.Text, exprs []expr) []expr {
	t.With(mentions(exprs, 0))
	for _, layer := range composeSets {
		from := len(exprs)
		match.Run(t, stage, layer, func(rule string, m *match.Match, e expr) {
			e = placed(rule, m, e)
			if !whole(exprs, e.parts) || !belong(exprs, &e) {
				return
			}
			share(exprs, &e)
			exprs = append(exprs, e)
		})
		t.With(mentions(exprs, from))
	}
	return exprs
}

var untilOrTo = match.Alt(word("timephrase", "until"), word("prep", "ila"))

const (
	listRule    = "temporal/list"
	weekdayRule = "temporal/weekday"
)

// whole reports whether none of the parts belongs to another expression.
func whole(exprs []expr, parts []int) bool {
	for _, p := range parts {
		if exprs[p].gone {
			return false
		}
	}
	return true
}

// share takes the parts, and lets them know what the whole says about them.
func share(exprs []expr, e *expr) {
	for _, p := range e.parts {
		exprs[p].gone = true
	}
	switch e.op {
	case opClip:
		exprs[e.parts[0]].future = exprs[e.parts[0]].future && e.n > 0
	case opUntil:
		expect(exprs, e.parts[0], e.future)
	case opRange:
		shareRange(exprs, e)
	}
}

// expect takes the time until which something lasts for one to come: a day of
// the week only where nothing before it has happened.
func expect(exprs []expr, i int, lasting bool) {
	e := &exprs[i]
	for e.op == opPart || e.op == opFraction {
		e = &exprs[e.parts[0]]
	}
	if e.op == opDate || e.op == opWeekday && lasting {
		e.future = true
	}
}

// shareRange gives the first of two times the year or relation that is said
// once, behind the second: "in May and June 2015".
func shareRange(exprs []expr, e *expr) {
	a, b := &exprs[e.parts[0]], &exprs[e.parts[1]]
	if a.op == opDate && b.op == opDate && a.month > 0 && a.year == 0 && a.rel == unrelated {
		a.year, a.rel, a.unit = b.year, b.rel, b.unit
	}
	if a.op == opWeekday && b.op == opWeekday && a.rel == unrelated {
		a.rel, a.unit = b.rel, b.unit
	}
	a.future = a.future || b.future
	b.future = b.future || a.future
}

// mentions makes the expressions from index on visible to rules; Row is the
// index.
func mentions(exprs []expr, from int) []musnad.Mention {
	var out []musnad.Mention
	for i := from; i < len(exprs); i++ {
		e := &exprs[i]
		if e.isDuration() || e.op == opNamed || e.op == opVague {
			continue
		}
		out = append(out, musnad.Mention{Span: e.span, First: e.first, Last: e.last, Kind: musnad.Time, Row: int32(i), Rule: e.rule})
	}
	return out
}

func isPart(h match.Hit) bool {
	v := h.Row.Value
	return h.Enc == 0 && !definite(h) && (v == "start" || v == "mid" || v == "end")
}

// part is the index of the expression that a named step matched.
func part(m *match.Match, name string) int {
	r, _ := m.Get(name)
	return int(m.Text.MentionAt(r.First, musnad.Time).Row)
}

func makePart(m *match.Match) (expr, string) {
	r, _ := m.Get("part")
	e := expr{op: opPart, n: 1, parts: []int{part(m, "whole")}}
	switch {
	case r.Hit.Row.Value == "mid" || r.Hit.Features.Has(arabic.Plural):
		e.n = 2 // "towards the end" is no month
	case r.Hit.Row.Value == "end":
		e.n = 3
	}
	return e, ""
}

func makeWeekOf(m *match.Match) (expr, string) {
	return expr{op: opPart, n: 2, parts: []int{part(m, "whole")}}, ""
}

func makeFraction(m *match.Match) (expr, string) {
	r, _ := m.Get("fraction")
	e := expr{op: opFraction, of: attrNumber(r.Hit, "n"), parts: []int{part(m, "whole")}}
	n, ok := get(m, "ordinal", ordinalAt)
	if !ok {
		n = e.of
	}
	if n > e.of {
		return e, "no such part"
	}
	e.n = n
	return e, ""
}

func makeClip(m *match.Match) (expr, string) {
	r, _ := m.Get("side")
	e := expr{op: opClip, n: -1, parts: []int{part(m, "whole")}}
	if r.Hit.Row.Value == "later" {
		e.n = 1
	}
	return e, ""
}

func makeRange(m *match.Match) (expr, string) {
	return expr{op: opRange, parts: []int{part(m, "from"), part(m, "to")}}, ""
}

func makeSinceTime(m *match.Match) (expr, string) {
	return expr{op: opSince, parts: []int{part(m, "whole")}}, ""
}

// makeUntil keeps whether what is told before has happened.
func makeUntil(m *match.Match) (expr, string) {
	return expr{op: opUntil, parts: []int{part(m, "whole")}, future: tenseBefore(m) != done}, ""
}

// joinedMention reads a time whose first word carries "and".
func joinedMention(t *match.Text, i, limit int) int {
	x := t.MentionAt(i, musnad.Time)
	if x == nil || x.Last > limit {
		return -1
	}
	if h, ok := t.FirstOf(i, timeSet); ok && h.Features.Has(arabic.WithWaw) {
		return x.Last
	}
	return -1
}

// listAt reads times of one kind that belong together, by their indexes: "30 June
// and 13 July", "Saturday/Sunday", "Monday and Tuesday and Wednesday".
func listAt(t *match.Text, i, limit int) (indexes []int, end int) {
	a := t.MentionAt(i, musnad.Time)
	if a == nil || a.Last >= limit {
		return nil, -1
	}
	j, end := listedAfter(t, a, limit)
	if end < 0 {
		return nil, -1
	}
	indexes = []int{int(a.Row), int(t.MentionAt(j, musnad.Time).Row)}
	for {
		next, after := listedAfter(t, t.MentionAt(j, musnad.Time), limit)
		if after < 0 || joinedMention(t, end, limit) < 0 {
			return indexes, end
		}
		j, end = next, after
		indexes = append(indexes, int(t.MentionAt(j, musnad.Time).Row))
	}
}

// listedAfter is the token at which the next member of a list stands behind one of
// its times, and the token after that; -1 if there is none.
func listedAfter(t *match.Text, a *musnad.Mention, limit int) (at, end int) {
	j := a.Last
	end = joinedMention(t, j, limit)
	if _, ok := hitOf(t, j, limit, conjKind, "and"); end < 0 && (ok || isMark(t, j, limit, "-–/ـ")) {
		j++
		end = mentionEnd(t, j, limit)
	}
	if end < 0 && a.Rule == weekdayRule {
		end = mentionEnd(t, j, limit)
	}
	if end < 0 || t.MentionAt(j, musnad.Time).Rule != a.Rule {
		return j, -1
	}
	return j, end
}

func listEnd(t *match.Text, i, limit int) int {
	_, end := listAt(t, i, limit)
	return end
}

func listTail(t *match.Text, i, limit int) int {
	_, end := listAt(t, i-1, limit)
	return end
}

func mentionEnd(t *match.Text, i, limit int) int {
	if i >= limit {
		return -1
	}
	if x := t.MentionAt(i, musnad.Time); x != nil && x.Last <= limit {
		return x.Last
	}
	return -1
}

// makeList puts the last of a list's times behind the first, and the others behind
// these two.
func makeList(m *match.Match) (expr, string) {
	parts, _ := get(m, "list", listAt)
	r, _ := m.Get("list")
	first := m.Text.MentionAt(r.First, musnad.Time)
	joined := joinedMention(m.Text, first.Last, m.Last) > 0
	n := len(parts) - 1
	parts[1], parts[n] = parts[n], parts[1]
	return expr{op: opRange, parts: parts, joined: joined}, ""
}

// belong reports whether a list's two times are one stretch: not the years of
// two wars, nor days that each have their own year.
func belong(exprs []expr, e *expr) bool {
	if e.rule != listRule {
		return true
	}
	a, b := &exprs[e.parts[0]], &exprs[e.parts[1]]
	adjacent := a.last == b.first && !e.joined
	switch {
	case a.op == opWeekday && adjacent:
		return b.weekday == a.weekday%7+1
	case a.op == opWeekday || a.op == opDay:
		return true
	case a.op != opDate || b.op != opDate || a.n > 0 || b.n > 0 || (a.day > 0) != (b.day > 0) || (a.month > 0) != (b.month > 0):
		return false
	case a.month == 0:
		return b.year == a.year+1
	case a.month == b.month && a.day == b.day:
		return false
	}
	return a.year == 0 || a.year == b.year
}
