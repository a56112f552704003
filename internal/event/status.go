package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

var statusOf = map[string]musnad.Status{
	"neg": musnad.Negated, "deny": musnad.Negated, "cancel": musnad.Negated, "fail": musnad.Negated,
	"plan": musnad.Future, "future": musnad.Future, "futureadj": musnad.Future,
	"offer": musnad.Hypothetical, "condition": musnad.Hypothetical, "modal": musnad.Hypothetical,
}

// standing is what the words around a trigger make of it.
type standing struct {
	status musnad.Status // "" where nothing stands there
	row    *lexicon.Row  // of the word that decides, nil for the trigger's own tense
	at     int           // its token
	tied   bool          // the trigger is the complement that this word asks for
}

// kind of the word that decides, "" where none does.
func (s *standing) kind() string {
	if s.row == nil {
		return ""
	}
	return s.row.Kind
}

// status reads the words around a trigger: the verb that governs it, particles
// before it, its own tense, the verb that carries it, adjectives behind it.
func (r *reader) status(c *clause, e *musnad.EventMention) standing {
	if s := r.before(c, e.Type); s.status != "" {
		return s
	}
	if c.verb && c.features.Has(arabic.WithSeen) {
		return standing{status: musnad.Future, at: c.trigger}
	}
	if c.negotiated() {
		return standing{status: musnad.Hypothetical, at: c.trigger}
	}
	if c.light != nil && !(c.lightSubject && len(c.light.Rest) > 0) { // سيؤدي مقتله إلى
		if s := r.ofLight(c); s.status != "" {
			return s
		}
		verb := clause{view: c.view, trigger: c.lightVerb, last: c.lightVerb + 1, end: c.end, features: c.lightFeatures, verb: true}
		if s := r.status(&verb, e); s.status != "" {
			return s
		}
	}
	if c.noun {
		if s := r.behind(c); s.status != "" {
			return s
		}
		if s := r.foretold(c); s.status != "" && e.Mode != "visit" {
			return s // a visit that will be useful may have begun
		}
	}
	if s := r.purposed(c, e); s.status != "" {
		return s
	}
	if j := c.view.today(c); j >= 0 && (e.Type == musnad.Consult || e.Type == musnad.Protest) {
		return standing{status: musnad.Future, at: j}
	}
	return standing{}
}

// purposed is the status of talks for which a journey is made: who will go to meet
// somebody has not met him. سيتوجه إلى موسكو للقاء الرئيس.
func (r *reader) purposed(c *clause, e *musnad.EventMention) standing {
	n := len(r.doc.EventMentions)
	if n == 0 || !c.noun || e.Type != musnad.Consult || !c.features.Has(arabic.WithLam) {
		return standing{}
	}
	b := &r.doc.EventMentions[n-1]
	if b.Sentence != c.view.sent || b.Mode != "visit" || b.Status != musnad.Future || !meet(b.Actor, e.Actor) {
		return standing{}
	}
	return standing{status: b.Status, at: c.trigger}
}

// negotiated reports whether a noun names an exchange of prisoners, which the press does
// while it is negotiated, and nothing says that it was carried out: ملف تبادل الأسرى.
func (c *clause) negotiated() bool {
	return c.noun && c.frame != nil && strings.HasPrefix(c.frame.ID, exchange) && (c.light == nil || !c.direct) && !c.afterwards()
}

const exchange = "f.retreat.swap"

// ofLight is the status that the verb which carries the trigger gives to it:
// يعتزم زيارة.
func (r *reader) ofLight(c *clause) standing {
	w := walk{r: r, c: c, tie: -1}
	for _, row := range c.view.verbRows(c.lightVerb) {
		for _, t := range r.lex.Tags(row) {
			st, ok := statusOf[t.Kind]
			if !ok || !slices.Equal(t.Rest, c.light.Rest) {
				continue
			}
			if w.negated(c.lightVerb) {
				st = turned(st)
			}
			return standing{st, t.Row, c.lightVerb, true}
		}
	}
	return standing{}
}

// today is the token of "today" in the clause of a present tense: what meets
// today has not met yet when it is written. It is -1 where there is none.
func (v *view) today(c *clause) int {
	if !c.verb || !c.features.Has(arabic.PresentTense) || c.features.Has(arabic.PastTense) || v.tag(c.trigger-1) == particle {
		return -1
	}
	for i := v.clauseStart(c.trigger); i < max(c.end, c.last); i++ {
		if v.doc.Tokens[i].Bare == todayWord && v.doc.Tokens[i-1].Folded != sameWord {
			return i
		}
	}
	return -1
}

