package event

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// emit completes an event mention and keeps it, unless its surroundings forbid.
func (r *reader) emit(c *clause, e *musnad.EventMention) {
	if e.Type == musnad.Assault {
		e.Actor = r.attackers(e.Actor)
		r.unspoken(c, e)
	}
	told := r.status(c, e)
	s := c.pledged(told)
	why := cmp.Or(r.kept(c, told), r.unfit(c, e, s))
	if why == "" && s.status == musnad.Hypothetical && !listed(c, e, s) {
		why = "hypothetical: possible, conditional or feared"
	}
	if why == "" {
		r.complete(c, e, s)
		why = cmp.Or(r.unsettled(c, e, s), r.untold(c, e))
	}
	if why != "" {
		r.doc.Decline(stage, e.Trigger, why)
		return
	}
	r.elsewhere(c, e)
	r.authority(e)
	r.chain(c, e)
	r.backfill(e)
	settle(c, e)
	if len(e.Actor) > 1 && c.distant() {
		e.Anaphoric = false // told here with its sides, for what happened a day after it
	}
	r.memory.sides(e.Actor, e.Recipient)
	r.denied(e, s)
	r.govern(c, e)
	e.Rules = slices.Clone(e.Rules)
	r.doc.EventMentions = append(r.doc.EventMentions, *e)
	r.told = append(r.told, c.tells(e))
	r.joins = append(r.joins, c.verb && c.elided && c.view.conjoined(c.trigger))
	if c.targeting > 0 {
		r.used = append(r.used, c.targeting)
	}
}

// complete fills in what does not stand in the frame: addressee, status,
// mediator, date and place.
func (r *reader) complete(c *clause, e *musnad.EventMention, s standing) {
	r.addressee(c, e)
	r.commanders(c, e)
	e.Clause = r.clauseSpan(c, e)
	e.Status = musnad.Actual
	if s.status != "" {
		e.Status, e.StatusAt = s.status, r.doc.Tokens[s.at].Span
	}
	e.Open = e.Status == musnad.Actual && e.Type.Symmetric() && e.Anaphoric && c.light == nil && !c.afterwards()
	if h := r.host; h.sent == c.view.sent && c.trigger < h.end && e.Type.Symmetric() && len(e.Actor) > 1 && len(e.Mediator) == 0 {
		lend(e, h.parties)
		r.host = host{sent: -1}
	}
	r.when(c, e)
	r.toCome(c, e)
	r.where(c, e)
}

// toCome makes a happening with a day to come one to come; where that day is not
// its own, it has none.
func (r *reader) toCome(c *clause, e *musnad.EventMention) {
	switch {
	case e.Status == musnad.Actual && r.ahead(c, e):
		e.Status, e.StatusAt = musnad.Future, e.DateAt
	case e.Status != musnad.Actual || !r.later(e.Date):
	case r.dated(c, e):
		e.Status, e.StatusAt = musnad.Future, e.DateAt
	default:
		e.Date, e.DateAt = "", musnad.Span{}
	}
}

