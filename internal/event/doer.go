package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// possessor is the phrase with ل right behind a phrase that names nobody, to
// whom it belongs: مواقع للجيش.
func (rl *roles) possessor(a *arg) *arg {
	for k := range rl.c.args {
		if b := &rl.c.args[k]; b.where == lexicon.Li && b.first == a.last {
			return b
		}
	}
	return a
}

// doer is who did what a phrase names, where that is what a criticism is aimed
// at: "condemned the killing of ten by the force" is aimed at the force. ok is
// false where the phrase names no happening.
func (rl *roles) doer(role lexicon.Role, a *arg) (ps []musnad.Party, ok bool) {
	if role != lexicon.Recipient || a.head || rl.e.Type != musnad.Accuse && rl.e.Type != musnad.Reject {
		return nil, false
	}
	r, v := rl.r, rl.c.view
	for i := a.first; i < a.last && i < a.first+2; i++ {
		r.text.HitsOf(i, happenings, func(h match.Hit) bool {
			frames := r.lex.Frames(h.Row.Index)
			if len(frames) == 0 || !h.Exact || h.Features.Any(arabic.IsVerb|arabic.IsActiveParticiple|arabic.IsPassiveParticiple) {
				return true
			}
			args, end := v.rightArgs(h.Last)
			c := clause{view: v, trigger: i, last: h.Last, args: args, end: end, features: h.Features, noun: true, masdar: h.Features.Has(arabic.IsMasdar)}
			c.annex(r)
			inner := &roles{r: r, c: &c, f: frames[0].Frame, e: &musnad.EventMention{Type: musnad.Type(frames[0].Type)}}
			inner.nominal()
			inner.prepositional(h.Last)
			ps, ok = inner.e.Actor, true
			return false
		})
		if ok {
			return ps, true
		}
	}
	return nil, false
}

// masdarObject is the object of a masdar that has its subject as genitive:
// اعتقال الشرطة عشرين محتجا, اتهام روسيا لأوكرانيا. It stands right behind the
// genitive, bare or with ل; nil where there is none.
func (rl *roles) masdarObject(gen lexicon.Role) *arg {
	c := rl.c
	if !c.masdar || c.annexed == nil || gen != lexicon.Recipient || len(c.annexed.ents) == 0 {
		return nil
	}
	for k := range c.args {
		a := &c.args[k]
		if a.first != c.annexed.last || len(a.ents) == 0 {
			continue
		}
		if a.bare || a.where == lexicon.Li && rl.f.Slot(lexicon.Li) == lexicon.NoRole {
			return a
		}
	}
	return nil
}

// masdarRole is the role of a masdar's genitive where its frame does not say:
// the object's where the verb takes one, else the subject's.
func masdarRole(f *lexicon.Frame) lexicon.Role {
	if o := f.Slot(lexicon.Object); o == lexicon.Recipient {
		return o
	}
	return f.Slot(lexicon.Subject)
}
