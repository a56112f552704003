package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// revived reports whether talks are only named as what somebody wants to revive or to
// resume, and no verb or day says that they were: جهود لإحياء المفاوضات, قبل استئناف المفاوضات.
func (c *clause) revived(e *musnad.EventMention) bool {
	v := c.view
	if e.Type != musnad.Consult || e.Mode == visit || !c.noun || e.Date != "" || e.Status != musnad.Actual || !v.revives(c.trigger-1) {
		return false
	}
	j := c.trigger - 2
	switch v.tag(j) {
	case prep:
		where := v.preps[j-v.first]
		return where != afterSlot && where != lexicon.Khilal
	case verb, entity, inside:
		return v.pro[j+1-v.first].Has(arabic.WithLam) // بدأت باستئناف المفاوضات
	}
	return true
}

const visit = "visit"

// revives reports whether the word at token i is a masdar of reviving.
func (v *view) revives(i int) bool {
	if i < v.first {
		return false
	}
	tok := &v.doc.Tokens[i]
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		f := arabic.Features(a.Features)
		return tok.Fits(&a) && f.Has(arabic.IsMasdar) && !f.Any(arabic.WithArticle|arabic.WithPronoun) && revival[v.lex.Row(a.Row).Name()]
	})
}

// revival are the verbs of bringing talks back.
var revival = map[string]bool{
	"استأنف": true,
	"أحيا":   true,
	"أنعش":   true,
	"حرك":    true,
	"عاود":   true,
}
