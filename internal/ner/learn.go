package ner

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// What tools/tagger needs to learn the weights that this package reads.

// Tags is how many tags there are.
const Tags = tags

// TagOf is the tag of a class's first or later token; 0 is no name.
func TagOf(c Class, first bool) uint8 {
	switch {
	case c == None:
		return 0
	case first:
		return firstOf(c)
	}
	return firstOf(c) + 1
}

// Follows reports whether a tag may stand behind another.
func Follows(before, t uint8) bool { return follows(before, t) }

// FeaturesOf are the features of each token of a sentence.
func FeaturesOf(d *musnad.Document, marks []Mark, s *musnad.Sentence) [][]uint64 {
	w := window{d: d, marks: marks}
	w.begin(s)
	out := make([][]uint64, s.Last-s.First)
	for i := range out {
		out[i] = slices.Clone(w.features(s.First + i))
	}
	return out
}

// MaxFeatures is how many features a table takes and is still fast.
const MaxFeatures = slots * 58 / 100

// Pack is a file of weights: the head, then steps and features as the package
// reads them. Features come most important first; what finds its place taken by
// another that can't be told apart is left out.
func Pack(head string, step [Tags][Tags]int16, features []uint64, weight func(uint64) [Tags]int8) []byte {
	out := []byte(strings.TrimRight(head, "\n") + headEnd)
	for i := range tags * tags {
		out = binary.LittleEndian.AppendUint16(out, uint16(step[i/tags][i%tags]))
	}
	table := make([]byte, slots*record)
	for _, f := range features {
		put(table, f, weight(f))
	}
	return append(out, table...)
}

func put(table []byte, feature uint64, w [Tags]int8) {
	slot, check := place(feature)
	for {
		r := table[slot*record : slot*record+record]
		switch binary.LittleEndian.Uint16(r) {
		case check:
			return
		case 0:
			binary.LittleEndian.PutUint16(r, check)
			for t := range w {
				r[2+t] = byte(w[t])
			}
			return
		}
		slot = (slot + 1) & (slots - 1)
	}
}
