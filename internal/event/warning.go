package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// warningReach is how many tokens behind أن the verb of what will follow may stand.
const warningReach = 6

// warned makes a threat of a warning to somebody whose content is what the one who
// warns will do: حذرت الشركة العمال من أنها ستغلق المصنع.
func (rl *roles) warned() {
	c, e := rl.c, rl.e
	v := c.view
	if e.Type != musnad.Accuse || !rl.f.Human || !c.verb || len(rl.f.Rest) == 0 || len(e.Actor) == 0 || v.tag(c.end) != comp || !rl.warns() {
		return
	}
	for k := c.end + 1; k < min(v.last, c.end+warningReach); k++ {
		switch v.tag(k) {
		case stop, comma, relative, comp, prep:
			return
		case verb:
			if rl.r.follows(v, k) && (v.pronounBefore(k) || rl.r.ownIn(v, c.end+1, k, e.Actor)) {
				e.Type, e.Mode = musnad.Threaten, ""
			}
			return
		}
	}
}

// warns reports whether the trigger is a verb of warning.
func (rl *roles) warns() bool {
	for _, row := range rl.c.view.verbRows(rl.c.trigger) {
		for _, t := range rl.r.lex.Tags(row) {
			if t.Kind == "saying" && t.Value == "warns" {
				return true
			}
		}
	}
	return false
}

// follows reports whether the verb at token i is in the future.
func (r *reader) follows(v *view, i int) bool {
	h, ok := r.text.FirstOf(i-1, futureKind)
	return v.verbFeatures(i).Has(arabic.WithSeen) || ok && h.Exact
}

// ownIn reports whether the first party named in tokens [i,end) is one of those:
// بلاده.
func (r *reader) ownIn(v *view, i, end int, ps []musnad.Party) bool {
	for ; i < end; i++ {
		if m := v.entityAt(i); m != nil {
			whom := r.whom(m)
			return len(whom) > 0 && akin(ps, whom[0])
		}
	}
	return false
}
