package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// lightVerb is a verb that lends its subject to a noun of happening behind it;
// rows are the verbs that it may be.
type lightVerb struct {
	rows   []int32
	clause clause
}

// lightOf is the light verb that one of the verbs is, if it may carry a noun of
// the type.
func (r *reader) lightOf(rows []int32, eventType string) *lexicon.Light {
	for _, row := range rows {
		for _, l := range r.lex.Lights(row) {
			if l.Carries(eventType) {
				return l
			}
		}
	}
	return nil
}

// carries is the row by which the verb carries a noun of the type at token i:
// behind the words that the row asks for.
func (l *lightVerb) carries(r *reader, eventType string, i int) *lexicon.Light {
	for _, row := range l.rows {
		for _, light := range r.lex.Lights(row) {
			if !light.Carries(eventType) {
				continue
			}
			if len(light.Rest) == 0 && !l.clause.view.about(i, eventType) || len(light.Rest) > 0 && l.behind(r, light, i) {
				return light
			}
		}
	}
	return nil
}

// behind reports whether the noun at token i stands right behind the words that
// the row asks for, and behind no other preposition, or is the verb's subject.
func (l *lightVerb) behind(r *reader, row *lexicon.Light, i int) bool {
	last, ok := l.clause.follow(r, row.RestIDs, row.Rest)
	if s := l.clause.subjectArg; ok && s != nil && s.first <= i && i < s.last {
		return true
	}
	return ok && last <= i && i-last <= maxHeads && (i == last || l.clause.view.pro[i-l.clause.view.first] == 0)
}

// apart reports whether a preposition of time or circumstance stands right before
// token i: احتجاجا على زيارة. No verb before it carries the noun there.
func (v *view) apart(i int) bool {
	p := v.prepBefore(i)
	return p >= 0 && v.preps[p-v.first] == noSlot
}

// about reports whether the noun at token i stands behind a preposition by which no
// verb does it: علق الخبراء على الزيارة, قرر المجلس في اجتماع.
func (v *view) about(i int, eventType string) bool {
	p := v.prepBefore(i)
	if p < 0 {
		return false
	}
	switch v.preps[p-v.first] {
	case lexicon.Ala, lexicon.An, lexicon.Hawla, lexicon.Didd, lexicon.Tijah:
		return true
	case lexicon.Fi:
		return eventType == string(musnad.Consult)
	}
	return false
}

// masdarLight is the light verb whose masdar stands at token i, without the
// article, if it carries a noun of the type, right behind it (أعلن الجيش شن غارة) or
// with ب (قيام الجيش بغارة).
func (r *reader) masdarLight(i int, eventType string, withBeh bool) *lexicon.Light {
	tok := &r.doc.Tokens[max(i, 0)]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		if !tok.Fits(a) || !f.Has(arabic.IsMasdar) || f.Any(arabic.WithArticle|arabic.WithLam) {
			continue
		}
		for _, l := range r.lex.Lights(a.Row) {
			if l.Carries(eventType) && (len(l.Rest) == 0 && !withBeh || len(l.Rest) == 1 && l.Rest[0] == "ب" && withBeh) && l.Subject != lexicon.NoRole {
				return l
			}
		}
	}
	return nil
}

// lending is the row by which the light verb lends its subject to a noun: its
// own, or that of a light verb's masdar between them.
func (r *reader) lending(c *clause, eventType string) *lexicon.Light {
	if l := r.light.carries(r, eventType, c.trigger); l != nil {
		return l
	}
	if l := r.masdarLight(c.trigger-1, eventType, false); l != nil || !c.masdar {
		return l
	}
	return r.masdarLight(c.trigger, eventType, false)
}

// carried gives a noun the subject of the light verb before it, unless the noun
// is itself that verb's subject, as in the passive.
func (r *reader) carried(c *clause, eventType string) {
	if r.decided(c, eventType) {
		return
	}
	l := &r.light
	if l.clause.view != c.view || c.trigger >= l.clause.end || c.view.apart(c.trigger) {
		return
	}
	row := r.lending(c, eventType)
	if row == nil || len(row.Rest) == 0 && l.beyond(c.trigger) {
		return
	}
	c.light = row
	c.lightAt, c.lightVerb, c.lightFeatures = l.clause.trigger, l.clause.trigger, l.clause.features
	if l.clause.left && l.clause.subjectArg != nil {
		c.lightAt = l.clause.subjectArg.first
	}
	s := l.clause.subjectArg
	c.direct = true
	for k := range l.clause.args {
		a := &l.clause.args[k]
		if a.last > c.trigger {
			continue
		}
		if !a.bare && int(a.where) < lexicon.Slots {
			c.args = append(c.args, *a) // سيعقد مع نظيره مناقشات
		}
		c.direct = c.direct && s != nil && a.first == s.first
	}
	if s == nil || !(s.first <= c.trigger && c.trigger < s.last) {
		c.subject = l.clause.subject
		c.outcome = row.Subject == lexicon.NoRole && c.direct
	} else {
		c.lightSubject = true
	}
}

// decided gives a masdar the party that the masdar of a light verb right before it is
// annexed to: قرار الحكومة منع السفر, إعلان موسكو سحب قواتها, and any deed with ب:
// قيام الجيش بعملية. It reports whether it did.
func (r *reader) decided(c *clause, eventType string) bool {
	v := c.view
	e := v.covering(c.trigger - 1)
	withBeh := v.pro[c.trigger-v.first].Has(arabic.WithBeh)
	if !c.masdar && !withBeh || e == nil || e.Last != c.trigger || e.First == v.first || v.pro[c.trigger-v.first] != 0 && !withBeh || v.conj[c.trigger-v.first] {
		return false
	}
	i := e.First - 1
	if v.tag(i) != noun || v.pro[e.First-v.first] != 0 || v.conj[e.First-v.first] {
		return false
	}
	light := r.masdarLight(i, eventType, withBeh)
	if light == nil && !withBeh && slices.Contains(decision, r.doc.Tokens[i].Folded) {
		light = r.lightOf([]int32{r.lex.ByID(decideID).Index}, eventType)
	}
	if light == nil || light.Subject != lexicon.Actor {
		return false
	}
	c.subject = r.whom(e)
	if len(c.subject) == 0 {
		return false
	}
	c.light, c.lightAt, c.lightVerb = light, i, i
	return true
}

// decideID is the verb whose noun is decision.
const decideID = "v.qarrara.2"

var decision = []string{
	"قرار",
	"بقرار",
	"لقرار",
	"وقرار",
}

// beyond reports whether the noun at token i is no argument of the verb but stands
// deep inside one behind a preposition: ارتكب أخطاء في ملف منفذ الهجوم.
func (l *lightVerb) beyond(i int) bool {
	bare := 0
	for k := range l.clause.args {
		a := &l.clause.args[k]
		switch {
		case a.last <= i && a.bare && (l.clause.subjectArg == nil || a.first != l.clause.subjectArg.first):
			bare++
		case a.first <= i && i < a.last && !a.bare:
			return i-a.first > 1 || bare > 0
		}
	}
	return false
}
