package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// charge gives a misdeed that one party tells of another to the one who tells it:
// قالت الحكومة إن المتمردين ينتهكون الاتفاق. The reason says why it is no charge.
func (rl *roles) charge() string {
	s, c := rl.r.speakerAt(rl.e.Trigger), rl.c
	switch {
	case c.aside():
		return "a misdeed told beside something else"
	case s == nil || !accuses(s):
		return "a misdeed that no party tells"
	case rl.e.Type == musnad.Reject:
		rl.e.Recipient = slices.DeleteFunc(rl.e.Recipient, func(p musnad.Party) bool { return alike(p, s.Party) })
		rl.e.Actor = []musnad.Party{s.Party}
		return ""
	case (rl.f.Slot(lexicon.Subject) != lexicon.Content || len(rl.e.Recipient) > 0) && (len(rl.e.Recipient) == 0 || !blamed(rl.e.Recipient[0])):
		return "a misdeed of nobody in particular"
	case len(rl.e.Recipient) > 0 && akin(rl.e.Recipient, s.Party):
		return "a misdeed of the speaker's own side"
	case c.dooms() && !rl.r.coming(c) && !c.refused():
		return "nothing that somebody says another will meet"
	case rl.e.Type == musnad.Accuse && rl.r.accused(s.Party, rl.e):
		return "what the accusation before it says"
	}
	rl.e.Actor = []musnad.Party{s.Party}
	return ""
}

// aside reports whether a misdeed is told only to describe somebody or something, or
// of nobody whom its own clause names: المستوطنون الذين ارتكبوا جرائم.
func (c *clause) aside() bool {
	v, j := c.view, c.trigger
	if c.predicate {
		return !c.states() && !c.absolute()
	}
	for v.tag(j-1) == bracket {
		j--
	}
	if v.tag(j-1) == comp && !v.pronounBefore(j) {
		return true // أن يتحمل: what is wished for
	}
	if c.dooms() && c.frame.Slot(lexicon.Subject) == lexicon.Content {
		return c.participle || v.afterRelative(j) // أي هجوم سيواجه برد
	}
	return c.participle || !(c.elided && v.pronounBefore(j)) && (c.elided || c.subjectArg == nil || !c.subjectArg.head) || v.afterRelative(j) || !v.bare(c.trigger)
}

// states reports whether an adjective or noun is what is said of the phrase before
// it: indefinite, behind no preposition and no noun that it is annexed to.
func (c *clause) states() bool {
	v, i := c.view, c.trigger
	copula := v.personal(i - 1) // إسرائيل هي المسؤولة عن
	if c.features.Has(arabic.WithArticle) && !copula || c.features.Has(arabic.Indefinite) || v.conj[i-v.first] || v.pro[i-v.first] != 0 || v.prepBefore(i) >= 0 || v.pronounBefore(i) {
		return false
	}
	first := v.clauseStart(i)
	for first < i && (v.tag(first) == particle || v.tag(first) == bracket || v.tag(first) == comma) {
		first++
	}
	if copula {
		i--
	}
	l, ok := v.phrase(first, i)
	if !ok || !l.bare || first > v.first && v.tag(first-1) == verb || v.tag(first) != noun && v.tag(first) != entity {
		return false
	}
	known := v.definite(first) || len(l.ents) > 0 && !l.head && v.definite(v.entities(l)[0].First)
	return known && (v.tag(i-1) != noun || l.last < i || hasArticle(&v.doc.Tokens[i-1]))
}

// absolute reports whether a noun is denied for good at the beginning of what is
// said: لا تفاوض مع, وإنه لا مكان لفلان.
func (c *clause) absolute() bool {
	v, i := c.view, c.trigger
	if v.tag(i) != particle {
		return false
	}
	switch v.tag(i - 1) {
	case comp, stop, comma, bracket, clauseConj:
		return true
	}
	return v.conj[i-v.first] || strings.HasPrefix(v.doc.Tokens[i].Bare, "و")
}

// lacks reports whether the word at token i is غير or لا, with which a predicate
// may begin: غير مقبول, لا مكان.
func (v *view) lacks(i int) bool {
	if v.tag(i) != particle {
		return false
	}
	word := strings.TrimPrefix(v.doc.Tokens[i].Bare, "و")
	return word == other || word == not
}

// other is "other than", which denies an adjective.
const other = "غير"

// bare reports whether the verb at token i may have no pronoun.
func (v *view) bare(i int) bool {
	return slices.ContainsFunc(v.doc.Tokens[i].Analyses, func(a musnad.Analysis) bool {
		f := arabic.Features(a.Features)
		return f.Has(arabic.IsVerb) && !f.Has(arabic.WithPronoun)
	})
}

// blamed reports whether a party is a state, armed group or party, or people of a
// known state: settlers.
func blamed(p musnad.Party) bool {
	return p.Kind != "" && (!civilian(p) || p.Kind == "CVL" && p.Country != "")
}

// accused reports whether the same speaker has accused the same party in this
// sentence or the one before it.
func (r *reader) accused(by musnad.Party, e *musnad.EventMention) bool {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		b := &r.doc.EventMentions[i]
		if b.Sentence < e.Sentence-1 {
			return false
		}
		if b.Type == musnad.Accuse && akin(b.Actor, by) && akin(b.Recipient, e.Recipient[0]) {
			return true
		}
	}
	return false
}

// speakerAt is the origin of the smallest chain that holds a span; nil
// where the outlet itself tells it.
func (r *reader) speakerAt(at musnad.Span) *musnad.Source {
	best := r.chainAt(at)
	if best == nil || len(best.Sources) == 0 {
		return nil
	}
	return &best.Sources[len(best.Sources)-1]
}

// accuses reports whether a source is a party that speaks for itself, and not a
// medium or witness that reports.
func accuses(s *musnad.Source) bool { return s.Kind != "" && speaks(s) }

// speaks reports whether a source may speak for a side: officials without a name
// may, of whom no more than the state is known.
func speaks(s *musnad.Source) bool {
	switch s.Source {
	case "media", "agency", "witness", "document":
		return false
	}
	return s.Known() && s.Kind != "JRN" && s.Kind != "UNK" && s.Stance != "doubts" && s.Stance != "denies"
}

// charges reports whether the frame reads a misdeed as a charge.
func (c *clause) charges() bool { return c.frame != nil && c.frame.Said }

// undone reports whether the frame reads what was not done as a charge.
func (c *clause) undone() bool { return c.frame != nil && c.frame.Undone }

// kept is why a duty is no charge: it is not said that somebody left it undone,
// or only that he might.
func (r *reader) kept(c *clause, s standing) string {
	if !c.undone() {
		return ""
	}
	if s.status != musnad.Negated {
		return "a duty that is not said to be left undone"
	}
	at := s.at - 1
	for c.view.tag(at) == bracket {
		at--
	}
	if h, ok := r.text.FirstOf(at, statusKinds); ok && h.Row.Kind == "condition" {
		return "a condition"
	}
	return ""
}
