package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

func (rl *roles) mediator(how string, a *arg) {
	if how == invited {
		return
	}
	ps := rl.r.parties(rl.c.view, *a)
	if how == "with" {
		switch rl.e.Type {
		case musnad.Consult, musnad.Agree, musnad.Cooperate, musnad.Assault, musnad.Protest, musnad.Coerce:
			rl.give(lexicon.Subject, lexicon.Actor, ps)
		}
		return
	}
	rl.give(lexicon.Subject, lexicon.Mediator, ps)
	if rl.e.Type == musnad.Consult && rl.e.Mode == "" && len(ps) > 0 {
		rl.e.Mode = "third-party"
	}
}

// mediation is how the phrase at token i says that somebody mediates, or "".
func (r *reader) mediation(i int) string {
	for _, at := range []int{i, i - 1, i - 2} {
		if h, ok := r.text.FirstOf(at, mediationKind); ok && h.Last >= i && !h.Features.Has(arabic.IsVerb) {
			return h.Row.Value
		}
	}
	return ""
}

// agentPhrase reports whether an argument is the agent of a passive or masdar:
// من قبل, على يد.
func (r *reader) agentPhrase(v *view, a *arg) bool {
	for _, i := range []int{a.first, a.first - 1, a.first - 2} {
		if i < v.first {
			break
		}
		if h, ok := r.text.FirstOf(i, agentphraseKind); ok && h.Last >= a.first && h.Last <= a.first+2 {
			return true
		}
	}
	return false
}
