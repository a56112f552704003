package match

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// Proclitics are what is glued to the front of a word, by its best reading: a
// conjunction, and the bits of prepositions. Of a word that no list knows they
// are guessed.
func Proclitics(tok *musnad.Token) (conj bool, pro arabic.Features) {
	best := tok.Best()
	if best == nil {
		return guessConj(tok), guessPrep(tok)
	}
	f := arabic.Features(best.Features)
	return f.Any(arabic.WithWaw | arabic.WithFeh), f & arabic.Prepositional
}

const waw, theArticle = "و", "ال"

// guessConj takes a first و of an unknown word of some length for "and".
func guessConj(tok *musnad.Token) bool {
	return tok.Kind == musnad.Word && len(tok.Bare) > 8 && tok.Bare[:2] == waw
}

// guessPrep takes the first letter of بال, لل, با and لا of an unknown word for
// a preposition; the latter two begin masdars of the forms VII to X (باستخدام).
func guessPrep(tok *musnad.Token) arabic.Features {
	w := tok.Bare
	if tok.Kind != musnad.Word {
		return 0
	}
	if len(w) > 2 && w[:2] == waw {
		w = w[2:]
	}
	switch {
	case len(w) > 8 && w[:6] == "ب"+theArticle, len(w) > 10 && w[:4] == "با":
		return arabic.WithBeh
	case len(w) > 8 && w[:4] == "لل", len(w) > 10 && w[:4] == "لا":
		return arabic.WithLam
	}
	return 0
}
