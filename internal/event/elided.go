package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// elidedSubject is who a verb without a named subject means: the speaker, for
// the first person; else the subject of the verb before. What may be "I met" or "she
// met" in quoted words is the speaker's, unless a woman or body was told of.
func (r *reader) elidedSubject(c *clause) []musnad.Party {
	if c.features.Has(arabic.FirstPerson) || c.view.ourselves(c.trigger) || c.mayBe(arabic.FirstPerson) && r.quoted(c.trigger) && !r.memory.now.conforms(c.features) {
		if s := r.speaker(c); s != nil && s[0].Kind != "JRN" {
			return s
		}
	}
	if dual(c.features) {
		if two := r.bothBefore(c); two != nil {
			return two
		}
	}
	if r.memory.now.goesOn(c) {
		return nil
	}
	return r.memory.meant(c.mayAgree())
}

// goesOn reports whether و joins a verb to one whose subject is named and is nobody
// known, so that it is this verb's too: عقدت شخصيات عشائرية مؤتمرا ودعت إلى.
func (t *told) goesOn(c *clause) bool {
	return t.unknown && c.view.conjoined(c.trigger) && t.gender == genderOf(c.features)
}

// ourselves reports whether a pronoun of the first person stands before token i:
// نحن مستعدون, إننا مستعدون.
func (v *view) ourselves(i int) bool {
	switch word := v.doc.Tokens[max(i-1, v.first)].Bare; v.tag(i - 1) {
	case comp:
		return strings.HasSuffix(word, "نا") || strings.HasSuffix(word, "ني")
	case particle:
		return word == "نحن" || word == "أنا"
	}
	return false
}

// mayBe reports whether a verb has a reading with these features.
func (c *clause) mayBe(want arabic.Features) bool {
	tok := &c.view.doc.Tokens[c.trigger]
	return c.verb && slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return tok.Fits(&a) && arabic.Features(a.Features).Has(arabic.IsVerb|want)
	})
}

// mayAgree are a verb's features with every gender that its letters may be of:
// تواصل is "she goes on" and "he communicated".
func (c *clause) mayAgree() arabic.Features {
	f := c.features
	for _, g := range [...]arabic.Features{arabic.Masculine, arabic.Feminine} {
		if c.mayBe(arabic.ThirdPerson | g) {
			f |= g
		}
	}
	return f
}

// quoted reports whether token i stands in a direct quotation.
func (r *reader) quoted(i int) bool {
	at := r.doc.Tokens[i].Span
	return slices.ContainsFunc(r.doc.Quotes, func(q musnad.Quote) bool { return q.Contains(at) })
}

// dual reports whether a form is of two and of no other number.
func dual(f arabic.Features) bool {
	return f.Has(arabic.DualNumber) && !f.Any(arabic.Singular|arabic.Plural)
}

// bothBefore are the two sides of what the sentence told last: التقى الوزير بنظيره
// واتفقا.
func (r *reader) bothBefore(c *clause) []musnad.Party {
	if len(r.memory.now.parties) == 2 {
		return r.memory.now.parties
	}
	n := len(r.doc.EventMentions)
	if n == 0 || r.doc.EventMentions[n-1].Sentence != c.view.sent {
		return nil
	}
	e := &r.doc.EventMentions[n-1]
	if two := distinct(slices.Concat(e.Actor, e.Recipient)); len(two) == 2 && e.Type.Symmetric() {
		return two
	}
	return nil
}

// speaker is who says the words in which the trigger stands.
func (r *reader) speaker(c *clause) []musnad.Party {
	at := r.doc.Tokens[c.trigger].Span
	best := musnad.Span{End: 1 << 30}
	var who musnad.Party
	for i := range r.doc.Quotes {
		if q := &r.doc.Quotes[i]; q.Contains(at) && q.Len() < best.Len() && q.Speaker.Known() {
			best, who = q.Span, q.Speaker
		}
	}
	for i := range r.doc.Speech {
		if s := &r.doc.Speech[i]; s.Content.Contains(at) && s.Content.Len() < best.Len() && s.Speaker.Known() {
			best, who = s.Content, s.Speaker
		}
	}
	if !who.Known() {
		return nil
	}
	return []musnad.Party{who}
}
