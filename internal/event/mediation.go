package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// mediationRule is the id of the rule for phrases that say who mediated.
const mediationRule = "event/mediation"

// mediationReach is how many tokens may stand between a happening and the phrase
// that says who mediated, from either side.
const (
	mediationReach  = 30
	mediationAhead  = 14
	mediatorsLength = 12
)

// mediations gives the mediators that a phrase of the sentence names, wherever it
// stands, to the happening that it belongs to: المحادثات التي جرت في القاهرة بوساطة
// مصرية. The sentence's mentions begin at from.
func (r *reader) mediations(v *view, from int) {
	if len(r.doc.EventMentions) == from {
		return
	}
	var latest *musnad.EventMention // of the phrase that ended at end
	end := -1
	for i := v.first; i < v.last; i++ {
		h, ok := r.text.FirstOf(i, mediationKind)
		if !ok || h.Features.Has(arabic.IsVerb) || h.Row.Value == "with" && (i != end || latest == nil) {
			continue
		}
		ps, last := r.mediators(v, i, h)
		if i != end || latest == nil {
			latest = r.mediated(v, i, from)
		}
		if latest != nil && h.Row.Value == "with" {
			ps = without(ps, latest.Actor) // who takes part beside the sides
		}
		if latest != nil && h.Row.Value == invited {
			hostBy(latest, ps)
		}
		if latest != nil && suits(latest, h.Row.Value) {
			lend(latest, ps)
		}
		i, end = last-1, last
	}
}

// mediates reports whether a phrase of mediation begins at token i.
func (v *view) mediates(i int) bool {
	h, ok := v.text.FirstOf(i, mediationKind)
	return ok && !h.Features.Has(arabic.IsVerb)
}

// mediators are the parties that a phrase of mediation names, as names or as
// nisba adjectives, and the token after the last.
func (r *reader) mediators(v *view, i int, h match.Hit) (ps []musnad.Party, end int) {
	end = max(h.Last, i+1)
	for j := i + 1; j < v.last && j < i+mediatorsLength; {
		p, next, ok := r.mediatorAt(v, j)
		switch {
		case ok && len(ps) > 0 && j >= h.Last && !v.conj[j-v.first] && !named(p):
			return ps, end
		case ok:
			ps = append(ps, p...)
			j, end = next, max(end, next)
		case j < h.Last, len(ps) == 0 && j <= h.Last+1 && (v.tag(j) == noun || v.tag(j) == prep && v.preps[j-v.first] == lexicon.Min):
			j++
		default:
			return ps, end
		}
	}
	return ps, end
}

// named reports whether the only party was read from a nisba: another may follow
// it without و.
func named(ps []musnad.Party) bool { return len(ps) == 1 && ps[0].Source == "" }

// mediatorAt is whom the entity or nisba at token j means as mediators, and the
// token behind it.
func (r *reader) mediatorAt(v *view, j int) (ps []musnad.Party, next int, ok bool) {
	if e := v.entityAt(j); e != nil {
		ps = slices.DeleteFunc(r.whom(e), func(p musnad.Party) bool { return p.Country == "" && p.ID == "" && (p.Kind == "UNK" || p.Kind == "") })
		return ps, e.Last, true
	}
	if p, ok := r.nisbaAt(j); ok {
		return []musnad.Party{p}, j + 1, true
	}
	if p, ok := r.bodyNisba(j); ok {
		return []musnad.Party{p}, j + 1, true
	}
	return nil, j, false
}

// bodyNisba is the body that an adjective means: أممية, of the United Nations.
func (r *reader) bodyNisba(i int) (musnad.Party, bool) {
	h, ok := r.text.FirstOf(i, nisbaKind)
	if !ok || h.Row.Attr("body") == "" {
		return musnad.Party{}, false
	}
	row := r.lex.ByID(h.Row.Attr("body"))
	if row == nil {
		return musnad.Party{}, false
	}
	return musnad.Party{ID: row.ID, Name: row.Name(), Kind: "IGO", At: r.doc.Tokens[i].Span}, true
}

