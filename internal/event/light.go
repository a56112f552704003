package event

import "github.com/musnad/musnad/lexicon"

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

// carried gives a noun the subject of the light verb before it, unless the noun
// is itself that verb's subject, as in the passive.
func (r *reader) carried(c *clause, eventType string) {
	l := &r.light
	if l.clause.view != c.view || c.trigger >= l.clause.end {
		return
	}
	row := r.lightOf(l.rows, eventType)
	if row == nil || l.beyond(c.trigger) {
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
