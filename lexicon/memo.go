package lexicon

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// memo remembers the readings of words: news repeats its words, and the readings
// of a word depend on its letters alone. It is a fixed table of slots that any
// goroutine may read and overwrite; what a slot holds never changes, so that a
// reading found there is the reading that would be made anew.
type memo struct {
	seed  maphash.Seed
	slots [memoSize]atomic.Pointer[Entry]
}

// memoSize bounds the table: 32,768 words, some 12 MB when full.
const memoSize = 1 << 15

// Entry is a word, number or mark with all that the lists say of it by itself.
// Entries are shared and not to be written to.
type Entry struct {
	musnad.Form
	Kinds [2]uint64 // the classes of the readings' rows, as bits

	starts []Analysis // of phrases: a start's Row is the complement of a node of their tree
	steps  steps
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

// first is what stands in a word's first slot, of that word or another, or nil.
func (m *memo) first(bare string) *Entry {
	return m.slots[maphash.String(m.seed, bare)%memoSize].Load()
}

// find finds what is remembered of a word, or nil and the slot to write to: of
// the two that a word may have, the free one or else the second, so that two
// frequent words do not drive each other out.
func (m *memo) find(bare string) (*Entry, *atomic.Pointer[Entry]) {
	at := maphash.String(m.seed, bare) % memoSize
	first, second := &m.slots[at], &m.slots[at^1]
	r := first.Load()
	if r == nil {
		return nil, first
	}
	if r.Bare == bare {
		return r, nil
	}
	if r = second.Load(); r != nil && r.Bare == bare {
		return r, nil
	}
	return nil, second
}

// Cut is a token to be looked up.
type Cut struct {
	Bare string // see arabic.Bare
	Word bool   // of Arabic letters
}

// Entries appends the entries of tokens to dst. It asks the memory for all of
// them before it looks at any, as each is far away and many can be fetched at
// once.
func (l *Lexicon) Entries(dst []*Entry, cuts []Cut, f *Found) []*Entry {
	from := len(dst)
	for i := range cuts {
		dst = append(dst, l.memo.first(cuts[i].Bare))
	}
	list := dst[from:]
	for _, e := range list {
		if e != nil && e.Bare != "" {
			f.touched ^= e.Bare[len(e.Bare)-1]
		}
	}
	for i, e := range list {
		if e == nil || e.Bare != cuts[i].Bare {
			list[i] = l.Entry(cuts[i].Bare, cuts[i].Word, f)
		}
	}
	return dst
}

// Entry is what the lists say of a word of Arabic letters, a number or a mark,
// which is bare (see arabic.Bare). f is memory for the search.
func (l *Lexicon) Entry(bare string, word bool, f *Found) *Entry {
	e, slot := l.memo.find(bare)
	if e != nil {
		return e
	}
	// A copy: the word is part of a document, which must not live on with it.
	bare = strings.Clone(bare)
	if word {
		e = l.wordEntry(bare, f)
	} else if e = l.markEntry(bare); len(bare) > maxMark {
		return e // long numbers and words of other scripts hardly come again
	}
	slot.Store(e)
	return e
}

// maxMark is how many bytes a number or mark may have to be remembered.
const maxMark = 8

func (l *Lexicon) wordEntry(bare string, f *Found) *Entry {
	folded := arabic.FoldBare(bare)
	f.words, f.starts = f.words[:0], f.starts[:0]
	l.analyse(bare, folded, f)
	e := &Entry{starts: append([]Analysis(nil), f.starts...), steps: l.phrases.stepsOf(folded)}
	e.Form = musnad.NewForm(bare, folded, append([]Analysis(nil), f.words...), l.WornBy(folded, nil))
	e.Kinds = l.kindsOf(e.Analyses)
	return e
}

// markEntry is the entry of what is no word: phrases alone know it.
func (l *Lexicon) markEntry(bare string) *Entry {
	folded := arabic.FoldBare(bare)
	e := &Entry{Form: musnad.NewForm(bare, folded, nil, nil), steps: steps{whole: l.phrases.number(folded)}}
	if node, ok := l.phrases.follow(0, folded, wholeWord); ok {
		e.starts = []Analysis{{Row: ^node, Exact: true}}
	}
	return e
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
