package ner

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/reuse"
)

// window is a sentence being tagged: what is seen of its tokens and the scores of
// those that were asked for, each made once. It is used again for the next one.
type window struct {
	d     *musnad.Document
	marks []Mark
	s     *musnad.Sentence
	model *model

	words    []word   // by token of the sentence, with those around it
	state    []uint8  // by the same, what is made
	emission []scores // by token of the sentence
	found    []uint64
	touched  byte // see model.touch

	path     []scores // the emissions of the tokens under decode
	forward  []scores // by those tokens, the best path to a tag, the tag included
	backward []scores // the best path behind a tag
}

const (
	seen   = 1 << iota // words has the token
	scored             // emission has it
)

// around is how many tokens on each side of a token its features look at.
const around = 2

// begin makes the window stand over a sentence.
func (w *window) begin(s *musnad.Sentence) {
	n := s.Last - s.First + 2*around
	w.s = s
	w.words, w.state, w.emission = reuse.Grown(w.words, n), reuse.Zeroed(w.state, n), reuse.Grown(w.emission, n)
	for i := range around {
		w.words[i], w.words[n-1-i] = outside, outside
		w.state[i], w.state[n-1-i] = seen, seen
	}
}

// emit is the sum of the weights of the features of token i.
func (w *window) emit(i int) *scores {
	at := i - w.s.First
	if w.state[at+around]&scored == 0 {
		found := w.features(i)
		w.touched ^= w.model.touch(found)
		w.emission[at] = w.model.sum(found)
		w.state[at+around] |= scored
	}
	return &w.emission[at]
}

// features are those of token i, until the next call.
func (w *window) features(i int) []uint64 {
	at := i - w.s.First
	for k := range 2*around + 1 {
		w.look(at + k)
	}
	x := w.words[at : at+2*around+1]
	w.found = features(w.found[:0], &x[0], &x[1], &x[2], &x[3], &x[4])
	return w.found
}

// look fills words at k.
func (w *window) look(k int) {
	if w.state[k]&seen == 0 {
		i := w.s.First + k - around
		w.words[k] = see(&w.d.Tokens[i], w.marks[i])
		w.state[k] |= seen
	}
}
