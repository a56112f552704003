package eval

import (
	"strings"
	"unicode/utf8"
)

// text is what positions point into, by code point.
type text []rune

// span is a stretch of a text, [start,end); ok is false for none.
type span struct {
	start, end int
	ok         bool
}

// slice is t[start:end] with positions brought inside the text; those below
// zero count from its end, as in the measure's definition.
func (t text) slice(start, end int) (text, int) {
	inside := func(i int) int {
		if i < 0 {
			i += len(t)
		}
		return min(max(i, 0), len(t))
	}
	start, end = inside(start), inside(end)
	return t[start:max(start, end)], start
}

// find is where s stands first in within, or in the whole text.
func (t text) find(s string, within span) span {
	part, from := t, 0
	if within.ok {
		part, from = t.slice(within.start, within.end)
	}
	before, _, found := strings.Cut(string(part), s)
	if !found || s == "" {
		return span{}
	}
	start := from + utf8.RuneCountInString(before)
	return span{start, start + utf8.RuneCountInString(s), true}
}

// place is the given position, or where nothing is given the one where the
// words stand first.
func (t text) place(given []int, words string, within span) span {
	if len(given) == 2 && given[0] < given[1] {
		return span{given[0], given[1], true}
	}
	return t.find(words, within)
}

func (s span) inside(o span) bool { return s.ok && o.ok && s.start >= o.start && s.end <= o.end }

func (s span) overlaps(o span) bool { return s.ok && o.ok && s.start < o.end && o.start < s.end }

// sentence is the one around position at.
func (t text) sentence(at int) span {
	before, _ := t.slice(0, at)
	start := len(before)
	for start > 0 && !endsSentence(before[:start]) {
		start--
	}
	after, from := t.slice(at, len(t))
	for i, r := range after {
		if r == '\n' || i+1 < len(after) && isStop(r) && isSpace(after[i+1]) {
			return span{start, from + i, true}
		}
	}
	return span{start, len(t), true}
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '\u061F' }

// endsSentence reports whether t ends with a newline, or with a stop and white
// space.
func endsSentence(t text) bool {
	n := len(t)
	return t[n-1] == '\n' || n > 1 && isStop(t[n-2]) && isSpace(t[n-1])
}
