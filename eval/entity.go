package eval

import "slices"

var stateKinds = []string{"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}
var crowdKinds = []string{"CVL", "UAF", "REF"}

func (e Entity) state() bool { return slices.Contains(stateKinds, e.Kind) }
func (e Entity) crowd() bool { return slices.Contains(crowdKinds, e.Kind) }

// sameEntity reports whether two entities are the same: their countries agree
// and both act for the state or both are of the people; otherwise the name
// decides.
func sameEntity(a, b Entity) bool {
	switch {
	case a.Country != "" && b.Country != "":
		return a.Country == b.Country && (a.state() && b.state() || ofThePeople(a) && ofThePeople(b) || sameName(a.Name, b.Name))
	case a.Country == "" && b.Country == "" && a.crowd() && b.crowd():
		return true
	}
	return sameName(a.Name, b.Name)
}

func ofThePeople(e Entity) bool { return e.crowd() || e.Kind == "OPP" }

// sameByName is sameEntity, and the name agrees too; a crowd has none.
func sameByName(a, b Entity) bool {
	return sameEntity(a, b) && (sameName(a.Name, b.Name) || a.crowd())
}

// match counts the entities of gold that have a partner in read, each partner
// once, the first that fits.
func match(gold, read []Entity, same func(a, b Entity) bool) int {
	left, n := slices.Clone(read), 0
	for _, g := range gold {
		i := slices.IndexFunc(left, func(r Entity) bool { return same(g, r) })
		if i >= 0 {
			n++
			left = slices.Delete(left, i, i+1)
		}
	}
	return n
}

func equal(gold, read []Entity) bool {
	return len(gold) == len(read) && match(gold, read, sameEntity) == len(gold)
}

func equalByName(gold, read []Entity) bool {
	return equal(gold, read) && match(gold, read, sameByName) == len(gold)
}

func unique(list []Entity) []Entity {
	var out []Entity
	for _, e := range list {
		if !slices.ContainsFunc(out, func(o Entity) bool { return sameEntity(e, o) }) {
			out = append(out, e)
		}
	}
	return out
}

// sides are the actors and the recipients, each once; all are actors where the
// type has one side only.
func (e *Event) sides() (actor, recipient []Entity) {
	actor, recipient = unique(e.Actor), unique(e.Recipient)
	if symmetric(e.Type) {
		return unique(slices.Concat(actor, recipient)), nil
	}
	return actor, recipient
}

// sameChain reports whether two source chains have the same links: unnamed
// sources at the same positions, and the same names where the annotation gives
// one.
func sameChain(gold, read []Entity) bool {
	return slices.EqualFunc(gold, read, func(g, r Entity) bool {
		unnamed := g.Kind == "unnamed"
		return unnamed == (r.Kind == "unnamed") && (unnamed || g.Name == "" || sameName(g.Name, r.Name))
	})
}
