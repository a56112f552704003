package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// vow is why a verb of the future is no promise or threat: only who says of his
// own side that it will do something makes one. قال إن بلاده ستقدم مساعدات.
func (rl *roles) vow() string {
	c, s := rl.c, rl.r.speakerAt(rl.e.Trigger)
	ours := s != nil && rl.r.ourSide(c)
	if ours {
		rl.e.Actor = nil
	}
	switch {
	case !rl.f.Undone && (!rl.r.coming(c) || !c.view.bare(c.trigger)):
		return "nothing that somebody says he will do"
	case rl.f.Undone && !c.refused():
		return "nothing that somebody says he will not do"
	case !ours && (len(rl.e.Actor) == 0 || !c.named()):
		return "nobody is named in the clause who will do it"
	case s == nil || !speaks(s) || c.elided && !accuses(s) || slices.ContainsFunc(rl.e.Actor, func(p musnad.Party) bool { return !ownSide(p, s) }):
		return "what somebody else will do"
	}
	rl.e.Actor = []musnad.Party{s.Party}
	rl.e.Recipient = slices.DeleteFunc(rl.e.Recipient, func(p musnad.Party) bool { return ownSide(p, s) })
	return ""
}

// ownSide reports whether a party is that of the speaker, or the people of his
// state.
func ownSide(p musnad.Party, s *musnad.Source) bool {
	return alike(p, s.Party) || p.Kind == "CVL" && p.Country != "" && p.Country == s.Country
}

// ourSide reports whether the subject right before a verb is a body that no state
// or group is named for, and so the speaker's own: قال فلان إن السلطة لن تقبل.
func (r *reader) ourSide(c *clause) bool {
	v, j := c.view, c.trigger-1
	for v.tag(j) == particle || v.tag(j) == bracket {
		j--
	}
	if v.tag(j) != noun || !hasArticle(&v.doc.Tokens[j]) || v.pro[j-v.first] != 0 {
		return false
	}
	if before := v.tag(j - 1); before != comp && before != stop && before != bracket && !v.conj[j-v.first] {
		return false
	}
	_, ok := r.text.FirstOf(j, organKind)
	return ok
}

// named reports whether the clause tells whose act its verb is: by a phrase that
// names him, by إنه, or by the first person.
func (c *clause) named() bool {
	v := c.view
	if c.elided {
		return c.features.Has(arabic.FirstPerson) || v.pronounBefore(c.trigger) || hostile(musnad.Type(c.frame.Type)) && c.goesOnSpeaking()
	}
	return c.subjectArg != nil && c.subjectArg.head && !v.afterRelative(c.trigger)
}

// goesOnSpeaking reports whether a verb without a subject of its own begins what is
// said, or goes on with it: وسترد على الهجوم.
func (c *clause) goesOnSpeaking() bool {
	v, j := c.view, c.trigger
	for v.tag(j-1) == particle || v.tag(j-1) == bracket && j-1 > v.first && !v.conj[j-v.first] {
		j--
	}
	return !c.passive && !c.features.Has(arabic.DualNumber) && (v.conj[j-v.first] || v.tag(j-1) == comp || v.tag(j-1) == stop)
}

// refused reports whether a verb is negated for what is to come or for good: لن
// نقبل, لا نقبل.
func (c *clause) refused() bool {
	j := c.trigger - 1
	for c.view.tag(j) == bracket {
		j--
	}
	if c.view.tag(j) != particle || !c.features.Has(arabic.PresentTense) {
		return false
	}
	word := strings.TrimLeft(c.view.doc.Tokens[j].Bare, "وف")
	return word == never || word == not
}

// "Will not" and "not".
const (
	never = "لن"
	not   = "لا"
)

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
	if (c.vows() || c.dooms()) && s.status == musnad.Future || c.undone() && s.status == musnad.Negated {
		return standing{}
	}
	return s
}

// dooms reports whether the frame reads what somebody says that another will meet
// as a threat.
func (c *clause) dooms() bool { return c.charges() && c.frame.Type == string(musnad.Threaten) }
