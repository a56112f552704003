package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// prepositional gives the arguments behind prepositions their roles.
func (rl *roles) prepositional(restEnd int) {
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.bare {
			continue
		}
		if m := rl.r.mediation(a.first); m != "" && !rl.praised(a) {
			if m == "with" || a.where != lexicon.Bi { // by whom it was mediated is found in the whole sentence
				rl.mediator(m, a)
			}
			continue
		}
		if rl.r.agentPhrase(rl.c.view, a) {
			if rl.does() {
				rl.earlier(a)
				continue
			}
			if ps := rl.r.parties(rl.c.view, *a); rl.e.Type != musnad.Protest || !slices.ContainsFunc(ps, musnad.Party.State) {
				rl.give(lexicon.Subject, lexicon.Actor, ps) // of a protest, who meets it: قوبلت بعنف من قبل الأمن
			}
			continue
		}
		if int(a.where) >= len(rl.f.Slots) || rl.repeated(k) || rl.addressed(k, restEnd) || rl.targetOf(k) || rl.ofAim(a) || rl.site(a) || rl.ofOther(k) || rl.ofContent(k) {
			continue
		}
		if a.where == lexicon.Li && (rl.bombers(a) || rl.attacker(k)) {
			rl.give(lexicon.Genitive, lexicon.Actor, rl.r.parties(rl.c.view, *a))
			continue
		}
		rl.slot(a)
	}
}

// attacker reports whether ل names who does an attack, since على behind it names what he
// attacks: قصف عشوائي للمتمردين على أحياء سكنية.
func (rl *roles) attacker(k int) bool {
	c := rl.c
	if !c.noun || c.annexed != nil || rl.e.Type != musnad.Assault || rl.f.Slot(lexicon.Li) != lexicon.Recipient || rl.f.Slot(lexicon.Ala) != lexicon.Recipient || !c.args[k].head {
		return false
	}
	return slices.ContainsFunc(c.args[k+1:], func(a arg) bool { return a.where == lexicon.Ala && a.pronoun == "" })
}

// does reports whether the trigger is a verb in the active whose subject does it: the
// agent of a passive behind it belongs to a masdar between them. طالبت الحكومة بحماية
// المدنيين من القصف من قبل الجيش.
func (rl *roles) does() bool {
	return rl.c.verb && !rl.c.passive && rl.f.Slot(lexicon.Subject) == lexicon.Actor && len(rl.c.subject) > 0
}

// earlier takes من قبل for "before" where the phrase behind it has its own preposition:
// التقى من قبل بممثلين.
func (rl *roles) earlier(a *arg) {
	if pro := rl.c.view.pro[a.first-rl.c.view.first]; pro != 0 {
		b := *a
		b.where = proclitic(pro)
		rl.slot(&b)
	}
}

// praised reports whether ب belongs to a verb that takes its recipient with it, so
// that what looks like a phrase of mediation is its object: أشاد بمشاركة بلاده.
func (rl *roles) praised(a *arg) bool {
	return a.where == lexicon.Bi && rl.f.Slot(lexicon.Bi) == lexicon.Recipient
}

// repeated reports whether an argument has the preposition of one before it, to
// which it is not joined: it belongs to what stands between. طلب من الوزير تعهدا من
// الحزب.
func (rl *roles) repeated(k int) bool {
	a := &rl.c.args[k]
	if rl.e.Type.Symmetric() || a.where != lexicon.Min && a.where != lexicon.Li || a.pronoun != "" {
		return false
	}
	v := rl.c.view
	for i := a.first; i >= a.first-2 && i >= v.first; i-- {
		if v.conj[i-v.first] || v.tag(i) == comma {
			return false
		}
	}
	for j := range rl.c.args[:k] {
		if b := &rl.c.args[j]; b.where == a.where && !rl.addressed(j, rl.c.restEnd) && (len(b.ents) > 0 || b.pronoun != "" && b.first == rl.c.last) {
			return true
		}
	}
	return false
}

// addressed reports whether ل before the words of a trigger of support only names to whom
// it is said, since ل behind them names whom it is about: أكد للمبعوث دعم بلاده
// للحكومة.
func (rl *roles) addressed(k, restEnd int) bool {
	a, c := &rl.c.args[k], rl.c
	if rl.e.Type != musnad.Support || a.where != lexicon.Li || !c.verb || !c.ownWords || a.last >= restEnd || !rl.r.says(c) {
		return false
	}
	return slices.ContainsFunc(c.args[k+1:], func(b arg) bool { return b.where == lexicon.Li && b.first >= restEnd && len(b.ents) > 0 })
}

// says reports whether the trigger is a verb of saying.
func (r *reader) says(c *clause) bool {
	return slices.ContainsFunc(r.lex.Tags(c.view.forms[c.trigger-c.view.first].Row), func(t lexicon.Tag) bool { return t.Kind == "saying" })
}

// targetOf reports whether ل names whose the target is that an attack falls on,
// and not who attacks: هجوم على مركز للشرطة. The target's owner suffers it.
func (rl *roles) targetOf(k int) bool {
	a := &rl.c.args[k]
	if k == 0 || rl.e.Type != musnad.Assault || a.where != lexicon.Li || rl.f.Slot(lexicon.Li) != lexicon.Actor {
		return false
	}
	target := &rl.c.args[k-1]
	if target.where != lexicon.Ala || target.last != a.first || len(target.ents) > 0 {
		return false
	}
	rl.give(lexicon.Ala, lexicon.Recipient, rl.r.parties(rl.c.view, *a))
	return true
}

