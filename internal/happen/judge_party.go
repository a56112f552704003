package happen

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad"
)

// doers weighs who did a deed and to whom: an actor and a recipient who are both
// others rule it out.
func (c *comparison) doers() {
	actors := c.known.Actor
	if seizes(c.event) && len(c.known.Takers) > 0 {
		actors = c.known.Takers
	}
	by, byName := c.known.likest(actors, c.event.Actor)
	to, toName := c.known.likest(c.known.Recipient, c.event.Recipient)
	if by == stranger && to == stranger {
		c.differ("actor", Never, byName)
		return
	}
	if c.swapped(by, to) {
		c.differ("actor", 3, byName)
		return
	}
	c.role("actor", by, byName, 2.5)
	c.role("recipient", to, toName, 1.5)
	c.half = c.sameMode && min(by, to) == unknownParty && max(by, to) >= sameCrowd
	c.sides = by >= sameKind && to >= sameKind && !c.moved
	c.placed = c.placed || c.sides && !(c.known.Family == Force && warring(c.event))
}

// warring reports whether states or forces fight forces, or a state is on both sides:
// the same two do so in many places on one day.
func warring(e *musnad.ReadingEvent) bool {
	return slices.ContainsFunc(e.Recipient, func(p musnad.ReadingParty) bool {
		to := partyOf(&p)
		return slices.ContainsFunc(e.Actor, func(q musnad.ReadingParty) bool {
			by := partyOf(&q)
			return to.force() && (by.force() || by.state()) || by.state() && to.state() && by.Country == to.Country
		})
	})
}

func (p Party) force() bool { return armed(p.Kind) || p.Kind == "MIL" || p.Kind == "IGO" }

// swapped reports whether the one who did it suffered it, as it is known, or the
// other way round.
func (c *comparison) swapped(by, to likeness) bool {
	if by >= sameLand || to >= sameLand {
		return false
	}
	suffers, _ := c.known.likest(c.known.Recipient, c.event.Actor)
	does, _ := c.known.likest(c.known.Actor, c.event.Recipient)
	return suffers >= sameKind || does >= sameKind
}

// role weighs the likeness of one role.
func (c *comparison) role(kind string, l likeness, name string, penalty float64) {
	switch l {
	case sameParty:
		c.strong(kind, 2.5, name)
	case sameState, sameCrowd:
		c.strong(kind, 2, name)
	case sameKind:
		c.strong(kind, 1, name)
	case sameLand:
		c.agree(kind, 0.5, name)
	case stranger:
		c.differ(kind, penalty, name)
	}
}

// speakers weighs who said something and of whom: without the same speaker it is
// another act.
func (c *comparison) speakers() {
	by, name := c.known.likest(c.known.Actor, c.event.Actor)
	if by < sameState {
		c.differ("actor", Never, name)
		return
	}
	c.role("actor", by, name, Never)
	to, toName := c.known.likest(c.known.Recipient, c.event.Recipient)
	c.role("recipient", to, toName, 3)
	c.placed = c.placed || to >= sameKind
}

// meeters weighs who met: two of them must be known as such, or one who met
// somebody that day in that place. Who met one of them and somebody else met
// on another occasion.
func (c *comparison) meeters() {
	met, own := c.known.all(), union(c.event)
	found, name := acquainted(own, met)
	alien, first := strangers(own, met)
	missing, _ := strangers(met, own)
	c.metWith(found, min(alien, missing), cmp.Or(name, first))
}

// acquainted weighs the parties of a list that are among those met: each person or
// body once, and a state once if nobody of it is among them.
func acquainted(own, met []Party) (found float64, name string) {
	heads := map[string]bool{}
	for _, least := range []likeness{sameParty, sameState} {
		for _, p := range own {
			l, q := p.likest(met)
			head, weight := q.key(), 2.0
			if l == sameState {
				head, weight = q.Country, 1.5
			}
			if l != least || heads[head] {
				continue
			}
			found, name = found+weight, q.Name
			heads[head] = true
			if q.Country != "" {
				heads[q.Country] = true
			}
		}
	}
	return found, name
}

// likest is the party of a list that p goes best with.
func (p Party) likest(list []Party) (likeness, Party) {
	best, with := unknownParty, Party{}
	for _, q := range list {
		if l := p.compare(q); l > best {
			best, with = l, q
		}
	}
	return best, with
}

// strangers counts those of a list whom another does not have, and names the
// first.
func strangers(list, other []Party) (n int, name string) {
	for _, p := range list {
		if l, _ := p.likest(other); l < sameKind && !p.vague() {
			n++
			name = cmp.Or(name, p.Name)
		}
	}
	return n, name
}

// metWith weighs how many met are known, and how many of both sides are not.
func (c *comparison) metWith(found float64, alien int, name string) {
	switch {
	case found >= 3:
		c.strong("parties", min(found, 4), name)
		c.kinds++ // two of them
		c.placed = true
	case alien > 0:
		c.differ("parties", Never, name)
		return
	case found > 0 && c.placed:
		c.strong("parties", found, name)
	case found > 0:
		c.agree("parties", found, name)
	}
	if alien > 0 {
		c.differ("parties", min(float64(alien), 2), name)
	}
}

// union are the parties of an event but its mediators, on whichever side.
func union(e *musnad.ReadingEvent) []Party {
	return append(partiesOf(e.Actor), partiesOf(e.Recipient)...)
}
