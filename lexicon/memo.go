package lexicon

import (
	"hash/maphash"
	"sync/atomic"
)

// memo remembers the readings of words: news repeats its words, and the readings
// of a word depend on its letters alone. It is a fixed table of slots that any
// goroutine may read and overwrite; what a slot holds never changes, so that a
// reading found there is the reading that would be made anew.
type memo struct {
	seed  maphash.Seed
	slots [memoSize]atomic.Pointer[remembered]
}

// memoSize bounds the table: 16,384 words, some 6 MB when full.
const memoSize = 1 << 14

// remembered is one word with all its readings.
type remembered struct {
	bare   string
	words  []Analysis
	starts []Analysis
	worn   []int32 // see WornBy
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

func (m *memo) slot(bare string) *atomic.Pointer[remembered] {
	return &m.slots[maphash.String(m.seed, bare)%memoSize]
}

// readings are the readings of a word of Arabic letters and the phrases that it
// may begin; the slices are shared and not to be written to.
func (l *Lexicon) readings(bare, folded string, f *Found) *remembered {
	slot := l.memo.slot(bare)
	if r := slot.Load(); r != nil && r.bare == bare {
		return r
	}
	f.words, f.starts = f.words[:0], f.starts[:0]
	l.analyse(bare, folded, f)
	r := &remembered{
		// A copy: the word is part of a document, which must not live on with it.
		bare:  string(append([]byte(nil), bare...)),
		words: append([]Analysis(nil), f.words...), starts: append([]Analysis(nil), f.starts...),
		worn: l.WornBy(folded, nil),
	}
	slot.Store(r)
	return r
}

// Worn is WornBy for a word of Arabic letters, remembered with its readings. The
// slice is shared and not to be written to.
func (l *Lexicon) Worn(bare, folded string) []int32 {
	var f Found
	return l.readings(bare, folded, &f).worn
}
