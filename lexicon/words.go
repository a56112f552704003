package lexicon

import "hash/maphash"

// wordTable numbers words from 0 in the order in which they come. It is a hash
// table with linear probing, at most half full: of a word that it does not hold,
// which is what analysis asks for most, it reads no letters. A map of Go takes
// twice the time to fill.
type wordTable struct {
	names []string // by number
	slots []wordSlot
}

type wordSlot struct {
	sum    uint32 // of the word's hash the half that does not choose the slot
	number int32  // plus 1; 0 where the slot is free
}

// wordSeed is of this process; numbers do not depend on it.
var wordSeed = maphash.MakeSeed()

// newWordTable has room for some words before it grows.
func newWordTable(room int) *wordTable {
	return &wordTable{names: make([]string, 0, room), slots: make([]wordSlot, tableSize(room))}
}

// tableSize is the power of two that holds so many, half full.
func tableSize(room int) int {
	size := 16
	for size < 2*room {
		size *= 2
	}
	return size
}

func (t *wordTable) len() int { return len(t.names) }

// find is the number of a word; ok is false if the table has none.
func (t *wordTable) find(w string) (n int32, ok bool) {
	_, _, n = t.slot(w)
	return n, n >= 0
}

// slot finds where a word stands and its number, or where it would and -1.
func (t *wordTable) slot(w string) (at int, sum uint32, n int32) {
	hash := maphash.String(wordSeed, w)
	mask := len(t.slots) - 1
	at, sum = int(hash)&mask, uint32(hash>>32)
	for {
		s := t.slots[at]
		if s.number == 0 || s.sum == sum && t.names[s.number-1] == w {
			return at, sum, s.number - 1
		}
		at = (at + 1) & mask
	}
}

// add is the number of a word, a new one if the table does not hold it.
func (t *wordTable) add(w string) (n int32, isNew bool) {
	at, sum, n := t.slot(w)
	if n >= 0 {
		return n, false
	}
	t.names = append(t.names, w)
	t.slots[at] = wordSlot{sum, int32(len(t.names))}
	if 2*len(t.names) > len(t.slots) {
		t.grow()
	}
	return int32(len(t.names) - 1), true
}

func (t *wordTable) grow() {
	t.slots = make([]wordSlot, 2*len(t.slots))
	for i, w := range t.names {
		at, sum, _ := t.slot(w)
		t.slots[at] = wordSlot{sum, int32(i + 1)}
	}
}
