package web

import (
	"github.com/musnad/musnad/ledger"
)

// TodayView is what the first page shows.
type TodayView struct {
	Day     string // that it is seen from, YYYY-MM-DD
	New     []ledger.Happening
	Planned []ledger.Happening
	Overdue []ledger.Happening
	Denied  []ledger.Happening
	Empty   bool // there is nothing in the ledger at all
	Latest  bool // New is not of the day: nothing came in on it
}

// ListView is a list of happenings that answers a query.
type ListView struct {
	Query string
	Fault string // what is wrong with the query, for a person
	Order string // day, latest, news or origins
	List  []ledger.Happening
	Count int    // how many answer
	More  bool   // more than Count do
	Next  string // the address of the next page; empty if there is none
}

// runs are the stretches of the list that are shown under a day each; one without a
// day where the list is in another order.
func (v *ListView) runs() []run {
	if v.Order == "" || v.Order == string(ledger.ByDay) || v.Order == string(ledger.ByLatest) {
		return byDay(v.List)
	}
	return nil
}

// SearchView is what a search found.
type SearchView struct {
	Query string
	Fault string
	Found []ledger.Found
	Next  string
	Tells map[string]*ledger.Happening // by id, of those that Found names
}

// UpcomingView is what is planned.
type UpcomingView struct {
	Ahead   []ledger.Happening
	Overdue []ledger.Happening
	Undated []ledger.Happening
}

// run is a stretch of a list of which a day is said once.
type run struct {
	day  string
	list []ledger.Happening
}

// byDay cuts a list, which is in order of day, where the day changes.
func byDay(list []ledger.Happening) (out []run) {
	from := 0
	for i := range list {
		if i+1 == len(list) || list[i+1].Date != list[i].Date {
			out = append(out, run{list[i].Date, list[from : i+1]})
			from = i + 1
		}
	}
	return out
}

// snippetParts is a snippet, with what answers the query marked.
func snippetParts(s *ledger.Snippet) (out []part) {
	runes, at := []rune(s.Text), 0
	if s.Before {
		out = append(out, part{text: "… "})
	}
	for _, h := range s.Hits {
		if h.At[0] < at || h.At[1] > len(runes) {
			continue
		}
		out = append(out, part{text: string(runes[at:h.At[0]])}, part{string(runes[h.At[0]:h.At[1]]), true})
		at = h.At[1]
	}
	out = append(out, part{text: string(runes[at:])})
	if s.More {
		out = append(out, part{text: " …"})
	}
	return out
}

// moreThan is the key of how a count is said.
func moreThan(more bool) string {
	if more {
		return "count.more-than"
	}
	return "count.exact"
}
