// Package happen tells which events of many articles are one happening, and what
// their sources say of it together.
//
// The first half is for matching, one new event at a time: [Keys] finds the few
// happenings that it could be, [Judge] compares it with what is known of one, a
// [Summary], and gives its reasons. The second half, [Resolve], is for showing: the
// consensus, the disagreements, the origins and the life of a plan.
//
// It knows events as they stand in readings, and nothing of texts, storage or
// people's decisions. All functions are pure: the same arguments give the same
// result, on any day and machine.
package happen

import "github.com/musnad/musnad"

// Ref names one event of one version of one article.
type Ref struct {
	Article string `json:"article"`
	Version int    `json:"version"`
	At      [2]int `json:"at"` // the code points of its trigger
}

// Report is one article's telling of one event.
type Report struct {
	Ref       Ref
	Event     *musnad.ReadingEvent // never changed
	Published string               // the day of writing as far as known, YYYY-MM-DD, what follows is not read; or empty
	Outlet    string
	Title     string
	Copy      string // the group of articles whose texts are copies of one another, or empty

	prepared *prepared
}

// Reason is one thing that speaks for two events being one, or against it.
type Reason struct {
	Kind   string  `json:"kind"`   // type mode date place actor recipient parties size text copy status article keys
	Weight float64 `json:"weight"` // points, negative against
	Value  string  `json:"value"`  // what agrees or differs: a name, a date, a count
}

// Verdict is the outcome of a comparison.
type Verdict struct {
	Same    bool     `json:"same"`
	Score   float64  `json:"score"`   // the sum of all weights
	Reasons []Reason `json:"reasons"` // what agrees
	Against []Reason `json:"against"` // what differs; one of weight -Never rules it out alone
}

// Never is the weight of a contradiction: no agreement in the rest outweighs it.
const Never = 100
