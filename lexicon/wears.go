package lexicon

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// Wears reports whether a folded token is the folded word in any of its
// dresses: with proclitics, the article, tanween, a pronoun, dual or plural
// endings. A one-letter word (ب, ل) is a proclitic of the token.
func (l *Lexicon) Wears(token, word string) bool {
	if len(word) == 2 {
		return strings.HasPrefix(token, word) || strings.HasPrefix(token, "و"+word)
	}
	core, teh := strings.CutSuffix(word, "ه")
	if !strings.Contains(token, core) {
		return false
	}
	for n := 0; n <= l.affixes.maxPrefix && n < len(token); n += 2 {
		if len(l.affixes.prefixes[token[:n]]) == 0 {
			continue
		}
		rest, ok := strings.CutPrefix(token[n:], core)
		if !ok {
			continue
		}
		if rest == "" && !teh || l.nominalSuffix(rest, teh) {
			return true
		}
	}
	return particleWith(token, word)
}

func (l *Lexicon) nominalSuffix(suffix string, teh bool) bool {
	for _, s := range l.affixes.nouns[suffix] {
		if teh == (s.Class&arabic.TakesTeh != 0) || !teh && s.Class&arabic.Plain != 0 {
			return suffix != ""
		}
	}
	return false
}

// particleWith reports whether the token is a preposition that ends in yaa,
// with a pronoun: عليه, اليها.
func particleWith(token, word string) bool {
	rest, ok := strings.CutPrefix(token, word)
	if !ok || !strings.HasSuffix(word, "ي") {
		return false
	}
	for _, p := range arabic.Pronouns {
		if rest == arabic.FoldBare(p) {
			return true
		}
	}
	return false
}
