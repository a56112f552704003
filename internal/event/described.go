package event

import (
	"slices"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// describedReach is how many tokens before a relative clause the noun that it
// describes may stand.
const describedReach = 8

// tryDescribed reads the verb of a relative clause by the first of its frames
// whose object is the noun that the clause describes: الاتفاق الذي وقعته روسيا,
// مبادرة تقدم بها الوسيط. It reports whether one did.
func (r *reader) tryDescribed(c *clause, frames []lexicon.Framed) bool {
	if !c.verb || c.view.conj[c.trigger-c.view.first] {
		return false
	}
	if !c.resumes() {
		if !c.undergone() {
			return false
		}
		whole := *c
		whole.subject, whole.subjectArg, whole.elided, whole.freed = nil, nil, true, true
		c = &whole
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

// undergone reports whether the verb may be the passive of a relative clause, between
// whose sides stands بين: الاتفاق الذي أبرم بين البلدين.
func (c *clause) undergone() bool {
	if !c.features.Has(arabic.PassiveVoice) || c.left || !c.view.afterRelative(c.trigger) {
		return false
	}
	return slices.ContainsFunc(c.args, func(a arg) bool { return a.where == lexicon.Bayna })
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
