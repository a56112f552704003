package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// captiveReach is how many sentences before a release the arrest may stand.
const captiveReach = 6

// releases reports whether the frame sets somebody free.
func (rl *roles) releases() bool {
	return rl.f.Type == string(musnad.Retreat) && rl.f.Mode == "release"
}

// captive is whom a pronoun means that is set free: who was seized last, else the
// person or people last spoken of who act for no state. اعتقلوا فلانا ثم
// أفرجوا عنه.
func (rl *roles) captive() []musnad.Party {
	r := rl.r
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		m := &r.doc.EventMentions[i]
		if rl.e.Sentence-m.Sentence > captiveReach {
			break
		}
		if seizes(m) {
			rl.captor(m)
			return m.Recipient
		}
	}
	for i := len(r.memory.recent) - 1; i >= 0; i-- {
		p, k := r.memory.recent[i].party, r.memory.recent[i].kind
		if (k == musnad.Person || k == musnad.Group) && !p.State() && !contains(rl.c.subject, p) {
			return []musnad.Party{p}
		}
	}
	return nil
}

// captor makes whoever seized somebody the one who sets him free, where the verb
// seemed to have the captive himself for its subject: اعتقل فلان وأفرج عنه.
func (rl *roles) captor(m *musnad.EventMention) {
	if rl.c.elided && len(without(rl.e.Actor, m.Recipient)) < len(rl.e.Actor) {
		rl.e.Actor = m.Actor
	}
}

// seizes reports whether an event put somebody into the hands of somebody else.
func seizes(m *musnad.EventMention) bool {
	return len(m.Recipient) > 0 && m.Status == musnad.Actual &&
		(m.Type == musnad.Coerce && m.Mode == "arrest" || m.Type == musnad.Assault && m.Mode == "abduct")
}

// ownRest gives the pronoun on the last word of a release its meaning: أطلقوا
// سراحه.
func (rl *roles) ownRest(restEnd int) {
	if n := len(rl.f.Rest); n > 0 && rl.releases() && rl.f.Slot(lexicon.Object) == lexicon.Recipient {
		word, ok := strings.CutPrefix(rl.r.doc.Tokens[restEnd-1].Folded, rl.f.Rest[n-1])
		if ok && slices.Contains(thirdPerson, word) {
			rl.give(lexicon.Genitive, lexicon.Recipient, rl.captive())
		}
	}
}
