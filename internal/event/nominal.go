package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// nominal gives genitive, nisba and owner their roles.
func (rl *roles) nominal() {
	c := rl.c
	gen := rl.f.Slot(lexicon.Genitive)
	switch {
	case rl.f.Verb && gen == lexicon.Recipient && rl.f.Slot(lexicon.Object) == lexicon.NoRole && c.annexed != nil && c.annexed.last < c.restEnd:
		gen = rl.f.Slot(lexicon.Subject) // موافقة مصر على طلب تركيا
	case gen == lexicon.NoRole && rl.f.Verb:
		gen = masdarRole(rl.f)
		if rl.several() {
			gen = rl.f.Slot(lexicon.Subject)
		}
	}
	if rl.visited() {
		gen = lexicon.Recipient
	}
	if o := rl.masdarObject(gen); o != nil {
		rl.give(lexicon.Genitive, lexicon.Actor, rl.r.parties(c.view, *c.annexed))
		rl.give(lexicon.Object, lexicon.Recipient, rl.suffering(lexicon.Recipient, c.args, o))
		rl.placeOf(lexicon.Recipient, o)
	} else if c.annexed != nil && (rl.doesToThing() || rl.bombers(c.annexed)) {
		rl.give(lexicon.Genitive, lexicon.Actor, rl.r.parties(c.view, *c.annexed))
	} else if c.annexed != nil && rl.f.Slot(lexicon.Object) == lexicon.Recipient && rl.partOfTrigger(c.annexed) {
		rl.give(lexicon.Object, lexicon.Recipient, rl.r.parties(c.view, *c.annexed))
	} else if c.annexed != nil && !rl.heldAt(c.annexed) {
		rl.give(lexicon.Genitive, gen, rl.r.parties(c.view, *c.annexed))
		rl.placeOf(gen, c.annexed)
	}
	adj := rl.f.Slot(lexicon.Adjective)
	if adj == lexicon.NoRole || adj == lexicon.Recipient && rl.f.Verb && len(rl.f.Rest) > 0 {
		adj = lexicon.Actor // the frame's adjective is one of its words: رفض أمريكي لعرض
	}
	rl.give(lexicon.Adjective, adj, c.nisba)
	if len(c.owner) > 0 && gen == lexicon.Recipient && rl.f.Slot(lexicon.Subject) == lexicon.Actor && (c.takesObject() || rl.f.Mode != arrest && rl.f.Slot(lexicon.Genitive) == gen && rl.thingFollows(c.last)) {
		gen = lexicon.Actor
	}
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
	subject := rl.f.Slot(lexicon.Subject)
	if c.predicate = c.light == nil && !c.masdar && (subject == lexicon.Actor || rl.f.Said); c.predicate {
		rl.give(lexicon.Subject, subject, rl.r.predicated(c))
	}
	if c.masdar && c.light == nil && c.annexed == nil && rl.f.Slot(lexicon.Subject) == lexicon.Mediator {
		rl.give(lexicon.Subject, lexicon.Mediator, rl.r.memory.now.parties) // حاولت مصر التوسط بين
	}
	if c.light != nil && !rl.betweenOthers() && !rl.hasVisitor() {
		rl.give(lexicon.Subject, c.light.Subject, c.subject)
	}
}

// doesToThing reports whether the genitive of a masdar stands before the object that
// belongs to the trigger, so that it is the doer: احتجاز إيران سفينة.
func (rl *roles) doesToThing() bool {
	c, rest := rl.c, rl.f.Rest
	if !c.masdar || len(rest) == 0 || rl.f.Slot(lexicon.Object) != lexicon.Recipient || rl.f.Slot(lexicon.Subject) != lexicon.Actor {
		return false
	}
	i := c.restEnd - len(rest)
	return c.annexed.last <= i && i < c.annexed.last+2 && (rl.thingFollows(i) || rl.throughLi(i))
}

