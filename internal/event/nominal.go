package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// nominal gives genitive, nisba and owner their roles.
func (rl *roles) nominal() {
	c := rl.c
	gen := rl.f.Slot(lexicon.Genitive)
	if gen == lexicon.NoRole && rl.f.Verb {
		gen = masdarRole(rl.f)
	}
	if rl.visited() {
		gen = lexicon.Recipient
	}
	if o := rl.masdarObject(gen); o != nil {
		rl.give(lexicon.Genitive, lexicon.Actor, rl.r.parties(c.view, *c.annexed))
		rl.give(lexicon.Object, lexicon.Recipient, rl.r.parties(c.view, *o))
		rl.placeOf(lexicon.Recipient, o)
	} else if c.annexed != nil && !rl.heldAt(c.annexed) {
		rl.give(lexicon.Genitive, gen, rl.r.parties(c.view, *c.annexed))
		rl.placeOf(gen, c.annexed)
	}
	adj := rl.f.Slot(lexicon.Adjective)
	if adj == lexicon.NoRole {
		adj = lexicon.Actor
	}
	rl.give(lexicon.Adjective, adj, c.nisba)
	if len(c.owner) > 0 {
		rl.give(lexicon.Genitive, gen, c.owner)
	}
	if gen == lexicon.Actor && len(c.bare) > 0 {
		role := rl.f.Slot(lexicon.Object)
		if role == lexicon.NoRole && len(c.owner) > 0 && rl.e.Type.Symmetric() {
			role = lexicon.Actor // لقائه الملك
		}
		rl.object(role, c.bare[0])
	}
	if c.predicate = c.light == nil && !c.masdar && rl.f.Slot(lexicon.Subject) == lexicon.Actor; c.predicate {
		rl.give(lexicon.Subject, lexicon.Actor, rl.r.predicated(c))
	}
	if c.masdar && c.light == nil && c.annexed == nil && rl.f.Slot(lexicon.Subject) == lexicon.Mediator {
		rl.give(lexicon.Subject, lexicon.Mediator, rl.r.memory.now) // حاولت مصر التوسط بين
	}
	if c.light != nil && !rl.betweenOthers() && !rl.hasVisitor() {
		rl.give(lexicon.Subject, c.light.Subject, c.subject)
	}
}

// heldAt reports whether the genitive of a meeting, an agreement or an attack is
// the city where it took place and not who took part: قمة الرياض، هجوم برلين.
func (rl *roles) heldAt(a *arg) bool {
	switch rl.e.Type {
	case musnad.Assault, musnad.Protest:
	case musnad.Consult, musnad.Agree:
		if rl.f.Verb {
			return false // موافقة دمشق
		}
	default:
		return false
	}
	if len(a.ents) != 1 || rl.e.Mode == "visit" || !a.head {
		return false
	}
	m := rl.c.view.entities(*a)[0]
	if row := rl.r.rowOf(m); m.Kind == musnad.Country && (row == nil || row.Kind != "capital") || m.Kind != musnad.Place && m.Kind != musnad.Country {
		return false
	}
	rl.setPlace(m)
	rl.people(lexicon.Recipient, m)
	return true
}

// visited reports whether a state or place annexed to a visit is its goal: a
// verb lends the visitor, يعتزم الوزير زيارة بغداد.
func (rl *roles) visited() bool {
	c := rl.c
	if rl.e.Mode != "visit" || c.light == nil || c.light.Subject != lexicon.Actor || len(c.subject) == 0 || c.annexed == nil {
		return false
	}
	e := c.view.entityAt(c.annexed.first)
	return e != nil && (e.Kind == musnad.Country || e.Kind == musnad.Place)
}

// hasVisitor reports whether somebody annexed to a visit is the visitor, so that the
// verb that calls it off or announces it lends none.
func (rl *roles) hasVisitor() bool {
	return rl.e.Mode == "visit" && rl.c.annexed != nil && len(rl.e.Actor) > 0 && !rl.visited()
}

// restGenitive gives what is annexed to the last word of a multi-word trigger
// its role: أكد ضرورة انسحاب القوات.
func (rl *roles) restGenitive(restEnd int) {
	rl.restAdjective(restEnd)
	rl.ownRest(restEnd)
	role := rl.f.Slot(lexicon.Genitive)
	if role == lexicon.NoRole && rl.f.Slot(lexicon.Object) == lexicon.Recipient {
		role = lexicon.Recipient
	}
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.first < restEnd && restEnd <= a.last || a.bare && a.first == restEnd {
			b := rl.c.view.behind(*a, restEnd)
			rl.give(lexicon.Genitive, role, rl.r.parties(rl.c.view, b))
			rl.placeOf(role, &b)
		}
	}
	for i := rl.c.last + 1; rl.c.masdar && rl.f.Slot(lexicon.Object) == lexicon.NoRole && role == lexicon.NoRole && i <= restEnd && rl.c.view.tag(i) == noun; i++ {
		if p, ok := rl.r.nisbaAt(i); ok {
			rl.give(lexicon.Adjective, lexicon.Actor, []musnad.Party{p}) // إطلاق صواريخ فلسطينية
		}
	}
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
