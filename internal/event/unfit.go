package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// unfit is why a trigger that a frame reads is no happening here.
func (r *reader) unfit(c *clause, e *musnad.EventMention, s standing) string {
	if r.sport {
		return "an article on sport"
	}
	if r.metaphor(c) && !c.charges() || (c.verb || c.participle) && r.verbalMetaphor(c) {
		return "metaphor"
	}
	if e.Type == musnad.Assault && len(e.Actor) == 0 && r.accident(c.view) {
		return "an accident or a disaster"
	}
	if c.verb && e.Mode == "visit" && c.portion() {
		return "a round of talks, no journey"
	}
	if c.noun {
		if why := r.unfitNoun(c, e, s); why != "" {
			return why
		}
	}
	if !c.participle && c.trigger < r.governed.end && c.view.sent == r.governed.sent && !(s.kind() == "deny" && e.Type == musnad.Consult) {
		return r.governed.why
	}
	return ""
}

// portion reports whether the last word of the trigger is only a part of the happening
// behind من: أجرى جولة جديدة من المحادثات.
func (c *clause) portion() bool {
	v, i := c.view, c.restEnd
	for i < c.restEnd+maxAdjectives && v.tag(i) == noun && v.pro[i-v.first] == 0 {
		i++
	}
	return c.restEnd > c.last && v.tag(i) == prep && v.preps[i-v.first] == lexicon.Min && v.happeningAt(i+1)
}

// maxAdjectives is how many adjectives a noun may have.
const maxAdjectives = 2

// unfitNoun is why a masdar or noun names no happening of its own here.
func (r *reader) unfitNoun(c *clause, e *musnad.EventMention, s standing) string {
	switch {
	case e.Type == musnad.Agree && c.features.Has(arabic.WithArticle) && r.exists(c):
		return "an agreement that exists, not the act of making it"
	case c.trigger > c.view.first && anyOf(r.doc.Tokens[c.trigger-1].Folded) && !(s.status == musnad.Negated && e.Type.Symmetric()):
		return "any such thing, none in particular"
	case len(e.Actor)+len(e.Recipient) == 0 && !c.announced && e.Place == nil && !e.Anaphoric && c.light == nil:
		return "nobody is named who did it or suffered it"
	case r.attends(c, e):
		return "who else was at a meeting told before"
	case s.tied && s.status != musnad.Hypothetical:
		return "" // planned, called off, denied
	case e.Type == musnad.Consult && len(e.Actor) > 0 && s.status == musnad.Future && s.kind() == "futureadj":
		return "" // رحب بزيارة الرئيس المرتقبة
	case c.light != nil && len(c.light.Rest) > 0:
		return "" // قام بزيارة
	case c.masdar && c.light == nil && c.features.Has(arabic.WithWaw) && len(c.nisba)+len(c.owner) == 0 && !c.view.startsSentence(c.trigger):
		return "one of a list of complements"
	case c.masdar && c.features.Has(arabic.WithLam) && !c.reason(e), c.features.Has(arabic.WithBeh) && !c.direct:
		return "a purpose or a complement"
	case c.masdar && !c.direct && c.view.complement(r, c.trigger) && !r.presented(c.view, c.trigger):
		return "the complement of another verb"
	case c.trigger > c.view.first && r.intended(c.trigger-1):
		return "a purpose"
	}
	return ""
}

// reason reports whether ل before a masdar tells why something was done and not what
// for: it stands behind a party or نظرا, and has its doer, and its object behind that.
// انتقدت المنظمة سويسرا لحظرها بناء المآذن.
func (c *clause) reason(e *musnad.EventMention) bool {
	at, v := c.last, c.view
	switch {
	case e.Type.Symmetric() || e.Type == musnad.Support || len(e.Actor) == 0 || v.covering(c.trigger-1) == nil && !(v.tag(c.trigger-1) == noun && v.adverbial(c.trigger-1)):
		return false
	case c.annexed != nil && !private(e.Actor) && len(c.annexed.ents) > 0 && v.entities(*c.annexed)[0].Kind != musnad.Place:
		at = c.annexed.last
	case len(c.owner) == 0:
		return false
	}
	own := c.annexed == nil
	return slices.ContainsFunc(c.args, func(a arg) bool {
		return a.bare && a.first == at && (own || a.head && len(a.ents) > 0 && v.entities(a)[0].Kind != musnad.Place || c.restEnd > at)
	})
}

// complement reports whether a masdar at token i stands behind a preposition
// that ties it to a verb or noun before it (على, إلى, عن, في), unless a verb of
// saying announces it (كشف عن اعتقال), or somebody fell in it (قتلوا في قصف الطيران).
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
		row := v.forms[j-v.first].Row
		if f := r.lex.Frames(row); v.preps[p-v.first] == lexicon.Fi && len(f) > 0 && f[0].Type == string(musnad.Assault) {
			return false
		}
		for _, t := range r.lex.Tags(row) {
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

// presentRow is the row of the verbs of being at a meeting.
const presentRow = "light.present"

// attends reports whether the clause only says who was at the meeting that is told
// just before it, in a sentence of its own: حضر اللقاء وزير المالية.
func (r *reader) attends(c *clause, e *musnad.EventMention) bool {
	if e.Type != musnad.Consult || c.light == nil || c.light.ID != presentRow || !c.features.Has(arabic.WithArticle) {
		return false
	}
	if c.lightVerb > c.view.first+1 || c.view.describes(c, c.last) && c.view.tag(c.last) == noun {
		return false
	}
	n := len(r.doc.EventMentions)
	return slices.ContainsFunc(r.doc.EventMentions[max(0, n-metReach):], func(m musnad.EventMention) bool {
		return m.Type == musnad.Consult && m.Status == musnad.Actual && len(m.Actor)+len(m.Recipient) > 1 && !r.inHeadline(&m)
	})
}

// anyOf reports whether a folded word is أي "any".
func anyOf(folded string) bool { return folded == "اي" || folded == "ايه" }

// sportShare is how many words of sport an article must have for each hundred
// tokens to be one on sport.
const sportShare = 2

// isSport counts the words of sport.
func (r *reader) isSport() bool {
	n := 0
	for i := range r.doc.Tokens {
		if !r.text.Has(i, sportKind) {
			continue
		}
		if h, ok := r.text.FirstOf(i, sportKind); ok && h.Exact {
			n++
		}
	}
	return n >= 3 && n*100 >= sportShare*len(r.doc.Tokens)
}
