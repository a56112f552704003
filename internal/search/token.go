// Package search finds words however they are written: the tokens under which a
// text is indexed, the language of queries, and what of a text a query hit.
//
// A word is indexed as its letters folded (see package arabic), as what is left of
// it without و ف ب ل ك س and the article, and as it is written. So any spelling
// finds any other, with clitics or without, glued or apart; exact: finds only what is
// written the same. The package knows letters and queries. It does not know a ledger or a
// database.
package search

import (
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad/arabic"
)

// Word is a word of a text with all under which it is found.
type Word struct {
	Start, End int // bytes of the text
	Exact      string
	Folded     string
	Stems      []Stem   // without clitics, longest first; parts of a name
	Parts      []string // of a name that is written apart: its words as they are written
}

// Words calls yield for each word and number of a text, in their order, until it
// returns false. The Word is good until yield returns.
func Words(text string, yield func(*Word) bool) {
	var w Word
	var stems [4]Stem
	for from := 0; ; {
		start, end, class := arabic.NextToken(text, from)
		if start == end {
			return
		}
		from = end
		if class == arabic.PunctToken {
			continue
		}
		w.Start, w.End, w.Parts = start, end, nil
		w.Exact = text[start:end]
		w.Folded = fold(w.Exact)
		w.Stems = stems[:0]
		if class == arabic.WordToken {
			w.join(text)
			from = w.End
			w.addStems()
		}
		if w.Folded != "" && !yield(&w) {
			return
		}
	}
}

// addStems adds what is left of the word, and of each of its parts, without
// clitics.
func (w *Word) addStems() {
	w.Stems = appendStems(w.Stems, w.Folded)
	more := glued(w.Folded)
	for _, p := range w.Parts {
		more = appendStems(more, fold(p))
	}
	for _, s := range more {
		if !w.stem(stemMark + s.Text) {
			w.Stems = append(w.Stems, s)
		}
	}
}

// fold is a word as it is looked up.
func fold(word string) string {
	if first, rest, ok := strings.Cut(word, joiner); ok {
		clitics, head := headOf(fold(first))
		return oneWord(clitics, head, fold(rest))
	}
	return arabic.FoldBare(arabic.Bare(word))
}

// leastStem is how many letters a stem has at least: what is shorter is more often
// the word itself than a clitic and a word.
const leastStem = 3

// proclitics that may stand before a word, folded, in the order in which they are
// cut off.
var conjunctions = []string{"و", "ف"}

var prepositions = []string{"ب", "ل", "ك", "س"}

const article = "ال"

// contracted is the article behind the preposition.
const contracted = "لل"

// Stem is what is left of a word without letters that may be clitics. It is sure
// where the article was among them: no word is spelled so by nature. Of two words
// that share a stem, one is found by the other only if both stems are sure, or one
// of them is the stem: كلام and سلام are two words.
type Stem struct {
	Text string
	Sure bool
}

// appendStems adds what is left of a folded word without a conjunction, without a
// preposition, and without the article.
func appendStems(out []Stem, word string) []Stem {
	cut, conj := cutOne(word, conjunctions)
	if conj {
		out = append(out, Stem{cut, strings.HasPrefix(cut, article)})
	}
	if rest, ok := strings.CutPrefix(cut, contracted); ok && long(rest) {
		return append(out, Stem{rest, true})
	}
	if rest, ok := cutOne(cut, prepositions); ok {
		sure := strings.HasPrefix(rest, article)
		out = append(out, Stem{rest, sure})
		if sure {
			cut = rest
		}
	}
	if rest, ok := strings.CutPrefix(cut, article); ok && long(rest) {
		out = append(out, Stem{rest, true})
	}
	return out
}

func cutOne(word string, prefixes []string) (string, bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && long(rest) {
			return rest, true
		}
	}
	return word, false
}

func long(word string) bool { return utf8.RuneCountInString(word) >= leastStem }

// The marks before terms of the index that are not the folded word itself; no
// word has them.
const (
	ExactMark = "=" // the word as it is written
	stemMark  = "~" // a stem of it
)

// Terms calls yield for every term under which a word is indexed: first is true
// for the first of a word, the others stand at its place.
func (w *Word) Terms(yield func(term string, first bool)) {
	yield(w.Folded, true)
	for i := range w.Stems {
		yield(stemMark+w.Stems[i].Text, false)
	}
	yield(ExactMark+w.Exact, false)
	for _, p := range w.Parts {
		yield(fold(p), false)
		yield(ExactMark+p, false)
	}
}

// Alternatives are the terms of the index any of which answers a word that is
// asked for.
func Alternatives(asked string, exact bool) []string {
	if exact {
		return []string{ExactMark + asked}
	}
	folded := fold(asked)
	out := []string{folded, stemMark + folded}
	for _, s := range appendStems(nil, folded) {
		out = append(out, s.Text)
		if s.Sure {
			out = append(out, stemMark+s.Text)
		}
	}
	return out
}
