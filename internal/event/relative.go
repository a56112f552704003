package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// relativeReach is how many tokens behind a noun of happening the verb of its
// relative clause may stand.
const relativeReach = 9

// relative gives a noun of happening the subject and the arguments of the light
// verb in its relative clause: الزيارة التي قام بها الرئيس إلى بغداد, غارات شنها
// الطيران على المدينة.
func (r *reader) relative(c *clause, eventType string) {
	if c.light != nil {
		return
	}
	j, predicate := r.relativeVerb(c), false
	if j < 0 {
		j, predicate = r.predicate(c), true
	}
	if j < 0 {
		return
	}
	l := r.lightOf(c.view.verbRows(j), eventType)
	if l == nil {
		return
	}
	args, end := c.view.rightArgs(j + 1)
	rel := clause{view: c.view, trigger: j, last: j + 1, args: args, end: end, features: c.view.verbFeatures(j), verb: true}
	if len(l.Types) == 0 && (rel.features.Has(arabic.WithPronoun) || rel.resumed()) {
		return // a verb of happening takes no object: الاتفاق الذي وقعته روسيا
	}
	object := rel.resumes()
	if passive := rel.features.Has(arabic.PassiveVoice); l.Subject != lexicon.NoRole && (predicate || !object && !passive) {
		return
	}
	rel.findSubject(r)
	c.direct = true
	c.light, c.lightAt, c.lightVerb, c.lightFeatures = l, c.trigger, j, rel.features
	if object {
		c.subject = rel.subject
	}
	if object && len(c.subject) == 0 && rel.subjectArg != nil && c.view.isMasdar(rel.subjectArg.first) {
		c.subject = r.elidedSubject(&rel) // قرر المجلس في اجتماع عقده أمس تمديد المهمة
	}
	for k := range args {
		switch a := args[k]; {
		case a.bare && !object && l.Subject == lexicon.NoRole && c.view.gathers(j):
			a.bare, a.where = false, lexicon.Maa // لقاء جمع الرئيس بالوزير
			c.args = append(c.args, a)
		case !a.bare && a.pronoun == "":
			c.args = append(c.args, a)
		}
	}
	c.end = end
	r.used = append(r.used, j)
}

// gathers reports whether the verb at token i tells who came together in a
// meeting: its object.
func (v *view) gathers(i int) bool {
	return v.lex.Row(v.forms[i-v.first].Row).Name() == gather
}

const gather = "جمع"

// resumes reports whether a verb has a pronoun for the noun that its clause
// describes, on itself or on a preposition.
func (c *clause) resumes() bool {
	if c.features.Has(arabic.WithPronoun) {
		return true
	}
	return slices.ContainsFunc(c.args, func(a arg) bool { return a.pronoun != "" })
}

// relativeVerb is the token of the verb that describes the noun: behind a
// relative pronoun, or right behind an indefinite noun and its adjectives; -1 if
// there is none.
func (r *reader) relativeVerb(c *clause) int {
	v := c.view
	pronoun := !c.features.Has(arabic.WithArticle) && c.annexed == nil
	for j := c.last; j < v.last && j < c.last+relativeReach; j++ {
		switch v.tag(j) {
		case verb:
			if !pronoun || v.conj[j-v.first] {
				return -1
			}
			return j
		case relative:
			pronoun = true
		case noun:
			if h, ok := v.text.FirstOf(j, futureadjKind); ok && h.Exact && v.tag(j+1) == comp {
				pronoun = true // الاجتماع المقرر أن يعقد
				continue
			}
			if v.happening(j) && v.pro[j-v.first] == 0 && !v.describes(c, j) {
				return -1
			}
		case comp:
			if !pronoun {
				return -1 // the content of the noun; behind a relative, التي من المقرر أن
			}
		case clauseConj, stop, orConj:
			return -1
		case comma:
			if v.tag(j+1) != relative {
				return -1
			}
		}
	}
	return -1
}

// predicate is the token of the verb whose subject the noun is, where that
// begins its clause: أكد أن الاحتجاجات ستتواصل; -1 if there is none.
func (r *reader) predicate(c *clause) int {
	v := c.view
	if !c.features.Has(arabic.WithArticle) || c.trigger > v.first && v.tag(c.trigger-1) != comp && v.tag(c.trigger-1) != stop && v.tag(c.trigger-1) != clauseConj {
		return -1
	}
	for j := c.last; j < v.last && j < c.last+relativeReach; j++ {
		switch v.tag(j) {
		case verb:
			if v.conj[j-v.first] {
				return -1
			}
			return j
		case comp, clauseConj, stop, orConj, relative, comma:
			return -1
		}
	}
	return -1
}

// describes reports whether the noun at token j is an adjective of the trigger
// rather than another noun: it agrees with it in having the article.
func (v *view) describes(c *clause, j int) bool {
	return hasArticle(&v.doc.Tokens[j]) == c.features.Has(arabic.WithArticle) && j == c.last
}

func hasArticle(t *musnad.Token) bool {
	return len(t.Bare) > 4 && t.Bare[:4] == "ال"
}
