package web

import "github.com/musnad/musnad/ledger"

// Participant is somebody who meets others or mediates between them.
type Participant struct {
	ledger.Bound

	voice ledger.Voice
}

// Tie is what binds two members: they meet, or From mediates for To.
type Tie = ledger.Tie

// NetworkView is who meets whom.
type NetworkView struct {
	Extent
	Fault    string        `json:"-"`
	Counted  int           `json:"happenings"`       // that bind somebody
	Crowds   int           `json:"crowds,omitempty"` // gatherings of so many that they say little of any two
	Members  []Participant `json:"members"`          // those of most happenings first
	Ties     []Tie         `json:"ties"`             // those of most happenings first; between members only
	Left     int           `json:"members_left"`     // that are left out
	LeftTies int           `json:"ties_left"`
}

// Extent is which of the happenings that answer a query were counted.
type Extent struct {
	Query    string `json:"query"`
	More     bool   `json:"more,omitempty"`     // there are others, which were not counted
	ByDay    bool   `json:"by_day,omitempty"`   // what was counted are those that have a day, the latest if there are more
	Since    string `json:"since,omitempty"`    // the first day of what was counted, if there are more by day
	Undated  int    `json:"undated,omitempty"`  // those without a day, where only those that have one were counted
	Undateds bool   `json:"undateds,omitempty"` // there are more than Undated
}

// MostMembers is how many can be read in one drawing.
const MostMembers = 60

// NetworkOf is a view of ties.
func NetworkOf(e Extent, t *ledger.Ties) *NetworkView {
	out := &NetworkView{Extent: e, Counted: t.Binding, Crowds: t.Crowds, Members: make([]Participant, len(t.Bound)), Ties: t.Ties, Left: t.Left, LeftTies: t.LeftTies}
	for i, b := range t.Bound {
		out.Members[i].Bound = b
		v := &out.Members[i].voice
		v.ID, v.Name, v.English, v.Country, v.Kind = b.ID, b.Name, b.English, b.Country, b.Kind
	}
	return out
}
