package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// whose is the party whose words, deed or quality is praised, criticised or refused
// where the phrase itself names nobody: the owner behind ل (الدور الفاعل للحكومة),
// who does it in a relative clause (الدعم الذي تقدمه الحكومة), the state of its
// adjective (القرار الفرنسي).
func (rl *roles) whose(args []arg, a *arg) []musnad.Party {
	v := rl.c.view
	if v.tag(a.first) != noun {
		return nil
	}
	if b := possessor(args, a); b != a {
		return rl.r.parties(v, *b)
	}
	if ps := rl.relativeDoer(a.last); len(ps) > 0 {
		return ps
	}
	ps := rl.stateOfThing(a)
	if len(ps) > 0 && slices.ContainsFunc(rl.e.Actor, func(p musnad.Party) bool { return p.Country == ps[0].Country }) {
		return nil // the army's own operation
	}
	return ps
}

// relativeDoer is the subject of a relative clause at token i that says who does or
// has what stands before it: its verb has a pronoun for that.
func (rl *roles) relativeDoer(i int) []musnad.Party {
	v, r := rl.c.view, rl.r
	for v.tag(i) == bracket || v.tag(i) == comma {
		i++
	}
	if v.tag(i) != relative || v.tag(i+1) != verb {
		return nil
	}
	args, end := v.rightArgs(i + 2)
	c := clause{view: v, trigger: i + 1, last: i + 2, args: args, end: end, features: v.verbFeatures(i + 1), verb: true}
	c.findSubject(r)
	if !c.resumes() || c.subjectArg == nil || c.left || slices.ContainsFunc(args, func(a arg) bool { return a.where == lexicon.Maa }) {
		return nil // of a deed that is not his alone, nobody in particular is praised
	}
	return without(c.subject, rl.e.Actor)
}

// restOwner gives the recipient's role to whose the last word of a trigger is, where
// that is what is praised or refused: ثمن الجهود التي تبذلها الحكومة.
func (rl *roles) restOwner(restEnd int) {
	switch rl.e.Type {
	case musnad.Support, musnad.Accuse, musnad.Reject:
	default:
		return
	}
	if len(rl.e.Recipient) > 0 || rl.f.Slot(lexicon.Object) != lexicon.Recipient || rl.c.view.tag(restEnd-1) != noun {
		return
	}
	for k := range rl.c.args {
		if a := &rl.c.args[k]; a.first < restEnd && restEnd <= a.last && len(rl.c.view.behind(*a, restEnd).ents) == 0 {
			b := arg{first: restEnd - 1, last: a.last, bare: true}
			rl.give(lexicon.Object, lexicon.Recipient, rl.whose(rl.c.args, &b))
		}
	}
}
