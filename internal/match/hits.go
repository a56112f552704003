package match

import (
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// Hit is a row of a word list at a place in the text.
type Hit struct {
	Row      *lexicon.Row
	Features arabic.Features
	First    int // tokens [First,Last)
	Last     int
	Pro, Enc int  // bytes of the first token's bare word that are proclitics, of the last that are a pronoun
	Exact    bool // the spelling agrees, or that of no reading of the word does
}

// Written turns a length in bytes of the bare word of token i into one of the
// word as written, with its vowel signs. Where a ligature holds both what is cut
// off and what is left, it is left whole.
func (t *Text) Written(i, bare int) int {
	tok := &t.Doc.Tokens[i]
	written := t.Doc.Text[tok.Start:tok.End]
	if bare == 0 || len(written) == len(tok.Bare) && written == tok.Bare {
		return bare
	}
	_, back := arabic.Fold(written, arabic.Exact)
	return back.Origin(bare)
}

// HitsOf calls yield for every row of the kinds that begins at token i: phrases
// first, longest first, then single words, exact first. It stops when yield returns
// false.
func (t *Text) HitsOf(i int, kinds Mask, yield func(Hit) bool) {
	if i < 0 || i >= len(t.Doc.Tokens) || !t.mask(i).meets(kinds) {
		return
	}
	it := t.hits(i, kinds)
	for it.next() {
		if !yield(it.hit) {
			return
		}
	}
}

// Has reports whether there is a hit of the kinds at token i.
func (t *Text) Has(i int, kinds Mask) bool {
	return i >= 0 && i < len(t.Doc.Tokens) && t.mask(i).meets(kinds)
}

// FirstOf is the first hit of the kinds at token i; ok is false if there is none.
func (t *Text) FirstOf(i int, kinds Mask) (h Hit, ok bool) {
	if i < 0 || i >= len(t.Doc.Tokens) || !t.mask(i).meets(kinds) {
		return h, false
	}
	it := t.hits(i, kinds)
	ok = it.next()
	return it.hit, ok
}

// hitIterator goes through the hits at one token.
type hitIterator struct {
	t     *Text
	mask  Mask
	i     int
	word  int32 // next index in Doc.Words, -1 when the phrases are done
	index int   // next analysis
	hit   Hit
}

func (t *Text) hits(i int, mask Mask) hitIterator {
	it := hitIterator{t: t, mask: mask, i: i, word: t.Doc.Tokens[i].Phrase}
	if !t.mask(i).meets(mask) {
		it.word, it.index = -1, len(t.Doc.Tokens[i].Analyses)
	}
	return it
}

func (it *hitIterator) next() bool {
	for it.word >= 0 {
		words := it.t.Doc.Words
		if int(it.word) >= len(words) || words[it.word].First != it.i {
			it.word = -1
			break
		}
		m := &words[it.word]
		it.word++
		if r := it.t.Lex.Row(m.Row); it.mask.Has(r.Class) {
			pro := len(arabic.Bare(it.t.Doc.Text[it.t.Doc.Tokens[it.i].Start:m.Start]))
			it.hit = Hit{r, arabic.Features(m.Features), it.i, m.Last, pro, 0, true}
			return true
		}
	}
	tok := &it.t.Doc.Tokens[it.i]
	for it.index < len(tok.Analyses) {
		a := &tok.Analyses[it.index]
		it.index++
		if it.mask.Has(a.Class) {
			it.hit = Hit{it.t.Lex.Row(a.Row), arabic.Features(a.Features), it.i, it.i + 1, int(a.Pro), int(a.Enc), tok.Fits(a)}
			return true
		}
	}
	return false
}
