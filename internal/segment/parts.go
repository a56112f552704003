package segment

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// Parts cuts a token as Universal Dependencies does: proclitics one by one, the
// stem with its article, the pronoun. A word of grammar is cut as the list of
// them says; any other in the way that is likeliest by what the word lists know,
// by how often its stem is seen, and by how often news uses each clitic.
func Parts(d *musnad.Document, t *musnad.Token) []musnad.Span {
	if t.Kind != musnad.Word {
		return []musnad.Span{t.Span}
	}
	c, ok := grammarCut(t.Bare, t.Folded)
	if !ok {
		c = likeliest(t)
	}
	_, back := arabic.Fold(d.Text[t.Start:t.End], arabic.Exact)
	var out []musnad.Span
	add := func(from, to int) {
		if from < to {
			out = append(out, musnad.Span{Start: t.Start + back.Origin(from), End: t.Start + back.Origin(to)})
		}
	}
	for at := 0; at < c.pro; at += 2 {
		add(at, at+2)
	}
	end := len(t.Bare) - c.enc
	add(c.pro, end)
	add(end, len(t.Bare))
	return out
}

// likeliest is the best cut of a word.
func likeliest(t *musnad.Token) (best cut) {
	stems := stemCounts()
	top := -1.0
	eachCut(t.Bare, func(c cut) {
		if w := c.prior * known(t, c) * stems.weight(c.stem(t.Bare)); w > top {
			best, top = c, w
		}
	})
	return best
}

// How much likelier a cut is that the word lists know: by a word of grammar, by
// a word in this spelling, by one in another spelling.
const (
	byGrammar  = 400
	bySpelling = 10
	byFold     = 6
)

// known is how much the word lists speak for a cut.
func known(t *musnad.Token, c cut) float64 {
	w := 1.0
	for i := range t.Analyses {
		a := &t.Analyses[i]
		if int(a.Pro) != c.pro || int(a.Enc) != c.enc {
			continue
		}
		switch {
		case a.Exact && match.Grammar.Has(a.Class):
			return byGrammar
		case a.Exact:
			w = bySpelling
		default:
			w = max(w, byFold)
		}
	}
	return w
}
