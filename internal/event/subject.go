package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"slices"
)

// findSubject decides what the subject of a finite verb is: a phrase before it,
// the first bare phrase after it, or somebody spoken of earlier.
func (c *clause) findSubject(r *reader) {
	v := c.view
	c.bareArgs()
	l, hasLeft := v.leftSubject(c.trigger)
	plural := c.features.Any(arabic.DualNumber|arabic.Plural) && !c.features.Any(arabic.Singular)
	switch {
	case v.pronounBefore(c.trigger):
		c.elided = true
		c.subject = r.memory.meant(c.mayAgree())
		return
	case !hasLeft && c.written(r):
		return
	case !hasLeft && c.goesOnThere(r):
		c.elided = true
		c.subject = r.elidedSubject(c)
		return
	case hasLeft && len(c.bare) > 0 && c.relativeObject() && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft && (plural || !c.startsClause()):
		c.leads(l)
	case !hasLeft && !plural && c.thingBefore():
		return
	case len(c.bare) > 0 && !plural && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft:
		c.leads(l)
	case v.afterRelative(c.trigger):
		return // the antecedent is a thing: التفجير الذي استهدف
	case v.nounSubject(c.trigger):
		c.subject = r.people(c)
		c.left = len(c.subject) > 0
		return
	case plural && !v.conj[c.trigger-v.first]:
		if c.before(); !c.left {
			c.elided = true
			c.subject = r.elidedSubject(c)
			return
		}
	default:
		c.elided = true
		c.subject = r.elidedSubject(c)
		return
	}
	c.apposed()
	if c.subject = r.parties(v, *c.subjectArg); len(c.subject) == 0 {
		c.subject = c.whoseSubject(r)
		c.owned = len(c.subject) > 0
	}
	if len(c.subject) == 0 && !c.left && v.humans(c.subjectArg) {
		c.subject = []musnad.Party{r.unlistedParty(c.subjectArg.first, c.subjectArg.first+1)}
		return
	}
	if len(c.subject) == 0 {
		c.elided, c.unlisted = c.left, !c.left && len(c.subjectArg.ents) == 0 && c.main()
	}
}

// leads makes a phrase before the verb its subject.
func (c *clause) leads(a arg) { c.subjectArg, c.left = &a, true }

// before takes the people that stand nearest before a verb in the plural or dual
// for its subject: such a verb has none behind it. أعلن أن عشرين شخصا اعتقلوا.
func (c *clause) before() {
	v := c.view
	for j := c.trigger - 1; j >= v.first; j-- {
		switch v.tag(j) {
		case noun, particle, inside, bracket, when:
		case entity:
			if e := v.entityAt(j); e.Kind == musnad.Group || arabic.Features(e.Features).Any(arabic.Plural|arabic.DualNumber) {
				c.subjectArg = &arg{first: e.First, last: e.Last, head: true, bare: true, where: noSlot, ents: []int32{v.ents[e.First-v.first]}}
				c.left = true
			}
			return
		default:
			return
		}
	}
}

// apposed takes the name that follows a subject with a phrase of its own for the
// subject's name: نفى المسؤول في الحركة فلان, دعا رئيس الدائرة في المنظمة فلان.
func (c *clause) apposed() {
	s, v := c.subjectArg, c.view
	if c.left || len(c.bare) == 0 || !v.nameless(s) {
		return
	}
	at := s.last
	for k := range c.args {
		a := &c.args[k]
		switch {
		case a.first < at:
		case !a.bare && a.first <= at+1:
			at = a.last
		case a.bare && a.first == at && at > s.last && a == c.bare[0]:
			if e := v.entityAt(at); e != nil && e.Kind == musnad.Person {
				c.subjectArg, c.bare = a, c.bare[1:]
			}
			return
		default:
			return
		}
	}
}

// nameless reports whether a phrase names nobody, or one of a kind: المسؤول.
func (v *view) nameless(a *arg) bool {
	switch ents := v.entities(*a); len(ents) {
	case 0:
		return true
	case 1:
		return ents[0].Kind == musnad.Group && ents[0].Party.ID == "" && !arabic.Features(ents[0].Features).Any(arabic.Plural|arabic.DualNumber)
	}
	return false
}

// pronounBefore reports whether the verb at token i follows a complementizer
// with a pronoun, which is then its subject: قالت السلطات إنها اعتقلت.
func (v *view) pronounBefore(i int) bool {
	j := i - 1
	for j > v.first && v.tag(j) == particle {
		j--
	}
	if v.tag(j) != comp {
		return false
	}
	for _, a := range v.doc.Tokens[j].Analyses {
		if f := arabic.Features(a.Features); f.Has(arabic.IsParticle | arabic.WithPronoun) {
			return true
		}
	}
	return false
}

// afterRelative reports whether the verb at token i follows a relative pronoun,
// with nothing but particles between.
func (v *view) afterRelative(i int) bool {
	j := i - 1
	for j > v.first && v.tag(j) == particle {
		j--
	}
	return v.tag(j) == relative
}

// afterWhat reports whether the verb at token i follows ما "what".
func (v *view) afterWhat(i int) bool {
	for i--; v.tag(i) == particle; i-- {
	}
	return v.tag(i) == relative && v.doc.Tokens[i].Folded == "ما"
}

// relativeObject reports whether the verb follows a relative pronoun that cannot
// be its subject: it has a pronoun for it, or the other gender. الذي رحبت طهران
// باختياره.
func (c *clause) relativeObject() bool {
	v := c.view
	if !v.afterRelative(c.trigger) {
		return false
	}
	j := c.trigger - 1
	for v.tag(j) == particle {
		j--
	}
	masculine := v.doc.Tokens[j].Folded == "الذي"
	feminine := v.doc.Tokens[j].Folded == "التي"
	if slices.Contains(thosewho, v.doc.Tokens[j].Folded) && c.features.Has(arabic.Singular) && !c.features.Any(arabic.Plural|arabic.DualNumber) {
		return true // الأسرى الذين تحتجزهم إسرائيل
	}
	return c.features.Has(arabic.WithPronoun) || c.resumed() || masculine && c.features.Has(arabic.Feminine) || feminine && c.features.Has(arabic.Masculine|arabic.Singular)
}

// thosewho are the relative pronouns of people in the plural.
var thosewho = []string{
	"الذين",
	"اللاتي",
	"اللواتي",
}

// startsClause reports whether the verb itself begins its clause, so that its
// subject follows.
func (c *clause) startsClause() bool {
	return c.view.clauseStart(c.trigger) >= c.trigger
}
