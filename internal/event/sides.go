package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

func contains(ps []musnad.Party, p musnad.Party) bool {
	for _, q := range ps {
		if same(p, q) {
			return true
		}
	}
	return false
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
	if c.light == nil || c.light.Subject == lexicon.NoRole || !rl.betweenOthers() || len(c.subject) == 0 || len(rl.e.Mediator) > 0 {
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

// toOthers parts who does something from whom it is done to: nobody does it to himself.
// Where the doer is not named in the clause, he was guessed wrong, and is whoever else was
// told of last.
func (rl *roles) toOthers() {
	e := rl.e
	if !rl.c.verb || !rl.c.elided || len(e.Actor) == 0 || !contains(e.Recipient, e.Actor[0]) {
		e.Recipient = without(e.Recipient, e.Actor)
		return
	}
	e.Actor = nil
	for _, t := range rl.r.memory.turns() {
		if ps := without(t.parties, e.Recipient); len(ps) > 0 && t.conforms(rl.c.mayAgree()) {
			e.Actor = ps
			return
		}
	}
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
	case e.Type == musnad.Consult && ofOneState(slices.Concat(e.Actor, e.Recipient)):
		e.Actor = distinct(slices.Concat(c.earlier, e.Actor))
	case len(e.Recipient) == 0 && rl.f.Slot(lexicon.Object) == lexicon.Recipient && rl.wantsRecipient():
		e.Recipient, e.Actor = e.Actor, c.earlier
	}
}

// ofOneState reports whether parties are one, or all of one state, as hosts who are met
// together are.
func ofOneState(ps []musnad.Party) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p musnad.Party) bool { return len(ps) > 1 && (p.Country == "" || p.Country != ps[0].Country) })
}

// wantsRecipient reports whether the frame has to have a recipient, or is an act
// of speech that is hardly told without one by a speaker who goes on.
func (rl *roles) wantsRecipient() bool {
	if slices.Contains(rl.f.Needs, lexicon.Recipient) {
		return true
	}
	switch rl.e.Type {
	case musnad.Request, musnad.Accuse, musnad.Threaten:
		return rl.c.sameGender
	}
	return false
}

// concluded makes the sides of the meeting before it those of an agreement that is
// told to have been made or signed, by nobody in particular: تم توقيع ست اتفاقيات.
func (rl *roles) concluded() {
	c, e := rl.c, rl.e
	if len(e.Actor) > 0 || c.light == nil || c.light.Subject != lexicon.NoRole || rl.f.Slot(lexicon.Bayna) != lexicon.Actor {
		return
	}
	if e.Type == musnad.Agree || signs(e) {
		e.Actor = rl.r.met(e)
	}
}

// metReach is how many sentences before an agreement the meeting may stand at
// which it was made.
const metReach = 3

// met are the parties of the meeting told last, which an agreement told without
// parties was made by: تم الاتفاق على.
func (r *reader) met(e *musnad.EventMention) []musnad.Party {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		m := &r.doc.EventMentions[i]
		if m.Sentence < e.Sentence-metReach {
			return nil
		}
		if sides := distinct(slices.Concat(m.Actor, m.Recipient)); m.Type.Symmetric() && len(sides) > 1 {
			return sides
		}
	}
	return nil
}

// complete adds the sentence's subject to a meeting of which only the other
// side is named: في اتصال هاتفي مع نظيره.
func (rl *roles) complete() {
	rl.visitor()
	rl.theTalks()
	if rl.e.Mode == "visit" && rl.c.noun {
		return // احتجاجا على زيارة الوزير
	}
	if rl.e.Type != musnad.Consult && !rl.c.noun || len(rl.e.Actor)+len(rl.e.Recipient) != 1 || !rl.full[lexicon.Actor] || rl.from[lexicon.Actor] == lexicon.Subject && !rl.c.noun {
		return
	}
	if s := rl.r.memory.here(); len(s) > 0 && !alike(s[0], rl.e.Actor[0]) || twoPeople(s, rl.e.Actor) {
		rl.e.Actor = distinct(slices.Concat(s, rl.e.Actor))
	}
}

// twoPeople reports whether two parties are two people of the lists.
func twoPeople(a, b []musnad.Party) bool {
	return len(a) == 1 && len(b) == 1 && a[0].ID != "" && b[0].ID != "" && a[0].Source == "person" && b[0].Source == "person" && a[0].ID != b[0].ID
}

// visitor makes the sentence's subject the guest of a visit that only its host or
// place is named of: قال الوزير خلال زيارة إلى بغداد.
func (rl *roles) visitor() {
	if rl.e.Mode != "visit" || !rl.c.noun || len(rl.e.Actor) > 0 || !rl.spot && len(rl.e.Recipient) == 0 || !rl.c.afterwards() {
		return
	}
	rl.e.Actor = rl.r.memory.current()
}

// theTalks gives talks of which nobody is named, where the article has told of
// talks before, their two sides: استؤنفت المفاوضات.
func (rl *roles) theTalks() {
	if rl.e.Type != musnad.Consult || rl.e.Mode == "visit" || !rl.c.noun || len(rl.e.Actor)+len(rl.e.Recipient) > 0 || !rl.c.features.Has(arabic.WithArticle) {
		return
	}
	if m := &rl.r.memory; len(m.pairs) > 0 {
		rl.e.Actor, rl.c.guessed = m.two(), true
	}
}

func alike(a, b musnad.Party) bool {
	return same(a, b) || a.Country != "" && a.Country == b.Country && a.State() && b.State()
}

// oneEach keeps one party of each state or name, the one that says most; two
// people of one state are two.
func oneEach(ps []musnad.Party) []musnad.Party {
	if len(ps) < 2 {
		return ps
	}
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
