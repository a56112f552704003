package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const obligationRule = "event/obligation"

// duty is what is said that somebody has to do.
type duty struct {
	last int // the token behind the words of duty and whom it binds: يجب على الحكومة
	deed int // the token at which what he has to do begins
	whom []musnad.Party
}

// obliged reads as a demand what a party says that another has to do, where no verb
// of demanding tells it: قال الوزير إن على الحكومة أن ترحل, "يجب أن ترحل الحكومة".
func (r *reader) obliged(v *view, i int) {
	d, ok := r.duty(v, i)
	if !ok {
		return
	}
	e := &musnad.EventMention{Type: musnad.Request, Status: musnad.Actual, Size: musnad.NoSize, Sentence: v.sent, Recipient: oneEach(d.whom)}
	e.Trigger = r.doc.Tokens[i].Span.Cover(r.doc.Tokens[d.last-1].Span)
	chain := r.chainAt(e.Trigger)
	if why := r.idle(e, i, chain); why != "" {
		r.doc.Decline(stage, e.Trigger, why)
		return
	}
	origin := len(chain.Sources) - 1
	e.Actor, e.Sources = []musnad.Party{chain.Sources[origin].Party}, append(e.Sources, chain.Sources[:origin]...)
	e.Mode = r.asked(v, d.deed)
	e.Rules = append(e.Rules, obligationRule, r.wordOfDuty(i))
	r.demand(v, i, d, e)
}

// idle is why a duty told at token i is no demand.
func (r *reader) idle(e *musnad.EventMention, i int, chain *musnad.Chain) string {
	switch {
	case r.sport:
		return "an article on sport"
	case i < r.governed.end && e.Sentence == r.governed.sent:
		return r.governed.why
	case len(e.Recipient) == 0:
		return "a duty of nobody in particular"
	case chain == nil || len(chain.Sources) == 0 || !accuses(&chain.Sources[len(chain.Sources)-1]):
		return "a duty that no party tells"
	case akin(e.Recipient, chain.Sources[len(chain.Sources)-1].Party):
		return "a duty of the speaker's own side"
	}
	return ""
}

// demand keeps the demand; what has to be done is part of it.
func (r *reader) demand(v *view, i int, d duty, e *musnad.EventMention) {
	_, end := v.rightArgs(d.deed)
	if v.tag(d.deed) == verb {
		_, end = v.rightArgs(d.deed + 1)
	}
	end = max(end, d.last)
	first := v.clauseStart(i)
	for first < i && (v.tag(first) == bracket || v.tag(first) == comma) {
		first++
	}
	e.Clause = musnad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[end-1].End}.Cover(e.Trigger)
	r.backfill(e)
	r.memory.sides(e.Actor, e.Recipient)
	r.governed = governed{v.sent, end, "part of what is asked for, offered, refused or threatened"}
	r.doc.EventMentions = append(r.doc.EventMentions, *e)
	r.told, r.joins = append(r.told, false), append(r.joins, false)
}

// duty reads the words of a duty at token i: على before whom it binds at the very
// beginning of what is said, or a word like يجب.
func (r *reader) duty(v *view, i int) (duty, bool) {
	if v.tag(i) == prep && v.preps[i-v.first] == lexicon.Ala && v.onPreposition(i) == "" && v.begins(i) {
		return r.bound(v, i+1)
	}
	if v.tag(i) != particle {
		return duty{}, false
	}
	h, ok := r.text.FirstOf(i, modalKind)
	if !ok || h.Row.Attr("duty") != "1" || v.tag(i-1) == verb || v.depicts(i) {
		return duty{}, false
	}
	if w := v.tag(h.Last - 1); h.Last > i+1 && w == inside && r.doc.Tokens[h.Last-1].Folded == onto {
		return r.bound(v, h.Last)
	}
	if v.tag(h.Last) == prep && v.preps[h.Last-v.first] == lexicon.Ala && v.onPreposition(h.Last) == "" {
		return r.bound(v, h.Last+1)
	}
	return r.actor(v, i, h)
}

// depicts reports whether a word of duty at token i describes what stands before
// it: الدور الذي يجب, دور يجب.
func (v *view) depicts(i int) bool {
	t := v.tag(i - 1)
	return t == relative || t == noun && !v.conj[i-v.first] && !hasArticle(&v.doc.Tokens[i-1])
}

