package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// maxUnlisted is how many words a phrase may have to be the name of a party.
const maxUnlisted = 5

// unlisted makes a party of a phrase that names nobody known, where the frame
// leaves no doubt that it means people or a body: who is asked for something is
// one, whatever he is called. طالب القيادات المحلية بالتحرك.
func (rl *roles) unlisted(role lexicon.Role, a *arg) []musnad.Party {
	v := rl.c.view
	if !rl.addresses() || role != lexicon.Recipient || len(a.ents) > 0 || a.pronoun != "" || !a.bare && a.where != lexicon.Min || a.bare && rl.late(a) {
		return nil
	}
	end := v.nameEnd(a)
	if end == 0 {
		return nil
	}
	first, last := &v.doc.Tokens[a.first], &v.doc.Tokens[end-1]
	p := musnad.Party{Kind: "UNK", Source: "organisation", At: musnad.Span{Start: first.Start, End: last.End}}
	p.Name = v.doc.Letters(p.At)
	for i := a.first + 1; i < end; i++ {
		if n, ok := rl.r.nisbaAt(i); ok {
			p.Country = n.Country
		}
	}
	return []musnad.Party{p}
}

// accuser makes a party of the subject of an accusation that names nobody known: who
// accuses is somebody, whatever he is called. اتهمت الطالبة المدرسة بالتقصير.
func (rl *roles) accuser(role lexicon.Role) {
	c := rl.c
	if c.left || c.elided || len(c.subject) > 0 || c.subjectArg == nil || c.subjectArg.first != c.last || !rl.charging() || rl.f.Slot(lexicon.Bi) != lexicon.Content {
		return
	}
	a := c.subjectArg
	end := c.view.nameEnd(a)
	if len(a.ents) > 0 || end == 0 || rl.r.text.Has(a.first, statementKind) {
		return
	}
	rl.give(lexicon.Subject, role, []musnad.Party{rl.r.unlistedParty(a.first, end)})
}

// addresses reports whether the frame's recipient is always somebody: of a
// request, and of an accusation with what one is accused of.
func (rl *roles) addresses() bool {
	return rl.e.Type == musnad.Request || rl.e.Type == musnad.Accuse && rl.f.Slot(lexicon.Object) == lexicon.Recipient && rl.f.Slot(lexicon.Bi) == lexicon.Content
}

// stranger makes a party of the subject that names nobody known, of a verb that charges
// somebody else who is named: اتهم المصدر العسكري المتمردين بالتضليل.
func (rl *roles) stranger() {
	c := rl.c
	if !c.unlisted || c.passive || !rl.charging() || len(rl.e.Actor) > 0 || len(rl.e.Recipient) == 0 || c.subjectArg.first != c.last {
		return
	}
	end := c.view.nameEnd(c.subjectArg)
	if end == 0 || c.view.text.Has(c.subjectArg.first, statementKind) {
		return
	}
	rl.give(lexicon.Subject, lexicon.Actor, []musnad.Party{rl.r.unlistedParty(c.subjectArg.first, end)})
}

// late reports whether a phrase with a preposition stands before an argument: what
// is asked has begun.
func (rl *roles) late(a *arg) bool {
	for k := range rl.c.args {
		b := &rl.c.args[k]
		if b.first >= a.first {
			return false
		}
		if !b.bare && (b.where == lexicon.Ila || b.where == lexicon.Bi || b.where == lexicon.Ala || b.where == lexicon.Li || b.where == lexicon.An) {
			return true
		}
	}
	return false
}

// nameEnd is the token after a phrase that is a definite noun with its adjectives
// and genitives; 0 if it is none, or tells a happening, or describes what stands
// before it (الوزير المتشدد).
func (v *view) nameEnd(a *arg) int {
	if v.tag(a.first) != noun || v.pro[a.first-v.first] != 0 && a.bare || v.act(a.first) || v.describing(a.first) {
		return 0
	}
	definite := false
	i := a.first
	for ; i < a.last && v.tag(i) == noun; i++ {
		definite = definite || strings.HasPrefix(v.doc.Tokens[i].Bare, theArticle) || v.owned(i)
	}
	if !definite || i-a.first > maxUnlisted {
		return 0
	}
	return i
}

// describing reports whether the word at token i is an adjective or unknown rather
// than a noun that heads a phrase.
func (v *view) describing(i int) bool {
	tok := &v.doc.Tokens[i]
	b := tok.Best()
	if b == nil && !strings.HasPrefix(tok.Bare, theArticle) || strings.HasSuffix(tok.Bare, nisbaFeminine) || strings.HasSuffix(tok.Bare, nisbaMasculine) {
		return true
	}
	if b == nil {
		return false
	}
	f := arabic.Features(b.Features)
	return f.Any(arabic.IsActiveParticiple|arabic.IsPassiveParticiple) && !f.Has(arabic.Plural)
}

// act reports whether the noun at token i tells a happening; a masdar in the plural
// is as often a body: القيادات.
func (v *view) act(i int) bool {
	if b := v.doc.Tokens[i].Best(); b != nil && arabic.Features(b.Features).Has(arabic.IsMasdar|arabic.Plural) {
		return false
	}
	return v.isMasdar(i) || v.happeningAt(i)
}

// owned reports whether the noun at token i has a pronoun: منظوريها.
func (v *view) owned(i int) bool {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if arabic.Features(tok.Analyses[k].Features).Has(arabic.WithPronoun) && tok.Fits(&tok.Analyses[k]) {
			return true
		}
	}
	return false
}

const (
	theArticle     = "ال"
	nisbaFeminine  = "ية"
	nisbaMasculine = "ي"
)
