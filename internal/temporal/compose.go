package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// composeRules put expressions together, layer by layer: a later one sees what
// an earlier one made.
var composeRules = [][]match.Rule[expr]{
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
				match.Seq(from, match.Mention(musnad.Time).As("from"), match.Opt(match.Mark("،,")), match.Opt(and), word("timephrase", "until", "to"), match.Mention(musnad.Time).As("to")),
				match.Seq(between, match.Mention(musnad.Time).As("from"), match.Alt(match.Seq(and, match.Mention(musnad.Time).As("to")), match.Func(joinedMention).As("to"))),
			)},
			Make: makeRange,
		},
		{
			ID:   "temporal/list", // 30 يونيو و13 يوليو; السبت والأحد
			Seq:  []match.Step{match.Func(listBegin, timeKinds...).As("from"), match.Func(listEnd).As("to")},
			Make: makeRange,
		},
	},
	{
		{
			ID:   "temporal/since", // منذ 24 فبراير 2022
			Seq:  []match.Step{word("timephrase", "since"), match.Mention(musnad.Time).As("whole")},
			Make: makeOpen(opSince),
		},
		{
			ID:   "temporal/until", // قبل 17 سبتمبر; حتى نهاية العام
			Seq:  []match.Step{word("timephrase", "before", "until"), match.Mention(musnad.Time).As("whole")},
			Make: makeOpen(opUntil),
		},
	},
}

// compose runs the layers. An expression that became part of another is gone.
func compose(t *match.Text, exprs []expr) []expr {
	t.With(mentions(exprs, 0))
	for _, layer := range composeRules {
		from := len(exprs)
		match.Run(t, stage, layer, func(rule string, m *match.Match, e expr) {
			for _, p := range e.parts {
				if exprs[p].gone {
					return
				}
			}
			for _, p := range e.parts {
				exprs[p].gone = true
			}
			exprs = append(exprs, placed(rule, m, e))
		})
		t.With(mentions(exprs, from))
	}
	return exprs
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
	switch r.Hit.Row.Value {
	case "mid":
		e.n = 2
	case "end":
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

func makeOpen(o op) func(*match.Match) (expr, string) {
	return func(m *match.Match) (expr, string) {
		return expr{op: o, parts: []int{part(m, "whole")}}, ""
	}
}

// joinedMention reads a time whose first word carries "and".
func joinedMention(t *match.Text, i, limit int) int {
	x := t.MentionAt(i, musnad.Time)
	if x == nil || x.Last > limit {
		return -1
	}
	if h, ok := t.First(i, timeKinds...); ok && h.Features.Has(arabic.WithWaw) {
		return x.Last
	}
	return -1
}

// listBegin reads a time that another of its kind may follow.
func listBegin(t *match.Text, i, limit int) int {
	x := t.MentionAt(i, musnad.Time)
	if x == nil || x.Last > limit {
		return -1
	}
	return x.Last
}

// listEnd reads "and" or a stroke with a time of the same kind as the one
// before it.
func listEnd(t *match.Text, i, limit int) int { return -1 }
