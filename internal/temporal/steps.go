package temporal

import (
	"slices"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// notOne are the features of a noun that counts more than one.
const notOne = arabic.DualNumber | arabic.Plural

// theDigits is an article cut off from the digits behind it.
const theDigits = "timephrase/the"

// as names what a reader reads, so that get finds it again.
func as[T any](name string, read func(*match.Text, int, int) (T, int), kinds ...string) match.Step {
	return match.Func(func(t *match.Text, i, limit int) int {
		_, end := read(t, i, limit)
		return end
	}, kinds...).As(name)
}

// get reads a named step again.
func get[T any](m *match.Match, name string, read func(*match.Text, int, int) (T, int)) (v T, ok bool) {
	r, ok := m.Get(name)
	if !ok {
		return v, false
	}
	v, end := read(m.Text, r.First, r.Last)
	return v, end > 0
}

// word matches a row of words around dates, by its value.
func word(kind string, values ...string) match.Step {
	return match.RowIf(func(h match.Hit) bool { return h.Enc == 0 && slices.Contains(values, h.Row.Value) }, lexicon.OfValues(kind, values...)...)
}

// theWord is word with the article.
func theWord(kind string, values ...string) match.Step {
	return match.RowIf(func(h match.Hit) bool { return definite(h) && slices.Contains(values, h.Row.Value) }, kind)
}

var (
	from    = word("prep", "min")
	and     = word("conj", "and")
	between = word("prep", "bayna")
	matches = word("timephrase", "match")
	slash   = match.Mark("-/–ـ")

	// daypart and dayWord lead a day: "the evening of the day …".
	daypart = match.RowIf(func(h match.Hit) bool {
		return h.Enc == 0 && h.Row.Value == "daypart" && !definite(h)
	}, "timeword").As("daypart")
	dayWord = match.RowIf(func(h match.Hit) bool {
		return h.Enc == 0 && h.Row.Value == "D" && !definite(h)
	}, "unit").As("dayword")
	monthWord = match.RowIf(func(h match.Hit) bool {
		return h.Enc == 0 && h.Row.Value == "M" && !definite(h)
	}, "unit")
	yearWord = match.RowIf(func(h match.Hit) bool { return h.Enc == 0 && h.Row.Value == "Y" }, "unit")

	weekday  = as("weekday", weekdayAt, "weekday")
	month    = as("month", monthAt, "month")
	tail     = as("tail", yearTailAt)
	relative = as("rel", relationAt, "timephrase/beforelast", "timephrase/afternext", "timeword")
	itself   = as("same", sameAt, "timephrase/same", "timephrase/itself")

	// weekdayBefore is a day of the week before the date of that day.
	weekdayBefore = match.Seq(weekday, match.Opt(match.Mark("،,")), match.Opt(matches))
)

// day matches the day of a month: in digits, or as an ordinal with "of".
func day(name string) match.Step {
	return match.Alt(
		match.Seq(match.Alt(match.Number(1, 31), match.Seq(word("timephrase", "the"), match.Number(1, 31))).As(name), match.Opt(from)),
		match.Seq(as(name, dayOrdinalAt, "ordinal", "number"), from),
	)
}

// theUnit matches one unit with the article.
func theUnit(units string) match.Step {
	return as("unit", func(t *match.Text, i, limit int) (byte, int) { return theUnitAt(t, i, limit, units) }, "unit")
}

// maybe matches core after first or without it.
func maybe(first match.Step, core ...match.Step) match.Step {
	return match.Alt(match.Seq(slices.Concat([]match.Step{first}, core)...), match.Seq(core...))
}

// lead matches core after a part of the day, the word for day, both or none.
func lead(core ...match.Step) match.Step {
	return match.Alt(
		match.Seq(daypart, match.Opt(dayWord), match.Seq(core...)),
		maybe(dayWord, core...),
	)
}

// date matches day, month and what follows them; n tells two of them apart.
func date(n string) match.Step {
	return match.Seq(day("day"+n), match.Opt(match.Alt(monthWord, match.Mark("/"))), as("month"+n, monthAt, "month"),
		match.Opt(as("tail"+n, yearTailAt)))
}
