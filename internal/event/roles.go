package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// roles fills one event mention.
type roles struct {
	r *reader
	c *clause
	f *lexicon.Frame
	e *musnad.EventMention

	spot bool                    // the frame's own slot named a place
	from [numRoles]lexicon.Where // which slot filled a role first
	full [numRoles]bool
}

const numRoles = 6

// give adds parties to a role. Of two slots that name one role, the later counts
// only where the earlier is empty; a symmetric event takes all.
func (rl *roles) give(where lexicon.Where, role lexicon.Role, ps []musnad.Party) {
	if len(ps) == 0 {
		return
	}
	if rl.full[role] && rl.from[role] != where && !rl.e.Type.Symmetric() && !opposes(where, role) {
		return
	}
	rl.full[role], rl.from[role] = true, where
	switch role {
	case lexicon.Actor:
		rl.e.Actor = distinct(slices.Concat(rl.e.Actor, ps))
	case lexicon.Recipient:
		rl.e.Recipient = distinct(slices.Concat(rl.e.Recipient, ps))
	case lexicon.Mediator:
		rl.e.Mediator = distinct(slices.Concat(rl.e.Mediator, ps))
	}
}

// opposes reports whether a slot names the other side of a fight: اشتبك مع.
func opposes(where lexicon.Where, role lexicon.Role) bool {
	return role == lexicon.Actor && (where == lexicon.Maa || where == lexicon.Didd)
}

// verbal gives subject and object their roles. In the passive the subject has
// the object's role.
func (rl *roles) verbal() {
	c := rl.c
	for k := range c.args {
		c.hasAgent = c.hasAgent || rl.r.agentPhrase(c.view, &c.args[k])
	}
	c.passive = c.isPassive(rl.f)
	rl.aside()
	rl.lone()
	c = rl.c
	subject, object := rl.f.Slot(lexicon.Subject), rl.f.Slot(lexicon.Object)
	if c.passive {
		if !c.elided {
			rl.give(lexicon.Object, object, c.subject)
			rl.placeOf(object, c.subjectArg)
		}
		return
	}
	rl.give(lexicon.Subject, subject, c.subject)
	rl.accuser(subject)
	if a := rl.bareObject(); a != nil {
		rl.object(object, a)
	}
	if c.features.Has(arabic.WithPronoun) && object != lexicon.NoRole {
		rl.give(lexicon.Object, object, rl.pronoun())
	}
	rl.stranger()
}

// aside takes the side of a country that stands bare right behind people, with a verb
// of doing something to them, for its place: behind a town it only says where that is.
func (rl *roles) aside() {
	c := rl.c
	for _, a := range c.bare {
		e := c.view.covering(a.first - 1)
		behind := e != nil && e.Kind == musnad.Group || c.left && a.first == c.last
		if rl.f.Human && behind && c.view.sideOf(a) {
			rl.placeOf(lexicon.Place, a)
		}
	}
}

// bareObject is the first bare phrase that may be the verb's object, nil if none.
func (rl *roles) bareObject() *arg {
	for _, a := range rl.c.bare {
		if !rl.f.Human || !rl.c.view.sideOf(a) {
			return a
		}
	}
	return nil
}

// pronoun is who an object pronoun means: what its clause describes, if that is not
// the subject (الذين تحتجزهم السلطات), else the latest party that it agrees with and
// that is not the subject.
func (rl *roles) pronoun() []musnad.Party {
	c, r := rl.c, rl.r
	if !c.left {
		ps, describes := r.antecedents(c)
		if ps = without(ps, c.subject); len(ps) > 0 || describes && (!rl.f.Human || c.view.enclitic(c.trigger) == "ها") {
			return ps
		}
	}
	enclitic := c.view.enclitic(c.trigger)
	for i := len(r.memory.recent) - 1; i >= 0; i-- {
		if s := &r.memory.recent[i]; s.suits(enclitic) && !contains(c.subject, s.party) {
			return []musnad.Party{s.party}
		}
	}
	return nil
}

// antecedents are whom a relative clause describes, or a verb without the relative
// behind people of no known name: جنديين خطفهما مسلحون. It reports whether the verb has
// a relative. A medium before it is the one that somebody works for.
func (r *reader) antecedents(c *clause) (ps []musnad.Party, relative bool) {
	v := c.view
	if a, ok := v.antecedent(c.trigger); ok {
		if v.entities(a)[0].Kind == musnad.Media {
			return r.memory.person(), true
		}
		return r.parties(v, a), true
	}
	if v.indefinitePeople(c.trigger-1) && !v.conj[c.trigger-v.first] {
		return r.whom(v.covering(c.trigger - 1)), false
	}
	return nil, v.afterRelative(c.trigger)
}

// enclitic is the pronoun on the verb at token i.
func (v *view) enclitic(i int) string {
	bare := v.doc.Tokens[i].Bare
	return bare[len(bare)-min(len(bare), int(v.forms[i-v.first].Enc)):]
}

func (rl *roles) object(role lexicon.Role, a *arg) {
	if len(a.ents) == 0 && rl.f.Slot(lexicon.Li) == lexicon.NoRole && !(rl.f.Face && rl.c.view.happeningAt(a.first)) {
		if b := possessor(rl.c.args, a); len(b.ents) > 0 {
			a = b // not of a happening: استضافت قمة المجموعة
		}
	}
	if ps := rl.unlisted(role, a); ps != nil {
		rl.give(lexicon.Object, role, ps)
		return
	}
	if role == lexicon.NoRole || rl.f.Human && !a.head {
		return
	}
	if ps, ok := rl.doer(role, a); ok {
		rl.give(lexicon.Object, role, ps)
		return
	}
	rl.give(lexicon.Object, role, rl.suffering(role, rl.c.args, a))
	rl.placeOf(role, a)
}

// placeOf takes a place that stands where a party is expected for the place of
// the happening: قصفت الطائرات حلب.
func (rl *roles) placeOf(role lexicon.Role, a *arg) {
	if role != lexicon.Recipient && role != lexicon.Place || a == nil || role == lexicon.Recipient && rl.e.Type.Verbal() {
		return
	}
	for _, m := range rl.c.view.entities(*a) {
		rl.spot = rl.spot || m.Kind == musnad.Place || m.Kind == musnad.Country
		if m.Kind == musnad.Place || m.Kind == musnad.Country && (role == lexicon.Place || rl.struck(a, m)) {
			rl.setPlace(m)
			if m.First == a.first { // not هجوم على حاجز شمالي العراق
				rl.people(role, m)
			}
		}
	}
}

// struck reports whether the state that a phrase names is where an attack falls:
// هجوم على أوكرانيا.
func (rl *roles) struck(a *arg, m *musnad.Mention) bool {
	return rl.e.Type == musnad.Assault && a.head && rl.c.view.entities(*a)[0] == m && (a.bare || a.where == lexicon.Ala) && rl.r.located(m)
}

// people takes a region that is attacked for its people: هجوم على غزة.
func (rl *roles) people(role lexicon.Role, m *musnad.Mention) {
	if role != lexicon.Recipient || rl.e.Type != musnad.Assault || m.Coordinate == nil || m.Coordinate.Precision != "region" {
		return
	}
	p := m.Party
	p.Kind = "CVL"
	rl.give(lexicon.Ala, lexicon.Recipient, []musnad.Party{p})
}

func (rl *roles) setPlace(m *musnad.Mention) {
	if rl.e.Place == nil {
		rl.e.Place = rl.r.narrowest(rl.c.view, m)
	}
}
