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

// RestCount is how many different words frames and tags ask for behind their
// verbs: each RestID is below it.
func (l *Lexicon) RestCount() int { return l.rests.len() }

// WornBy appends to dst the numbers of all words of frames and tags that the
// folded token wears (see Wears), some perhaps twice: one pass over the token's
// dresses instead of a test for each word.
func (l *Lexicon) WornBy(token string, dst []int32) []int32 {
	dst = l.wornProclitic(token, dst)
	for n := 0; n <= l.affixes.maxPrefix && n < len(token); n += 2 {
		if len(l.affixes.prefixes[token[:n]]) > 0 {
			dst = l.wornStem(token[n:], dst)
		}
	}
	return dst
}

// wornProclitic finds one-letter words, which are proclitics.
func (l *Lexicon) wornProclitic(token string, dst []int32) []int32 {
	rest := strings.TrimPrefix(token, "و")
	for _, t := range []string{token, rest} {
		if len(t) < 2 {
			continue
		}
		if id, ok := l.rests.find(t[:2]); ok {
			dst = append(dst, id)
		}
	}
	return dst
}

func (l *Lexicon) wornStem(rest string, dst []int32) []int32 {
	for k := 0; k <= l.affixes.maxSuffix && k < len(rest); k += 2 {
		core, suffix := rest[:len(rest)-k], rest[len(rest)-k:]
		if k > 0 && len(l.affixes.nouns[suffix]) == 0 {
			continue
		}
		if id, ok := l.rests.find(core); ok && len(core) > 2 && (k == 0 || l.nominalSuffix(suffix, false) || l.pronounAfterYeh(core, suffix)) {
			dst = append(dst, id)
		}
		if k > 0 && l.nominalSuffix(suffix, true) {
			if id, ok := l.rests.find(core + "ه"); ok {
				dst = append(dst, id)
			}
		}
	}
	return dst
}

// pronounAfterYeh is عليه, إليها: a preposition in yaa with a pronoun.
func (l *Lexicon) pronounAfterYeh(core, suffix string) bool {
	return particleWith(core+suffix, core)
}
