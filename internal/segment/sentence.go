package segment

import (
	"strings"

	"github.com/musnad/musnad"
)

// sentences cuts every section at full stops, question and exclamation marks
// and line ends. A stop between digits, after a single letter (أ.ف.ب, د.) or
// inside an ellipsis does not end a sentence; a missing space after it does
// not hide it.
func sentences(d *musnad.Document) {
	paragraph, first := 0, 0
	for i := range d.Tokens {
		newline := i > 0 && strings.Contains(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start], "\n")
		if newline {
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
		return !ellipsis(d, i) && !abbreviation(d, i)
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
	return prev.Kind == musnad.Word && len(prev.Bare) == 2 && prev.End == d.Tokens[i].Start
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