// "Today", and "same" before it, which makes a day of the past of it.
const (
	todayWord = "اليوم"
	sameWord  = "نفس"
)

// turned is the status of what a negated word governs: one who does not intend
// to visit will not, one who does not deny a meeting leaves it open.
func turned(s musnad.Status) musnad.Status {
	switch s {
	case musnad.Future:
		return musnad.Negated
	case musnad.Negated:
		return musnad.Hypothetical
	}
	return s
}

// unsettled is why what is to come, or did not come about, is no happening of
// its own here: a promise or forecast without a day, words that were not said.
func (r *reader) unsettled(c *clause, e *musnad.EventMention, s standing) string {
	switch e.Status {
	case musnad.Future:
		if !r.scheduled(c, e, s) {
			return "a promise, intention or forecast: no day is set for it"
		}
	case musnad.Negated:
		if !came(c, e, s) {
			return "words not said, or a deed not done that nobody announced"
		}
	}
	return ""
}

// scheduled reports whether something to come is of the kind that is fixed and
// announced: meetings and protests are, other things where a day is given or a
// plan is told of.
func (r *reader) scheduled(c *clause, e *musnad.EventMention, s standing) bool {
	switch {
	case e.Type == musnad.Consult, e.Type == musnad.Protest, c.verb && s.kind() == "plan":
		return true
	case r.programme(e):
		return true
	case c.noun:
		return r.later(e.Date)
	case e.Date != "":
		return !r.earlier(e.Date)
	}
	return c.view.timeBehind(c)
}

// programme reports whether a signing or joint work stands behind a meeting to
// come, and so belongs to what is planned for it.
func (r *reader) programme(e *musnad.EventMention) bool {
	n := len(r.doc.EventMentions)
	if n == 0 || e.Type != musnad.Support && e.Type != musnad.Cooperate {
		return false
	}
	b := &r.doc.EventMentions[n-1]
	return b.Type == musnad.Consult && b.Status == musnad.Future && b.Sentence >= e.Sentence-1
}

// timeBehind reports whether a time expression stands behind the trigger in its
// clause: before the 17th.
func (v *view) timeBehind(c *clause) bool {
	for i := c.last; i < c.end; i++ {
		if v.tag(i) == when && v.doc.Times[v.times[i-v.first]].Kind == musnad.Time {
			return true
		}
	}
	return false
}

// came reports whether something that did not come about is a happening none the
// less: a meeting called off or denied, an agreement not reached.
func came(c *clause, e *musnad.EventMention, s standing) bool {
	switch s.kind() {
	case "neg":
		switch {
		case e.Type == musnad.Consult:
			return true
		case e.Type == musnad.Agree:
			return len(e.Actor) > 1
		case c.noun:
			return false // "without", or one did not take part in it
		}
		return !e.Type.Verbal() || e.Mode == "investigate"
	case "fail":
		return e.Type == musnad.Consult || e.Type == musnad.Agree || e.Type == musnad.Support
	case "cancel":
		return e.Type == musnad.Consult || e.Type == musnad.Cooperate
	}
	return e.Type == musnad.Consult || e.Type == musnad.Agree
}

// listed reports whether something that is only possible is a happening none the
// less: a meeting or decision that its doer may hold, or that is sought or
// studied. What is asked for or threatened is part of the demand or threat.
func listed(c *clause, e *musnad.EventMention, s standing) bool {
	if len(e.Actor) == 0 {
		return false
	}
	switch e.Type {
	case musnad.Consult:
		if len(e.Actor)+len(e.Recipient) > 1 && (c.noun && s.kind() == "modal" || s.kind() == "futureadj" || s.row != nil && s.row.Attr("listed") == "1") {
			return true
		}
	case musnad.Support, musnad.Sanction, musnad.Cooperate, musnad.Retreat, musnad.Protest:
	default:
		return false
	}
	return s.kind() == "modal" && c.verb || c.negotiated()
}

// denied drops the act of denying where the meeting or agreement that is denied
// is listed itself.
func (r *reader) denied(e *musnad.EventMention, s standing) {
	n := len(r.doc.EventMentions)
	if s.kind() != "deny" || n == 0 {
		return
	}
	if b := &r.doc.EventMentions[n-1]; b.Type == musnad.Reject && b.Trigger.Contains(r.doc.Tokens[s.at].Span) {
		r.doc.Decline(stage, b.Trigger, "what is denied is listed itself")
		r.doc.EventMentions = r.doc.EventMentions[:n-1]
	}
}
