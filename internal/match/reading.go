package match

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// NounOf reports whether an analysis is a noun's that may be meant. The ى at a
// word's end is neither the pronoun nor the dual that a folded reading may see
// in it: أبدى is "he showed", not "my eternity".
func NounOf(tok *musnad.Token, a *musnad.Analysis) bool {
	f := arabic.Features(a.Features)
	if !f.Any(arabic.Nominal) {
		return false
	}
	return a.Exact || !f.Any(arabic.WithPronoun|arabic.DualNumber) || !strings.HasSuffix(tok.Bare, "ى")
}
