package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// main reports whether the verb stands in no relative clause and behind no أن.
func (c *clause) main() bool {
	v := c.view
	return !v.afterRelative(c.trigger) && v.tag(v.clauseStart(c.trigger)-1) != comp
}

// people makes a party of the noun before a verb in the plural, which is said of
// people only: أن الطلبة رددوا.
func (r *reader) people(c *clause) []musnad.Party {
	v := c.view
	if !onlyPlural(c.features) {
		return nil
	}
	first := v.clauseStart(c.trigger)
	last := first + 1
	for last < c.trigger && v.tag(last) == noun {
		last++
	}
	return []musnad.Party{r.unlistedParty(first, last)}
}

// unlistedParty makes a party of the words [first,last), which name people.
func (r *reader) unlistedParty(first, last int) musnad.Party {
	p := musnad.Party{Kind: "UNK", Source: "organisation", At: musnad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}}
	p.Name = r.doc.Letters(p.At)
	if h, ok := r.text.FirstOf(first, peopleKinds); ok {
		p.Kind, p.Country = h.Row.Value, r.home()
	}
	return p
}

// humans reports whether a phrase that names no party is headed by a definite
// participle in the sound plural, which is of people only: الموقعون.
func (v *view) humans(a *arg) bool {
	tok := &v.doc.Tokens[a.first]
	if len(a.ents) > 0 || v.tag(a.first) != noun || !hasArticle(tok) || !strings.HasSuffix(tok.Bare, "ون") {
		return false
	}
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		f := arabic.Features(a.Features)
		return tok.Fits(&a) && f.Has(arabic.Plural) && f.Any(arabic.IsActiveParticiple|arabic.IsPassiveParticiple)
	})
}

// nounSubject reports whether a definite noun that is no party stands before the
// verb at token i as its subject: أن الطلبة رددوا.
func (v *view) nounSubject(i int) bool {
	start := v.clauseStart(i)
	if v.conj[i-v.first] || start >= i || v.tag(start) != noun || v.pro[start-v.first] != 0 || !hasArticle(&v.doc.Tokens[start]) {
		return false
	}
	for j := start; j < i; j++ {
		if t := v.tag(j); t != noun && t != particle && t != bracket {
			return false
		}
	}
	return true
}
