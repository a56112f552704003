package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// notItsOwn is what a time costs that belongs to another happening of the sentence:
// more than any limit.
const notItsOwn = 4 * boundaryCost

// timeCost is how far the time expression at token i stands from a trigger, in
// tokens, and more where other words claim it.
func (r *reader) timeCost(c *clause, t musnad.Type, i int) int {
	v := c.view
	cost := v.distance(c, i)
	if c.vows() || c.charges() {
		return c.sayingCost(i)
	}
	switch {
	case v.genitive(c, i), c.countsOn(i), c.sinceThen(t, i), v.unmatched(i), v.ofRelative(c, i):
		return notItsOwn
	case i < c.trigger && (c.described(i) || r.background(c, t, i) || c.saidThen(t, i)):
		return notItsOwn
	case i < c.trigger:
		return cost
	case c.tellsItself(i):
		return cost - boundaryCost
	case t.Verbal() && r.ofMasdar(c, i):
		return cost + boundaryCost
	}
	return cost
}

// sayingCost is what a time costs for an act that is done by saying what the trigger
// tells: the time of the saying stands before its أن, in قال أمس إن بلاده ستنسحب.
func (c *clause) sayingCost(i int) int {
	v := c.view
	said := 0
	for j := i + 1; j < c.trigger; j++ {
		if t := v.tag(j); t == comp {
			said++
		} else if t == stop || t == clauseConj || t == relative {
			return notItsOwn
		}
	}
	if i > c.trigger || said != 1 {
		return notItsOwn
	}
	return min(c.trigger-i, boundaryCost-1)
}

// countsOn reports whether the time at token i is some days from another happening,
// which is told right behind it: the trigger is not that.
func (c *clause) countsOn(i int) bool {
	t := &c.view.doc.Times[c.view.times[i-c.view.first]]
	return t.Rule == distanceRule && (c.trigger < t.Last || c.trigger > t.Last+4)
}

// sinceThen reports whether the time at token i says since when something lasts,
// which a deed done once does not: اتهمه بأعنف قصف منذ أشهر.
func (c *clause) sinceThen(t musnad.Type, i int) bool {
	open := strings.HasSuffix(c.view.doc.Times[c.view.times[i-c.view.first]].Value, "/..")
	return open && c.verb && c.features.Has(arabic.PastTense) && (i < c.trigger || t.Verbal())
}

// unmatched reports whether the time at token i says since when there was nothing like
// what is told: للمرة الأولى منذ, لم تشهد مثله منذ.
func (v *view) unmatched(i int) bool {
	if !strings.HasSuffix(v.doc.Times[v.times[i-v.first]].Value, "/..") {
		return false
	}
	for j := i - 1; j >= v.first && j >= i-unmatchedReach; j-- {
		switch v.tag(j) {
		case verb:
			return v.text.Has(j-1, negKind)
		case stop, comma, comp, clauseConj:
			return false
		}
		if h, ok := v.text.FirstOf(j, ordinalKind); ok && h.Exact && h.Row.Value == "1" {
			return true
		}
	}
	return false
}

// unmatchedReach is how many words may stand between what is the first and since when.
const unmatchedReach = 6

// ofRelative reports whether the time at token i stands in a relative clause that ends
// before the verb: الوفد الذي وصل أمس دعا. One that goes on with و has it too.
func (v *view) ofRelative(c *clause, i int) bool {
	if i > c.trigger || !c.verb && (c.light == nil || c.lightAt > c.trigger) || slices.Contains(v.conj[i-v.first:c.trigger+1-v.first], true) {
		return false
	}
	for j := i; j < c.trigger; j++ {
		switch v.tag(j) {
		case stop, comp, clauseConj:
			return false
		}
	}
	told := false
	for j := i - 1; j >= v.first; j-- {
		switch v.tag(j) {
		case verb:
			told = !isAuxiliary(v, j) && v.verbFeatures(j).Has(arabic.PastTense)
		case relative:
			return told
		case stop, comma, comp, clauseConj:
			return false
		}
	}
	return false
}

// described reports whether the trigger only says who or what a noun behind the
// time at token i is: كرم الوزير أمس جنودا أصيبوا في الحرب.
func (c *clause) described(i int) bool {
	v := c.view
	if !c.verb {
		return false
	}
	if v.afterRelative(c.trigger) {
		return v.crosses(i+1, c.trigger, relative)
	}
	return !c.left && c.features.Has(arabic.PastTense) && !v.conj[c.trigger-v.first] && c.trigger-1 > i && (v.tag(c.trigger-1) == noun || v.tag(c.trigger-1) == number) &&
		!v.crosses(i+1, c.trigger, comp)
}

