// Package match finds sequences of words and mentions in a Document: the only
// place where rules run.
//
// A rule is an id, a sequence of steps and a function that makes a result from
// the match or declines with a reason. The package knows tokens, list rows and
// mentions; what a rule means is its stage's business.
package match

import (
	"math/bits"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// Text is a Document prepared for matching. Make one for each stage: it sees
// what earlier stages wrote when it is made.
type Text struct {
	Doc *musnad.Document
	Lex *lexicon.Lexicon

	ments  []int32 // by token: the last mention added that begins there, as an index into linked, plus one
	linked []linked
}

// linked is a mention and the one added before it at the same token.
type linked struct {
	mention *musnad.Mention
	before  int32 // an index into linked plus one, 0 at the end
}

// Mask is a set of list kinds and token kinds: a bit for each.
type Mask struct{ lo, hi uint64 }

func bit(n int) Mask {
	if n < 64 {
		return Mask{lo: 1 << n}
	}
	return Mask{hi: 1 << (n - 64)}
}

// Grammar are the kinds of the words of grammar.
var Grammar = Kinds("prep", "comp", "conj", "relative", "neg", "future", "demonstrative", "pronoun", "function", "modal", "condition")

// Has reports whether a set has a kind of list, by its number.
func (m Mask) Has(class uint8) bool {
	if class < 64 {
		return m.lo>>class&1 != 0
	}
	return m.hi>>(class-64)&1 != 0
}

func (m Mask) and(o Mask) Mask { return Mask{m.lo & o.lo, m.hi & o.hi} }

// each calls yield for the number of every bit.
func (m Mask) each(yield func(n int)) {
	for lo := m.lo; lo != 0; lo &= lo - 1 {
		yield(bits.TrailingZeros64(lo))
	}
	for hi := m.hi; hi != 0; hi &= hi - 1 {
		yield(64 + bits.TrailingZeros64(hi))
	}
}

func (m Mask) or(o Mask) Mask { return Mask{m.lo | o.lo, m.hi | o.hi} }

func (m Mask) meets(o Mask) bool { return m.lo&o.lo|m.hi&o.hi != 0 }

// The kinds of token stand above those of lists; the highest bit is set for
// every token.
var (
	everyToken = bit(127)
	numberBit  = bit(126)
	latinBit   = bit(125)
	punctBit   = bit(124)
	mentionBit = bit(123) // a mention of an earlier stage begins here
	unlisted   = bit(122) // a word that no list knows
)

// Digits, Mentions, Unlisted: what the kinds of [Func] may name beside kinds of
// lists: a token of digits, a mention that begins here, a word that no list
// knows.
const (
	Digits   = "digits"
	Mentions = "mentions"
	Unlisted = "unlisted"
)

func kindBit(kind string) Mask {
	switch kind {
	case Digits:
		return numberBit
	case Mentions:
		return mentionBit
	case Unlisted:
		return unlisted
	}
	var m Mask
	for _, n := range lexicon.KindNumbers(kind) {
		m = m.or(bit(int(n)))
	}
	if m == (Mask{}) {
		panic("match: a rule asks for kind " + kind + ", which no list may have")
	}
	return m
}

// New gives a stage a document whose first stage is done.
func New(d *musnad.Document, lex *lexicon.Lexicon) *Text {
	t := &Text{Doc: d, Lex: lex}
	if len(d.Tokens) > 0 && !t.mask(0).meets(everyToken) {
		Prepare(d, lex)
	}
	return t
}

// Prepare completes Kinds, which hold the kinds of the tokens' own readings, and
// fills Phrase; it ends the first stage.
func Prepare(d *musnad.Document, lex *lexicon.Lexicon) {
	for i := range d.Tokens {
		m := tokenMask(&d.Tokens[i])
		d.Tokens[i].Kinds, d.Tokens[i].Phrase = [2]uint64{m.lo, m.hi}, -1
	}
	for i := len(d.Words) - 1; i >= 0; i-- {
		tok := &d.Tokens[d.Words[i].First]
		m := bit(int(lex.Row(d.Words[i].Row).Class))
		tok.Phrase = int32(i)
		tok.Kinds[0] |= m.lo
		tok.Kinds[1] |= m.hi
	}
}

// mask is what may begin at token i.
func (t *Text) mask(i int) Mask {
	k := &t.Doc.Tokens[i].Kinds
	m := Mask{k[0], k[1]}
	if t.ments != nil && t.ments[i] > 0 {
		m.hi |= mentionBit.hi
	}
	return m
}

func tokenMask(tok *musnad.Token) Mask {
	m := everyToken
	switch tok.Kind {
	case musnad.Word:
		if len(tok.Analyses) == 0 {
			m = m.or(unlisted)
		}
	case musnad.Number:
		m = m.or(numberBit)
	case musnad.Latin:
		m = m.or(latinBit)
	case musnad.Punct:
		m = m.or(punctBit)
	}
	return m.or(Mask{tok.Kinds[0], tok.Kinds[1]})
}

// With adds mentions of earlier stages, which [Mention] steps then find. They
// must stay as they are while the Text is used.
func (t *Text) With(mentions []musnad.Mention) *Text {
	if t.ments == nil {
		t.ments = make([]int32, len(t.Doc.Tokens))
	}
	t.linked = slices.Grow(t.linked, len(mentions))
	for k := range mentions {
		m := &mentions[k]
		t.linked = append(t.linked, linked{m, t.ments[m.First]})
		t.ments[m.First] = int32(len(t.linked))
	}
	return t
}

// MentionAt is the longest mention, among those added by With, that begins at
// token i and is of one of the kinds (of any kind if none is named), the first
// added of several; nil if there is none.
func (t *Text) MentionAt(i int, kinds ...musnad.MentionKind) *musnad.Mention {
	if t.ments == nil || i >= len(t.ments) {
		return nil
	}
	var best *musnad.Mention
	for n := t.ments[i]; n > 0; n = t.linked[n-1].before {
		m := t.linked[n-1].mention
		if oneOf(m.Kind, kinds) && (best == nil || m.Last >= best.Last) {
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

// anyKind holds every kind of list.
var anyKind = func() Mask {
	var m Mask
	for n := range lexicon.KindCount() {
		m = m.or(bit(n))
	}
	return m
}()

// Kinds is a set of kinds of list, all if none is named. Make sets once, as
// package variables: a kind that no list may have panics.
func Kinds(kinds ...string) Mask { return maskOf(kinds) }

func maskOf(kinds []string) Mask {
	if len(kinds) == 0 {
		return anyKind
	}
	var m Mask
	for _, k := range kinds {
		m = m.or(kindBit(k))
	}
	return m
}
