package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// hidden are the bits of the preposition with which a word begins that lists know
// only as a name or as a fixed phrase besides: بدور is the role of somebody where
// nobody of that name was found, and بمشاركة is a word with ب.
func (v *view) hidden(tok *musnad.Token) arabic.Features {
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
		case !nameLike(v.lex.Row(a.Row).Kind):
			return 0
		}
	}
	return pro
}

// nameLike are the kinds of list of which a word is no ordinary noun.
func nameLike(kind string) bool {
	switch kind {
	case "given", "person", "place", "media", "group", "body", "mediation":
		return true
	}
	return false
}
