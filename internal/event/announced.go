package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// annexedToRest gives what is annexed to the last word of a verb's phrase its role.
// Who backs somebody names him behind the noun or with ل, and then the genitive
// tells whose the backing is: أكد دعم الحكومة, أكد دعم بلاده للحكومة. And whose consent
// somebody else announces is the one who consents: أعلن الوسيط موافقة الطرفين.
func (rl *roles) annexedToRest(role lexicon.Role, ps []musnad.Party) {
	c := rl.c
	switch {
	case !c.verb && !c.participle || len(ps) == 0:
	case len(c.subject) == 0 && role == lexicon.Recipient && rl.e.Type == musnad.Support && rl.forSomebody():
		role = lexicon.Actor // أكد المصدر دعم سوريا للبنان
	case role == lexicon.Recipient && rl.e.Type == musnad.Support && (akin(c.subject, ps[0]) || rl.forSomebody()):
		return
	case role == lexicon.Actor && (rl.e.Type == musnad.Agree || rl.e.Type == musnad.Retreat) && foreign(c.subject, ps[0]):
		rl.e.Actor = ps
		return
	}
	rl.give(lexicon.Genitive, role, ps)
}

// forSomebody reports whether ل names the recipient.
func (rl *roles) forSomebody() bool {
	for k := range rl.c.args {
		if a := &rl.c.args[k]; a.where == lexicon.Li && rl.f.Slot(lexicon.Li) == lexicon.Recipient && (len(a.ents) > 0 || a.pronoun != "") {
			return true
		}
	}
	return false
}

// foreign reports whether a party is of a state of which none of the others is.
func foreign(of []musnad.Party, p musnad.Party) bool {
	for _, q := range of {
		if q.Country == p.Country {
			return false
		}
	}
	return p.Country != ""
}
