package event

import (
	"github.com/musnad/musnad"
)

// following makes people whom a state, office or party owns in the text, and not
// their owner, those who protest: خرج أنصار الرئيس إلى الشوارع.
func (rl *roles) following() {
	a := rl.c.subjectArg
	if rl.e.Type != musnad.Protest || a == nil || len(a.ents) != 1 || len(rl.e.Actor) != 1 || civilian(rl.e.Actor[0]) {
		return
	}
	v := rl.c.view
	m := v.entities(*a)[0]
	for i := a.first; i < m.First; i++ {
		if h, ok := v.text.FirstOf(i, agentKind); !ok || h.Row.Value != "CVL" {
			continue
		}
		p := musnad.Party{Kind: "CVL", Country: rl.e.Actor[0].Country, Source: "organisation"}
		p.At = musnad.Span{Start: rl.r.doc.Tokens[i].Start, End: rl.r.doc.Tokens[m.Last-1].End}
		p.Name = rl.r.doc.Letters(p.At)
		rl.e.Actor = []musnad.Party{p}
		return
	}
}

// countedReach is how many tokens from its verb the count of a crowd may stand.
const countedReach = 2

// counted reports whether who gathers is a number of people that nothing else names:
// احتشد عشرات الآلاف.
func (c *clause) counted(e *musnad.EventMention) bool {
	if len(e.Actor) > 0 || !c.verb {
		return false
	}
	v := c.view
	for i := max(v.first, c.trigger-countedReach); i < min(v.last, c.last+countedReach); i++ {
		if _, ok := v.text.FirstOf(i, quantityKind); ok || v.tag(i) == number {
			return true
		}
	}
	return false
}
