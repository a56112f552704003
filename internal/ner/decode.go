package ner

import "github.com/musnad/musnad"

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

// window is a run of tokens being tagged. It is used again for the next one.
type window struct {
	first    int
	words    []word // with two on each side
	emission []scores
	forward  []scores // the best path to a tag, the tag included
	backward []scores // the best path behind a tag
	found    []uint64
	model    *model
}

func (w *window) fill(d *musnad.Document, marks []Mark, first, last int, s *musnad.Sentence) {
	w.first, w.words = first, w.words[:0]
	for i := first - 2; i < last+2; i++ {
		if i < s.First || i >= s.Last {
			w.words = append(w.words, outside)
			continue
		}
		w.words = append(w.words, see(&d.Tokens[i], marks[i]))
	}
}

// score adds up the weights of each token's features.
func (w *window) score(m *model) {
	w.model = m
	w.emission = w.emission[:0]
	for i := 2; i < len(w.words)-2; i++ {
		x := w.words
		w.found = features(w.found[:0], &x[i-2], &x[i-1], &x[i], &x[i+1], &x[i+2])
		var sum scores
		for _, f := range w.found {
			m.add(&sum, f)
		}
		w.emission = append(w.emission, sum)
	}
}

// decode yields the names of the best path.
func (w *window) decode(yield func(Span)) {
	w.pass()
	n := len(w.emission)
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
			yield(Span{w.first + i, w.first + j, c, margin})
		}
		i = j
	}
}

// pass fills the best paths to and from each tag of each token.
func (w *window) pass() {
	n := len(w.emission)
	w.forward, w.backward = grown(w.forward, n), grown(w.backward, n)
	for i := range n {
		for t := range tag(tags) {
			best := int32(never)
			if i == 0 && !later(t) {
				best = 0
			}
			for p := tag(0); i > 0 && p < tags; p++ {
				if follows(p, t) {
					best = max(best, w.forward[i-1][p]+w.model.step[p][t])
				}
			}
			w.forward[i][t] = best + w.emission[i][t]
		}
	}
	w.backward[n-1] = scores{}
	for i := n - 2; i >= 0; i-- {
		for t := range tag(tags) {
			best := int32(never)
			for q := range tag(tags) {
				if follows(t, q) {
					best = max(best, w.backward[i+1][q]+w.emission[i+1][q]+w.model.step[t][q])
				}
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

func grown(s []scores, n int) []scores {
	if cap(s) < n {
		return make([]scores, n)
	}
	return s[:n]
}
