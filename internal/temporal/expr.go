package temporal

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// expr is a time expression as it was read, before the day of writing is
// known. Which fields it uses depends on its op.
type expr struct {
	rule        string
	span        musnad.Span
	first, last int // tokens [first,last)
	op          op

	year, month, day int // 0 where not said
	hijri            bool
	weekday          calendar.Weekday // 0 where not said
	unit             byte             // D W M Y X C H N L, as in the word list
	n                int              // how many units, or days from today; of a fraction, which part
	of               int              // of a fraction, how many parts there are
	rel              relation
	future           bool // the words before it speak of what is to come
	joined           bool // of a list: "and" or a stroke stands between its parts

	parts []int // the expressions it was put together from, as indexes
	gone  bool  // it is part of another
}

// op says how an expression gets its value.
type op uint8

const (
	opDate       op = iota // year, month and day as far as said
	opDay                  // n days from the day of writing
	opWeekday              // the nearest day of that name
	opUnit                 // last week, this month
	opDayOfMonth           // the fifth of this month
	opWeekend              // Saturday and Sunday
	opSeason               // n is 1 for winter to 4 for autumn
	opDecade               // n is the decade, year the century's first year
	opCentury              // year is its first, or rel says which it is
	opAgo                  // n units before or after the day of writing
	opSince                // open since n units ago, or since a part
	opUntil                // open until a part
	opSpan                 // the last or next n units
	opSame                 // the same day, that year
	opNext                 // the following or preceding day, as told before
	opRange                // from one part to another
	opPart                 // start (n 1), middle (2) or end (3) of a part
	opFraction             // the n-th of several equal parts
	opClip                 // a part before (n -1) or after (n 1) the day of writing
	opLength               // a duration
	opShift                // a duration, counted from an event that is told beside it
	opVague                // some days ago: n is -1 or 1, or 0 if that is not known
	opNamed                // no time but the name of something
)

// isDuration reports whether the expression's value is an ISO 8601 duration.
func (e *expr) isDuration() bool { return e.op == opLength || e.op == opShift }

// relation says where a time lies, seen from the day of writing or from the
// time told before.
type relation uint8

const (
	unrelated relation = iota
	past
	beforeLast
	next
	afterNext
	this
	fresh // "the new year"
	last  // "the last months": past, but of one unit it may be the final one
	same
	following
	preceding
)

var relations = map[string]relation{
	"past": past, "beforelast": beforeLast, "next": next, "afternext": afterNext, "this": this, "new": fresh,
	"last": last, "same": same, "following": following, "preceding": preceding,
}

// steps is how many units the relation goes from the present one.
func (r relation) steps() int {
	switch r {
	case past, last:
		return -1
	case beforeLast:
		return -2
	case next:
		return 1
	case afterNext:
		return 2
	}
	return 0
}
