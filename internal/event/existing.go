package event

import (
	"strings"

	"github.com/musnad/musnad/lexicon"
)

// exists reports whether an agreement with the article is one that is spoken of: no
// verb makes it, or it is itself the subject of a verb (يقضي الاتفاق), or of a deed done
// to it (قام بخرق الاتفاق). That it was reached is told as news (أعلن التوصل إلى اتفاق).
func (r *reader) exists(c *clause) bool {
	v, i := c.view, c.trigger
	switch {
	case c.light == nil:
		return !c.masdar || c.frame == nil || !strings.HasPrefix(c.frame.ID, reaching) || !r.news(v, i)
	case c.lightSubject:
		return len(c.light.Types) > 0
	}
	return v.tag(i-1) == noun && v.isMasdar(i-1) && !v.conj[i-v.first] && c.light.Subject != lexicon.NoRole
}

const reaching = "f.agree.reach"

// newsReach is how many tokens before a masdar the verb may stand that announces it.
const newsReach = 10

// news reports whether the masdar at token i is what a verb of saying announces,
// without a preposition, or stands behind بعد or its kin.
func (r *reader) news(v *view, i int) bool {
	if p := v.prepBefore(i); p >= 0 {
		return v.preps[p-v.first] == afterSlot
	}
	for j := i - 1; j >= v.first && j >= i-newsReach; j-- {
		switch v.tag(j) {
		case stop, comp, relative, clauseConj:
			return false
		case verb:
			for _, t := range r.lex.Tags(v.forms[j-v.first].Row) {
				if t.Kind == "saying" {
					return true
				}
			}
			return false
		case noun:
			if v.isMasdar(j) {
				return false
			}
		}
	}
	return false
}
