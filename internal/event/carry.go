package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/calendar"
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
		if e.Date == "" {
			r.newsDay(e)
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

// maxLead is how many sentences the news at the head of an article may have.
const maxLead = 2

// newsDay gives an attack, arrest or protest at the head of the article the day of its news,
// where the first sentence says it: the paper of the next morning tells all of it
// as of yesterday.
func (r *reader) newsDay(e *musnad.EventMention) {
	lead := r.lead()
	if e.Type != musnad.Assault && e.Type != musnad.Coerce && e.Type != musnad.Protest || lead < 0 || e.Sentence >= lead+maxLead {
		return
	}
	s := &r.doc.Sentences[lead]
	for i := range r.doc.Times {
		t := &r.doc.Times[i]
		if t.First < s.First || t.Kind != musnad.Time {
			continue
		}
		if t.First >= s.Last {
			return
		}
		if r.fresh(t.Value) {
			e.Date, e.DateAt = t.Value, t.Span
			e.Rules = append(e.Rules, carryRule)
			return
		}
	}
}

// lead is the first sentence of the body, or -1.
func (r *reader) lead() int {
	for i := range r.doc.Sentences {
		if r.doc.Sentences[i].Section == musnad.Body {
			return i
		}
	}
	return -1
}

// maxFresh is how many days old news is.
const maxFresh = 2

// fresh reports whether a day is that of writing or one of the last before it.
func (r *reader) fresh(day string) bool {
	d, ok1 := exactDay(day)
	a, ok2 := exactDay(r.doc.Anchor.EDTF)
	return ok1 && ok2 && a.DaysSince(d) >= 0 && a.DaysSince(d) <= maxFresh
}

func exactDay(edtf string) (calendar.Date, bool) {
	v, err := calendar.Parse(edtf)
	if err != nil {
		return calendar.Date{}, false
	}
	return v.Exact()
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
