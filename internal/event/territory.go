package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// suffering are who an argument in the recipient's place means: its parties, else
// who the thing belongs to that it names: مواقع للجيش, الأراضي السعودية. args are
// those of its clause.
func (rl *roles) suffering(role lexicon.Role, args []arg, a *arg) []musnad.Party {
	ps := rl.r.parties(rl.c.view, *a)
	if len(ps) > 0 || role != lexicon.Recipient || a.pronoun != "" || len(a.ents) > 0 {
		return ps
	}
	switch rl.e.Type {
	case musnad.Assault, musnad.Coerce, musnad.Retreat, musnad.Threaten:
	case musnad.Support, musnad.Accuse, musnad.Reject:
		return rl.whose(args, a)
	default:
		return nil
	}
	if v := rl.c.view; v.tag(a.first) != noun || v.isMasdar(a.first) || v.happeningAt(a.first) {
		return nil
	}
	if b := possessor(args, a); b != a {
		return rl.r.parties(rl.c.view, *b)
	}
	return rl.stateOfThing(a)
}

// stateOfThing is the state of the nisba on the noun that heads a phrase.
func (rl *roles) stateOfThing(a *arg) []musnad.Party {
	r, v := rl.r, rl.c.view
	for i := a.first + 1; i < a.last; i++ {
		if v.tag(i) != noun || hasArticle(&v.doc.Tokens[i]) != hasArticle(&v.doc.Tokens[a.first]) {
			return nil
		}
		if p, ok := r.nisbaAt(i); ok {
			return []musnad.Party{p}
		}
	}
	return nil
}

// aimed gives an attack the object of the verb of targeting that follows it in a
// relative clause: شنوا هجوما استهدف مواقع للجيش, الغارة التي استهدفت الحافلة.
func (rl *roles) aimed() {
	c, r := rl.c, rl.r
	if rl.e.Type != musnad.Assault || len(rl.e.Recipient) > 0 {
		return
	}
	v, i := c.view, c.end
	if v.tag(i) == relative {
		i++
	}
	if v.tag(i) != verb || v.conj[i-v.first] || v.lex.Row(v.forms[i-v.first].Row).Name() != target {
		return
	}
	args, _ := v.rightArgs(i + 1)
	for k := range args {
		if args[k].bare {
			ps := rl.suffering(lexicon.Recipient, args, &args[k])
			if b := possessor(args, &args[k]); len(ps) == 0 && b != &args[k] {
				ps = r.parties(v, *b) // تجمعا للجيش
			}
			rl.give(lexicon.Object, lexicon.Recipient, without(ps, rl.e.Actor))
			c.targeting = i
			return
		}
	}
}

const target = "استهدف"
