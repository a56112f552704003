package explain

import (
	"unicode/utf8"

	"github.com/musnad/musnad"
)

// points turns byte offsets of a text into code points. It holds the number of
// code points before every 64th byte.
type points struct {
	text  string
	marks []int
}

const stride = 64 // bytes

func newPoints(text string) *points {
	p := &points{text: text}
	n := 0
	for i := 0; i <= len(text); i++ {
		if i%stride == 0 {
			p.marks = append(p.marks, n)
		}
		if i < len(text) && utf8.RuneStart(text[i]) {
			n++
		}
	}
	return p
}

func (p *points) before(at int) int {
	start := at - at%stride
	n := p.marks[at/stride]
	for i := start; i < at; i++ {
		if utf8.RuneStart(p.text[i]) {
			n++
		}
	}
	return n
}

// at is a span in code points, nil for an empty one.
func (p *points) at(s musnad.Span) *[2]int {
	if s.Empty() {
		return nil
	}
	return &[2]int{p.before(s.Start), p.before(s.End)}
}
