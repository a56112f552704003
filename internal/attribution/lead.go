package attribution

import "github.com/musnad/musnad"

const leadRule = "attribution/lead"

// openingBytes is how far into its sentence the verb of an agency stands that
// opens it.
const openingBytes = 24

// lead gives the headline and the opening sentence of an article, where nobody
// speaks in them, to the agency whose verb opens the second sentence: papers
// retell an agency's report so, and name it once they come to its details.
func (c *composer) lead() {
	first, second := c.opening()
	if second < 0 || c.spokenIn(first) {
		return
	}
	sources := c.agencyOpens(second)
	if sources == nil {
		return
	}
	for s := 0; s <= first; s++ {
		x := &c.doc.Sentences[s]
		if x.Section == musnad.Body || x.Section == musnad.Headline && !c.spokenIn(s) {
			c.add(musnad.Chain{Span: x.Span, Sources: sources, Rule: leadRule})
		}
	}
}

// opening are the first two sentences of the body, -1 for one that is missing.
func (c *composer) opening() (first, second int) {
	first, second = -1, -1
	for s := range c.doc.Sentences {
		switch {
		case c.doc.Sentences[s].Section != musnad.Body:
		case first < 0:
			first = s
		default:
			return first, s
		}
	}
	return first, second
}

// spokenIn reports whether an act of saying stands in sentence s.
func (c *composer) spokenIn(s int) bool {
	at := c.doc.Sentences[s].Span
	for k := range c.doc.Speech {
		if p := place(&c.doc.Speech[k]); at.Start <= p && p < at.End && !c.doc.Speech[k].Content.Empty() {
			return true
		}
	}
	return false
}

// agencyOpens is the chain of what sentence s says, if an agency's verb opens it:
// the agency, and whose words it passes on.
func (c *composer) agencyOpens(s int) (sources []musnad.Source) {
	at := c.doc.Sentences[s].Span
	for k := range c.doc.Chains {
		x := &c.doc.Chains[k]
		if x.Start < at.Start || x.End > at.End || len(x.Sources) == 0 || len(x.Sources) > 1 && x.Rule != "attribution/relayed" && x.Rule != "attribution/cited" {
			continue
		}
		if o := &x.Sources[0]; o.Source == "agency" && o.VerbAt.Start >= at.Start && o.VerbAt.Start < at.Start+openingBytes && len(x.Sources) > len(sources) {
			sources = x.Sources
		}
	}
	return sources
}
