package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

var statusOf = map[string]musnad.Status{
	"neg": musnad.Negated, "deny": musnad.Negated, "cancel": musnad.Negated, "fail": musnad.Negated,
	"plan": musnad.Future, "future": musnad.Future, "futureadj": musnad.Future,
	"offer": musnad.Hypothetical, "condition": musnad.Hypothetical, "modal": musnad.Hypothetical,
}

// status reads the words around a trigger: its own tense, particles before it,
// the verb that governs it, adjectives behind it, its date.
func (r *reader) status(c *clause, e *musnad.EventMention) (musnad.Status, musnad.Span) {
	if c.verb && c.features.Has(arabic.WithSeen) {
		return musnad.Future, r.doc.Tokens[c.trigger].Span
	}
	if s, at := r.before(c); s != "" {
		return s, at
	}
	if c.light != nil {
		verb := clause{view: c.view, trigger: c.lightVerb, last: c.lightVerb + 1, features: c.lightFeatures, verb: true}
		if s, at := r.status(&verb, e); s != musnad.Actual {
			return s, at
		}
	}
	if c.noun {
		if s, at := r.behind(c); s != "" {
			return s, at
		}
	}
	return musnad.Actual, musnad.Span{}
}

// statusReach is how many tokens before a trigger a word of status may stand.
const statusReach = 6

// before looks back from the trigger to the start of its clause, and over one
// أن to the verb or phrase that governs it.
func (r *reader) before(c *clause) (musnad.Status, musnad.Span) {
	v := c.view
	for j := c.trigger - 1; j >= v.first && j >= c.trigger-statusReach; j-- {
		switch v.tag(j) {
		case stop, relative, comma:
			return "", musnad.Span{}
		case clauseConj:
			if s := r.statusWord(v, j, c); s != "" {
				return s, r.doc.Tokens[j].Span
			}
			return "", musnad.Span{}
		}
		if s := r.statusWord(v, j, c); s != "" {
			return s, r.doc.Tokens[j].Span
		}
		if v.tag(j) == verb && !isAuxiliary(v, j) {
			return "", musnad.Span{}
		}
	}
	return "", musnad.Span{}
}

// statusWord is the status that the word at token j gives to what it governs.
func (r *reader) statusWord(v *view, j int, c *clause) (s musnad.Status) {
	if v.tag(j) == verb {
		for _, t := range r.lex.Tags(v.forms[j-v.first].Row) {
			if st, ok := statusOf[t.Kind]; ok && len(t.Rest) == 0 {
				return st
			}
		}
		return ""
	}
	r.text.HitsOf(j, statusKinds, func(h match.Hit) bool {
		st, ok := statusOf[h.Row.Kind]
		if !ok || !h.Exact || h.Last > c.trigger {
			return true
		}
		if h.Row.Kind == "neg" && c.trigger-j > 2 {
			return true
		}
		if h.Row.Kind == "modal" && c.verb && c.features.Has(arabic.PastTense) {
			return true // قد before a past verb affirms it
		}
		s = st
		return false
	})
	return s
}

// behind looks at the adjectives of a noun: الزيارة المرتقبة.
func (r *reader) behind(c *clause) (musnad.Status, musnad.Span) {
	v := c.view
	for j := c.last; j < v.last && j < c.last+4; j++ {
		if t := v.tag(j); t != noun && t != entity && t != inside {
			break
		}
		if h, ok := r.text.FirstOf(j, futureadjKind); ok && h.Exact {
			return musnad.Future, r.doc.Tokens[j].Span
		}
	}
	return "", musnad.Span{}
}

// unfit is why a trigger that a frame reads is no happening here.
func (r *reader) unfit(c *clause, e *musnad.EventMention) string {
	if r.sport {
		return "an article on sport"
	}
	if r.metaphor(c) || (c.verb || c.participle) && r.verbalMetaphor(c) {
		return "metaphor"
	}
	if e.Type == musnad.Assault && len(e.Actor) == 0 && r.accident(c.view) {
		return "an accident or a disaster"
	}
	if c.noun {
		if why := r.unfitNoun(c, e); why != "" {
			return why
		}
	}
	if c.trigger < r.governed.end && c.view.sent == r.governed.sent {
		return r.governed.why
	}
	return ""
}

