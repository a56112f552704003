package web

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// ExplainView is a text that was pasted, and what was made of it.
type ExplainView struct {
	Title, Text, Published, Outlet string
	Stage                          string // whose lines are shown
	Fault                          string
	Document                       *musnad.Document // nil before a text was given
	Reading                        *musnad.Reading
}

// article is the text as the page of an article shows it.
func (v *ExplainView) article() *ArticleView {
	t := ledger.Text{Reading: v.Reading}
	t.Title, t.Text, _ = strings.Cut(v.Document.Text, "\n")
	return &ArticleView{Text: t}
}

// stageLine is a line of what a stage wrote.
type stageLine struct {
	text     string // what was read, by which rule
	letters  string
	at       *Span // in code points; nil for a line that points at none
	declined bool
	inside   bool // a part of the line before
}

// dumpedAt finds the bytes in a line of a document's dump.
var dumpedAt = regexp.MustCompile(`^(.*?) ?\[(\d+),(\d+)\)$`)

// lines are what the stage wrote.
func (v *ExplainView) lines() (out []stageLine) {
	points := pointsOf(v.Document.Text)
	for line := range strings.Lines(v.Document.Dump(v.Stage)) {
		out = append(out, parseLine(strings.TrimSuffix(line, "\n"), v.Stage, points))
	}
	return out
}

// parseLine reads a line of a dump: the stage, words, bytes, a bar, letters.
func parseLine(line, stage string, points []int32) (x stageLine) {
	words, letters, _ := strings.Cut(line, " | ")
	words = strings.TrimPrefix(words, stage+" ")
	x.inside = strings.HasPrefix(words, "  ")
	x.text, x.letters = strings.TrimSpace(words), letters
	if m := dumpedAt.FindStringSubmatch(x.text); m != nil {
		from, _ := strconv.Atoi(m[2])
		to, _ := strconv.Atoi(m[3])
		if from < to && to < len(points) {
			x.text, x.at = m[1], &Span{int(points[from]), int(points[to])}
		}
	}
	x.declined = strings.HasPrefix(x.text, "declined ")
	return x
}

// pointsOf are the numbers of code points before each byte of a text, and before its
// end.
func pointsOf(text string) []int32 {
	out := make([]int32, len(text)+1)
	n := int32(0)
	for i := range len(text) {
		out[i] = n
		if i+1 == len(text) || utf8.RuneStart(text[i+1]) {
			n++
		}
	}
	out[len(text)] = n
	return out
}

// marks are the letters of a stage's lines.
func (v *ExplainView) marks() (out []Span) {
	for _, x := range v.lines() {
		if x.at != nil && !x.declined && x.at[1]-x.at[0] <= longestMark {
			out = append(out, *x.at)
		}
	}
	return out
}

// longestMark is how many letters are marked at most: a sentence would mark all of
// the text.
const longestMark = 60
