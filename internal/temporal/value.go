package temporal

import (
	"fmt"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// valuer gives expressions their values, in the order of the text.
type valuer struct {
	exprs []expr
	now   now
	told  told
}

// now is the day of writing as far as it is known; 0 where it is not.
type now struct {
	value       calendar.EDTF
	coarse      calendar.EDTF // value, without a day where the year is not known
	year, month int
	today       calendar.Date // the zero Date if the day is not known
}

func newNow(e calendar.EDTF) now {
	n := now{value: e, coarse: e}
	if e.IsZero() {
		return n
	}
	year, month, _ := e.Fields()
	n.year, n.month = max(year, 0), max(month, 0)
	n.today, _ = e.Exact()
	if year < 0 {
		n.coarse = calendar.Of(year, month, 0)
	}
	return n
}

func (n now) hasDay() bool { return n.today.Month > 0 }

// told are the last day, week, month and year that the text named.
type told struct{ day, week, month, year calendar.EDTF }

// value makes mentions of the expressions that are no part of another.
func value(d *musnad.Document, exprs []expr, a musnad.Anchor) []musnad.Mention {
	anchor, _ := calendar.Parse(a.EDTF)
	v := &valuer{exprs: exprs, now: newNow(anchor)}
	var out []musnad.Mention
	for _, i := range inOrder(exprs) {
		e := &exprs[i]
		if e.op == opNamed {
			d.Decline(stage, e.span, e.rule+": the name of something")
			continue
		}
		out = append(out, v.mention(e))
	}
	return out
}

// inOrder are the indexes of whole expressions, in the order of the text.
func inOrder(exprs []expr) []int {
	var out []int
	for i := range exprs {
		if !exprs[i].gone {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return exprs[a].span.Start - exprs[b].span.Start })
	return out
}

func (v *valuer) mention(e *expr) musnad.Mention {
	m := musnad.Mention{Span: e.span, First: e.first, Last: e.last, Kind: musnad.Time, Rule: e.rule, Row: -1}
	for _, p := range e.parts {
		m.From = append(m.From, v.exprs[p].span)
	}
	if e.isDuration() {
		m.Kind, m.Value = musnad.Duration, iso(e)
		return m
	}
	val := v.of(e)
	v.remember(val)
	m.Value = val.String()
	return m
}

// iso writes a duration as ISO 8601 does, with a sign if it leads back.
func iso(e *expr) string {
	n, sign := e.n, ""
	if n < 0 {
		n, sign = -n, "-"
	}
	switch e.unit {
	case 'H':
		return fmt.Sprintf("%sPT%dH", sign, n)
	case 'N':
		return fmt.Sprintf("%sPT%dM", sign, n)
	case 'X':
		return fmt.Sprintf("%sP%dY", sign, 10*n)
	case 'C':
		return fmt.Sprintf("%sP%dY", sign, 100*n)
	case 'L':
		return fmt.Sprintf("%sP%dD", sign, n)
	}
	return fmt.Sprintf("%sP%d%c", sign, n, e.unit)
}

// remember keeps what "the same day" may refer to later.
func (v *valuer) remember(val calendar.EDTF) {
	if val.IsZero() {
		return
	}
	if val.IsInterval() {
		if first, last, ok := val.Bounds(); ok && last.DaysSince(first) == 6 {
			v.told.week = val
		}
		return
	}
	year, month, _ := val.Fields()
	switch val.Precision() {
	case calendar.Day:
		v.told.day = val
		v.told.month = calendar.Of(year, month, 0)
	case calendar.Month:
		v.told.month = val
	case calendar.Year:
	default:
		return
	}
	v.told.year = calendar.Of(year, 0, 0)
}

// of is the value of an expression; zero where nothing supports one.
func (v *valuer) of(e *expr) calendar.EDTF {
	switch e.op {
	case opDate:
		return v.date(e)
	case opDay:
		return v.day(e)
	case opWeekday:
		return v.weekday(e)
	case opUnit:
		return v.unit(e)
	case opDayOfMonth:
		return v.dayOfMonth(e)
	case opWeekend:
		return v.weekend(e)
	case opSeason:
		return v.season(e)
	case opDecade:
		return calendar.OfDecade(v.century(e) + e.n)
	case opCentury:
		return calendar.OfCentury(v.century(e))
	case opSame:
		return v.toldUnit(e.unit)
	case opNext:
		return shifted(v.toldUnit(e.unit), e.unit, e.n)
	}
	return v.counted(e)
}

// counted values what is counted from the day of writing or made of parts.
func (v *valuer) counted(e *expr) calendar.EDTF {
	switch e.op {
	case opAgo:
		return v.ago(e.n, e.unit)
	case opSpan:
		return v.span(e)
	case opSince:
		return v.since(e)
	case opUntil:
		return calendar.Until(v.part(e, 0).To())
	case opRange:
		return v.between(e)
	case opPart:
		return partOf(v.part(e, 0), e.n)
	case opFraction:
		return fractionOf(v.part(e, 0), e.n, e.of)
	case opClip:
		return v.clip(v.part(e, 0), e.n)
	case opVague:
		return v.vague(e)
	}
	return calendar.EDTF{}
}

func (v *valuer) part(e *expr, n int) calendar.EDTF { return v.of(&v.exprs[e.parts[n]]) }

func (v *valuer) toldUnit(unit byte) calendar.EDTF {
	switch unit {
	case 'D':
		return v.told.day
	case 'W':
		return v.told.week
	case 'M':
		return v.told.month
	case 'Y':
		return v.told.year
	}
	return calendar.EDTF{}
}

// shifted moves a value by n units; zero if it can't be.
func shifted(val calendar.EDTF, unit byte, n int) calendar.EDTF {
	move := val.ShiftDays
	switch unit {
	case 'W':
		n *= 7
	case 'M':
		move = val.ShiftMonths
	case 'Y':
		move = val.ShiftYears
	}
	if moved, ok := move(n); ok && !val.IsZero() {
		return moved
	}
	return calendar.EDTF{}
}