// untold is why a trigger with its roles, day and place still tells no
// happening: a present tense in running text that no day ties down tells what is
// usual, and a noun without doer, day and place only mentions something.
func (r *reader) untold(c *clause, e *musnad.EventMention) string {
	parties := len(e.Actor) + len(e.Recipient)
	switch {
	case parties == 0 && !c.announced && c.light == nil && !e.Anaphoric && !c.speaksForItself(e):
		return "nobody is named who did it or suffered it"
	case c.verb && c.elided && !c.vows() && !c.charges() && c.features.Has(arabic.PresentTense) && e.Type.Verbal() && !e.Type.Symmetric() && len(e.Recipient) == 0 && e.Status == musnad.Actual:
		return "an act of speech without speaker and addressee in its clause"
	case c.guessed && !(c.light != nil && c.direct) && e.Status == musnad.Actual:
		return "talks that are only mentioned: nobody is named who holds them"
	case c.revived(e):
		return "talks that are to be revived"
	case c.masdar && c.light == nil && e.Type == musnad.Retreat && len(e.Actor) == 0:
		return "a yielding without its doer: what is wanted rather than what was done"
	case c.verb && e.Type == musnad.Agree && c.resumes() && c.view.afterWhat(c.trigger):
		return "what was agreed, not the act of agreeing"
	case c.noun && c.light == nil && e.Type == musnad.Agree && parties < 2 && !c.predicate && !c.consents():
		return "an agreement of which only one side is named"
	case c.charges() && e.Status != musnad.Actual:
		return "a misdeed that was not done"
	case c.claims() && e.Status == musnad.Negated:
		return "an attack that nobody claims"
	case e.Status != musnad.Actual || e.Date != "" || c.charges() || c.vows() || c.document:
		return ""
	case c.verb && e.Type.Verbal() && c.resumes() && r.attitude(c):
		return "a present tense that tells what somebody is like"
	case c.verb && (hostile(e.Type) && len(e.Recipient) > 0 || e.Type == musnad.Reject || e.Type == musnad.Request) && len(e.Actor) > 0 && c.stands():
		return ""
	case c.verb && c.features.Has(arabic.PresentTense) && !(c.features.Has(arabic.FirstPerson) && e.Type.Verbal()) && (c.left || c.elided) && !r.inHeadline(e):
		return "a present tense that tells what is usual"
	case c.noun && c.light == nil && len(e.Actor) == 0 && e.Place == nil && !c.masdar && !c.afterwards() && c.aim() == nil && c.targeting == 0 && !r.announces(c, e):
		return "only mentioned: nobody is named who did it, and no day or place"
	case c.noun && c.light == nil && !c.predicate && e.Type.Verbal() && len(e.Recipient) == 0 && !e.Type.Symmetric() && !r.presented(c.view, c.trigger):
		return "only mentioned: an act of speech without its addressee"
	}
	return ""
}

// consents reports whether a noun tells what one side alone gave, and that it did: بعد
// موافقة دمشق.
func (c *clause) consents() bool {
	return c.afterwards() && c.frame.Slot(lexicon.Genitive) == lexicon.Actor
}

// stands reports whether the subject of a verb is named right before it, in a
// clause of its own: واشنطن تتهم طهران tells where Washington stands.
func (c *clause) stands() bool {
	return c.left && !c.elided && c.subjectArg != nil && c.subjectArg.head && c.view.definite(c.subjectArg.first) && !c.view.afterRelative(c.trigger)
}

// attitude reports whether the verb of a relative clause stands in the present
// and denies nothing: الخطة التي ترفضها الحركة says what the movement is like.
func (r *reader) attitude(c *clause) bool {
	if !c.view.afterRelative(c.trigger) {
		return false
	}
	for _, a := range r.doc.Tokens[c.trigger].Analyses {
		if f := arabic.Features(a.Features); f.Has(arabic.IsVerb) && f.Has(arabic.PastTense) {
			return false
		}
		for _, t := range r.lex.Tags(a.Row) {
			if t.Kind == "deny" {
				return false
			}
		}
	}
	return true
}

// inHeadline reports whether the headline tells it.
func (r *reader) inHeadline(e *musnad.EventMention) bool {
	return r.doc.Sentences[e.Sentence].Section == musnad.Headline
}

// clauseSpan is the sentence's part from the clause's start, or the subject if
// that stands before, to the clause's end.
func (r *reader) clauseSpan(c *clause, e *musnad.EventMention) musnad.Span {
	v := c.view
	first, last := v.clauseStart(c.trigger), max(c.end, c.last)
	if c.left && c.subjectArg != nil {
		first = min(first, c.subjectArg.first)
	}
	if c.light != nil {
		first = min(first, c.lightAt)
	}
	if c.restEnd > c.end {
		_, last = v.rightArgs(c.restEnd) // the frame's words go on behind أن
	}
	for first < c.trigger && (v.tag(first) == bracket || v.tag(first) == comma) {
		first++
	}
	for last > c.last && v.endsNothing(last-1) {
		last--
	}
	span := musnad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
	return span.Cover(e.Trigger)
}

