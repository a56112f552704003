// Package merge is stage 7: all event mentions of one happening in one article
// become one Event.
//
// It knows types, parties, dates and places. It merges only what agrees in
// type and does not contradict in the rest; what differs stays apart.
package merge

import (
	"fmt"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "merge"

// Rules are the ids of the stage's rules, in their order.
func Rules() []string { return []string{"merge/same-happening"} }

// Run fills Events.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		if e := find(d, m); e != nil {
			fullerMention := weigh(m) > weigh(&e.EventMention)
			if headline(d, &e.EventMention) && !headline(d, m) {
				specify(e, m)
			}
			join(e, m)
			if !headline(d, m) && (headline(d, &e.EventMention) || fullerMention && !m.Anaphoric && !m.Outcome) {
				promote(e, m)
			}
			continue
		}
		d.Events = append(d.Events, musnad.Event{EventMention: *m, Mentions: []musnad.Span{m.Clause}})
	}
	dropReferences(d)
	relativeDates(d)
	text := match.New(d, lex)
	for i := range d.Events {
		d.Events[i].ID = fmt.Sprintf("e%d", i+1)
		d.Events[i].Contexts = contexts(text, &d.Events[i])
	}
}

// dropReferences declines what only refers to a happening that the article does
// not tell: "the clashes", with nobody, no day and no place.
func dropReferences(d *musnad.Document) {
	kept := d.Events[:0]
	for _, e := range d.Events {
		if e.Anaphoric && len(e.Mentions) == 1 && len(e.Actor)+len(e.Recipient) == 0 && e.Place == nil && e.Date == "" && e.Status != musnad.Future {
			d.Decline(stage, e.Trigger, "refers to a happening that is not told here")
			continue
		}
		kept = append(kept, e)
	}
	d.Events = kept
}

// find is the earlier event that the mention tells again, the latest that has
// the same parties before one that has more; nil if there is none.
func find(d *musnad.Document, m *musnad.EventMention) *musnad.Event {
	var subset *musnad.Event
	for i := len(d.Events) - 1; i >= 0; i-- {
		e := &d.Events[i]
		if !one(d, &e.EventMention, m) {
			continue
		}
		if covers(false, all(&e.EventMention), all(m)) {
			return e
		}
		if subset == nil {
			subset = e
		}
	}
	return subset
}

// one reports whether two mentions tell one happening.
func one(d *musnad.Document, a, b *musnad.EventMention) bool {
	if a.Type != b.Type || a.Status != b.Status {
		return false
	}
	if headline(d, a) && !headline(d, b) && opens(a, b) {
		return true
	}
	if !modes(a, b) {
		return false
	}
	if headline(d, a) && !headline(d, b) && retold(a, b) {
		return true
	}
	if toll(a, b) || victim(a, b) || counted(a, b) {
		return true
	}
	if a.Type.Verbal() && !repeats(d, a, b) {
		return false
	}
	if !dates(a.Date, b.Date) || a.Place != nil && b.Place != nil && !places(a.Place, b.Place) {
		return false
	}
	if a.Type == musnad.Protest && crowd(a.Actor) && crowd(b.Actor) && (b.Anaphoric || len(a.Actor)*len(b.Actor) == 0) {
		return true
	}
	partial := b.Anaphoric && len(all(b)) <= len(all(a)) || a.Anaphoric && len(all(a)) <= 1
	if a.Type.Symmetric() {
		return covers(partial, append(a.Actor[:len(a.Actor):len(a.Actor)], a.Recipient...), append(b.Actor[:len(b.Actor):len(b.Actor)], b.Recipient...))
	}
	return covers(partial, a.Actor, b.Actor) && covers(partial, a.Recipient, b.Recipient)
}

func headline(d *musnad.Document, m *musnad.EventMention) bool {
	return d.Sentences[m.Sentence].Section == musnad.Headline
}

// retold reports whether a mention of the text tells what the headline tells in
// fewer words: the doers meet, and neither days nor recipients contradict.
func retold(head, text *musnad.EventMention) bool {
	if head.Status != text.Status || !dates(head.Date, text.Date) {
		return false
	}
	a, b := all(head), all(text)
	if head.Type.Symmetric() {
		return meet(a, b) && len(b) <= len(a)+1
	}
	return (meet(head.Actor, text.Actor) || len(head.Actor) == 0 || len(text.Actor) == 0) &&
		(meet(head.Recipient, text.Recipient) || len(head.Recipient) == 0 || len(text.Recipient) == 0) && meet(a, b)
}

