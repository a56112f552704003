package ner

import (
	_ "embed" // the weights
	"encoding/binary"
	"strings"
	"sync"
)

//go:embed data/names.model
var weights string

// slots is how many features the table has place for, a power of two; a record
// is two bytes that tell features of one slot apart (0: empty), then one signed
// byte of weight for each tag.
const (
	slots  = 1 << 17
	record = 2 + tags
)

// headEnd ends the text at the head of the file.
const headEnd = "\n\n"

// model is a table of weights, as it stands in the file: nothing is read at start.
type model struct {
	step  [tags][tags]int32 // weight of a tag behind another, never where it may not stand there
	table string
}

// shipped are the weights of data/names.model.
var shipped = sync.OnceValue(func() *model { return open(weights) })

// open finds the tables behind the head; a file of another size is a fault of
// the build.
func open(file string) *model {
	_, body, _ := strings.Cut(file, headEnd)
	if len(body) != 2*tags*tags+slots*record {
		panic("ner: data/names.model has not the size that its table needs")
	}
	m := &model{table: body[2*tags*tags:]}
	for i := range tags * tags {
		m.step[i/tags][i%tags] = int32(int16(binary.LittleEndian.Uint16([]byte(body[2*i : 2*i+2]))))
		if !follows(tag(i/tags), tag(i%tags)) {
			m.step[i/tags][i%tags] = never
		}
	}
	return m
}

// place is where a feature's search begins, and what tells it from others there.
func place(feature uint64) (slot int, check uint16) {
	return int(feature & (slots - 1)), max(1, uint16(feature>>48))
}

// lanes are four sums of 16 bits each in one word: a feature has few enough
// weights, of one byte, that none runs over.
const (
	lanes  = 0x00FF00FF00FF00FF
	biases = 0x0080808080808080 // makes a signed byte of weight an unsigned one, 128 more
)

// sum adds up the weights of features.
func (m *model) sum(features []uint64) (out scores) {
	var even, odd uint64
	known := int32(0)
	for _, f := range features {
		if w, ok := m.find(f); ok {
			w ^= biases
			even += w & lanes
			odd += w >> 8 & lanes
			known++
		}
	}
	for t := range out {
		lane := even
		if t%2 == 1 {
			lane = odd
		}
		out[t] = int32(uint16(lane>>(t/2*16))) - known*128
	}
	return out
}

// touch reads a byte of each feature's slot, so that the processor fetches all of
// them at once; the sum behind it, whose branches depend on what it finds, would
// wait for one after the other. What it returns must be used for it to be done.
func (m *model) touch(features []uint64) (bytes byte) {
	for _, f := range features {
		slot, _ := place(f)
		bytes ^= m.table[slot*record]
	}
	return bytes
}

// find is a feature's weights, the first in the lowest byte.
func (m *model) find(feature uint64) (w uint64, ok bool) {
	slot, check := place(feature)
	for {
		r := m.table[slot*record : slot*record+record]
		switch uint16(r[0]) | uint16(r[1])<<8 {
		case 0:
			return 0, false
		case check:
			return uint64(r[2]) | uint64(r[3])<<8 | uint64(r[4])<<16 | uint64(r[5])<<24 |
				uint64(r[6])<<32 | uint64(r[7])<<40 | uint64(r[8])<<48, true
		}
		slot = (slot + 1) & (slots - 1)
	}
}
