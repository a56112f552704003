package web

import (
	"slices"
	"strconv"
	"strings"
)

// Span is a stretch of an article: code points [start,end) into title + "\n" + text.
type Span [2]int

// ParseSpan reads "120-164". ok is false if it is none.
func ParseSpan(s string) (at Span, ok bool) {
	a, b, _ := strings.Cut(s, "-")
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	return Span{from, to}, err1 == nil && err2 == nil && 0 <= from && from < to
}

func (s Span) String() string { return strconv.Itoa(s[0]) + "-" + strconv.Itoa(s[1]) }

// paragraph is one line of an article, cut where marks begin and end.
type paragraph struct {
	at     int // the code point of its first letter
	pieces []piece
}

// piece is a stretch of one line under the same marks.
type piece struct {
	text   string
	marked bool   // evidence of an event
	asked  bool   // the letters that the address asks for
	anchor string // of the first piece of the asked letters
}

// paragraphs cuts title + "\n" + text into its lines, with letters marked: the
// title is the first.
func paragraphs(text string, marks []Span, asked *Span) (out []paragraph) {
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		runes := []rune(line)
		out = append(out, paragraph{at, pieces(runes, at, marks, asked)})
		at += len(runes) + 1
	}
	return out
}

func pieces(runes []rune, at int, marks []Span, asked *Span) (out []piece) {
	end := at + len(runes)
	cuts := []int{at, end}
	add := func(s Span) {
		for _, c := range s {
			if at < c && c < end {
				cuts = append(cuts, c)
			}
		}
	}
	for _, m := range marks {
		add(m)
	}
	if asked != nil {
		add(*asked)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := range len(cuts) - 1 {
		from, to := cuts[i], cuts[i+1]
		x := piece{text: string(runes[from-at : to-at])}
		x.marked = slices.ContainsFunc(marks, func(m Span) bool { return m[0] <= from && to <= m[1] })
		if asked != nil && asked[0] <= from && to <= asked[1] {
			x.asked = true
			if from == asked[0] {
				x.anchor = "t=" + asked.String()
			}
		}
		out = append(out, x)
	}
	return out
}