// wordOfDuty is the row of the word of duty at token i.
func (r *reader) wordOfDuty(i int) string {
	if h, ok := r.text.FirstOf(i, dutyKinds); ok {
		return h.Row.ID
	}
	return ""
}

// onto is the preposition of whom a duty binds, folded.
const onto = "علي"

// begins reports whether token i begins what is said: behind أن, a colon or a
// quotation mark.
func (v *view) begins(i int) bool {
	switch v.tag(i - 1) {
	case comp:
		return !v.pronounBefore(i)
	case bracket:
		return !isDash(v.doc.Tokens[i-1].Bare)
	case stop:
		return i > 0 && v.doc.Tokens[i-1].Bare == ":"
	}
	return false
}

// deedReach is how many tokens behind whom a duty binds the deed may stand.
const deedReach = 8

// bound reads whom a duty binds at token i, and the deed behind him.
func (r *reader) bound(v *view, i int) (duty, bool) {
	a, ok := v.phrase(i, v.last)
	if !ok || !a.head || !a.bare {
		return duty{}, false
	}
	for j := a.last; j < min(v.last, a.last+deedReach); j++ {
		switch t := v.tag(j); {
		case t == stop, t == verb, t == relative, t == clauseConj:
			return duty{}, false
		case t == comp, t == noun && v.isMasdar(j) && v.pro[j-v.first] == 0:
			return duty{last: a.last, deed: v.behindComp(j), whom: r.parties(v, a)}, true
		}
	}
	return duty{}, false
}

// behindComp is the token behind أن and particles at token i.
func (v *view) behindComp(i int) int {
	for i+1 < v.last && (v.tag(i) == comp || v.tag(i) == particle || v.tag(i) == bracket) {
		i++
	}
	return i
}

// actor reads whose deed stands behind a word of duty and أن: the subject of its
// verb, or of the whole before it. إسرائيل يجب أن تنسحب, يجب أن تنسحب إسرائيل.
func (r *reader) actor(v *view, i int, h match.Hit) (duty, bool) {
	k := v.behindComp(h.Last)
	if v.tag(h.Last) != comp || v.tag(k) != verb {
		return duty{}, false
	}
	f := v.verbFeatures(k)
	args, end := v.rightArgs(k + 1)
	c := clause{view: v, trigger: k, last: k + 1, args: args, end: end, features: f, verb: true}
	c.findSubject(r)
	switch l, left := v.leftSubject(i); {
	case !f.Has(arabic.ActiveVoice), isAuxiliary(v, k), r.receives(v, k):
		return duty{}, false
	case left && l.head && v.definite(l.first) && !v.conj[i-v.first]:
		return duty{last: h.Last, deed: k, whom: r.parties(v, l)}, true
	case c.subjectArg != nil && c.subjectArg.head && !c.left && !c.elided:
		return duty{last: h.Last, deed: k, whom: c.subject}, true
	}
	return duty{}, false
}

// receives reports whether the verb at token i lends its subject what is done to
// him, so that it asks nothing of him: يجب أن يحصل الشعب على دولة.
func (r *reader) receives(v *view, i int) bool {
	for _, row := range v.verbRows(i) {
		for _, l := range r.lex.Lights(row) {
			if l.Subject == lexicon.Recipient {
				return true
			}
		}
	}
	return false
}

// asked is the mode of a demand, by what kind of deed is asked for at token i.
func (r *reader) asked(v *view, i int) (mode string) {
	args, end := v.rightArgs(i + 1)
	c := clause{view: v, trigger: i, last: i + 1, args: args, end: end, verb: v.tag(i) == verb, noun: v.tag(i) != verb}
	mode = "change"
	r.text.HitsOf(i, happenings, func(h match.Hit) bool {
		f := r.plain(&c, r.lex.Frames(h.Row.Index))
		if !h.Exact || f == nil {
			return true
		}
		switch musnad.Type(f.Type) {
		case musnad.Retreat, musnad.Concede:
			mode = "yield"
		case musnad.Consult:
			mode = "meet"
		case musnad.Aid, musnad.Support, musnad.Cooperate:
			mode = "assist"
		}
		return false
	})
	return mode
}

// plain is the first frame whose words stand behind a trigger, of those that tell
// what is done whoever says it; nil if there is none.
func (r *reader) plain(c *clause, frames []lexicon.Framed) *lexicon.Frame {
	for i := range frames {
		f := frames[i].Frame
		if f.Said || f.Vow {
			continue
		}
		if _, ok := c.restOf(r, f); ok {
			return f
		}
	}
	return nil
}
