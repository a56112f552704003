package event

import (
	"slices"

	"github.com/musnad/musnad/lexicon"
)

// describedReach is how many tokens before a relative clause the noun that it
// describes may stand.
const describedReach = 8

// tryDescribed reads the verb of a relative clause by the first of its frames
// whose object is the noun that the clause describes: الاتفاق الذي وقعته روسيا,
// مبادرة تقدم بها الوسيط. It reports whether one did.
func (r *reader) tryDescribed(c *clause, frames []lexicon.Framed) bool {
	if !c.verb || !c.resumes() || c.view.conj[c.trigger-c.view.first] {
		return false
	}
	first, last := c.view.described(c.trigger)
	if first == last {
		return false
	}
	for i := range frames {
		f := frames[i].Frame
		n := len(f.RestIDs) - 1
		if n < 0 || f.OnlyNoun || !r.wornWithin(first, last, f.RestIDs[n]) {
			continue
		}
		end, ok := c.follow(r, f.RestIDs[:n], f.Rest[:n])
		if !ok {
			continue
		}
		if done, _ := r.tryFrame(c, f, end); done {
			return true
		}
	}
	return false
}

// described are the tokens, from and to, of the noun phrase that the clause of
// the verb at token i describes.
func (v *view) described(i int) (first, last int) {
	last = i
	for last > v.first && v.tag(last-1) == particle {
		last--
	}
	if v.tag(last-1) == relative {
		last--
	}
	for first = last; first > v.first && last-first < describedReach; first-- {
		switch v.tag(first - 1) {
		case noun, entity, inside, bracket, number, prep:
			continue
		}
		break
	}
	return first, last
}

// wornWithin reports whether a token of [first,last) wears a word of a frame.
func (r *reader) wornWithin(first, last int, id int32) bool {
	for i := first; i < last; i++ {
		if slices.Contains(r.doc.Tokens[i].Worn, id) {
			return true
		}
	}
	return false
}
