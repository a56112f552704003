package ner

import "github.com/musnad/musnad/internal/reuse"

// Tag is one of the tags of tokens: outside a name, or the first or a later
// token of a name of a class.
type tag = uint8

// tags are O, then first and later for each class.
const tags = 7

func firstOf(c Class) tag        { return tag(2*c - 1) }
func classOf(t tag) Class        { return Class((t + 1) / 2) }
func later(t tag) bool           { return t > 0 && t%2 == 0 }
func follows(before, t tag) bool { return !later(t) || classOf(before) == classOf(t) }

// never is the score of what can't be.
const never = -1 << 28

type scores [tags]int32

// decode yields the names of the best path through tokens [first,last).
func (w *window) decode(first, last int, yield func(Span)) {
	for i := first; i < last; i++ {
		w.emit(i)
	}
	w.path = w.emission[first-w.s.First : last-w.s.First]
	w.pass()
	n := len(w.path)
	for i := 0; i < n; {
		t, margin := w.best(i)
		c := classOf(t)
		j := i + 1
		for ; c != None && j < n; j++ {
			next, least := w.best(j)
			if !later(next) || classOf(next) != c {
				break
			}
			margin = min(margin, least)
		}
		if c != None {
			yield(Span{first + i, first + j, c, margin})
		}
		i = j
	}
}

// pass fills the best paths to and from each tag of each token.
func (w *window) pass() {
	n := len(w.path)
	w.forward, w.backward = reuse.Grown(w.forward, n), reuse.Grown(w.backward, n)
	step := &w.model.step
	for t := range tag(tags) {
		w.forward[0][t] = w.path[0][t]
		if later(t) {
			w.forward[0][t] = never
		}
	}
	for i := 1; i < n; i++ {
		before := &w.forward[i-1]
		for t := range tags {
			best := int32(never)
			for p := range tags {
				best = max(best, before[p]+step[p][t])
			}
			w.forward[i][t] = max(never, best+w.path[i][t])
		}
	}
	w.backward[n-1] = scores{}
	for i := n - 2; i >= 0; i-- {
		var behind scores
		for q := range tags {
			behind[q] = w.backward[i+1][q] + w.path[i+1][q]
		}
		for t := range tags {
			best := int32(never)
			for q := range tags {
				best = max(best, behind[q]+step[t][q])
			}
			w.backward[i][t] = best
		}
	}
}

// best is the tag of token i on the best path, and by how much that path is
// better than the best one on which the token is of no name or of another class.
func (w *window) best(i int) (t tag, margin int32) {
	var by [4]int32
	for c := range by {
		by[c] = never
	}
	top := int32(never)
	for x := range tag(tags) {
		s := w.forward[i][x] + w.backward[i][x]
		if s > top {
			t, top = x, s
		}
		by[classOf(x)] = max(by[classOf(x)], s)
	}
	margin = -never
	for c := range by {
		if Class(c) != classOf(t) {
			margin = min(margin, top-by[c])
		}
	}
	return t, margin
}
