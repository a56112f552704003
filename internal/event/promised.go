package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// promised takes, for a promise or readiness of one party, to or with whom it is made
// from what is promised: أعرب عن استعداده للقاء نظيره, وافق على بيع صواريخ للمملكة.
func (rl *roles) promised() {
	e, c := rl.e, rl.c
	if e.Type != musnad.Agree || len(e.Actor) != 1 || len(e.Recipient) > 0 {
		return
	}
	for k := range c.args {
		a := &c.args[k]
		switch a.where {
		case lexicon.Li, lexicon.Bi, lexicon.Ala, lexicon.Ila, lexicon.An:
		default:
			continue
		}
		if a.bare || a.pronoun != "" || a.head || !c.view.isMasdar(a.first) {
			continue
		}
		in := rl.r.inner(c.view, a.first)
		if in == nil {
			continue
		}
		if ps := rl.gainers(in); len(ps) > 0 {
			e.Recipient = ps
			return
		}
	}
}

// gainers are those with whom, or for whom, what is promised would be done.
func (rl *roles) gainers(in *musnad.EventMention) []musnad.Party {
	ps := in.Recipient
	switch in.Type {
	case musnad.Consult, musnad.Cooperate, musnad.Agree:
		ps = append(append(ps[:0:0], in.Actor...), ps...)
	case musnad.Aid, musnad.Concede, musnad.Support:
	default:
		return nil
	}
	var out []musnad.Party
	for _, p := range ps {
		if !akin(rl.e.Actor, p) && p.Known() {
			out = append(out, p)
		}
	}
	return distinct(out)
}
