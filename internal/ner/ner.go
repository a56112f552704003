// Package ner finds names that no list knows: a small tagger of people, places
// and organisations in running text, with weights learnt from two annotated
// corpora (the head of data/names.model names them).
//
// It knows what stands around names: the words, their beginnings and ends, the
// kinds of list that they belong to, and which of them the rules of a stage have
// already read. It looks only near words that may be a new name's, says how sure
// it is, and does not know who is meant.
package ner

import (
	"sync"

	"github.com/musnad/musnad"
)

// Class is what a name is of.
type Class uint8

// The classes of names.
const (
	None Class = iota
	Person
	Place
	Organisation
)

// Mark says what a stage has already read at a token.
type Mark uint8

// Marks of tokens; a token has the one of the mention that covers it.
const (
	Free Mark = iota
	OfPerson
	OfOffice
	OfBody
	OfCountry
	OfPlace
	OfMedia
	OfOther
	First Mark = 8 // added to the mark of a mention's first token
)

// Span is a name: tokens [First,Last) of the document, and by how much the
// weights prefer it to the next best reading of its least sure token.
type Span struct {
	First, Last int
	Class       Class
	Margin      int32
}

// Find calls yield for the names near those tokens of a document that may belong
// to a name of no list, in their order. marks has one mark for each token.
func Find(d *musnad.Document, marks []Mark, yield func(Span)) {
	w := windows.Get().(*window)
	w.d, w.marks, w.model = d, marks, shipped()
	for s := range d.Sentences {
		sentence := &d.Sentences[s]
		w.begin(sentence)
		for at := sentence.First; at < sentence.Last; {
			first, last := w.next(at)
			if first < last {
				w.decode(first, last, yield)
			}
			at = last
		}
	}
	w.d, w.marks, w.s = nil, nil, nil
	windows.Put(w)
}

// windows are kept from one document to the next, for their memory.
var windows = sync.Pool{New: func() any { return new(window) }}

// reach is how many tokens of context are tagged on each side of a token that
// may belong to a new name.
const reach = 2

// next is the next run of tokens worth tagging at or after token at; without one
// it is empty, at the sentence's end.
func (w *window) next(at int) (first, last int) {
	from := at
	for at < w.s.Last && !w.likely(at) {
		at++
	}
	if at == w.s.Last {
		return at, at
	}
	first, last = max(from, at-reach), at+1
	for i := last; i < w.s.Last && i < last+2*reach; i++ {
		if w.likely(i) {
			last = i + 1
		}
	}
	return first, min(w.s.Last, last+reach)
}

// unlikely is how much better no name must be than any name, by a token's own
// features, for the token to be passed over.
const unlikely = 5

// likely reports whether a token may belong to a name that the rules have not
// read.
func (w *window) likely(i int) bool {
	if !worth(&w.d.Tokens[i], w.marks[i]) {
		return false
	}
	own := w.emit(i)
	best := own[1]
	for _, x := range own[2:] {
		best = max(best, x)
	}
	return own[0]-best < unlikely
}

// worth reports whether a token may belong to a name that the rules have not
// read: no list knows it, or it is a given name or announces a name.
func worth(t *musnad.Token, m Mark) bool {
	return m == Free && t.Kind == musnad.Word && (len(t.Analyses) == 0 || t.Kinds[0]&announcing[0]|t.Kinds[1]&announcing[1] != 0)
}
