package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// ofThose gives violence and seizure their victims where these are only counted as some of
// those, or as others like those, who were told of before: اعتقلوا عددا منهم, واعتقلت آخرين.
func (rl *roles) ofThose() {
	c, e := rl.c, rl.e
	if len(e.Recipient) > 0 || !violent(rl.f.Type) || rl.f.Slot(lexicon.Object) != lexicon.Recipient || c.noun {
		return
	}
	if i := c.pronounOfPart(); i >= 0 {
		rl.give(lexicon.Object, lexicon.Recipient, without(rl.r.lastVictims(e, true), e.Actor))
		return
	}
	if len(c.bare) > 0 && c.view.othersAt(c.bare[0]) {
		rl.give(lexicon.Object, lexicon.Recipient, without(rl.r.lastVictims(e, false), e.Actor))
	}
}

// pronounOfPart is the token of a منهم right behind the object of the verb, or behind the
// phrase that stands in the object's place; -1 if there is none.
func (c *clause) pronounOfPart() int {
	for k := 1; k < len(c.args); k++ {
		a, b := &c.args[k], &c.args[k-1]
		if a.pronoun == theirs && a.where == lexicon.Min && a.first == b.last && len(b.ents) == 0 && (b.bare || b.where == lexicon.Ala) {
			return a.first
		}
	}
	return -1
}

// othersAt reports whether an argument is nothing but the word for others, or a number
// of them.
func (v *view) othersAt(a *arg) bool {
	if len(a.ents) > 0 || a.last > a.first+2 {
		return false
	}
	return slices.Contains(others, v.doc.Tokens[a.last-1].Folded)
}

const theirs = "هم"

var others = []string{
	"اخرين",
	"اخرون",
}

// lastVictims are the unnamed people who suffered last in this sentence or the one
// before; or else, where a pronoun means them, those last spoken of.
func (r *reader) lastVictims(e *musnad.EventMention, pronoun bool) []musnad.Party {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		m := &r.doc.EventMentions[i]
		if m.Sentence < e.Sentence-1 {
			break
		}
		if violent(string(m.Type)) && len(m.Recipient) > 0 && m.Recipient[0].Source != "person" {
			return m.Recipient
		}
	}
	if !pronoun {
		return nil
	}
	m := &r.memory
	for i := len(m.recent) - 1; i >= 0; i-- {
		if s := &m.recent[i]; s.kind == musnad.Group && !contains(e.Actor, s.party) {
			return []musnad.Party{s.party}
		}
	}
	return nil
}
