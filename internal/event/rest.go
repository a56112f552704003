package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// restGenitive gives what is annexed to the last word of a multi-word trigger
// its role: أكد ضرورة انسحاب القوات.
func (rl *roles) restGenitive(restEnd int) {
	rl.restAdjective(restEnd)
	rl.ownRest(restEnd)
	role := rl.restRole()
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.first < restEnd && restEnd <= a.last || (a.bare || int(a.where) >= lexicon.Slots) && rl.c.view.digits(restEnd, a.first) {
			from := restEnd
			if role == lexicon.Recipient && rl.partOfTrigger(a) {
				from-- // تصدى لمتظاهرين
			}
			b := rl.c.view.behind(*a, from)
			rl.annexedToRest(role, rl.r.parties(rl.c.view, b))
			rl.placeOf(role, &b)
		}
	}
	rl.restOwner(restEnd)
	for i := rl.c.last + 1; rl.c.masdar && rl.f.Slot(lexicon.Object) == lexicon.NoRole && role == lexicon.NoRole && i <= restEnd && rl.c.view.tag(i) == noun; i++ {
		if p, ok := rl.r.nisbaAt(i); ok {
			rl.give(lexicon.Adjective, lexicon.Actor, []musnad.Party{p}) // إطلاق صواريخ فلسطينية
		}
	}
}

// restRole is the role of what is annexed to the last word of a trigger: the
// frame's genitive, but the doer only behind a masdar (رفض الحكومة دعم المتمردين), else
// the object.
func (rl *roles) restRole() lexicon.Role {
	role := rl.f.Slot(lexicon.Genitive)
	if object := rl.f.Slot(lexicon.Object); object == lexicon.Recipient && (role == lexicon.NoRole || role == lexicon.Actor && rl.c.verb) {
		return object
	}
	if role == lexicon.Actor && rl.c.masdar && rl.c.annexed != nil && len(rl.c.annexed.ents) > 0 && rl.c.annexed.last <= rl.c.restEnd-len(rl.f.Rest) {
		return lexicon.NoRole // the doer stands before: رفض إسرائيل إطلاق سراح معتقلين
	}
	return role
}

// restAdjective gives a nisba on the last word of a multi-word trigger its role:
// هبطت طائرات نقل أمريكية.
func (rl *roles) restAdjective(restEnd int) {
	role := rl.f.Slot(lexicon.Adjective)
	if role == lexicon.NoRole {
		return
	}
	v := rl.c.view
	for i := restEnd; i < restEnd+2 && v.tag(i) == noun && v.pro[i-v.first] == 0; i++ {
		if p, ok := rl.r.nisbaAt(i); ok {
			rl.give(lexicon.Adjective, role, []musnad.Party{p})
			return
		}
	}
}
