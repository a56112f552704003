package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// tryFrames reads the clause by the first of its frames that fits; they come
// with more words of their own first. It reports whether one did.
func (r *reader) tryFrames(c *clause, frames []*lexicon.Frame) bool {
	if len(frames) == 0 {
		return false
	}
	why := ""
	for _, f := range frames {
		last, ok := c.restOf(r, f)
		if !ok {
			continue
		}
		e, reason := r.fill(c, f, last)
		if reason == "" {
			if c.light != nil {
				r.light = lightVerb{}
			}
			r.consume(c, last)
			r.emit(c, e)
			return true
		}
		why = f.ID + ": " + reason
	}
	if why != "" {
		r.doc.Decline(stage, r.doc.Tokens[c.trigger].Span, why)
	}
	return false
}

// consume keeps the words of a multi-word trigger from being triggers of their
// own: those next to each other, and the last.
func (r *reader) consume(c *clause, last int) {
	if last <= c.last {
		return
	}
	r.used = append(r.used, last-1)
	if last <= c.last+4 {
		for i := c.last; i < last; i++ {
			r.used = append(r.used, i)
		}
	}
}

// restReach is how many tokens after the trigger a frame's other words may
// stand; twice as many where the clause goes on that far.
const restReach = 14

// restOf finds the other words of a multi-word trigger, in their order.
func (c *clause) restOf(r *reader, f *lexicon.Frame) (last int, ok bool) {
	if c.verb && f.OnlyNoun || c.noun && f.OnlyVerb {
		return 0, false
	}
	return c.follow(r, f.RestIDs, f.Rest)
}

// follow finds words, in their order, behind the trigger in its clause; it
// returns the token after the last.
func (c *clause) follow(r *reader, ids []int32, words []string) (last int, ok bool) {
	limit := min(c.view.last, max(c.trigger+restReach, min(c.end+1, c.trigger+2*restReach)))
	if !r.allBehind(c, limit, ids) {
		return 0, false
	}
	i := c.last
	for k, id := range ids {
		for i < limit && c.view.tag(i) != stop && !slices.Contains(r.worn(i), id) {
			i++
		}
		if i >= limit || c.view.tag(i) == stop {
			return 0, false
		}
		if len(words[k]) > 2 {
			i++
		}
	}
	return i, true
}

// allBehind reports whether all the words stand somewhere behind the trigger. It
// marks the words of the stretch once for each trigger, so that the hundreds of
// frames of a common verb cost a look each.
func (r *reader) allBehind(c *clause, limit int, ids []int32) bool {
	if r.marked != c.trigger+1 {
		r.marked = c.trigger + 1
		for i := c.last; i < limit && c.view.tag(i) != stop; i++ {
			for _, id := range r.worn(i) {
				r.marks[id] = int32(r.marked)
			}
		}
	}
	for _, id := range ids {
		if r.marks[id] != int32(r.marked) {
			return false
		}
	}
	return true
}

// worn are the words of frames that token i wears.
func (r *reader) worn(i int) []int32 {
	t := &r.doc.Tokens[i]
	if t.Kind != musnad.Word {
		return nil
	}
	return r.lex.Worn(t.Bare, t.Folded)
}

