package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Fold says how a word of a text came to answer a word of a query.
type Fold string

// The kinds of answer, the closest first.
const (
	AsWritten Fold = "exact"    // the same letters and signs
	Spelling  Fold = "spelling" // the same letters once what writers confuse is one letter
	Clitics   Fold = "clitics"  // the same word but for a conjunction, preposition or article
)

// Hit is a stretch of a text that answers a term.
type Hit struct {
	Start, End int // bytes
	Term       int // index in Query.Terms
	Fold       Fold
}

// Hits finds what of a text answers the terms of a query, in the text's order.
// Of a phrase the whole stretch is one hit, with the loosest fold of its words.
func (q *Query) Hits(text string) []Hit {
	var words []Word
	Words(text, func(w *Word) bool {
		c := *w
		c.Stems = slices.Clone(w.Stems)
		words = append(words, c)
		return true
	})
	terms := make([][]asked, len(q.Terms))
	for k := range q.Terms {
		if !q.Terms[k].Not {
			terms[k] = q.Terms[k].asked()
		}
	}
	var out []Hit
	for i := range words {
		for k, term := range terms {
			if h, ok := at(term, words[i:]); ok {
				h.Term = k
				out = append(out, h)
			}
		}
	}
	return out
}

// asked is a word that is asked for, with all that answers it.
type asked struct {
	written, folded string
	alternatives    []string // none if only what is written the same will do
}

func (t *Term) asked() []asked {
	out := make([]asked, len(t.Phrase))
	for i, w := range t.Phrase {
		out[i] = asked{written: w, folded: fold(w)}
		if !t.Exact {
			out[i].alternatives = Alternatives(w, false)
		}
	}
	return out
}

// at reports whether a term stands at the first of the words.
func at(term []asked, words []Word) (h Hit, ok bool) {
	if len(term) == 0 || len(term) > len(words) {
		return h, false
	}
	h = Hit{Start: words[0].Start, End: words[len(term)-1].End, Fold: AsWritten}
	for i := range term {
		f, ok := term[i].answer(&words[i])
		if !ok {
			return h, false
		}
		h.Fold = Looser(h.Fold, f)
	}
	return h, true
}

var looseness = []Fold{AsWritten, Spelling, Clitics}

// Looser is the one of two folds that forgives more.
func Looser(a, b Fold) Fold {
	return looseness[max(slices.Index(looseness, a), slices.Index(looseness, b))]
}

// answer reports how a word answers one that is asked for.
func (a *asked) answer(w *Word) (Fold, bool) {
	is := func(p string) bool { return fold(p) == a.folded }
	switch {
	case w.Exact == a.written || slices.Contains(w.Parts, a.written):
		return AsWritten, true
	case len(a.alternatives) == 0:
		return "", false
	case w.Folded == a.folded || slices.ContainsFunc(w.Parts, is):
		return Spelling, true
	}
	for _, term := range a.alternatives {
		if term == w.Folded || w.stem(term) {
			return Clitics, true
		}
	}
	return "", false
}

// stem reports whether a term of the index is one of the word's stems.
func (w *Word) stem(term string) bool {
	text, ok := strings.CutPrefix(term, stemMark)
	return ok && slices.ContainsFunc(w.Stems, func(s Stem) bool { return s.Text == text })
}

// Snippet is the part of a text around its first hits, at most about width bytes,
// with the hits in it; the text of a hit is never cut. More is true at a side
// where text was left out.
type Snippet struct {
	Text         string
	Hits         []Hit // Start and End within Text
	Before, More bool
}

// Around makes a snippet of a text.
func Around(text string, hits []Hit, width int) Snippet {
	if len(text) <= width || len(hits) == 0 {
		return cutAt(text, 0, min(width, len(text)), hits)
	}
	from := max(0, hits[0].Start-width/3)
	return cutAt(text, from, max(hits[0].End, min(len(text), from+width)), hits)
}

// lastBreak is the last space of text[least:to], or else a letter's border.
func lastBreak(text string, least, to int) int {
	if n := strings.LastIndexByte(text[least:to], ' '); n > 0 {
		return least + n
	}
	for to > least && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

// cutAt cuts at spaces.
func cutAt(text string, from, to int, hits []Hit) Snippet {
	if from > 0 {
		if n := strings.IndexByte(text[from:], ' '); n >= 0 && (len(hits) == 0 || from+n < hits[0].Start) {
			from += n + 1
		} else if len(hits) > 0 {
			from = hits[0].Start
		}
	}
	if to < len(text) {
		least := from
		if len(hits) > 0 {
			least = hits[0].End
		}
		to = lastBreak(text, least, to)
	}
	s := Snippet{Text: text[from:to], Before: from > 0, More: to < len(text)}
	for _, h := range hits {
		if h.Start >= from && h.End <= to {
			h.Start, h.End = h.Start-from, h.End-from
			s.Hits = append(s.Hits, h)
		}
	}
	return s
}
