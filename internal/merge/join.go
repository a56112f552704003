package merge

import (
	"strings"

	"github.com/musnad/musnad"
)

// join adds to an event what another mention of it knows.
func join(e *musnad.Event, m *musnad.EventMention) {
	e.Mentions = append(e.Mentions, m.Clause)
	if (e.Mode == visit) != (m.Mode == visit) && trip(&e.EventMention, m) {
		welcome(e, m)
	} else {
		e.Actor, e.Recipient = fuller(e.Actor, m.Actor), sufferers(e.Recipient, m.Recipient)
	}
	e.Mediator = fuller(e.Mediator, m.Mediator)
	if e.Mode == "" {
		e.Mode = m.Mode
	}
	if shorter(m.Date, e.Date) {
		e.Date, e.DateAt = m.Date, m.DateAt
	}
	if e.Place == nil || m.Place != nil && wide(e.Place) && !wide(m.Place) && places(e.Place, m.Place) {
		e.Place = m.Place
	}
	e.Size = greater(e.Size, m.Size)
	e.Rules = append(e.Rules, "merge/same-happening")
}

// wide reports whether a place is a whole state or a region of several, which any place
// in it is narrower than: a capital is none.
func wide(p *musnad.Mention) bool {
	return p.Kind == musnad.Country && p.Coordinate == nil || p.Kind == musnad.Place && p.Party.Country == "" || unnamed(p)
}

// unnamed reports whether a place is only said to be some land of a state: مدن سورية.
func unnamed(p *musnad.Mention) bool { return p.Rule == "entity/land" }

// specify puts what the text says of place, day, doer and recipient for what its
// headline said in fewer words.
func specify(e *musnad.Event, m *musnad.EventMention) {
	if m.Place != nil && e.Place != nil {
		e.Place = narrower(e.Place, m.Place)
	}
	if !dates(e.Date, m.Date) {
		e.Date, e.DateAt = m.Date, m.DateAt
	}
	if hinted(e.Actor, m.Actor) && !meet(e.Actor, m.Actor) {
		e.Actor = m.Actor
	}
	if !e.Type.Symmetric() && len(m.Recipient) > 0 && !meet(e.Recipient, m.Recipient) {
		e.Recipient = m.Recipient
	}
}

// narrower is the text's place where the headline's is in the same state: the
// headline only says roughly where.
func narrower(head, text *musnad.Mention) *musnad.Mention {
	if text.Kind == musnad.Place && text.Party.Country == head.Party.Country && (!unnamed(text) || wide(head)) {
		return text
	}
	return head
}

// greater takes the higher of two counts of each kind: ten dead, three of them
// children.
func greater(a, b musnad.Size) musnad.Size {
	return musnad.Size{Dead: max(a.Dead, b.Dead), Injured: max(a.Injured, b.Injured), Arrested: max(a.Arrested, b.Arrested)}
}

// weigh is how much a mention says of its own.
func weigh(m *musnad.EventMention) int {
	n := len(m.Sources)
	if m.Date != "" {
		n += 2
	}
	if m.Place != nil {
		n++
	}
	return n
}

// promote makes a mention the main one of its event: the text says in full what the
// headline or an earlier sentence only announced. The chain is its own: what the
// outlet tells in its own voice there stands on nobody's word, whoever else
// speaks of it later.
func promote(e *musnad.Event, m *musnad.EventMention) {
	e.Trigger, e.Clause, e.Sentence, e.Sources = m.Trigger, m.Clause, m.Sentence, m.Sources
	e.Mentions[0], e.Mentions[len(e.Mentions)-1] = e.Mentions[len(e.Mentions)-1], e.Mentions[0]
}

// sufferers are the recipients of two mentions. Whom an attack hit says more than the
// people of the region that it fell on: غارة على الجنوب أسفرت عن مقتل ثلاثة مقاتلين.
func sufferers(a, b []musnad.Party) []musnad.Party {
	switch x, y := dwellers(a), dwellers(b); {
	case x && !y && len(b) > 0:
		return b
	case y && !x && len(a) > 0:
		return a
	}
	return fuller(a, b)
}

// dwellers reports whether the only party are the people of a place.
func dwellers(ps []musnad.Party) bool {
	return len(ps) == 1 && ps[0].Kind == "CVL" && strings.HasPrefix(ps[0].ID, "place.")
}

// fuller is the longer list, with each party by the mention that names it best.
func fuller(a, b []musnad.Party) []musnad.Party {
	if len(b) > len(a) {
		a, b = b, a
	}
	out := append([]musnad.Party{}, a...)
	for i := range out {
		for _, q := range b {
			if alike(out[i], q) && weight(q) > weight(out[i]) {
				out[i] = q
			}
		}
	}
	return out
}