// mediated is the happening of the sentence that a phrase of mediation at token i
// belongs to: the last before it, or, where the phrase opens its clause, the first
// behind it; nil if there is none.
func (r *reader) mediated(v *view, i, from int) *musnad.EventMention {
	es := r.doc.EventMentions[from:]
	at := r.doc.Tokens[i].Start
	before, behind := -1, -1
	for k := range es {
		switch s := es[k].Trigger.Start; {
		case s < at && (before < 0 || s > es[before].Trigger.Start):
			before = k
		case s > at && (behind < 0 || s < es[behind].Trigger.Start):
			behind = k
		}
	}
	if before >= 0 && r.clauseHolds(v, i, -1, es[before].Trigger) {
		return &es[before]
	}
	if behind >= 0 && (i == v.first || v.tag(i-1) == comma || v.tag(i-1) == stop) && r.clauseHolds(v, i, 1, es[behind].Trigger) {
		return &es[behind]
	}
	return nil
}

// clauseHolds reports whether no mark or word that begins another sentence or the
// content of speech stands between token i and a trigger, in the direction of step.
func (r *reader) clauseHolds(v *view, i, step int, trigger musnad.Span) bool {
	reach := mediationReach
	if step > 0 {
		reach = mediationAhead
	}
	for j := i + step; reach > 0; j, reach = j+step, reach-1 {
		switch v.tag(j) {
		case stop:
			return false
		case comp:
			if h, ok := r.text.FirstOf(j-1, futureadjKind); !ok || !h.Exact {
				return false
			}
		}
		if r.doc.Tokens[j].Span.Overlaps(trigger) {
			return true
		}
	}
	return false
}

// suits reports whether somebody mediates in a happening of this type: carries
// messages and brings sides together in most that are agreed on, and sponsors or
// oversees only what is said or signed.
func suits(e *musnad.EventMention, how string) bool {
	switch e.Type {
	case musnad.Consult, musnad.Agree, musnad.Cooperate:
		return e.Mode != "visit" && how != invited
	case musnad.Support:
		return signs(e)
	case musnad.Retreat, musnad.Concede, musnad.Request:
		return how == "by"
	}
	return false
}

// invited marks the phrases that say on whose invitation somebody came.
const invited = "invited"

// hostBy makes who invited the visitor his host, in place of the state that he came to:
// زار روما بدعوة من نظيره فلان.
func hostBy(e *musnad.EventMention, ps []musnad.Party) {
	if e.Type != musnad.Consult || e.Mode != "visit" || len(ps) != 1 || ps[0].Source != "person" || akin(e.Actor, ps[0]) {
		return
	}
	for i, q := range e.Recipient {
		if q.BareState() && q.Country == ps[0].Country {
			e.Recipient[i], e.Rules = ps[0], append(e.Rules, mediationRule)
			return
		}
	}
	if len(e.Recipient) == 0 {
		e.Recipient, e.Rules = ps, append(e.Rules, mediationRule)
	}
}

// lend makes parties the mediators of a happening that has its sides already.
func lend(e *musnad.EventMention, ps []musnad.Party) {
	if mediate(e, ps) && !slices.Contains(e.Rules, mediationRule) {
		e.Rules = append(e.Rules, mediationRule)
	}
}

// signs reports whether a text was signed.
func signs(e *musnad.EventMention) bool {
	return slices.ContainsFunc(e.Rules, func(id string) bool { return strings.HasPrefix(id, signing) })
}

const signing = "f.support.sign"

// settle takes from the mediators who is a side of the happening.
func settle(c *clause, e *musnad.EventMention) {
	if len(e.Mediator) == 0 {
		return
	}
	if e.Type == musnad.Request {
		e.Mediator = slices.DeleteFunc(e.Mediator, func(p musnad.Party) bool { return contains(e.Actor, p) || contains(e.Recipient, p) })
		return // a minister may carry his president's invitation
	}
	ps := e.Mediator
	e.Mediator = nil
	mediate(e, ps)
	if len(e.Mediator) == 0 && e.Type == musnad.Consult && c.frame != nil {
		e.Mode = c.frame.Mode
	}
}

// mediate makes parties the mediators of a happening. Who mediates between two
// others is no side. It reports whether there are any.
func mediate(e *musnad.EventMention, ps []musnad.Party) bool {
	n := len(e.Mediator)
	for _, p := range ps {
		if akin(e.Mediator, p) || akin(e.Recipient, p) {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(e.Actor), func(a musnad.Party) bool { return alike(a, p) })
		switch {
		case len(others) == len(e.Actor):
		case len(others) > 1 && e.Type.Symmetric():
			e.Actor = others
		default:
			continue
		}
		e.Mediator = append(e.Mediator, p)
	}
	if e.Type == musnad.Consult && e.Mode == "" && len(e.Mediator) > 0 {
		e.Mode = "third-party"
	}
	return len(e.Mediator) > n
}
