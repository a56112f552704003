package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// carryRule is the id of the rule for a day that is told beside another event of
// the same incident.
const carryRule = "event/carried"

// maxCarry is how many sentences apart two events of one incident may be told.
const maxCarry = 1

// carry gives happenings without a day that of the happening told just before
// them, where both are of one incident. Their places are often others.
func (r *reader) carry() {
	es := r.doc.EventMentions
	for i := range es {
		e := &es[i]
		if i > 0 && e.Place == nil {
			r.samePlace(&es[i-1], e, r.joins[i])
		}
		if !r.told[i] || e.Date != "" {
			continue
		}
		for k := i - 1; k >= 0 && e.Sentence-es[k].Sentence <= maxCarry; k-- {
			if r.oneIncident(&es[k], e) {
				r.take(e, &es[k])
				break
			}
		}
	}
}

// samePlace gives an event the place of the one before it where the same doers go
// on in one sentence (اقتحمت المخيم واعتقلت), and the text that two sides signed
// the place where they met.
func (r *reader) samePlace(before, e *musnad.EventMention, joined bool) {
	if before.Place == nil || before.Status != e.Status {
		return
	}
	went := joined && bodily(e.Type) && bodily(before.Type) && e.Sentence == before.Sentence && meet(before.Actor, e.Actor)
	signed := before.Type == musnad.Consult && (e.Type == musnad.Support || e.Type == musnad.Agree) && e.Sentence-before.Sentence <= maxCarry &&
		len(e.Actor)+len(e.Recipient) > 1 && coversAll(before, e)
	if went || signed {
		e.Place, e.Rules = before.Place, append(e.Rules, carryRule)
	}
}

// coversAll reports whether every party of an event is one of another's.
func coversAll(of, e *musnad.EventMention) bool {
	all := append(of.Actor[:len(of.Actor):len(of.Actor)], of.Recipient...)
	for _, p := range append(e.Actor[:len(e.Actor):len(e.Actor)], e.Recipient...) {
		if !akin(all, p) {
			return false
		}
	}
	return true
}

func (r *reader) oneIncident(a, b *musnad.EventMention) bool {
	if a.Status != b.Status || !bodily(a.Type) {
		return false
	}
	if r.doc.Sentences[a.Sentence].Section != r.doc.Sentences[b.Sentence].Section {
		return false
	}
	return meet(a.Actor, b.Actor) || meet(a.Recipient, b.Recipient) || meet(a.Actor, b.Recipient) || meet(a.Recipient, b.Actor)
}

func meet(a, b []musnad.Party) bool {
	for _, p := range a {
		if akin(b, p) {
			return true
		}
	}
	return false
}

func (r *reader) take(e, from *musnad.EventMention) {
	if e.Date == "" && from.Date != "" {
		e.Date, e.DateAt = from.Date, from.DateAt
		e.Rules = append(e.Rules, carryRule)
	}
}

// tells reports whether a finite verb tells the event as the next thing that
// happened, so that it may be of the incident told before: not a noun that only
// mentions it, nor a relative clause that says who somebody is.
func (c *clause) tells(e *musnad.EventMention) bool {
	return c.verb && bodily(e.Type) && e.Status == musnad.Actual && c.features.Has(arabic.PastTense) && !c.view.afterRelative(c.trigger)
}
