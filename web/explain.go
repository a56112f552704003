package web

import (
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
	what     string   // in the language of the page
	about    []string // more of that
	date     string   // EDTF
	number   int      // that what is counted by; 0 where it is not
	ids      []string // rules, rows of word lists, values: as they are
	letters  string
	at       *Span // in code points; nil for a line that points at none
	declined bool
	inside   bool // a part of the line before
}

// lines are what the stage wrote, for the page's reader.
func (p *Page) lines(v *ExplainView) []stageLine {
	x := explainer{p: p, d: v.Document, points: pointsOf(v.Document.Text)}
	switch v.Stage {
	case "segment":
		x.sections()
	case "temporal":
		x.anchor()
		x.mentions(v.Document.Times)
	case "entity":
		x.mentions(v.Document.Entities)
	case "quote":
		x.sayings()
	case "attribution":
		x.chains()
	case "event":
		for i := range v.Document.EventMentions {
			x.event("m"+strconv.Itoa(i+1), &v.Document.EventMentions[i])
		}
	case "merge":
		for i := range v.Document.Events {
			x.event(v.Document.Events[i].ID, &v.Document.Events[i].EventMention)
		}
	}
	x.declined(v.Stage)
	return x.out
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
func marksOf(lines []stageLine) (out []Span) {
	for _, x := range lines {
		if x.at != nil && !x.declined && x.at[1]-x.at[0] <= longestMark {
			out = append(out, *x.at)
		}
	}
	return out
}

// longestMark is how many letters are marked at most: a sentence would mark all of
// the text.
const longestMark = 60
