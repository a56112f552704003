package segment

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// Parts cuts a token as Universal Dependencies does: proclitics one by one,
// the stem with its article, the pronoun. It uses the token's best analysis; a
// word without one stays whole.
func Parts(d *musnad.Document, lex *lexicon.Lexicon, t *musnad.Token) []musnad.Span {
	a := taken(lex, t)
	if a == nil {
		return []musnad.Span{t.Span}
	}
	written := d.Text[t.Start:t.End]
	_, back := arabic.Fold(written, arabic.Exact)
	var out []musnad.Span
	cut := func(from, to int) {
		out = append(out, musnad.Span{Start: t.Start + back.Origin(from), End: t.Start + back.Origin(to)})
	}
	for at := 0; at < int(a.Pro); at += 2 {
		cut(at, at+2)
	}
	end := len(t.Bare) - int(a.Enc)
	cut(int(a.Pro), end)
	if a.Enc > 0 {
		cut(end, len(t.Bare))
	}
	return out
}

// taken is the token's best analysis, taken apart if it is a phrase of grammar
// that begins with a preposition: the lists have بأن and بوساطة whole.
func taken(lex *lexicon.Lexicon, t *musnad.Token) *musnad.Analysis {
	best := t.Best()
	if best == nil || !phrases[lex.Row(best.Row).Kind] {
		return best
	}
	for i := range t.Analyses {
		a := &t.Analyses[i]
		if a.Exact && a.Pro > best.Pro && (a.Row == best.Row || a.Features&verbBit == 0 && !phrases[lex.Row(a.Row).Kind]) {
			return a
		}
	}
	return best
}

// phrases are kinds of list that hold prepositions with their nouns.
var phrases = map[string]bool{
	"prep": true, "comp": true, "conj": true, "mediation": true, "agentphrase": true, "attribution": true,
	"condition": true, "function": true, "timephrase": true,
}