// opens reports whether the first sentence of the text tells what its doer did
// in the headline: by the same words, whoever is named beside, or in other words
// and perhaps in another mode, to the same.
func opens(head, text *musnad.EventMention) bool {
	if text.Sentence > head.Sentence+2 || !meet(head.Actor, text.Actor) {
		return false
	}
	return sameFrame(head, text) || text.Sentence == head.Sentence+1 && dates(head.Date, text.Date) && meet(head.Recipient, text.Recipient)
}

func all(m *musnad.EventMention) []musnad.Party {
	return append(append([]musnad.Party{}, m.Actor...), m.Recipient...)
}

// meet reports whether the lists have a party in common.
func meet(a, b []musnad.Party) bool {
	for _, p := range a {
		for _, q := range b {
			if alike(p, q) {
				return true
			}
		}
	}
	return false
}

// repeats reports whether one of two acts of speech may be the other told again:
// it stands in the headline, or only refers back. Otherwise a speaker who demands
// twice demands two things.
func repeats(d *musnad.Document, a, b *musnad.EventMention) bool {
	return d.Sentences[a.Sentence].Section == musnad.Headline || b.Anaphoric || sameFrame(a, b) && len(a.Recipient) > 0
}

// sameFrame reports whether two mentions were read by one frame.
func sameFrame(a, b *musnad.EventMention) bool {
	return len(a.Rules) > 1 && len(b.Rules) > 1 && a.Rules[1] == b.Rules[1]
}

func dates(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, err1 := calendar.Parse(a)
	y, err2 := calendar.Parse(b)
	return err1 == nil && err2 == nil && x.Compatible(y)
}

func places(a, b *musnad.Mention) bool {
	if a.Party.Country != "" && b.Party.Country != "" && a.Party.Country != b.Party.Country {
		return false
	}
	return a.Value == b.Value || a.Kind == musnad.Country || b.Kind == musnad.Country
}

// covers reports whether two lists have the same parties; where one mention
// only refers back ("the meeting"), whether the shorter is among the longer.
func covers(partial bool, a, b []musnad.Party) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len(b) && !partial {
		return false
	}
	for _, p := range a {
		found := false
		for _, q := range b {
			found = found || alike(p, q)
		}
		if !found {
			return false
		}
	}
	return true
}

// join adds to an event what another mention of it knows.
func join(e *musnad.Event, m *musnad.EventMention) {
	e.Mentions = append(e.Mentions, m.Clause)
	e.Actor, e.Recipient, e.Mediator = fuller(e.Actor, m.Actor), fuller(e.Recipient, m.Recipient), fuller(e.Mediator, m.Mediator)
	if e.Mode == "" {
		e.Mode = m.Mode
	}
	if len(m.Date) > len(e.Date) {
		e.Date, e.DateAt = m.Date, m.DateAt
	}
	if e.Place == nil || m.Place != nil && e.Place.Kind == musnad.Country && m.Place.Kind == musnad.Place {
		e.Place = m.Place
	}
	e.Size = greater(e.Size, m.Size)
	e.Rules = append(e.Rules, "merge/same-happening")
}

// specify puts what the text says of place, day and recipient for what its
// headline said in fewer words.
func specify(e *musnad.Event, m *musnad.EventMention) {
	if m.Place != nil && e.Place != nil {
		e.Place = narrower(e.Place, m.Place)
	}
	if !dates(e.Date, m.Date) {
		e.Date, e.DateAt = m.Date, m.DateAt
	}
	if !e.Type.Symmetric() && len(m.Recipient) > 0 && !meet(e.Recipient, m.Recipient) {
		e.Recipient = m.Recipient
	}
}

// narrower is the text's place where the headline's is in the same state: the
// headline only says roughly where.
func narrower(head, text *musnad.Mention) *musnad.Mention {
	if text.Kind == musnad.Place && text.Party.Country == head.Party.Country {
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

// fuller is the longer list, with each party by the mention that names it best: a
// listed one, or a person, over an office.
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

func weight(p musnad.Party) int {
	w := 0
	if p.Source == "person" {
		w += 2
	}
	if p.ID != "" {
		w++
	}
	return w
}