// fill gives the roles of a frame to the clause's arguments; the reason says
// why not.
func (r *reader) fill(c *clause, f *lexicon.Frame, restEnd int) (*musnad.EventMention, string) {
	e := &musnad.EventMention{Type: musnad.Type(f.Type), Mode: f.Mode, Size: musnad.NoSize, Sentence: c.view.sent}
	e.Trigger = r.triggerSpan(c, restEnd)
	e.Anaphoric = c.noun && (c.features.Any(arabic.WithArticle|arabic.WithPronoun) || c.annexed != nil)
	rl := &roles{r: r, c: c, f: f, e: e}
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

func contains(ps []musnad.Party, p musnad.Party) bool {
	for _, q := range ps {
		if same(p, q) {
			return true
		}
	}
	return false
}

func (rl *roles) object(role lexicon.Role, a *arg) {
	if len(a.ents) == 0 && rl.f.Slot(lexicon.Li) == lexicon.NoRole {
		a = rl.possessor(a)
	}
	if role == lexicon.NoRole || rl.f.Human && !a.head {
		return
	}
	if ps, ok := rl.doer(role, a); ok {
		rl.give(lexicon.Object, role, ps)
		return
	}
	rl.give(lexicon.Object, role, rl.r.parties(rl.c.view, *a))
	rl.placeOf(role, a)
}

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
			inner := &roles{r: r, c: &c, f: frames[0], e: &musnad.EventMention{Type: musnad.Type(frames[0].Type)}}
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

// placeOf takes a place that stands where a party is expected for the place of
// the happening: قصفت الطائرات حلب.
func (rl *roles) placeOf(role lexicon.Role, a *arg) {
	if role != lexicon.Recipient && role != lexicon.Place || a == nil {
		return
	}
	for _, m := range rl.c.view.entities(*a) {
		if m.Kind == musnad.Place || role == lexicon.Place && m.Kind == musnad.Country {
			rl.setPlace(m)
			rl.people(role, m)
		}
	}
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
	if o := rl.masdarObject(gen); o != nil {
		rl.give(lexicon.Genitive, lexicon.Actor, rl.r.parties(c.view, *c.annexed))
		rl.give(lexicon.Object, lexicon.Recipient, rl.r.parties(c.view, *o))
		rl.placeOf(lexicon.Recipient, o)
	} else if c.annexed != nil {
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
	if c.light != nil && !rl.betweenOthers() {
		rl.give(lexicon.Subject, c.light.Subject, c.subject)
	}
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

// betweenOthers reports whether بين names the sides of a symmetric event: then
// the subject of its light verb is the organiser and not a side.
func (rl *roles) betweenOthers() bool {
	if !rl.e.Type.Symmetric() {
		return false
	}
	for k := range rl.c.args {
		if a := &rl.c.args[k]; a.where == lexicon.Bayna && len(a.ents) >= 2 {
			return true
		}
	}
	return false
}

// organiser makes the subject of a light verb the mediator of a meeting between
// others.
func (rl *roles) organiser() {
	c := rl.c
	if c.light == nil || !rl.betweenOthers() || len(c.subject) == 0 || len(rl.e.Mediator) > 0 {
		return
	}
	for _, p := range c.subject {
		for _, a := range rl.e.Actor {
			if alike(p, a) {
				return
			}
		}
	}
	rl.e.Mediator = c.subject
	if rl.e.Type == musnad.Consult && rl.e.Mode == "" {
		rl.e.Mode = "third-party"
	}
}

// masdarRole is the role of a masdar's genitive where its frame does not say:
// the object's where the verb takes one, else the subject's.
func masdarRole(f *lexicon.Frame) lexicon.Role {
	if o := f.Slot(lexicon.Object); o == lexicon.Recipient {
		return o
	}
	return f.Slot(lexicon.Subject)
}

// restGenitive gives what is annexed to the last word of a multi-word trigger
// its role: أكد ضرورة انسحاب القوات.
func (rl *roles) restGenitive(restEnd int) {
	role := rl.f.Slot(lexicon.Genitive)
	if role == lexicon.NoRole && rl.f.Slot(lexicon.Object) == lexicon.Recipient {
		role = lexicon.Recipient
	}
	for k := range rl.c.args {
		a := &rl.c.args[k]
		if a.first < restEnd && restEnd <= a.last || a.bare && a.first == restEnd {
			rl.give(lexicon.Genitive, role, rl.r.parties(rl.c.view, *a))
			rl.placeOf(role, a)
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
		if int(a.where) >= len(rl.f.Slots) {
			continue
		}
		rl.slot(a)
	}
}

func (rl *roles) slot(a *arg) {
	role := rl.f.Slot(a.where)
	switch role {
	case lexicon.NoRole:
		if a.where == lexicon.Fi || a.where == lexicon.Bi {
			rl.locative(a)
		}
	case lexicon.Place:
		rl.placeOf(lexicon.Place, a)
	case lexicon.Content:
	default:
		if ps, ok := rl.doer(role, a); ok {
			rl.give(a.where, role, ps)
			return
		}
		rl.give(a.where, role, rl.r.parties(rl.c.view, *a))
		rl.placeOf(role, a)
	}
}

// locative takes في and a place for where it happened.
func (rl *roles) locative(a *arg) {
	for _, m := range rl.c.view.entities(*a) {
		if m.Kind == musnad.Place || m.Kind == musnad.Country && m.Coordinate != nil {
			rl.setPlace(m)
			return
		}
	}
}

func (rl *roles) mediator(how string, a *arg) {
	ps := rl.r.parties(rl.c.view, *a)
	if how == "with" {
		switch rl.e.Type {
		case musnad.Consult, musnad.Agree, musnad.Cooperate, musnad.Assault, musnad.Protest, musnad.Coerce:
			rl.give(lexicon.Subject, lexicon.Actor, ps)
		}
		return
	}
	rl.give(lexicon.Subject, lexicon.Mediator, ps)
	if rl.e.Type == musnad.Consult && rl.e.Mode == "" && len(ps) > 0 {
		rl.e.Mode = "third-party"
	}
}

// mediation is how the phrase at token i says that somebody mediates, or "".
func (r *reader) mediation(i int) string {
	for _, at := range []int{i, i - 1, i - 2} {
		if h, ok := r.text.FirstOf(at, mediationKind); ok && h.Last >= i && !h.Features.Has(arabic.IsVerb) {
			return h.Row.Value
		}
	}
	return ""
}

// agentPhrase reports whether an argument is the agent of a passive or masdar:
// من قبل, على يد.
func (r *reader) agentPhrase(v *view, a *arg) bool {
	for _, i := range []int{a.first, a.first - 1, a.first - 2} {
		if i < v.first {
			break
		}
		if h, ok := r.text.FirstOf(i, agentphraseKind); ok && h.Last >= a.first && h.Last <= a.first+2 {
			return true
		}
	}
	return false
}

// check applies the frame's guards.
func (rl *roles) check() string {
	e := rl.e
	e.Actor, e.Recipient = oneEach(e.Actor), oneEach(e.Recipient)
	if e.Type.Symmetric() {
		e.Recipient = without(e.Recipient, e.Actor)
		rl.organiser()
		rl.complete()
	}
	rl.joined()
	for _, need := range rl.f.Needs {
		switch {
		case need == lexicon.Actor && len(e.Actor) == 0:
			return "no actor was found"
		case need == lexicon.Recipient && len(e.Recipient) == 0:
			return "no recipient was found"
		case need == lexicon.Mediator && len(e.Mediator) == 0:
			return "no mediator was found"
		}
	}
	if rl.f.Weak && rl.c.elided {
		return "a common word, and its subject is not in the clause"
	}
	return ""
}

// joined reads a verb that is joined to another by و and followed by one phrase
// only, where it needs two parties: the phrase is its object, and its subject is
// that of the verb before. وصل فلان إلى بغداد والتقى الرئيس.
func (rl *roles) joined() {
	c, e := rl.c, rl.e
	if !c.verb || c.left || c.elided || len(c.earlier) == 0 || !c.view.conjoined(c.trigger) || len(c.bare) > 0 || contains(c.subject, c.earlier[0]) {
		return
	}
	switch {
	case e.Type == musnad.Consult && len(e.Actor)+len(e.Recipient) == 1:
		e.Actor = distinct(append(append([]musnad.Party{}, c.earlier...), e.Actor...))
	case len(e.Recipient) == 0 && rl.f.Slot(lexicon.Object) == lexicon.Recipient && slices.Contains(rl.f.Needs, lexicon.Recipient):
		e.Recipient, e.Actor = e.Actor, c.earlier
	}
}

// complete adds the sentence's subject to a meeting of which only the other
// side is named: في اتصال هاتفي مع نظيره.
func (rl *roles) complete() {
	if rl.e.Type != musnad.Consult && !rl.c.noun || len(rl.e.Actor)+len(rl.e.Recipient) != 1 || !rl.full[lexicon.Actor] || rl.from[lexicon.Actor] == lexicon.Subject && !rl.c.noun {
		return
	}
	if s := rl.r.memory.current(); len(s) > 0 && !alike(s[0], rl.e.Actor[0]) {
		rl.e.Actor = distinct(append(append([]musnad.Party{}, s...), rl.e.Actor...))
	}
}

func alike(a, b musnad.Party) bool {
	return same(a, b) || a.Country != "" && a.Country == b.Country && a.State() && b.State()
}

// oneEach keeps one party of each state or name, the one that says most; two
// people of one state are two.
func oneEach(ps []musnad.Party) []musnad.Party {
	out := ps[:0:0]
	for _, p := range ps {
		k := slices.IndexFunc(out, func(q musnad.Party) bool {
			return alike(p, q) && !(p.Source == "person" && q.Source == "person")
		})
		switch {
		case k < 0:
			out = append(out, p)
		case p.ID != "" && out[k].ID == "" || p.Source == "person" && out[k].Source != "person":
			out[k] = p
		}
	}
	return out
}

func without(ps, others []musnad.Party) []musnad.Party {
	out := ps[:0:0]
	for _, p := range ps {
		if !contains(others, p) {
			out = append(out, p)
		}
	}
	return out
}

// isPassive decides the voice. Most passives are spelled like the active; then
// the verb is passive if a single phrase follows it, nothing stands before it
// as its subject, and the phrase is one that rather suffers than does such a
// thing.
func (c *clause) isPassive(f *lexicon.Frame) bool {
	switch {
	case c.participle || !c.features.Has(arabic.PassiveVoice):
		return false
	case !c.features.Has(arabic.ActiveVoice), c.hasAgent:
		return true
	case f.Slot(lexicon.Object) != lexicon.Recipient || c.features.Has(arabic.WithPronoun) || len(c.bare) > 0:
		return false
	case c.left && !c.elided:
		return violent(f.Type) && len(f.Rest) == 0
	case c.elided || c.subjectArg == nil:
		return false
	}
	return suffers(c)
}

// violent types have a victim as their object; without one they are passive.
func violent(eventType string) bool {
	return eventType == string(musnad.Assault) || eventType == string(musnad.Coerce)
}

// suffers reports whether the phrase after the verb is counted, or made of
// people who act for no state.
func suffers(c *clause) bool {
	v := c.view
	for i := c.subjectArg.first; i < c.subjectArg.last; i++ {
		if v.tag(i) == number {
			return true
		}
		if _, ok := v.text.FirstOf(i, quantityKind); ok {
			return true
		}
	}
	for _, p := range c.subject {
		switch p.Kind {
		case "CVL", "REF", "JRN", "UNK", "OPP", "MED", "UAF":
		default:
			return false
		}
	}
	return true
}
