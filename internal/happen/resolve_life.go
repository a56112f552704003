package happen

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// Step is one turn in the life of a happening: the first report of a status, and
// each report that changes it.
type Step struct {
	Status musnad.Status `json:"status"`
	Day    string        `json:"day,omitempty"`  // of writing, where known
	Date   string        `json:"date,omitempty"` // for when it is told, EDTF
	Report Ref           `json:"report"`
}

// life lists the turns in order of the days of writing, those without a day
// last.
func (v *view) life() []Step {
	reports := slices.Clone(v.reports)
	slices.SortStableFunc(reports, func(a, b *Report) int {
		return boolCompare(a.Published == "", b.Published == "")
	})
	out := []Step{}
	for _, r := range reports {
		date := musnad.Text(r.Event.Date)
		if n := len(out); n > 0 && out[n-1].Status == r.Event.Status && (date == "" || date == out[n-1].Date || r.Event.Status == musnad.Actual) {
			continue
		}
		out = append(out, Step{r.Event.Status, r.Published, date, r.Ref})
	}
	return out
}

func boolCompare(a, b bool) int { return count(a) - count(b) }

// settle is the status in the end: what was done stays done, unless more origins
// deny it; what is planned is so until somebody says that it was held or called off.
// calledOff is true of a plan that was negated after it was told.
func settle(life []Step, statuses []Said) (status musnad.Status, calledOff bool) {
	votes := map[string]int{}
	for _, s := range statuses {
		votes[s.Value] = len(s.Origins)
	}
	planned := false
	for _, s := range life {
		switch s.Status {
		case musnad.Future, musnad.Hypothetical:
			planned = true
		case musnad.Negated:
			calledOff = calledOff || planned
		}
	}
	actual, negated := votes[string(musnad.Actual)], votes[string(musnad.Negated)]
	switch {
	case actual > 0 && actual >= negated:
		return musnad.Actual, false
	case negated > 0:
		return musnad.Negated, calledOff
	case votes[string(musnad.Future)] > 0:
		return musnad.Future, false
	}
	return musnad.Hypothetical, false
}

// Overdue reports whether the happening was planned for a time that is over on
// the given day, YYYY-MM-DD, and nobody says whether it came about. A plan without
// a date that has an end is never overdue.
func (r *Resolved) Overdue(day string) bool {
	if r.Status != musnad.Future {
		return false
	}
	planned, err := calendar.Parse(r.plannedFor())
	if err != nil {
		return false
	}
	today, err := calendar.Parse(day)
	if err != nil {
		return false
	}
	last, ok := planned.Last()
	now, exact := today.Exact()
	return ok && exact && last.Compare(now) < 0
}

// plannedFor is the date of the latest plan, or the consensus where it has none.
func (r *Resolved) plannedFor() string {
	for _, s := range slices.Backward(r.Life) {
		if s.Status == musnad.Future && s.Date != "" {
			return s.Date
		}
	}
	return r.Date
}
