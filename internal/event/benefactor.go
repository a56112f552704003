package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// benefactor makes whoever did what is praised the one who is praised for it, where
// only a relative clause names him: أشاد بالدور الذي لعبته الكويت, ثمن ما قدمته مصر.
func (rl *roles) benefactor() {
	c, e := rl.c, rl.e
	if e.Type != musnad.Support || !c.verb && !c.participle || len(e.Actor) == 0 || len(e.Recipient) > 0 || !rl.praises() {
		return
	}
	j := c.view.describingVerb(c.end)
	if j < 0 {
		return
	}
	args, end := c.view.rightArgs(j + 1)
	rel := clause{view: c.view, trigger: j, last: j + 1, args: args, end: end, features: c.view.verbFeatures(j), verb: true}
	if rel.findSubject(rl.r); !rel.elided && !rel.left {
		rl.give(lexicon.Subject, lexicon.Recipient, without(rel.subject, e.Actor))
	}
}

// praises reports whether what the frame names beside its doer is somebody's deed.
func (rl *roles) praises() bool {
	for _, where := range []lexicon.Where{lexicon.Object, lexicon.Bi, lexicon.Ala, lexicon.Li} {
		if rl.f.Slot(where) == lexicon.Recipient {
			return true
		}
	}
	return false
}

// relativeVerbReach is how many tokens behind a relative its verb may stand.
const relativeVerbReach = 3

// describingVerb is the token of the verb of the relative clause that begins at token
// i, -1 if none does.
func (v *view) describingVerb(i int) int {
	if v.tag(i) != relative {
		return -1
	}
	for j := i + 1; j <= i+relativeVerbReach && v.tag(j) != stop; j++ {
		if v.tag(j) == verb {
			return j
		}
	}
	return -1
}