// unfitNoun is why a masdar or noun names no happening of its own here.
func (r *reader) unfitNoun(c *clause, e *musnad.EventMention) string {
	switch {
	case c.masdar && c.light == nil && c.features.Has(arabic.WithWaw) && len(c.nisba)+len(c.owner) == 0 && !c.view.startsSentence(c.trigger):
		return "one of a list of complements"
	case c.masdar && c.features.Has(arabic.WithLam), c.features.Has(arabic.WithBeh) && !c.direct:
		return "a purpose or a complement"
	case c.masdar && !c.direct && c.view.complement(r, c.trigger):
		return "the complement of another verb"
	case e.Type == musnad.Agree && c.features.Has(arabic.WithArticle) && c.light == nil:
		return "an agreement that exists, not the act of making it"
	case c.trigger > c.view.first && r.intended(c.trigger-1):
		return "a purpose"
	case c.trigger > c.view.first && anyOf(r.doc.Tokens[c.trigger-1].Folded):
		return "any such thing, none in particular"
	case len(e.Actor)+len(e.Recipient) == 0 && e.Place == nil && !e.Anaphoric && c.light == nil:
		return "nobody is named who did it or suffered it"
	}
	return ""
}

// complement reports whether a masdar at token i stands behind a preposition
// that ties it to a verb or noun before it (على, إلى, عن, في), unless a verb of
// saying announces it: كشف عن اعتقال.
func (v *view) complement(r *reader, i int) bool {
	p := v.prepBefore(i)
	if p < 0 {
		return false
	}
	switch v.preps[p-v.first] {
	case lexicon.Ala, lexicon.Ila, lexicon.An, lexicon.Fi, lexicon.Hawla:
	default:
		return false
	}
	for j := p - 1; j >= v.first && j >= i-8; j-- {
		if v.tag(j) == stop {
			break
		}
		if v.tag(j) != verb {
			continue
		}
		for _, t := range r.lex.Tags(v.forms[j-v.first].Row) {
			if t.Kind == "saying" {
				return false
			}
		}
		return true
	}
	return true
}

// startsSentence reports whether token i is the first word of its sentence.
func (v *view) startsSentence(i int) bool {
	return i == v.first || i == v.first+1 && v.tag(v.first) == bracket
}

// intended reports whether the word at token i is the masdar of a light verb
// behind ل or ب, so that the noun behind it is only aimed at: مساع لعقد لقاء.
func (r *reader) intended(i int) bool {
	tok := &r.doc.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if f := arabic.Features(a.Features); tok.Fits(a) && f.Has(arabic.IsMasdar) && f.Has(arabic.WithLam) && len(r.lex.Lights(a.Row)) > 0 {
			return true
		}
	}
	return false
}

// anyOf reports whether a folded word is أي "any".
func anyOf(folded string) bool { return folded == "اي" || folded == "ايه" }

// governed is the stretch behind a verbal act in which what is asked for,
// offered, refused or threatened stands: no happenings of their own.
type governed struct {
	sent, end int
	why       string
}

func (r *reader) govern(c *clause, e *musnad.EventMention) {
	switch e.Type {
	case musnad.Request, musnad.Agree, musnad.Reject, musnad.Threaten:
	default:
		return
	}
	if c.noun && !c.predicate && e.Type == musnad.Agree {
		return
	}
	v := c.view
	if e.Type == musnad.Agree && c.verb {
		r.agreedMeeting(c, e)
	}
	end := c.end
	if v.tag(end) == comp {
		_, end = v.rightArgs(end + 1)
		if v.tag(end) == verb {
			_, end = v.rightArgs(end + 1)
		}
	}
	r.governed = governed{v.sent, end, "part of what is asked for, offered, refused or threatened"}
}

// agreedMeeting makes of an agreement to meet the meeting that it announces: it
// is listed as what it will be.
func (r *reader) agreedMeeting(c *clause, e *musnad.EventMention) {
	if len(e.Actor) < 2 {
		return
	}
	for i := c.last; i < c.end && i < c.last+4; i++ {
		r.text.HitsOf(i, happenings, func(h match.Hit) bool {
			for _, f := range r.lex.Frames(h.Row.Index) {
				if f.Type == string(musnad.Consult) && !h.Features.Has(arabic.IsVerb) && !h.Features.Has(arabic.WithArticle) {
					e.Type, e.Status, e.Mode = musnad.Consult, musnad.Future, f.Mode
					e.StatusAt = r.doc.Tokens[i].Span
					e.Trigger = e.Trigger.Cover(r.doc.Tokens[i].Span)
					return false
				}
			}
			return true
		})
		if e.Type == musnad.Consult {
			return
		}
	}
}

// sportShare is how many words of sport an article must have for each hundred
// tokens to be one on sport.
const sportShare = 2

// isSport counts the words of sport.
func (r *reader) isSport() bool {
	n := 0
	for i := range r.doc.Tokens {
		if h, ok := r.text.FirstOf(i, sportKind); ok && h.Exact {
			n++
		}
	}
	return n >= 3 && n*100 >= sportShare*len(r.doc.Tokens)
}