// endsNothing reports whether the word at token i may not be the last of a clause: a
// mark, or one that names a source behind the clause (، وفق).
func (v *view) endsNothing(i int) bool {
	switch v.tag(i) {
	case comma, bracket, stop:
		return true
	case noun, particle, prep:
		h, ok := v.text.FirstOf(i, attributionKind)
		return ok && h.Exact && h.Pro == 0
	}
	return false
}

// chain takes the chain of the trigger. Of a verbal act, the speaker himself is no
// source.
func (r *reader) chain(c *clause, e *musnad.EventMention) {
	if best := r.chainAt(e.Trigger); best != nil {
		sources := best.Sources
		if n := len(sources); n > 0 && c.speaks(&sources[n-1], e) {
			r.speaksFor(&sources[n-1], e)
			sources = sources[:n-1]
		}
		e.Sources = append(e.Sources, sources...)
	}
	r.claimed(c, e)
}

// chainAt is the smallest chain that holds a trigger's end: a trigger may begin
// with a conjunction or with the verb of saying itself ("announced the approval of
// both").
func (r *reader) chainAt(at musnad.Span) (best *musnad.Chain) {
	for i := range r.doc.Chains {
		c := &r.doc.Chains[i]
		if c.Start < at.End && at.End <= c.End && (best == nil || c.Len() < best.Len()) {
			best = c
		}
	}
	return best
}

// speaks reports whether an act is the speaking of a source and not something
// that the source reports: his verb is the trigger or begins it, or it tells in
// the present what he or his side does by saying so ("said that he refuses"), or
// his own statement is cited behind it ("condemned …, its statement says").
// Whoever claims an attack reports it; whoever tells a misdeed as a charge makes it.
func (c *clause) speaks(s *musnad.Source, e *musnad.EventMention) bool {
	past, begins := c.verb && c.features.Has(arabic.PastTense), s.VerbAt.Overlaps(e.Trigger)
	switch {
	case c.charges(), c.vows(), s.VerbAt.Contains(e.Trigger), begins && !past:
		return true
	case !begins && (past && s.VerbAt.Start < e.Trigger.Start || !e.Type.Verbal()), e.Type == musnad.Assault, e.Type.Symmetric() && len(e.Actor) > 1:
		return false
	}
	for _, a := range e.Actor {
		if oneself(s, a) || (begins || !past) && a.Source != "person" && s.Country != "" && s.Country == a.Country && s.State() && a.State() {
			return true
		}
	}
	return false
}

// oneself reports whether a source and a party are one, under a longer and a
// shorter name.
func oneself(s *musnad.Source, a musnad.Party) bool {
	return same(s.Party, a) || s.Name != "" && (strings.Contains(a.Name, s.Name) || strings.Contains(s.Name, a.Name))
}

// hosted makes the state that is visited the host of a visit, where nobody else
// is named for it.
func (r *reader) hosted(e *musnad.EventMention) {
	if e.Place == nil || e.Place.Kind != musnad.Country && !r.isCapital(e.Place) || len(e.Actor) == 0 {
		return
	}
	for _, p := range append(append([]musnad.Party{}, e.Actor...), e.Recipient...) {
		if p.Country == e.Place.Party.Country {
			return
		}
	}
	e.Recipient = append(e.Recipient, r.stateAt(e.Place))
}

// akin reports whether a party is one of the list, or of its state.
func akin(ps []musnad.Party, p musnad.Party) bool {
	for _, q := range ps {
		if alike(p, q) {
			return true
		}
	}
	return false
}

// announces reports whether a noun opens a headline and says who suffered, as the
// press tells its news: مقتل أربعة شرطيين. One that speaks of an accident is left.
func (r *reader) announces(c *clause, e *musnad.EventMention) bool {
	v := c.view
	if c.trigger != v.first || len(e.Recipient) == 0 || !r.inHeadline(e) {
		return false
	}
	for i := v.first; i < v.last; i++ {
		if r.text.Has(i, accidentKinds) {
			return false
		}
	}
	return true
}
