package musnad

import "unicode/utf8"

// offsets turns byte offsets of one text into code points, in one pass over
// the text when it is made and constant time for each question. It is the only
// place where the two are converted.
type offsets struct {
	marks []int32 // code points before byte offsetStride*i
	text  string
	pairs [][2]int // memory for the spans
}

const offsetStride = 16 // bytes between two marks

func newOffsets(text string) *offsets {
	o := &offsets{text: text, marks: make([]int32, 0, len(text)/offsetStride+2)}
	points := int32(0)
	for i := 0; i < len(text); i++ {
		if i%offsetStride == 0 {
			o.marks = append(o.marks, points)
		}
		if utf8.RuneStart(text[i]) {
			points++
		}
	}
	if len(text)%offsetStride == 0 {
		o.marks = append(o.marks, points)
	}
	return o
}

// point is the number of code points before byte offset at, which must lie in
// [0, len(text)] and on a code point's border.
func (o *offsets) point(at int) int {
	base := at / offsetStride
	points := int(o.marks[base])
	for i := base * offsetStride; i < at; i++ {
		if utf8.RuneStart(o.text[i]) {
			points++
		}
	}
	return points
}

// pairsAtOnce is for how many spans memory is made at once.
const pairsAtOnce = 64

func (o *offsets) span(s Span) *[2]int {
	if s.Empty() {
		return nil
	}
	if len(o.pairs) == cap(o.pairs) {
		o.pairs = make([][2]int, 0, pairsAtOnce)
	}
	o.pairs = append(o.pairs, [2]int{o.point(s.Start), o.point(s.End)})
	return &o.pairs[len(o.pairs)-1]
}
