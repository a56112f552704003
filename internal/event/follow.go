package event

import (
	"slices"

	"strings"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// consume keeps the words of a multi-word trigger from being triggers of their
// own: those next to each other, and the last.
func (r *reader) consume(c *clause, last int) {
	if last <= c.last {
		return
	}
	r.used = append(r.used, last-1)
	if last <= c.last+4 {
		for i := c.last; i < last; i++ {
			r.used = append(r.used, i)
		}
	}
}

// restReach is how many tokens after the trigger a frame's other words may
// stand; twice as many where the clause goes on that far.
const restReach = 20

// restOf finds the other words of a multi-word trigger, in their order.
func (c *clause) restOf(r *reader, f *lexicon.Frame) (last int, ok bool) {
	if c.verb && f.OnlyNoun || c.noun && f.OnlyVerb {
		return 0, false
	}
	if last, ok = c.follow(r, f.RestIDs, f.Rest); c.noun && last > c.last && slices.Contains(r.used, last-1) {
		return 0, false // another trigger's words: أكد وقوف بلاده إلى جانب
	}
	return last, ok
}

// follow finds words, in their order, behind the trigger in its clause; it
// returns the token after the last.
func (c *clause) follow(r *reader, ids []int32, words []string) (last int, ok bool) {
	r.markBehind(c)
	for _, id := range ids {
		if r.marks[id] != int32(r.marked) {
			return 0, false
		}
	}
	limit := c.reach()
	i := c.last
	s := sought{masdar: c.masdar}
	for k, id := range ids {
		s.id, s.word, s.first = id, words[k], k == 0
		if i = c.find(r, s, i, limit); i < 0 {
			return 0, false
		}
		limit, s.governed = c.reach(), c.view.tag(i) == prep
		s.content = s.content || c.view.tag(i) == comp
		if s.governed || len(words[k]) == 2 {
			limit = min(limit, i+governedReach)
		}
		if len(words[k]) > 2 {
			i++
		}
	}
	return i, true
}

// annexedSubject reports whether what was taken for the subject is annexed to the
// last word of a trigger of several words, so that the verb is passive: أطلق سراح
// فلان.
func (c *clause) annexedSubject(restEnd int) bool {
	a := c.subjectArg
	if !c.verb || c.left || a == nil || c.owned || restEnd <= c.last || !c.features.Has(arabic.PassiveVoice) {
		return false
	}
	return a.first >= restEnd && c.view.digits(restEnd, a.first) && c.view.tag(restEnd-1) == noun || a.first < restEnd && len(c.view.behind(*a, restEnd).ents) == len(a.ents)
}

// passiveOf reports whether the noun before token restEnd may be the subject of the
// verb in the passive. The object right behind a verb of another gender is none: رفضت
// دعم المقاتلين is said of her who refused.
func (c *clause) passiveOf(restEnd int) bool {
	v, i := c.view, c.last
	if restEnd-1 != i || v.tag(i) != noun || v.pro[i-v.first] != 0 {
		return true
	}
	return c.features.Has(arabic.Masculine) || strings.HasSuffix(v.doc.Tokens[i].Bare, "ة") || !v.isMasdar(i)
}

// continues reports whether the verb goes on with what the one before it told, of the
// same subject, with its object right behind it: ردت السلطات بعنف، إذ أطلقت قنابل الغاز.
// What may be a masdar is rather one.
func (c *clause) continues(f *lexicon.Frame) bool {
	v := c.view
	return c.sameGender && len(c.earlier) > 0 && (v.conj[c.trigger-v.first] || v.tag(c.trigger-1) == clauseConj) &&
		c.restEnd-len(f.Rest) == c.last && v.tag(c.last) == noun && !v.isMasdar(c.trigger) && c.features.Any(arabic.Feminine)
}

// behind is an argument without the entities that begin before token i.
func (v *view) behind(a arg, i int) arg {
	var kept []int32
	for _, e := range a.ents {
		if v.doc.Entities[e].First >= i {
			kept = append(kept, e)
		}
	}
	a.ents = kept
	return a
}

// reach is the token before which the words of a frame must stand.
func (c *clause) reach() int {
	return min(c.view.last, max(c.trigger+restReach, min(c.end+1, c.trigger+2*restReach)))
}

// markBehind marks the words that stand behind the trigger, once for each
// trigger, so that the hundreds of frames of a common verb cost a look each.
func (r *reader) markBehind(c *clause) {
	if r.marked == c.trigger+1 {
		return
	}
	r.marked = c.trigger + 1
	limit := c.reach()
	for i := c.last; i < limit && c.view.tag(i) != stop; i++ {
		for _, id := range r.doc.Tokens[i].Worn {
			r.marks[id] = int32(r.marked)
		}
	}
}
