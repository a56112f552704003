package happen

import "github.com/musnad/musnad"

// doers weighs who did a deed and to whom: an actor and a recipient who are both
// others rule it out.
func (c *comparison) doers() {
	by, byName := c.known.likest(c.known.Actor, c.event.Actor)
	to, toName := c.known.likest(c.known.Recipient, c.event.Recipient)
	if by == stranger && to == stranger {
		c.differ("actor", Never, byName)
		return
	}
	c.role("actor", by, byName, 2.5)
	c.role("recipient", to, toName, 1.5)
}

// role weighs the likeness of one role.
func (c *comparison) role(kind string, l likeness, name string, penalty float64) {
	switch l {
	case sameParty:
		c.strong(kind, 2.5, name)
	case sameState:
		c.strong(kind, 2, name)
	case sameKind:
		c.strong(kind, 1.5, name)
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
}

// meeters weighs who met: two of them must be known as such, or one who met
// somebody that day in that place.
func (c *comparison) meeters() {
	met := c.known.all()
	found, alien, last := 0.0, 0, ""
	heads := map[string]bool{}
	for _, p := range union(c.event) {
		best, q := unknownParty, Party{}
		for _, o := range met {
			if l := p.compare(o); l > best {
				best, q = l, o
			}
		}
		switch {
		case best == sameParty && !heads[q.key()]:
			found, last = found+2, q.Name
			heads[q.key()] = true
		case best == sameState && !heads[q.Country]:
			found, last = found+1.5, q.Name
			heads[q.Country] = true
		case best < sameKind && !p.vague():
			alien++
			last = p.Name
		}
	}
	c.metWith(found, alien, last, len(met))
}

// metWith weighs how many met are known, and how many are not.
func (c *comparison) metWith(found float64, alien int, name string, met int) {
	switch {
	case found >= 3:
		c.strong("parties", min(found, 4), name)
		c.kinds++ // two of them
	case found > 0 && c.firm:
		c.strong("parties", found, name)
	case found > 0:
		c.agree("parties", found, name)
	case met > 0 && alien > 0:
		c.differ("parties", Never, name)
	}
	if alien > 0 && found > 0 {
		c.differ("parties", min(float64(alien), 2), name)
	}
}

// union are the parties of an event but its mediators, on whichever side.
func union(e *musnad.ReadingEvent) []Party {
	return append(partiesOf(e.Actor), partiesOf(e.Recipient)...)
}
