package search

import (
	"slices"
	"strings"
	"unicode"

	"github.com/musnad/musnad/arabic"
)

// Names of two words are written glued or apart: عبد الله, أبو ظبي. Both are one
// word here, whose letters are the glued ones and which is found by its parts too;
// a kunya is one word in each of its cases.

const (
	servant = "عبد"
	kunya   = "ابو"
)

// heads are the first words of such names, folded.
var heads = []string{servant, kunya, "ابي", "ابا"}

// joiner stands between the parts of a word that is written apart, in Word.Exact.
// No word has it by nature.
const joiner = "+"

// headOf is the head that a folded word is, and what clitics stand before it.
func headOf(folded string) (clitics, head string) {
	for _, h := range heads {
		if c, ok := strings.CutSuffix(folded, h); ok && areClitics(c) {
			return c, h
		}
	}
	return "", ""
}

// areClitics reports whether letters are a conjunction, a preposition, both in that
// order, or none.
func areClitics(letters string) bool {
	for _, c := range conjunctions {
		if rest, ok := strings.CutPrefix(letters, c); ok {
			letters = rest
			break
		}
	}
	return letters == "" || slices.Contains(prepositions, letters)
}

// join takes the next word of the text in, if it makes a name with this one.
func (w *Word) join(text string) {
	clitics, head := headOf(w.Folded)
	if head == "" {
		return
	}
	start, end, class := arabic.NextToken(text, w.End)
	if class != arabic.WordToken || strings.TrimFunc(text[w.End:start], unicode.IsSpace) != "" {
		return
	}
	next := text[start:end]
	folded := fold(next)
	if !follows(head, folded) {
		return
	}
	w.Parts = []string{w.Exact, next}
	w.End, w.Exact = end, w.Exact+joiner+next
	w.Folded = oneWord(clitics, head, folded)
}

// oneWord is a folded name as one word, a kunya in the nominative.
func oneWord(clitics, head, rest string) string {
	if head != servant {
		head = kunya
	}
	return clitics + head + rest
}

// follows reports whether a folded word makes a name with a head before it.
func follows(head, folded string) bool {
	if head == servant {
		return strings.HasPrefix(folded, article) && long(folded)
	}
	_, another := headOf(folded)
	return another == "" && folded != ""
}

// glued are the parts of a folded name that is written as one word: its head, and
// what follows with its article and without.
func glued(folded string) []Stem {
	at := strings.Index(folded, servant+article)
	if at < 0 || !areClitics(folded[:at]) {
		return nil
	}
	rest := folded[at+len(servant):]
	if bare := rest[len(article):]; long(bare) {
		return []Stem{{Text: servant}, {Text: rest}, {Text: bare}}
	}
	return []Stem{{Text: servant}, {Text: rest}}
}
