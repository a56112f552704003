package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// whoseSubject are whose a subject that names nobody is said to be by the word at its
// end, with ل behind it: شنت طائرات تابعة للتحالف غارات.
func (c *clause) whoseSubject(r *reader) []musnad.Party {
	s, v := c.subjectArg, c.view
	if c.left || len(s.ents) > 0 || !v.belonging(s.last-1) {
		return nil
	}
	for k := range c.args {
		if a := &c.args[k]; a.where == lexicon.Li && a.first == s.last {
			return r.parties(v, *a)
		}
	}
	return nil
}

// ownedPhrase adds to a phrase that names nobody, in front of a verb, whose it is said to be.
func (v *view) ownedPhrase(a arg, limit int) arg {
	if len(a.ents) > 0 || !v.belonging(a.last-1) || a.last >= limit || !v.pro[a.last-v.first].Has(arabic.WithLam) {
		return a
	}
	if owner, ok := v.phrase(a.last, limit); ok {
		a.ents, a.last, a.head = owner.ents, owner.last, false
	}
	return a
}

// belonging reports whether token i is a word by which something belongs to whoever
// stands behind ل.
func (v *view) belonging(i int) bool {
	return v.tag(i) == noun && slices.Contains(belongingWords, v.doc.Tokens[i].Folded)
}

var belongingWords = []string{
	"تابع",
	"تابعه",
	"تابعين",
	"تابعون",
	"التابع",
	"التابعه",
	"التابعين",
	"التابعون",
}
