package segment

import (
	"strings"

	"github.com/musnad/musnad"
)

// sentences cuts every section at full stops, question and exclamation marks
// and line ends. A stop between digits, after a single letter (أ.ف.ب, د.) or
// inside an ellipsis, after a number that begins a line or inside the name of a
// site does not end a sentence; a missing space after it does not hide it.
func sentences(d *musnad.Document) {
	paragraph, first := 0, 0
	for i := range d.Tokens {
		if i > 0 && newLine(d, i) {
			first = endSentence(d, first, i, paragraph)
			paragraph++
		} else if i > 0 && sectionAt(d, d.Tokens[i-1].Start) != sectionAt(d, d.Tokens[i].Start) {
			first = endSentence(d, first, i, paragraph)
		}
		if endsSentence(d, i) {
			first = endSentence(d, first, withClosers(d, i+1), paragraph)
		}
	}
	endSentence(d, first, len(d.Tokens), paragraph)
}

// lineEnds are what ends a line, in any system.
const lineEnds = "\n\r\u0085\u2028\u2029"

// newLine reports whether a line ends between token i-1 and token i.
func newLine(d *musnad.Document, i int) bool {
	gap := d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]
	return gap != "" && gap != " " && strings.ContainsAny(gap, lineEnds)
}

func endSentence(d *musnad.Document, first, last, paragraph int) int {
	if last <= first {
		return first
	}
	span := musnad.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}
	d.Sentences = append(d.Sentences, musnad.Sentence{
		Span: span, First: first, Last: last, Section: sectionAt(d, span.Start), Paragraph: paragraph,
	})
	return last
}

func sectionAt(d *musnad.Document, at int) musnad.SectionKind {
	for i := range d.Sections {
		if d.Sections[i].Start <= at && at < d.Sections[i].End {
			return d.Sections[i].Kind
		}
	}
	return musnad.Body
}

func endsSentence(d *musnad.Document, i int) bool {
	t := &d.Tokens[i]
	if t.Kind != musnad.Punct {
		return false
	}
	switch t.Bare {
	case "؟", "!", "?", "۔":
		return true
	case ".":
		return !ellipsis(d, i) && !abbreviation(d, i) && !listNumber(d, i) && !domain(d, i)
	}
	return false
}

// ellipsis reports whether another stop touches this one from behind; the last
// stop of an ellipsis may end a sentence.
func ellipsis(d *musnad.Document, i int) bool {
	return i+1 < len(d.Tokens) && d.Tokens[i+1].Bare == "." && d.Tokens[i+1].Start == d.Tokens[i].End
}

// abbreviation reports whether the stop follows a single letter that touches
// it, unless that letter stands alone at a sentence's end.
func abbreviation(d *musnad.Document, i int) bool {
	if i == 0 || i+1 >= len(d.Tokens) {
		return false
	}
	prev := &d.Tokens[i-1]
	letter := prev.Kind == musnad.Word && len(prev.Bare) == 2 || prev.Kind == musnad.Latin && len(prev.Bare) == 1
	return letter && prev.End == d.Tokens[i].Start
}

// listNumber reports whether the stop follows a number that begins a line.
func listNumber(d *musnad.Document, i int) bool {
	return i > 0 && d.Tokens[i-1].Kind == musnad.Number && (i == 1 || newLine(d, i-1)) && i+1 < len(d.Tokens) && !newLine(d, i+1)
}

// domain reports whether the stop stands inside the name of a site.
func domain(d *musnad.Document, i int) bool {
	return i > 0 && touches(d, i-1, i, musnad.Latin) && i+1 < len(d.Tokens) && touches(d, i+1, i, musnad.Latin)
}

// touches reports whether token i is of the kind and nothing parts it from j,
// the token beside it.
func touches(d *musnad.Document, i, j int, kind musnad.TokenKind) bool {
	first, second := &d.Tokens[min(i, j)], &d.Tokens[max(i, j)]
	return d.Tokens[i].Kind == kind && first.End == second.Start
}

// withClosers takes closing quotation marks and brackets into the sentence
// that they end.
func withClosers(d *musnad.Document, i int) int {
	for i < len(d.Tokens) && d.Tokens[i].Kind == musnad.Punct && strings.Contains("»”)]", d.Tokens[i].Bare) {
		i++
	}
	if i < len(d.Tokens) && d.Tokens[i].Bare == `"` && d.Tokens[i].Start == d.Tokens[i-1].End {
		i++
	}
	return i
}
