package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// refersBack reports whether a noun of reference is one here: a dual or plural
// with the article ("الجانبان"), or a noun with a pronoun ("نظيره", "بلاده").
func refersBack(h match.Hit) bool {
	switch h.Row.Value {
	case "counterpart":
		return h.Features.Has(arabic.WithPronoun)
	case "states":
		return h.Features.Has(arabic.WithPronoun) && h.Exact || h.Features.Has(arabic.DualNumber|arabic.WithArticle) // بلدة is a town
	case "two", "leaders":
		return h.Features.Has(arabic.DualNumber | arabic.WithArticle)
	}
	return h.Features.Has(arabic.WithArticle)
}

// reference marks a word that refers back. "نظيره التركي هاكان فيدان" and
// "الجانبان المصري والأردني" are no riddles: they are read as offices whose states
// and holders follow.
func reference(m *match.Match) ([]musnad.Mention, string) {
	n, _ := m.Get("noun")
	if mine(m.Text, n.Hit) {
		return nil, "a nisba rather than a noun with my"
	}
	if !n.Hit.Features.Has(arabic.WithPronoun) || n.Hit.Row.Value == "counterpart" {
		list, end := holders(m.Text, n.Last, limitOf(m, n.Last), n.Hit.Features.Any(arabic.DualNumber|arabic.Plural))
		if list[0].hasOf || list[0].name.Last > 0 {
			m.Last = end
			var out []musnad.Mention
			for i, h := range list {
				if i == 0 {
					h.first = n.First
				}
				x := officeMention(m, n, h)
				if x.Party.Kind == n.Hit.Row.Value {
					x.Party.Kind = "GOV"
				}
				out = append(out, x)
			}
			return out, ""
		}
	}
	x := mention(m, n, musnad.Reference, musnad.Party{})
	x.Value = n.Hit.Row.Value
	return one(m, x)
}
