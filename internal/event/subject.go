package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
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
		c.subject = r.memory.meant(c.features)
		return
	case hasLeft && len(c.bare) > 0 && c.relativeObject() && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft && (plural || !c.startsClause()):
		c.subjectArg, c.left = &l, true
	case len(c.bare) > 0 && !plural && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft:
		c.subjectArg, c.left = &l, true
	case v.afterRelative(c.trigger):
		return // the antecedent is a thing: التفجير الذي استهدف
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
	c.subject = r.parties(v, *c.subjectArg)
	if len(c.subject) == 0 && c.left {
		c.elided = true
	}
}

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
	return c.features.Has(arabic.WithPronoun) || c.resumed() || masculine && c.features.Has(arabic.Feminine) || feminine && c.features.Has(arabic.Masculine|arabic.Singular)
}

// resumed reports whether a pronoun right behind the verb stands for the
// antecedent: الذي رحبت به طهران.
func (c *clause) resumed() bool {
	return len(c.args) > 0 && c.args[0].pronoun != "" && c.args[0].first == c.last
}

// mayFollow reports whether a phrase behind the verb may be its subject: near,
// not marked as an object, and of the verb's gender where it follows at once.
func (c *clause) mayFollow(a *arg) bool {
	v := c.view
	if a.first-c.last > 8 || v.oblique(*a) || c.features.Any(arabic.FirstPerson|arabic.SecondPerson) {
		return false
	}
	e := v.entityAt(a.first)
	if e == nil {
		return true
	}
	if e.Kind == musnad.Country && a.first == c.last {
		row := v.lex.Row(e.Row)
		return row.Kind == "metonym" || c.features.Has(arabic.Masculine) == (row.Attr("gender") == "m" && !v.femininePhrase(e))
	}
	f := arabic.Features(e.Features)
	if a.first == c.last && c.features.Has(arabic.Masculine) && !c.features.Has(arabic.Feminine) && strings.HasSuffix(v.doc.Tokens[a.first].Bare, "ات") {
		return false // دعا السلطات إلى
	}
	if f.Any(arabic.Plural | arabic.DualNumber) {
		return true
	}
	verbGender := c.features & (arabic.Masculine | arabic.Feminine)
	if verbGender == arabic.Feminine && f.Has(arabic.Masculine) && a.first == c.last {
		return e.Kind != musnad.Person && e.Kind != musnad.Office
	}
	return !f.Has(arabic.Feminine) || !c.features.Has(arabic.Masculine) || a.first > c.last+3
}

// femininePhrase reports whether the first word of a mention ends in the mark of
// the feminine: المملكة المغربية is feminine, though المغرب is not.
func (v *view) femininePhrase(e *musnad.Mention) bool {
	return strings.HasSuffix(v.doc.Tokens[e.First].Bare, "ة")
}

// elidedSubject is who a verb without a named subject means: the speaker, for
// the first person; else the subject of the verb before.
func (r *reader) elidedSubject(c *clause) []musnad.Party {
	if c.features.Has(arabic.FirstPerson) {
		if s := r.speaker(c); s != nil {
			return s
		}
	}
	return r.memory.meant(c.features)
}

// speaker is who says the words in which the trigger stands.
func (r *reader) speaker(c *clause) []musnad.Party {
	at := r.doc.Tokens[c.trigger].Span
	best := musnad.Span{End: 1 << 30}
	var who musnad.Party
	for i := range r.doc.Quotes {
		if q := &r.doc.Quotes[i]; q.Contains(at) && q.Len() < best.Len() && q.Speaker.Known() {
			best, who = q.Span, q.Speaker
		}
	}
	for i := range r.doc.Speech {
		if s := &r.doc.Speech[i]; s.Content.Contains(at) && s.Content.Len() < best.Len() && s.Speaker.Known() {
			best, who = s.Content, s.Speaker
		}
	}
	if !who.Known() {
		return nil
	}
	return []musnad.Party{who}
}

// startsClause reports whether the verb itself begins its clause, so that its
// subject follows.
func (c *clause) startsClause() bool {
	return c.view.clauseStart(c.trigger) >= c.trigger
}
