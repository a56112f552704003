// Package match finds sequences of words and mentions in a Document: the only
// place where rules run.
//
// A rule is an id, a sequence of steps and a function that makes a result from
// the match or declines with a reason. The package knows tokens, list rows and
// mentions; what a rule means is its stage's business.
package match

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// Text is a Document prepared for matching. Make one for each stage: it sees
// what earlier stages wrote when it is made.
type Text struct {
	Doc *musnad.Document
	Lex *lexicon.Lexicon

	masks []Mask  // for each token: what may begin there
	words []int32 // for each token: index of its first mention in Doc.Words, or -1
	ments [][]int32
	pool  []musnad.Mention
}

// Mask is a set of list kinds and token kinds.
type Mask uint64

const (
	numberBit Mask = 1 << 63
	latinBit  Mask = 1 << 62
	punctBit  Mask = 1 << 61
	verbBit   Mask = 1 << 60
	anyBit         = ^Mask(0)
)

var kindBits = kindMasks()

func kindMasks() map[string]Mask {
	out := map[string]Mask{"verb": verbBit, "frame": 1 << 59, "light": verbBit}
	kinds := lexicon.Kinds()
	for i, k := range kinds {
		out[k] = 1 << (uint(i) % 59)
	}
	return out
}

// New prepares a document whose first stage is done.
func New(d *musnad.Document, lex *lexicon.Lexicon) *Text {
	t := &Text{Doc: d, Lex: lex, masks: make([]Mask, len(d.Tokens)), words: make([]int32, len(d.Tokens))}
	for i := range d.Tokens {
		t.words[i] = -1
		t.masks[i] = t.tokenMask(&d.Tokens[i])
	}
	for i := len(d.Words) - 1; i >= 0; i-- {
		w := &d.Words[i]
		t.words[w.First] = int32(i)
		t.masks[w.First] |= kindBits[lex.Row(w.Row).Kind]
	}
	return t
}

func (t *Text) tokenMask(tok *musnad.Token) Mask {
	var m Mask
	switch tok.Kind {
	case musnad.Number:
		m = numberBit
	case musnad.Latin:
		m = latinBit
	case musnad.Punct:
		m = punctBit
	}
	for i := range tok.Analyses {
		m |= kindBits[t.Lex.Row(tok.Analyses[i].Row).Kind]
	}
	return m
}

// With adds mentions of earlier stages, which [Mention] steps then find.
func (t *Text) With(mentions []musnad.Mention) *Text {
	if t.ments == nil {
		t.ments = make([][]int32, len(t.Doc.Tokens))
	}
	for _, m := range mentions {
		t.ments[m.First] = append(t.ments[m.First], int32(len(t.pool)))
		t.pool = append(t.pool, m)
	}
	return t
}

// MentionAt is the longest mention, among those added by With, that begins at
// token i and is of one of the kinds (of any kind if none is named); nil if
// there is none.
func (t *Text) MentionAt(i int, kinds ...musnad.MentionKind) *musnad.Mention {
	if t.ments == nil || i >= len(t.ments) {
		return nil
	}
	var best *musnad.Mention
	for _, n := range t.ments[i] {
		m := &t.pool[n]
		if oneOf(m.Kind, kinds) && (best == nil || m.Last > best.Last) {
			best = m
		}
	}
	return best
}

func oneOf(k musnad.MentionKind, kinds []musnad.MentionKind) bool {
	for _, x := range kinds {
		if x == k {
			return true
		}
	}
	return len(kinds) == 0
}

// Hit is a row of a word list at a place in the text.
type Hit struct {
	Row      *lexicon.Row
	Features arabic.Features
	First    int // tokens [First,Last)
	Last     int
	Pro, Enc int  // bytes of the first token that are proclitics, of the last that are a pronoun
	Exact    bool // the spelling agrees, or that of no reading of the word does
}

// Hits calls yield for every row of the kinds (all if none is named) that
// begins at token i: phrases first, longest first, then single words, exact
// first. It stops when yield returns false.
func (t *Text) Hits(i int, yield func(Hit) bool, kinds ...string) {
	d := t.Doc
	if w := t.words[i]; w >= 0 {
		for ; int(w) < len(d.Words) && d.Words[w].First == i; w++ {
			m := &d.Words[w]
			if r := t.Lex.Row(m.Row); kindIn(r.Kind, kinds) {
				pro := m.Start - d.Tokens[i].Start
				if !yield(Hit{r, arabic.Features(m.Features), i, m.Last, pro, 0, true}) {
					return
				}
			}
		}
	}
	tok := &d.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if r := t.Lex.Row(a.Row); kindIn(r.Kind, kinds) {
			if !yield(Hit{r, arabic.Features(a.Features), i, i + 1, int(a.Pro), int(a.Enc), tok.Fits(a)}) {
				return
			}
		}
	}
}

// First is the first hit of the kinds at token i; ok is false if there is none.
func (t *Text) First(i int, kinds ...string) (h Hit, ok bool) {
	if i < 0 || i >= len(t.masks) || t.masks[i]&maskOf(kinds) == 0 {
		return h, false
	}
	t.Hits(i, func(x Hit) bool { h, ok = x, true; return false }, kinds...)
	return h, ok
}

func maskOf(kinds []string) Mask {
	if len(kinds) == 0 {
		return anyBit
	}
	var m Mask
	for _, k := range kinds {
		m |= kindBits[k]
	}
	return m
}

func kindIn(k string, kinds []string) bool {
	for _, x := range kinds {
		if x == k {
			return true
		}
	}
	return len(kinds) == 0
}
