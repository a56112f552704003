package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// possessor is the phrase with ل right behind a phrase that names nobody, to
// whom it belongs: مواقع للجيش.
func possessor(args []arg, a *arg) *arg {
	for k := range args {
		if b := &args[k]; b.where == lexicon.Li && b.first == a.last {
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
	for i := a.first; i < a.last && i < a.first+2; i++ {
		if e := rl.r.inner(rl.c.view, i); e != nil {
			return e.Actor, true
		}
	}
	return nil, false
}

// inner reads the masdar or noun of happening at token i with what stands around
// it; nil if there is none. Its frame is the first without further words.
func (r *reader) inner(v *view, i int) (e *musnad.EventMention) {
	r.text.HitsOf(i, happenings, func(h match.Hit) bool {
		if !h.Exact || h.Features.Any(arabic.IsVerb|arabic.IsActiveParticiple|arabic.IsPassiveParticiple) {
			return true
		}
		f := bareFrame(r.lex.Frames(h.Row.Index))
		if f == nil {
			return true
		}
		args, end := v.rightArgs(h.Last)
		c := clause{view: v, trigger: i, last: h.Last, args: args, end: end, features: h.Features, noun: true, masdar: h.Features.Has(arabic.IsMasdar)}
		c.annex(r)
		used := len(r.used)
		r.relative(&c, f.Type)
		r.used = r.used[:used]
		rl := &roles{r: r, c: &c, f: f, e: &musnad.EventMention{Type: musnad.Type(f.Type)}}
		rl.nominal()
		rl.prepositional(h.Last)
		e = rl.e
		return false
	})
	return e
}

// bareFrame is the first frame that asks for no further words.
func bareFrame(frames []lexicon.Framed) *lexicon.Frame {
	for i := range frames {
		if f := frames[i].Frame; len(f.Rest) == 0 && !(f.OnlyVerb && (f.Said || f.Vow)) {
			return frames[i].Frame
		}
	}
	return nil
}

// means gives casualties whose author is not named the one who did what they
// fell in: قتلوا في غارة إسرائيلية, أصيبوا برصاص الجيش.
func (rl *roles) means() {
	if rl.e.Type != musnad.Assault || len(rl.e.Actor) > 0 || len(rl.e.Recipient) == 0 {
		return
	}
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.bare || a.where != lexicon.Fi && a.where != lexicon.Bi && a.where != lexicon.Khilal && a.where != noSlot {
			continue
		}
		if ps := rl.armed(a); len(ps) > 0 {
			rl.e.Actor = ps
			return
		}
		for i := a.first; i < a.last && i < a.first+2; i++ {
			e := rl.r.inner(rl.c.view, i)
			if e == nil || e.Type != musnad.Assault {
				continue
			}
			rl.e.Actor = without(e.Actor, rl.e.Recipient)
			return
		}
	}
}

// armed are those whose arms a phrase with ب names: برصاص الجيش.
func (rl *roles) armed(a *arg) []musnad.Party {
	h, ok := rl.r.text.FirstOf(a.first, armsKind)
	if !ok || !h.Features.Has(arabic.WithBeh) || len(a.ents) == 0 {
		return nil
	}
	return without(rl.r.parties(rl.c.view, *a), rl.e.Recipient)
}

// masdarObject is the object of a masdar that has its subject as genitive:
// اعتقال الشرطة عشرين محتجا, اتهام روسيا لأوكرانيا. It stands right behind the
// genitive, bare or with ل; nil where there is none. A noun of force has one only with
// ل: جريمة حرق المستوطنين للمنزل.
func (rl *roles) masdarObject(gen lexicon.Role) *arg {
	c := rl.c
	phrase := !c.masdar && rl.e.Type == musnad.Assault && rl.f.Slot(lexicon.Li) == lexicon.NoRole
	if !c.masdar && !phrase || c.annexed == nil || gen != lexicon.Recipient || len(c.annexed.ents) == 0 {
		return nil
	}
	for k := range c.args {
		a := &c.args[k]
		if a.first != c.view.overNumbers(c.annexed.last) || len(a.ents) == 0 && !rl.thingBehind(a) && !(a.where == lexicon.Li && len(rl.stateOfThing(a)) > 0) {
			continue
		}
		if a.bare && !phrase || a.where == lexicon.Li && (rl.f.Slot(lexicon.Li) == lexicon.NoRole || rl.acts()) {
			return a
		}
	}
	return nil
}

// bombers reports whether what belongs to a masdar of bombing from the air are the
// craft that do it: قصف الطيران على المدينة, قصف لطائرات التحالف.
func (rl *roles) bombers(a *arg) bool {
	if !rl.c.masdar || a == nil || rl.e.Mode != aerial {
		return false
	}
	h, ok := rl.r.text.FirstOf(a.first, armsKind)
	return ok && h.Exact && h.Row.Value == "craft"
}

const aerial = "aerial"

// acts reports whether who is annexed to a masdar rather does it than suffers it, where ل
// may name either's object: اتهام الحكومة لروسيا, not اعتقال قيادي لحماس.
func (rl *roles) acts() bool {
	if rl.f.Slot(lexicon.Li) != lexicon.Recipient {
		return false
	}
	ps := rl.r.parties(rl.c.view, *rl.c.annexed)
	return len(ps) > 0 && (rl.e.Type.Verbal() || !private(ps))
}

// thingBehind reports whether an indefinite noun that names nobody stands behind a power
// annexed to a masdar, so that it is the object: احتجاز الحكومة سفينتين.
func (rl *roles) thingBehind(a *arg) bool {
	v := rl.c.view
	i := a.first
	if !a.bare || v.tag(i) != noun || v.conj[i-v.first] || hasArticle(&v.doc.Tokens[i]) || v.adverbial(i) || v.participle(i) || v.isMasdar(i) || v.owned(i) {
		return false
	}
	ps := rl.r.parties(v, *rl.c.annexed)
	return len(ps) > 0 && v.closed(rl.c.annexed) && ps[0].Source != "person" && !civilian(ps[0])
}

// overNumbers is the token at i, or the first behind the numbers that stand there: قصف
// الجيش 7 مواقع.
func (v *view) overNumbers(i int) int {
	for v.tag(i) == number {
		i++
	}
	return i
}

// closed reports whether an argument's last entity is a name or has the article, so
// that no indefinite adjective can follow it.
func (v *view) closed(a *arg) bool {
	ents := v.entities(*a)
	if len(ents) == 0 {
		return false
	}
	e := ents[len(ents)-1]
	return e.Kind == musnad.Country || e.Party.ID != "" || hasArticle(&v.doc.Tokens[e.Last-1])
}

// guest reports whether the recipient is a person or an office itself, and not
// something of theirs.
func (rl *roles) guest() bool {
	v := rl.c.view
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.bare || int(a.where) >= len(rl.f.Slots) || rl.f.Slot(a.where) != lexicon.Recipient || len(a.ents) == 0 {
			continue
		}
		kind := v.entities(*a)[0].Kind
		return a.head && (kind == musnad.Person || kind == musnad.Office)
	}
	return false
}

// masdarRole is the role of a masdar's genitive where its frame does not say:
// the object's where the verb takes one, else the subject's.
func masdarRole(f *lexicon.Frame) lexicon.Role {
	if o := f.Slot(lexicon.Object); o == lexicon.Recipient {
		return o
	}
	return f.Slot(lexicon.Subject)
}
