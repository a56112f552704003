package web

import (
	"cmp"
	"maps"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// Participant is somebody who meets others or mediates between them.
type Participant struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	English    string `json:"en,omitempty"`
	Country    string `json:"country,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Happenings int    `json:"happenings"`

	voice ledger.Voice
}

// Tie is what binds two members: they meet, or From mediates for To.
type Tie struct {
	From       string         `json:"from"` // ids
	To         string         `json:"to"`
	Mediates   bool           `json:"mediates,omitempty"`
	Happenings int            `json:"happenings"`
	Through    map[string]int `json:"through,omitempty"` // mediators of what binds two that meet, with how often
	Months     map[string]int `json:"months,omitempty"`  // YYYY-MM, of those that have one
	First      string         `json:"first,omitempty"`   // days
	Last       string         `json:"last,omitempty"`
}

// NetworkView is who meets whom.
type NetworkView struct {
	Query    string        `json:"query"`
	Fault    string        `json:"-"`
	Counted  int           `json:"happenings"`     // that bind somebody
	More     bool          `json:"more,omitempty"` // there are others, which were not counted
	Members  []Participant `json:"members"`        // those of most happenings first
	Ties     []Tie         `json:"ties"`           // those of most happenings first; between members only
	Left     int           `json:"members_left"`   // that are left out
	LeftTies int           `json:"ties_left"`
}

// MostMembers is how many can be read in one drawing.
const MostMembers = 60

// mostSides is how many of those who take part in one happening are paired: at a
// summit everybody meets everybody, which says little of any two.
const mostSides = 12

// network is a net that grows.
type network struct {
	members map[string]*Participant
	ties    map[[2]string]*Tie // mediation has its ends in order, meeting in that of ids
}

// NetworkOf is who meets whom, and who mediates between whom, in happenings: in
// talks, agreements and cooperation that took place; those of another status if
// they are asked for. Nobody without a name is in it.
func NetworkOf(list []ledger.Happening, all bool) *NetworkView {
	n := &network{map[string]*Participant{}, map[[2]string]*Tie{}}
	out := &NetworkView{Members: []Participant{}, Ties: []Tie{}}
	for i := range list {
		if h := &list[i]; (all || h.Status == musnad.Actual) && n.weave(h) {
			out.Counted++
		}
	}
	out.take(n)
	return out
}

// weave adds a happening, and reports whether it binds two.
func (n *network) weave(h *ledger.Happening) bool {
	if !slices.Contains(mutual, h.Type) && len(h.Mediator) == 0 {
		return false
	}
	sides, through := n.cast(h.Actor, h.Recipient), n.cast(h.Mediator)
	bound := false
	if slices.Contains(mutual, h.Type) {
		for i, a := range sides {
			for _, b := range sides[i+1:] {
				n.tie([2]string{min(a, b), max(a, b)}, false, h, through)
				bound = true
			}
		}
	}
	for _, m := range through {
		for _, s := range sides {
			if m != s {
				n.tie([2]string{m, s}, true, h, nil)
				bound = true
			}
		}
	}
	if bound {
		for _, id := range union(sides, through) {
			n.members[id].Happenings++
		}
	}
	return bound
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// cast are the ids of those who take part, each once.
func (n *network) cast(lists ...[]ledger.Voice) (ids []string) {
	for _, list := range lists {
		for i := range list {
			v := &list[i]
			id := firstOf(v.ID, v.Name, v.Country)
			if id == "" || slices.Contains(ids, id) || len(ids) == mostSides {
				continue
			}
			ids = append(ids, id)
			if n.members[id] == nil {
				n.members[id] = &Participant{ID: id, Name: v.Name, English: v.English, Country: v.Country, Kind: v.Kind, voice: *v}
			}
		}
	}
	return ids
}

func (n *network) tie(ends [2]string, mediates bool, h *ledger.Happening, through []string) {
	key := ends
	if mediates {
		key[0] = "\x00" + key[0]
	}
	t := n.ties[key]
	if t == nil {
		t = &Tie{From: ends[0], To: ends[1], Mediates: mediates, Through: map[string]int{}, Months: map[string]int{}}
		n.ties[key] = t
	}
	t.Happenings++
	for _, m := range through {
		t.Through[m]++
	}
	if first, last, ok := boundsOf(h.Date); ok {
		t.First, t.Last = widened(t.First, t.Last, first.String(), last.String())
		if monthOf(first) == monthOf(last) {
			t.Months[first.String()[:7]]++
		}
	}
}

// take puts the members of most happenings into the view, and the ties between
// them; the others are counted.
func (v *NetworkView) take(n *network) {
	for _, m := range n.members {
		if m.Happenings > 0 {
			v.Members = append(v.Members, *m)
		}
	}
	slices.SortFunc(v.Members, func(a, b Participant) int { return cmp.Or(b.Happenings-a.Happenings, cmp.Compare(a.ID, b.ID)) })
	if v.Left = max(len(v.Members)-MostMembers, 0); v.Left > 0 {
		v.Members = v.Members[:MostMembers]
	}
	shown := map[string]bool{}
	for i := range v.Members {
		shown[v.Members[i].ID] = true
	}
	for t := range maps.Values(n.ties) {
		if shown[t.From] && shown[t.To] {
			v.Ties = append(v.Ties, *t)
		} else {
			v.LeftTies++
		}
	}
	slices.SortFunc(v.Ties, func(a, b Tie) int {
		return cmp.Or(b.Happenings-a.Happenings, cmp.Compare(b.Last, a.Last), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), boolFirst(a.Mediates, b.Mediates))
	})
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
