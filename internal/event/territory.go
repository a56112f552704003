package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
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
	if ps := rl.holders(a.last); len(ps) > 0 {
		return ps
	}
	return rl.stateOfThing(a)
}

// holders are who hold the place that is struck, by the verb right behind it: مواقع
// يسيطر عليها المتمردون.
func (rl *roles) holders(i int) []musnad.Party {
	v := rl.c.view
	if v.tag(i) == relative {
		i++
	}
	if v.tag(i) != verb || v.conj[i-v.first] || !rl.r.seizing(v.forms[i-v.first].Row) {
		return nil
	}
	args, end := v.rightArgs(i + 1)
	c := clause{view: v, trigger: i, last: i + 1, args: args, end: end, features: v.verbFeatures(i), verb: true}
	if c.findSubject(rl.r); !c.resumes() || c.subjectArg == nil || c.left {
		return nil
	}
	return without(c.subject, rl.e.Actor)
}

// seizing reports whether a verb tells who took or holds a place.
func (r *reader) seizing(row int32) bool {
	return slices.ContainsFunc(r.lex.Frames(row), func(f lexicon.Framed) bool { return f.Type == string(musnad.Coerce) && f.Mode == "seize" })
}

// stateOfThing is the state of the nisba on the noun that heads a phrase.
func (rl *roles) stateOfThing(a *arg) []musnad.Party {
	r, v := rl.r, rl.c.view
	for i := a.first + 1; i < a.last; i++ {
		if v.tag(i) != noun || hasArticle(&v.doc.Tokens[i]) != v.withArticle(a.first) {
			return nil
		}
		if p, ok := r.nisbaAt(i); ok {
			if strings.HasSuffix(v.doc.Tokens[i].Bare, "ين") || strings.HasSuffix(v.doc.Tokens[i].Bare, "ون") {
				p.Kind = "CVL" // the noun is one of people: العمال السوريين
			}
			return []musnad.Party{p}
		}
	}
	return nil
}

// withArticle reports whether the noun at token i has the article, also behind a
// preposition of one letter: بالقرار, للقرار.
func (v *view) withArticle(i int) bool {
	tok := &v.doc.Tokens[i]
	if hasArticle(tok) || v.pro[i-v.first] == 0 {
		return hasArticle(tok)
	}
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return tok.Fits(&a) && arabic.Features(a.Features).Has(arabic.WithArticle)
	})
}

// aimed gives an attack the object of the verb of targeting that follows it in a
// relative clause: شنوا هجوما استهدف مواقع للجيش, الغارة التي استهدفت الحافلة.
func (rl *roles) aimed() {
	c, r := rl.c, rl.r
	if rl.e.Type != musnad.Assault || len(rl.e.Recipient) > 0 {
		return
	}
	if a := c.aim(); a != nil {
		rl.give(lexicon.Object, lexicon.Recipient, without(rl.suffering(lexicon.Recipient, c.args, a), rl.e.Actor))
		return
	}
	v, i := c.view, c.end
	if v.tag(i) == relative {
		i++
	}
	if v.tag(i) != verb || v.conj[i-v.first] || v.lex.Row(v.forms[i-v.first].Row).Name() != target {
		return
	}
	args, end := v.rightArgs(i + 1)
	for k := range args {
		if args[k].bare {
			ps := rl.suffering(lexicon.Recipient, args, &args[k])
			if b := possessor(args, &args[k]); len(ps) == 0 && b != &args[k] {
				ps = r.parties(v, *b) // تجمعا للجيش
			}
			rl.give(lexicon.Object, lexicon.Recipient, without(ps, rl.e.Actor))
			c.targeting, c.end = i, end
			return
		}
	}
}

// aim is the object of the verb of targeting whose subject the noun is: استهدفت الغارات
// مواقع للجيش; nil where there is none.
func (c *clause) aim() *arg {
	v, i := c.view, c.trigger-1
	if !c.noun || v.tag(i) != verb || v.verbFeatures(i).Has(arabic.WithPronoun) || v.lex.Row(v.forms[i-v.first].Row).Name() != target {
		return nil
	}
	for k := range c.args {
		if c.args[k].bare {
			return &c.args[k]
		}
	}
	return nil
}

const target = "استهدف"
