package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// tanweenNisba is the nisba at token i that is spelled like the name of its state,
// since it has the alef of tanween as the noun before it: جنديا روسيا, دعما ألمانيا.
func tanweenNisba(t *match.Text, i int) (h match.Hit, ok bool) {
	if i == 0 || !strings.HasSuffix(t.Doc.Tokens[i].Bare, "يا") || !accusative(t, i-1) {
		return h, false
	}
	h, ok = t.FirstOf(i, nisbaKind)
	return h, ok && h.Exact && h.Features.Has(arabic.Indefinite) && !h.Features.Any(arabic.Prepositional|arabic.WithWaw|arabic.WithFeh)
}

// accusative reports whether the word at token i is an indefinite noun or adjective
// with the alef of tanween. A participle that goes on with the sentence takes an object:
// ، متهما روسيا.
func accusative(t *match.Text, i int) bool {
	tok := &t.Doc.Tokens[i]
	if tok.Kind != musnad.Word || !strings.HasSuffix(tok.Bare, "ا") {
		return false
	}
	indefinite := false
	for k := range tok.Analyses {
		f := arabic.Features(tok.Analyses[k].Features)
		if f.Has(arabic.IsName) {
			return false // اتهمت روسيا أوكرانيا
		}
		indefinite = indefinite || tok.Fits(&tok.Analyses[k]) && f.Has(arabic.Indefinite) && f.Any(arabic.Nominal)
	}
	if !indefinite {
		return false
	}
	goesOn := i == 0 || strings.HasPrefix(tok.Bare, waw) || t.Doc.Tokens[i-1].Kind == musnad.Punct
	return !goesOn || !isParticiple(t, i)
}
