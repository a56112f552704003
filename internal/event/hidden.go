package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// hidden are the bits of the preposition with which a word begins that lists know
// only as a name or as a fixed phrase besides: بدور is the role of somebody where
// nobody of that name was found, and بمشاركة is a word with ب.
func (v *view) hidden(tok *musnad.Token) arabic.Features {
	if !mayHide(tok.Bare) {
		return 0
	}
	pro := arabic.Features(0)
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if !a.Exact {
			break
		}
		p := arabic.Features(a.Features) & arabic.Prepositional
		switch {
		case p != 0:
			pro |= p
		case !nameLike.Has(a.Class):
			return 0
		}
	}
	return pro
}

// nameLike are the kinds of list of which a word is no ordinary noun.
var nameLike = match.Kinds("given", "person", "place", "media", "group", "body", "mediation")

// mayHide reports whether a word begins with a letter that may be a preposition, or
// a conjunction before one.
func mayHide(bare string) bool {
	if len(bare) < 2 {
		return false
	}
	switch bare[:2] {
	case "ب", "ل", "ك", "و", "ف":
		return true
	}
	return false
}
