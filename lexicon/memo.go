package lexicon

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/musnad/musnad/arabic"
)

// memo remembers the readings of words: news repeats its words, and the readings
// of a word depend on its letters alone. It is a fixed table of slots that any
// goroutine may read and overwrite; what a slot holds never changes, so that a
// reading found there is the reading that would be made anew.
type memo struct {
	seed  maphash.Seed
	slots [memoSize]atomic.Pointer[remembered]
}

// memoSize bounds the table: 32,768 words, some 12 MB when full.
const memoSize = 1 << 15

// remembered is one word with all its readings.
type remembered struct {
	bare   string
	folded string
	kinds  [2]uint64 // the classes of the words' rows, as bits
	words  []Analysis
	starts []Analysis
	worn   []int32 // see WornBy
	steps  steps
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

// find finds what is remembered of a word, or nil and the slot to write to: of
// the two that a word may have, the free one or else the second, so that two
// frequent words do not drive each other out.
func (m *memo) find(bare string) (*remembered, *atomic.Pointer[remembered]) {
	at := maphash.String(m.seed, bare) % memoSize
	first, second := &m.slots[at], &m.slots[at^1]
	r := first.Load()
	if r == nil {
		return nil, first
	}
	if r.bare == bare {
		return r, nil
	}
	if r = second.Load(); r != nil && r.bare == bare {
		return r, nil
	}
	return nil, second
}

// readings are the readings of a word of Arabic letters and the phrases that it
// may begin; the slices are shared and not to be written to.
func (l *Lexicon) readings(bare string, f *Found) *remembered {
	r, slot := l.memo.find(bare)
	if r != nil {
		return r
	}
	// A copy: the word is part of a document, which must not live on with it.
	bare = strings.Clone(bare)
	folded := arabic.FoldBare(bare)
	f.words, f.starts = f.words[:0], f.starts[:0]
	l.analyse(bare, folded, f)
	r = &remembered{
		bare: bare, folded: folded, kinds: l.kindsOf(f.words),
		words: append([]Analysis(nil), f.words...), starts: append([]Analysis(nil), f.starts...),
		worn: l.WornBy(folded, []int32{}), steps: l.phrases.stepsOf(folded),
	}
	slot.Store(r)
	return r
}

// kindsOf writes the classes of their rows into readings, and returns them as
// bits.
func (l *Lexicon) kindsOf(words []Analysis) (kinds [2]uint64) {
	for i := range words {
		c := l.Row(words[i].Row).Class
		words[i].Class = c
		kinds[c/64] |= 1 << (c % 64)
	}
	return kinds
}

// Worn is WornBy for a bare word of Arabic letters, remembered with its
// readings. The slice is shared and not to be written to; it is never nil.
func (l *Lexicon) Worn(bare string) []int32 {
	var f Found
	return l.readings(bare, &f).worn
}
