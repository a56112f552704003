package merge

import (
	"slices"

	"github.com/musnad/musnad"
)

// apart reports whether two mentions of violence cannot tell one attack: one of them
// has for its author who suffers in the other, is said to be another one, counts
// other dead, or happened long before the news that the other tells.
func apart(d *musnad.Document, a, b *musnad.EventMention) bool {
	if a.Type != musnad.Assault || b.Type != musnad.Assault {
		return false
	}
	return turned(a, b) || turned(b, a) || another(d, a, b) || otherDead(d, a, b) || background(d, a, b) || background(d, b, a)
}

// turned reports whether somebody who suffers in one mention did what the other
// tells, and not in the first, too: who strikes back does it in another attack.
func turned(a, b *musnad.EventMention) bool {
	return meet(a.Actor, b.Recipient) && !meet(a.Actor, a.Recipient) && !meet(b.Actor, b.Recipient) && !meet(a.Actor, b.Actor)
}

// another reports whether the later of two mentions says, in a sentence of its own,
// that it is one more attack: هجوم آخر, وفي حادث منفصل قتل.
func another(d *musnad.Document, a, m *musnad.EventMention) bool {
	if a.Sentence == m.Sentence {
		return false
	}
	s := d.Sentences[m.Sentence]
	i := d.TokenAt(m.Trigger.Start)
	behind := d.TokenAt(m.Trigger.End)
	return ordered(d.Tokens[behind:max(behind, min(behind+anotherReach, s.Last))]) || ordered(d.Tokens[s.First:max(s.First, min(s.First+openingReach, i))])
}

func ordered(tokens []musnad.Token) bool {
	return slices.ContainsFunc(tokens, func(t musnad.Token) bool { return slices.Contains(ordinals, t.Folded) })
}

// openingReach is how many words the phrase may have that opens a sentence on
// something else: وفي هجوم انتحاري آخر, من جهة أخرى.
const openingReach = 4

// anotherReach is how many words behind a noun its adjective of order may stand.
const anotherReach = 2

var ordinals = []string{
	"اخر",
	"اخري",
	"ثان",
	"ثانيا",
	"ثانيه",
	"منفصل",
	"منفصله",
	"مماثل",
	"مماثله",
	"مشابه",
	"مشابهه",
	"الثاني",
	"الثانيه",
}

// otherDead reports whether two mentions of the text count two numbers of dead, each
// with victims of its own, and neither refers back.
func otherDead(d *musnad.Document, a, b *musnad.EventMention) bool {
	n, k := a.Size.Dead, b.Size.Dead
	return n > 0 && k > 0 && n != k && !b.Anaphoric && !b.Outcome && !headline(d, a) && len(a.Recipient) > 0 && len(b.Recipient) > 0
}

// strangers reports whether two mentions of violence some way from one another have
// sides and none in common: "the battle against the group" is not who struck the
// town.
func strangers(d *musnad.Document, a, b *musnad.EventMention) bool {
	x, y, reach := all(a), all(b), 1
	if headline(d, a) {
		reach = openingSentences
	}
	return a.Type == musnad.Assault && len(x)*len(y) > 0 && b.Sentence-a.Sentence > reach && !meet(x, y)
}

// openingSentences is how far behind the headline the text may tell the other half of it.
const openingSentences = 3

// background reports whether one mention happened long before the article and the
// other, told elsewhere in it, says no day.
func background(d *musnad.Document, a, b *musnad.EventMention) bool {
	return a.Date == "" && b.Date != "" && b.Sentence != a.Sentence && !a.Anaphoric && !victim(a, b) && !(headline(d, a) && b.Sentence <= a.Sentence+2) && past(d, b.Date)
}

// longAgo is how many days before its article a happening is no news.
const longAgo = 45

// past reports whether a time ended long before the article was written.
func past(d *musnad.Document, edtf string) bool {
	v, now, ok := toldOn(d, edtf)
	_, end, bound := v.Bounds()
	return ok && bound && now.DaysSince(end) > longAgo
}
