package event

import (
	"strings"

	"github.com/musnad/musnad"
)

// claimed makes who claims an attack the source of it: that he did it stands on
// his word.
func (r *reader) claimed(c *clause, e *musnad.EventMention) {
	if len(e.Actor) != 1 || !c.claims() {
		return
	}
	p := e.Actor[0]
	if p.Source == "" {
		p.Source = "organisation"
	}
	if n := len(e.Sources); n == 0 || !oneself(&e.Sources[n-1], p) {
		e.Sources = append(e.Sources, musnad.Source{Party: p, Verb: r.doc.Letters(e.Trigger), VerbAt: e.Trigger, Stance: "claims"})
	}
}

// claims reports whether the trigger claims an attack.
func (c *clause) claims() bool { return c.frame != nil && strings.HasPrefix(c.frame.ID, claiming) }

const claiming = "f.assault.claim"