// thingFollows reports whether the words of the trigger behind its masdar are its object,
// which begins at token i: حظرها بناء المآذن.
func (rl *roles) thingFollows(i int) bool {
	v, rest := rl.c.view, rl.f.Rest
	return rl.c.masdar && len(rest) > 0 && i == rl.c.restEnd-len(rest) && v.tag(i) == noun && v.pro[i-v.first] == 0 && !v.adverbial(i)
}

// throughLi reports whether the words of the trigger begin with its object at token i, with
// ل behind the doer: إحراق المستوطنين لمنزلهم.
func (rl *roles) throughLi(i int) bool {
	v, rest := rl.c.view, rl.f.Rest
	return len(rest) > 0 && i == rl.c.restEnd-len(rest) && v.tag(i) == noun && v.pro[i-v.first].Has(arabic.WithLam)
}

// adverbial reports whether the word at token i ends like an accusative, which tells
// how rather than what: طعنا, رميا.
func (v *view) adverbial(i int) bool { return strings.HasSuffix(v.doc.Tokens[i].Bare, "ا") }

// partOfTrigger reports whether the people that an argument names are the last word
// of the trigger itself: احتجاز رهائن, تصدى لمتظاهرين.
func (rl *roles) partOfTrigger(a *arg) bool {
	last := rl.c.restEnd - 1
	e := rl.c.view.entityAt(last)
	return len(rl.f.Rest) > 0 && e != nil && e.Kind == musnad.Group && a.first <= last && last < a.last
}

// several reports whether a masdar of an act of speech against somebody is in the
// plural: then whoever it belongs to speaks, اتهامات الحكومة.
func (rl *roles) several() bool {
	c := rl.c
	return c.masdar && c.features.Has(arabic.Plural) && hostile(rl.e.Type) && rl.f.Slot(lexicon.Subject) == lexicon.Actor
}

// takesObject reports whether somebody stands bare right behind a masdar with a
// pronoun, which then is its subject: اتهامه الحكومة بالفساد.
func (c *clause) takesObject() bool {
	if !c.masdar || len(c.bare) == 0 || !c.bare[0].head || len(c.bare[0].ents) == 0 {
		return false
	}
	first := c.last
	for c.view.tag(first) == bracket {
		first++
	}
	if c.bare[0].first != first || c.view.conj[first-c.view.first] {
		return false
	}
	return !strings.HasSuffix(c.view.doc.Tokens[first].Bare, "ون") // خطفهما مسلحون is a verb
}

// heldAt reports whether the genitive of a meeting, an agreement or an attack is
// the city where it took place and not who took part: قمة الرياض، هجوم برلين.
func (rl *roles) heldAt(a *arg) bool {
	switch rl.e.Type {
	case musnad.Assault, musnad.Protest:
	case musnad.Consult, musnad.Agree:
		if rl.f.Verb || rl.f.Slot(lexicon.Genitive) == lexicon.Actor && rl.e.Type == musnad.Agree {
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
	if rl.e.Mode != "visit" || c.annexed == nil {
		return false
	}
	e := c.view.entityAt(c.annexed.first)
	if e == nil || e.Kind != musnad.Country && e.Kind != musnad.Place {
		return false
	}
	if row := rl.r.rowOf(e); e.Kind == musnad.Country && row != nil && !rl.goesTo() {
		return true // خلال زيارة الكويت
	}
	return c.features.Has(arabic.WithLam) || c.light != nil && c.light.Subject == lexicon.Actor && len(c.subject) > 0
}

// goesTo reports whether a phrase with إلى or ل says where a visit goes to.
func (rl *roles) goesTo() bool {
	return slices.ContainsFunc(rl.c.args, func(a arg) bool {
		return (a.where == lexicon.Ila || a.where == lexicon.Li) && len(a.ents) > 0
	})
}

// hasVisitor reports whether somebody annexed to a visit is the visitor, so that the
// verb that calls it off or announces it lends none.
func (rl *roles) hasVisitor() bool {
	return rl.e.Mode == "visit" && rl.c.annexed != nil && len(rl.e.Actor) > 0 && !rl.visited()
}
