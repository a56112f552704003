package event

import (
	"strings"

	"github.com/musnad/musnad"
)

const (
	across      = "عبر"
	voicing     = "عن"
	conjunction = "و"
)

// voiceReach is how many tokens behind عبر its عن may stand where it is the verb.
const voiceReach = 12

// expresses reports whether عبر at token i is "he expressed" and no "across": it begins
// a clause, عن follows at once or behind somebody who speaks. وعبر الوزير عن استنكاره.
func (v *view) expresses(i int) bool {
	if strings.TrimPrefix(v.doc.Tokens[i].Bare, conjunction) != across || !v.conj[i-v.first] && !v.opensClause(i) {
		return false
	}
	if i+1 >= v.last || v.doc.Tokens[i+1].Bare != voicing && !v.person(i+1) {
		return false
	}
	for j := i + 1; j < min(v.last, i+voiceReach); j++ {
		switch tok := &v.doc.Tokens[j]; {
		case tok.Bare == voicing:
			return true
		case tok.Kind == musnad.Punct && markTag(tok.Bare) == stop:
			return false
		}
	}
	return false
}

// opensClause reports whether nothing of its clause stands before token i.
func (v *view) opensClause(i int) bool {
	switch v.tag(i - 1) {
	case stop, comma, comp, relative, clauseConj, particle:
		return true
	}
	e := v.covering(i - 1)
	return e != nil && e.Last == i && v.clauseInitial(e)
}

// person reports whether somebody who may speak is named at token i.
func (v *view) person(i int) bool {
	if v.ents[i-v.first] < 0 {
		return false
	}
	switch v.doc.Entities[v.ents[i-v.first]].Kind {
	case musnad.Person, musnad.Office, musnad.Organisation, musnad.Group:
		return true
	}
	return false
}
