package event

import (
	"slices"

	"github.com/musnad/musnad"
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
const restReach = 14

// restOf finds the other words of a multi-word trigger, in their order.
func (c *clause) restOf(r *reader, f *lexicon.Frame) (last int, ok bool) {
	if c.verb && f.OnlyNoun || c.noun && f.OnlyVerb {
		return 0, false
	}
	return c.follow(r, f.RestIDs, f.Rest)
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
	for k, id := range ids {
		i = c.find(r, i, limit, id, k == 0 && len(words[k]) > 2)
		if i < 0 {
			return 0, false
		}
		if len(words[k]) > 2 {
			i++
		}
	}
	return i, true
}

// find is the first token from i on that wears a word of a frame and may be it,
// -1 if there is none in the clause. A verb or أن on the way begins another
// clause, in which only a verb or particle is looked for.
func (c *clause) find(r *reader, i, limit int, id int32, object bool) int {
	v := c.view
	crossed := false
	for ; i < limit && v.tag(i) != stop; i++ {
		t := v.tag(i)
		if slices.Contains(r.wornAt(i), id) && (!object || v.unbound(i)) && (!crossed || t == verb || t == particle || t == comp) {
			return i
		}
		crossed = crossed || (t == verb || t == comp) && !v.related(i)
	}
	return -1
}

// related reports whether the verb at token i belongs to a relative clause, behind
// which the clause goes on: حماس التي تسيطر على القطاع بالإفراج, ما لا يقل عن.
func (v *view) related(i int) bool {
	for i--; v.tag(i) == particle; i-- {
	}
	return v.tag(i) == relative
}

// unbound reports whether the word at token i may be the object of a verb before
// it: it stands behind no preposition, written apart or with it, but for the من
// of a quantity (سلسلة من الغارات).
func (v *view) unbound(i int) bool {
	p := v.prepBefore(i)
	if v.tag(i) != noun || v.pro[i-v.first] == 0 && p < 0 {
		return true
	}
	return p >= 0 && v.preps[p-v.first] == lexicon.Min && v.tag(p-1) == noun
}

// annexedSubject reports whether what was taken for the subject is annexed to the
// last word of a trigger of several words, so that the verb is passive: أطلق سراح
// فلان.
func (c *clause) annexedSubject(restEnd int) bool {
	a := c.subjectArg
	if !c.verb || c.left || a == nil || restEnd <= c.last || !c.features.Has(arabic.PassiveVoice) {
		return false
	}
	return a.first == restEnd && c.view.tag(restEnd-1) == noun || a.first < restEnd && len(c.view.behind(*a, restEnd).ents) == len(a.ents)
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
		for _, id := range r.wornAt(i) {
			r.marks[id] = int32(r.marked)
		}
	}
}

// wornAt are the words of frames that token i wears; each token is asked for
// once, though every trigger before it looks at it.
func (r *reader) wornAt(i int) []int32 {
	t := &r.doc.Tokens[i]
	if t.Kind != musnad.Word {
		return nil
	}
	if r.worn[i] == nil {
		r.worn[i] = r.lex.Worn(t.Bare, t.Folded)
	}
	return r.worn[i]
}
