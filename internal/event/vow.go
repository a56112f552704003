package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// vow is why a verb of the future is no promise or threat: only who says of his
// own side that it will do something makes one. قال إن بلاده ستقدم مساعدات.
func (rl *roles) vow() string {
	c, s := rl.c, rl.r.speakerAt(rl.e.Trigger)
	switch {
	case !rl.r.coming(c) || !c.view.bare(c.trigger):
		return "nothing that somebody says he will do"
	case len(rl.e.Actor) == 0 || !c.named():
		return "nobody is named in the clause who will do it"
	case s == nil || !accuses(s) || slices.ContainsFunc(rl.e.Actor, func(p musnad.Party) bool { return !alike(p, s.Party) }):
		return "what somebody else will do"
	}
	return ""
}

// named reports whether the clause tells whose act its verb is: by a phrase that
// names him, by إنه, or by the first person.
func (c *clause) named() bool {
	v := c.view
	if c.elided {
		return v.pronounBefore(c.trigger) || c.features.Has(arabic.FirstPerson)
	}
	return c.subjectArg != nil && c.subjectArg.head && !v.afterRelative(c.trigger)
}

// coming reports whether a verb is in the future: ستقدم, سوف تقدم.
func (r *reader) coming(c *clause) bool {
	if c.features.Has(arabic.WithSeen) {
		return true
	}
	h, ok := r.text.FirstOf(c.trigger-1, futureKind)
	return ok && h.Exact && c.trigger > c.view.first
}

// vows reports whether the frame reads what will be done as a promise or threat.
func (c *clause) vows() bool { return c.frame != nil && c.frame.Vow }

// pledged is the status of an act whose saying is the act: it was made, though
// what it is about is to come, or was left undone.
func (c *clause) pledged(s standing) standing {
	if c.predicate && c.charges() && s.tied {
		return standing{} // العرض مرفوض: what stands before it does not govern it
	}
	if c.vows() && s.status == musnad.Future || c.undone() && s.status == musnad.Negated {
		return standing{}
	}
	return s
}