// site reports whether ل names a place that somebody holds or a thing that he has, on
// which an attack falls: القصف الجوي لمواقع المتمردين. Its owner suffers it.
func (rl *roles) site(a *arg) bool {
	if rl.e.Type != musnad.Assault || a.where != lexicon.Li || a.head || rl.f.Slot(lexicon.Li) != lexicon.Actor {
		return false
	}
	if h, ok := rl.r.text.FirstOf(a.first, siteKind); !ok || !h.Exact {
		return false
	}
	rl.give(lexicon.Ala, lexicon.Recipient, rl.r.parties(rl.c.view, *a))
	return true
}

// ofOther reports whether ل stands behind another noun of happening than the attack, which
// it then belongs to: "these attacks dealt a blow to the army".
func (rl *roles) ofOther(k int) bool {
	if k == 0 || rl.e.Type != musnad.Assault || !rl.c.noun || rl.c.light != nil || rl.c.args[k].where != lexicon.Li || rl.f.Slot(lexicon.Li) != lexicon.Actor {
		return false
	}
	b := &rl.c.args[k-1]
	return b.bare && len(b.ents) == 0 && rl.c.view.happeningAt(b.first)
}

// ofContent reports whether مع or بين stands within what the sides, who are named before
// it, talk about or agree on: اتفق الوزيران على تأمين الحدود مع مصر.
func (rl *roles) ofContent(k int) bool {
	c, a := rl.c, &rl.c.args[k]
	if !rl.e.Type.Symmetric() || a.where != lexicon.Maa && a.where != lexicon.Bayna || a.pronoun != "" || c.view.tag(a.first-1) == prep && c.view.conj[a.first-1-c.view.first] {
		return false
	}
	return slices.ContainsFunc(c.args[:k], tellsContent) && len(oneEach(slices.Concat(rl.e.Actor, rl.e.Recipient))) > 1
}

// tellsContent reports whether a phrase tells by its preposition what is talked about or
// agreed on.
func tellsContent(a arg) bool {
	return a.where == lexicon.Ala || a.where == lexicon.Hawla || a.where == lexicon.An
}

// ofAim reports whether ل stands behind what an attack was aimed at and not behind the
// attack itself: استهدفت الغارات مواقع للجيش.
func (rl *roles) ofAim(a *arg) bool {
	aim := rl.c.aim()
	return a.where == lexicon.Li && aim != nil && aim.first < a.first
}

func (rl *roles) slot(a *arg) {
	if rl.guestOf(a) {
		rl.give(lexicon.Genitive, lexicon.Actor, rl.r.memory.current())
		return
	}
	role := rl.f.Slot(a.where)
	switch role {
	case lexicon.NoRole, lexicon.Content:
	case lexicon.Place:
		rl.placeOf(lexicon.Place, a)
	default:
		if rl.meetsAt(a) || rl.purpose(a) {
			return
		}
		if a.pronoun != "" && role == lexicon.Recipient && rl.releases() {
			rl.give(a.where, role, rl.captive())
			return
		}
		if ps, ok := rl.doer(role, a); ok {
			rl.give(a.where, role, ps)
			return
		}
		if ps := rl.unlisted(role, a); ps != nil && !rl.full[role] {
			rl.give(a.where, role, ps)
			return
		}
		rl.give(a.where, role, rl.suffering(role, rl.c.args, a))
		rl.placeOf(role, a)
	}
}

// guestOf reports whether ل with a pronoun names the visitor of a visit that the
// clause falls into, who is its subject: قالت الوزيرة في أول زيارة لها إلى بغداد.
func (rl *roles) guestOf(a *arg) bool {
	if rl.e.Mode != "visit" || !rl.c.noun || a.where != lexicon.Li || a.pronoun == "" {
		return false
	}
	v := rl.c.view
	return v.tag(rl.c.trigger-1) == prep || v.tag(rl.c.trigger-1) == noun && v.tag(rl.c.trigger-2) == prep
}

// meetsAt reports whether a phrase with ب or في names where people meet and not
// whom: التقى بالرياض وزير الخارجية.
func (rl *roles) meetsAt(a *arg) bool {
	if rl.e.Type != musnad.Consult || a.where != lexicon.Bi && a.where != lexicon.Fi {
		return false
	}
	for _, m := range rl.c.view.entities(*a) {
		row := rl.r.rowOf(m)
		switch {
		case m.Kind == musnad.Place, m.Kind == musnad.Country && row != nil && row.Kind == "capital":
			rl.setPlace(m)
		case m.Kind == musnad.Country && row != nil && row.Kind == "metonym":
			return true // in a palace
		}
	}
	return rl.e.Place != nil
}

// purpose reports whether ل and a masdar tell what a meeting or agreement is for,
// and not who is in it: لبحث وجود القوات.
func (rl *roles) purpose(a *arg) bool {
	attack := rl.e.Type == musnad.Assault && rl.f.Slot(lexicon.Li) == lexicon.Actor
	return a.where == lexicon.Li && !a.head && (rl.e.Type.Symmetric() || attack) && rl.c.view.isMasdar(a.first)
}
