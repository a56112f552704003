package web

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// Month is what happened in a month.
type Month struct {
	First      calendar.Date // its first day
	Up, Down   float64       // sums of PLOVER's intensity: of cooperation, and of conflict (0 or less)
	Happenings int
}

// name is the EDTF of the month.
func (m *Month) name() string { return m.First.String()[:7] }

// Intensity is how much a query's happenings were cooperation or conflict, month by
// month.
type Intensity struct {
	Months []Month // without gaps
	Vague  int     // happenings that may have been in several months, or have no date
	Unreal int     // that are planned, only possible or denied
	Before int     // before the first month
	More   bool    // there are others, which were not counted
	ByDay  bool    // what may have been in several months is counted in that of its first day
}

// How many months are drawn: the last ones of many, and some before few.
const (
	mostMonths   = 120
	fewestMonths = 6
)

// IntensityOf sums PLOVER's intensity of happenings by month. What did not happen, or
// not yet, is left out.
func IntensityOf(list []ledger.Happening) *Intensity {
	out := &Intensity{}
	sums := map[calendar.Date]*Month{}
	for i := range list {
		h := &list[i]
		first, last, ok := boundsOf(h.Date)
		switch {
		case h.Status != musnad.Actual:
			out.Unreal++
		case !ok || monthOf(first) != monthOf(last):
			out.Vague++
		default:
			sumUp(sums, monthOf(first), h.Type, 1)
		}
	}
	out.inRow(sums)
	return out
}

// IntensityOfMonths is the same of a ledger's own count, which is quick however many
// happenings there are.
func IntensityOfMonths(c *ledger.Course) *Intensity {
	out := &Intensity{ByDay: true, More: c.More}
	sums := map[calendar.Date]*Month{}
	for i := range c.Months {
		m := &c.Months[i]
		first, _, ok := boundsOf(m.Month)
		if !ok {
			out.Vague += m.Happenings
			continue
		}
		for t, n := range m.Types {
			sumUp(sums, first, musnad.Type(t), n)
		}
	}
	out.inRow(sums)
	return out
}

func monthOf(d calendar.Date) calendar.Date {
	return calendar.Date{Year: d.Year, Month: d.Month, Day: 1}
}

func sumUp(sums map[calendar.Date]*Month, month calendar.Date, t musnad.Type, times int) {
	m := sums[month]
	if m == nil {
		m = &Month{First: month}
		sums[month] = m
	}
	m.Happenings += times
	if n := intensityOf(t) * float64(times); n > 0 {
		m.Up += n
	} else {
		m.Down += n
	}
}

func intensityOf(t musnad.Type) float64 {
	return (&musnad.Event{EventMention: musnad.EventMention{Type: t}}).Intensity()
}

// inRow takes the last months, as many as can be drawn, those between in which
// nothing happened too.
func (v *Intensity) inRow(sums map[calendar.Date]*Month) {
	var first, last calendar.Date
	for d := range sums {
		if first.Month == 0 || d.Compare(first) < 0 {
			first = d
		}
		if d.Compare(last) > 0 {
			last = d
		}
	}
	if first.Month == 0 {
		return
	}
	if early := last.AddMonths(1 - fewestMonths); early.Compare(first) < 0 {
		first = early
	}
	if cut := last.AddMonths(1 - mostMonths); first.Compare(cut) < 0 {
		first = cut
	}
	for d, m := range sums {
		if d.Compare(first) < 0 {
			v.Before += m.Happenings
		}
	}
	for d := first; d.Compare(last) <= 0; d = d.AddMonths(1) {
		m := Month{First: d}
		if some := sums[d]; some != nil {
			m = *some
		}
		v.Months = append(v.Months, m)
	}
}
