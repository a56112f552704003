package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// lone makes the only phrase behind a verb of charging somebody with something the
// one who is charged: such a verb has an object, and whoever spoke before goes on.
// انتقد الوزير القرار واتهم لبنان بالتقصير.
func (rl *roles) lone() {
	c := rl.c
	if !c.verb || c.left || c.elided || c.passive || c.hasAgent || c.features.Has(arabic.WithPronoun) || c.subjectArg == nil || !c.subjectArg.head || c.subjectArg.first != c.last || len(c.bare) > 0 || !rl.charging() || !c.view.charged(c.subjectArg.last) {
		return
	}
	object := rl.r.parties(c.view, *c.subjectArg)
	if len(object) == 0 {
		return
	}
	whole := *c
	whole.bare, whole.subjectArg, whole.elided = []*arg{c.subjectArg}, nil, true
	whole.subject = rl.r.chargers(c, object)
	rl.c = &whole
	rl.r.memory.now.parties = whole.subject
}

// charged reports whether a charge begins at token i: بالتقصير, بأنه.
func (v *view) charged(i int) bool {
	for v.tag(i) == bracket {
		i++
	}
	if t := v.tag(i); t != noun && t != comp || !strings.HasPrefix(v.doc.Tokens[i].Bare, "ب") || !v.carries(i, "ب") {
		return false
	}
	return v.tag(i) == comp || v.isMasdar(i) && v.pro[i-v.first] != 0
}

// charging reports whether the frame charges its object with what stands behind ب.
func (rl *roles) charging() bool {
	f := rl.f
	if f.Type != string(musnad.Accuse) || !f.Verb || f.Slot(lexicon.Object) != lexicon.Recipient || f.Slot(lexicon.Subject) != lexicon.Actor {
		return false
	}
	return f.Slot(lexicon.Bi) == lexicon.Content || len(f.Rest) > 0 && f.Rest[0] == "ب"
}

// chargers are who speaks on in a verb of charging that goes on with what was said:
// the subject of the verb before, in its sentence or the one before; nobody where
// that is the one charged.
func (r *reader) chargers(c *clause, object []musnad.Party) []musnad.Party {
	if !c.view.conj[c.trigger-c.view.first] && c.view.tag(c.trigger-1) != clauseConj {
		return nil
	}
	by := c.earlier
	if len(by) == 0 {
		by = r.memory.before.parties
	}
	for _, p := range by {
		if akin(object, p) {
			return nil
		}
	}
	return by
}