// crosses reports whether a tag stands among the tokens from one to another.
func (v *view) crosses(from, to int, t tag) bool {
	for j := from; j < to; j++ {
		if v.tag(j) == t {
			return true
		}
	}
	return false
}

// background reports whether a noun of happening stands behind a preposition that
// sets it apart from what the time at token i dates: عقوبات فرضت اليوم ردا على القصف.
func (r *reader) background(c *clause, t musnad.Type, i int) bool {
	v := c.view
	if !c.noun || c.light != nil {
		return false
	}
	for j := c.trigger - 1; j > i; j-- {
		switch v.tag(j) {
		case verb, comma, stop, clauseConj:
			return false
		case prep:
			if r.apart(j, t) {
				return true
			}
		}
	}
	return false
}

// apart reports whether the preposition at token i sets a happening of the type
// apart from what is told before it.
func (r *reader) apart(i int, t musnad.Type) bool {
	h, ok := r.text.FirstOf(i, prepKind)
	if !ok {
		return false
	}
	how := h.Row.Attr("apart")
	return how == "1" || how == "deed" && t != musnad.Consult
}

// saidThen reports whether the time at token i is that of a saying, before the
// deed in the past that was told: قال أمس إن الوفد زار. What forces do is mostly
// told on the day.
func (c *clause) saidThen(t musnad.Type, i int) bool {
	v := c.view
	switch t {
	case musnad.Assault, musnad.Mobilize, musnad.Retreat:
		return false
	}
	return c.verb && c.features.Has(arabic.PastTense) && v.crosses(i+1, c.trigger, comp)
}

// tellsItself reports whether the time at token i stands in the relative clause
// that describes the noun of happening: الاشتباكات التي شهدتها المدينة أمس.
func (c *clause) tellsItself(i int) bool {
	v := c.view
	if !c.noun {
		return false
	}
	for j := c.last; j < i; j++ {
		switch v.tag(j) {
		case relative:
			return !v.aboutAnother(j, i)
		case verb, comma, stop, comp, clauseConj:
			return false
		case noun:
			if v.masdarAt(j) {
				return false
			}
		}
	}
	return false
}

// aboutAnother reports whether a preposition between two tokens leads to another
// happening: الانتقادات التي وجهت إليها بسبب حربها.
func (v *view) aboutAnother(from, to int) bool {
	for j := from; j < to; j++ {
		if v.tag(j) != prep || !v.happening(j+1) {
			continue
		}
		if h, ok := v.text.FirstOf(j, prepKind); ok && h.Row.Attr("apart") == "1" {
			return true
		}
	}
	return false
}

// ofMasdar reports whether the time at token i, which lies before this day, month or
// year, stands behind a masdar that it dates rather than the act of speech: دعا إلى
// تنفيذ الاتفاق الموقع عام 2015. What was said during a talk has the talk's day.
func (r *reader) ofMasdar(c *clause, i int) bool {
	v := c.view
	value := v.doc.Times[v.times[i-v.first]].Value
	if _, day := exactDay(value); day {
		return false
	}
	if v.aboutAnother(c.last, i) {
		return true
	}
	if !r.earlier(value) && r.doc.Anchor.EDTF != "" {
		return false
	}
	for j := max(c.last, c.restEnd); j < i; j++ {
		if v.tag(j) == noun && v.masdarAt(j) && !v.during(j) {
			return true
		}
	}
	return false
}

// during reports whether the word at token i stands behind خلال.
func (v *view) during(i int) bool {
	return v.tag(i-1) == prep && v.preps[i-1-v.first] == lexicon.Khilal
}

// masdarAt reports whether token i is a masdar or noun of happening.
func (v *view) masdarAt(i int) bool {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; tok.Fits(a) && arabic.Features(a.Features).Has(arabic.IsMasdar) {
			return true
		}
	}
	return v.happeningAt(i)
}

// genitive reports whether the month or year at token i is annexed to a noun of
// happening other than the trigger: في اتفاق عام 2015.
func (v *view) genitive(c *clause, i int) bool {
	j := i - 1
	if j < v.first || j >= c.trigger && j < c.last || v.tag(j) != noun {
		return false
	}
	if _, day := exactDay(v.doc.Times[v.times[i-v.first]].Value); day || !v.happeningAt(j) || !v.bareNoun(j) {
		return false
	}
	return v.tag(j-1) == prep || v.pro[j-v.first] != 0 || v.tag(j-1) == noun && (j-1 < c.trigger || j-1 >= c.last) && v.bareNoun(j-1)
}

// bareNoun reports whether the noun at token i has no article, pronoun or tanween.
func (v *view) bareNoun(i int) bool {
	b := v.doc.Tokens[i].Best()
	return b != nil && !arabic.Features(b.Features).Any(arabic.WithArticle|arabic.WithPronoun|arabic.Indefinite)
}
