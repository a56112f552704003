// Package merge is stage 7: all event mentions of one happening in one article
// become one Event.
//
// It knows types, parties, dates and places. It merges only what agrees in
// type and does not contradict in the rest; what differs stays apart.
package merge

import (
	"strconv"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "merge"

// Rules are the ids of the stage's rules, in their order.
func Rules() []string { return []string{"merge/same-happening", leadRule, lastingRule, protestersRule} }

// Run fills Events.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	m := merger{doc: d}
	d.Events = make([]musnad.Event, 0, len(d.EventMentions))
	for i := range d.EventMentions {
		m.add(&d.EventMentions[i])
	}
	dropReferences(d)
	relativeDates(d)
	leadDays(d)
	lasting(d, lex)
	protesters(d, lex)
	text := match.New(d, lex)
	for i := range d.Events {
		d.Events[i].ID = "e" + strconv.Itoa(i+1)
		d.Events[i].Contexts = contexts(text, &d.Events[i])
		romanise(&d.Events[i], lex)
	}
}

// merger adds mentions to the events of a document, in reading order.
type merger struct {
	doc  *musnad.Document
	open []bool // for each event: no mention of it says whether it came about
}

func (g *merger) add(m *musnad.EventMention) {
	k := g.find(m)
	if k < 0 {
		g.doc.Events = append(g.doc.Events, musnad.Event{EventMention: *m, Mentions: []musnad.Span{m.Clause}})
		g.open = append(g.open, open(m))
		return
	}
	d, e := g.doc, &g.doc.Events[k]
	told := g.decide(k, m)
	fullerMention := weigh(m) > weigh(&e.EventMention)
	if headline(d, &e.EventMention) && !headline(d, m) {
		specify(e, m)
	}
	both := together(d, &e.EventMention, m)
	victims := e.Recipient
	join(e, m)
	if both {
		e.Recipient = union(victims, m.Recipient)
		if m.Place != nil && fromHeadline(d, e.Place) {
			e.Place = narrower(e.Place, m.Place)
		}
	}
	if !headline(d, m) && (headline(d, &e.EventMention) || told || fullerMention && !m.Anaphoric && !m.Outcome) {
		promote(e, m)
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

// find is the earlier event that the mention tells again, -1 if there is none: one
// of its own status before one that may have it.
func (g *merger) find(m *musnad.EventMention) int {
	k := g.latest(m, func(i int) bool { return g.doc.Events[i].Status == m.Status })
	if k < 0 {
		k = g.latest(m, func(i int) bool { return g.undecided(i, m) })
	}
	return k
}

// latest is the latest event of those admitted that has the same parties as the
// mention, before one that has more or fewer.
func (g *merger) latest(m *musnad.EventMention, admitted func(i int) bool) int {
	subset := -1
	for i := len(g.doc.Events) - 1; i >= 0; i-- {
		e := &g.doc.Events[i]
		if e.Type != m.Type || !admitted(i) || !one(g.doc, &e.EventMention, m) {
			continue
		}
		if covers(false, all(&e.EventMention), all(m)) {
			return i
		}
		if subset < 0 {
			subset = i
		}
	}
	return subset
}

// one reports whether two mentions of a type tell one happening.
func one(d *musnad.Document, a, b *musnad.EventMention) bool {
	if apart(d, a, b) || otherVisitors(a, b) {
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
	if trip(a, b) || toll(a, b) || victim(a, b) || counted(a, b) || together(d, a, b) || lead(d, a, b) || claimed(d, a, b) {
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
	if a.Type == musnad.Consult && (a.Mode == visit) != (b.Mode == visit) && (b.Mode == visit || len(all(b)) > 1) {
		return false // the talks held on a visit are found above
	}
	if a.Type == musnad.Consult && !b.Anaphoric && len(all(a))+len(all(b)) == 0 && a.Date != b.Date {
		return false // nothing but the day tells them apart
	}
	if strangers(d, a, b) {
		return false
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
	if !dates(head.Date, text.Date) {
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
// and perhaps in another mode, to the same. By the same words it may name in full whom
// the headline only hints at: associations, the union.
func opens(head, text *musnad.EventMention) bool {
	if text.Sentence > head.Sentence+2 {
		return false
	}
	if !meet(head.Actor, text.Actor) {
		return text.Sentence == head.Sentence+1 && sameFrame(head, text) && hinted(head.Actor, text.Actor)
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
// it stands in the headline, or only refers back, or is a threat to the same party.
// Otherwise a speaker who demands twice demands two things, and the government accuses
// on another day than its president.
func repeats(d *musnad.Document, a, b *musnad.EventMention) bool {
	if headline(d, a) || b.Anaphoric {
		return true
	}
	return len(a.Recipient) > 0 && (a.Type == musnad.Threaten || sameFrame(a, b) && !otherSpeaker(a.Actor, b.Actor))
}

// sameFrame reports whether two mentions were read by one frame.
func sameFrame(a, b *musnad.EventMention) bool {
	return len(a.Rules) > 1 && len(b.Rules) > 1 && a.Rules[1] == b.Rules[1]
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
