package match

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

var numberKind = Kinds("number")

// CardinalWords reads a number in words that begins at token i and ends before
// token limit, with proclitics or without: how many, and the token after it; -1
// where there is none.
func CardinalWords(t *Text, i, limit int) (n, end int) {
	h, ok := t.FirstOf(i, numberKind)
	if !ok || i >= limit || h.Enc > 0 {
		return 0, -1
	}
	var buf [arabic.MaxNumeral]string
	n, used := arabic.ReadCardinal(FoldedWords(t, i, limit, h.Pro, buf[:0]))
	if used == 0 {
		return 0, -1
	}
	return n, i + used
}

// FoldedWords appends the folded letters of the words from token i on to buf, up
// to its capacity, the first without pro bytes of proclitics.
func FoldedWords(t *Text, i, limit, pro int, buf []string) []string {
	for j := i; j < limit && len(buf) < cap(buf) && t.Doc.Tokens[j].Kind == musnad.Word; j++ {
		buf = append(buf, t.Doc.Tokens[j].Folded)
	}
	if len(buf) > 0 {
		buf[0] = buf[0][pro:]
	}
	return buf
}
