package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxNameWords is how many words the name of a place that no list knows may
// have.
const maxNameWords = 3

// unlistedName reads the name behind a noun of place: words that no list knows,
// and behind the nouns that nearly always have a name (names=1) a definite word
// too, since an indefinite noun before it makes it its name: بلدة الحويجة. It
// returns the token after the name, or -1.
func unlistedName(t *match.Text, noun match.Range, limit int) int {
	if noun.Hit.Features.Any(arabic.WithPronoun | arabic.Indefinite | arabic.WithArticle) {
		return -1
	}
	i := noun.Last
	if i >= limit || !opensName(t, noun, i) {
		return -1
	}
	end := i + 1
	for end < limit && end < i+maxNameWords && continuesName(t, end) {
		end++
	}
	if isNameHead(t, end-1) {
		return -1
	}
	return end
}

// opensName reports whether token i may begin the name of a place.
func opensName(t *match.Text, noun match.Range, i int) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != musnad.Word || isWaw(tok.Bare) {
		return false
	}
	if isNameHead(t, i) {
		return true
	}
	if len(tok.Analyses) == 0 {
		return hasArticle(tok.Bare) || !looksAdjective(tok.Bare) || sideFollows(t, i+1)
	}
	named := noun.Hit.Row.Attr("names") != "" || noun.Hit.Row.Attr("quoted") != "" && sideFollows(t, i+1)
	return named && hasArticle(tok.Bare) && isNoun(tok)
}

// sideFollows reports whether it is told at token i on which side of another place
// the one before lies: منطقة جويبة غربي الرمادي.
func sideFollows(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, partKind)
	if !ok || !isPart(h) || h.Pro != 0 {
		return false
	}
	w, ok := t.FirstOf(h.Last, wholeKinds)
	return ok && w.Exact
}

// continuesName reports whether token i goes on with a name that has begun: a
// word that no list knows, or the word behind كفر, أبو, عين.
func continuesName(t *match.Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != musnad.Word || isWaw(tok.Bare) {
		return false
	}
	if isNameHead(t, i-1) {
		return true
	}
	before := t.Doc.Tokens[i-1].Bare
	return len(tok.Analyses) == 0 && (hasArticle(tok.Bare) || !hasArticle(before) && !looksAdjective(tok.Bare) && !isPrefixed(tok.Bare))
}

// isNameHead reports whether the word at token i is the first of names of two
// words: أبو, كفر, تل.
func isNameHead(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, nameHeadKinds)
	return ok && h.Exact && h.Last == i+1 && !h.Features.Any(arabic.WithArticle|arabic.WithPronoun|arabic.WithWaw|arabic.Prepositional)
}

// looksAdjective reports whether an indefinite word may be a feminine adjective
// or a nisba: مدينة ساحلية.
func looksAdjective(bare string) bool {
	return strings.HasSuffix(bare, tehMarbuta) || strings.HasSuffix(bare, yeh)
}

const (
	yeh = "ي"
	beh = "ب"
	lam = "ل"
)

// isPrefixed reports whether a word that no list knows may begin with a glued
// preposition.
func isPrefixed(bare string) bool {
	return len(bare) > 8 && (strings.HasPrefix(bare, beh) || strings.HasPrefix(bare, lam))
}

func isWaw(bare string) bool { return strings.HasPrefix(bare, waw) && len(bare) > 8 }

// isNoun reports whether every exact reading of a word is that of a noun or name.
func isNoun(tok *musnad.Token) bool {
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		f := arabic.Features(a.Features)
		if a.Exact && (f.Any(arabic.IsVerb|arabic.IsParticle) || f.Any(arabic.Prepositional|arabic.WithPronoun)) {
			return false
		}
	}
	return true
}
