package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// tryFrames reads the clause by the first of its frames that fits; they come
// with more words of their own first. It reports whether one did.
func (r *reader) tryFrames(c *clause, frames []lexicon.Framed) bool {
	if len(frames) == 0 {
		return false
	}
	why := ""
	r.markBehind(c)
	for i := range frames {
		if first := frames[i].First; first >= 0 && r.marks[first] != int32(r.marked) {
			continue
		}
		f := frames[i].Frame
		last, ok := c.restOf(r, f)
		if !ok {
			continue
		}
		done, reason := r.tryFrame(c, f, last)
		if done {
			return true
		}
		why = f.ID + ": " + reason
	}
	if r.tryDescribed(c, frames) {
		return true
	}
	if why != "" {
		r.doc.Decline(stage, r.doc.Tokens[c.trigger].Span, why)
	}
	return false
}

// tryFrame reads the clause by a frame whose words end before token last; if it
// does not, the reason says why.
func (r *reader) tryFrame(c *clause, f *lexicon.Frame, last int) (done bool, reason string) {
	e, reason := r.fill(c, f, last)
	if reason != "" {
		return false, reason
	}
	if c.light != nil && !c.lightSubject {
		r.light = lightVerb{}
	}
	r.consume(c, last)
	r.emit(c, e)
	return true, ""
}

// fill gives the roles of a frame to the clause's arguments; the reason says
// why not.
func (r *reader) fill(c *clause, f *lexicon.Frame, restEnd int) (*musnad.EventMention, string) {
	e := &musnad.EventMention{Type: musnad.Type(f.Type), Mode: f.Mode, Size: musnad.NoSize, Sentence: c.view.sent}
	e.Trigger = r.triggerSpan(c, restEnd)
	e.Anaphoric = c.noun && !(c.masdar && c.direct && !c.features.Has(arabic.WithPronoun)) && (c.features.Any(arabic.WithArticle|arabic.WithPronoun) || c.annexed != nil)
	e.Anaphoric = e.Anaphoric || e.Type == musnad.Protest && c.theCrowd()
	e.Outcome = c.outcome || c.verb && f.Slot(lexicon.Subject) == lexicon.NoRole && f.Slot(lexicon.Object) == lexicon.Recipient
	rl := &roles{r: r, c: c, f: f, e: e}
	c.frame = f
	c.ownWords, c.restEnd = len(f.Rest) > 0, restEnd
	if c.annexedSubject(restEnd) {
		whole := *c
		whole.subject, whole.subjectArg, whole.freed = nil, nil, true
		rl.c = &whole
		c = rl.c
	}
	switch {
	case c.verb, c.participle:
		rl.verbal()
	default:
		rl.nominal()
	}
	e.Rules = append(e.Rules, c.ruleID(), f.ID)
	if restEnd > c.last {
		rl.restGenitive(restEnd)
	}
	rl.prepositional(restEnd)
	return e, rl.check()
}

func (c *clause) ruleID() string {
	switch {
	case c.participle:
		return "event/participle"
	case c.noun && c.light != nil:
		return "event/light-verb"
	case c.masdar:
		return "event/masdar"
	case c.noun:
		return "event/noun"
	case c.passive:
		return "event/passive"
	case c.elided:
		return "event/elided-subject"
	case c.left:
		return "event/subject-verb"
	}
	return "event/verb-subject"
}

func (r *reader) triggerSpan(c *clause, restEnd int) musnad.Span {
	toks := r.doc.Tokens
	s := musnad.Span{Start: toks[c.trigger].Start, End: toks[c.last-1].End}
	if restEnd > c.last && restEnd <= c.last+4 {
		s.End = toks[restEnd-1].End
	}
	return s
}

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
	if rl.full[role] && rl.from[role] != where && !rl.e.Type.Symmetric() {
		return
	}
	rl.full[role], rl.from[role] = true, where
	switch role {
	case lexicon.Actor:
		rl.e.Actor = distinct(append(rl.e.Actor, ps...))
	case lexicon.Recipient:
		rl.e.Recipient = distinct(append(rl.e.Recipient, ps...))
	case lexicon.Mediator:
		rl.e.Mediator = distinct(append(rl.e.Mediator, ps...))
	}
}

// verbal gives subject and object their roles. In the passive the subject has
// the object's role.
func (rl *roles) verbal() {
	c := rl.c
	for k := range c.args {
		c.hasAgent = c.hasAgent || rl.r.agentPhrase(c.view, &c.args[k])
	}
	c.passive = c.isPassive(rl.f)
	subject, object := rl.f.Slot(lexicon.Subject), rl.f.Slot(lexicon.Object)
	if c.passive {
		if !c.elided {
			rl.give(lexicon.Object, object, c.subject)
			rl.placeOf(object, c.subjectArg)
		}
		return
	}
	rl.give(lexicon.Subject, subject, c.subject)
	if len(c.bare) > 0 {
		rl.object(object, c.bare[0])
	}
	if c.features.Has(arabic.WithPronoun) && object != lexicon.NoRole {
		rl.give(lexicon.Object, object, rl.r.pronoun(c))
	}
}

// pronoun is who an object pronoun means: the latest party that is not the
// subject.
func (r *reader) pronoun(c *clause) []musnad.Party {
	for i := len(r.memory.recent) - 1; i >= 0; i-- {
		p := r.memory.recent[i]
		if !contains(c.subject, p) {
			return []musnad.Party{p}
		}
	}
	return nil
}

func (rl *roles) object(role lexicon.Role, a *arg) {
	if len(a.ents) == 0 && rl.f.Slot(lexicon.Li) == lexicon.NoRole {
		a = possessor(rl.c.args, a)
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
			rl.people(role, m)
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
		rl.e.Place = m
	}
}

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

// prepositional gives the arguments behind prepositions their roles.
func (rl *roles) prepositional(restEnd int) {
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.bare {
			continue
		}
		if m := rl.r.mediation(a.first); m != "" {
			rl.mediator(m, a)
			continue
		}
		if rl.r.agentPhrase(rl.c.view, a) {
			rl.give(lexicon.Subject, lexicon.Actor, rl.r.parties(rl.c.view, *a))
			continue
		}
		if int(a.where) >= len(rl.f.Slots) || rl.repeated(k) {
			continue
		}
		rl.slot(a)
	}
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
		if b := &rl.c.args[j]; b.where == a.where && (len(b.ents) > 0 || b.pronoun != "" && b.first == rl.c.last) {
			return true
		}
	}
	return false
}

func (rl *roles) slot(a *arg) {
	role := rl.f.Slot(a.where)
	switch role {
	case lexicon.NoRole, lexicon.Content:
	case lexicon.Place:
		rl.placeOf(lexicon.Place, a)
	default:
		if rl.meetsAt(a) || rl.purpose(a) {
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
	return a.where == lexicon.Li && !a.head && rl.e.Type.Symmetric() && rl.c.view.isMasdar(a.first)
}
