package main

import (
	"math/rand/v2"

	"github.com/musnad/musnad/internal/ner"
)

type vector [ner.Tags]float64

// learner is an averaged perceptron over tag paths.
type learner struct {
	ids         map[uint64]int32
	names       []uint64
	weight, sum []vector // sum: of the updates, each by the time at which it was made
	step, steps [ner.Tags]vector
	now         float64
	lines       []numbered
}

// numbered is a line with its features as numbers.
type numbered struct {
	features [][]int32
	gold     []uint8
}

// minSeen is how often a feature must be seen to have a weight.
const minSeen = 2

func newLearner(all []line) *learner {
	l := &learner{ids: map[uint64]int32{}}
	count := map[uint64]int32{}
	for _, x := range all {
		for _, fs := range x.features {
			for _, f := range fs {
				count[f]++
			}
		}
	}
	for _, x := range all {
		n := numbered{gold: x.gold}
		for _, fs := range x.features {
			var ids []int32
			for _, f := range fs {
				if count[f] >= minSeen {
					ids = append(ids, l.id(f))
				}
			}
			n.features = append(n.features, ids)
		}
		l.lines = append(l.lines, n)
	}
	l.weight, l.sum = make([]vector, len(l.names)), make([]vector, len(l.names))
	return l
}

func (l *learner) id(f uint64) int32 {
	n, ok := l.ids[f]
	if !ok {
		n = int32(len(l.names))
		l.ids[f] = n
		l.names = append(l.names, f)
	}
	return n
}

// learn goes through the lines so many times, in an order that is the same every
// time.
func (l *learner) learn(times int) {
	r := rand.New(rand.NewPCG(1, 2))
	order := r.Perm(len(l.lines))
	for range times {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			l.now++
			l.line(&l.lines[n])
		}
	}
	l.average()
}

func (l *learner) line(x *numbered) {
	got := l.path(x)
	for i, gold := range x.gold {
		if got[i] != gold {
			for _, f := range x.features[i] {
				l.move(&l.weight[f], &l.sum[f], gold, 1)
				l.move(&l.weight[f], &l.sum[f], got[i], -1)
			}
		}
		if i > 0 && (got[i] != gold || got[i-1] != x.gold[i-1]) {
			l.move(&l.step[x.gold[i-1]], &l.steps[x.gold[i-1]], gold, 1)
			l.move(&l.step[got[i-1]], &l.steps[got[i-1]], got[i], -1)
		}
	}
}

func (l *learner) move(w, sum *vector, t uint8, by float64) {
	w[t] += by
	sum[t] += by * l.now
}

// average turns weights into their mean over all times.
func (l *learner) average() {
	for i := range l.weight {
		for t := range l.weight[i] {
			l.weight[i][t] -= l.sum[i][t] / (l.now + 1)
		}
	}
	for i := range l.step {
		for t := range l.step[i] {
			l.step[i][t] -= l.steps[i][t] / (l.now + 1)
		}
	}
}

// path is the best path of tags by the weights.
func (l *learner) path(x *numbered) []uint8 {
	n := len(x.gold)
	best := make([]vector, n)
	from := make([][ner.Tags]uint8, n)
	for i := range n {
		var e vector
		for _, f := range x.features[i] {
			for t := range e {
				e[t] += l.weight[f][t]
			}
		}
		for t := range uint8(ner.Tags) {
			top := -1e18
			if i == 0 && ner.Follows(0, t) {
				top = 0
			}
			for p := uint8(0); i > 0 && p < ner.Tags; p++ {
				if s := best[i-1][p] + l.step[p][t]; ner.Follows(p, t) && s > top {
					top, from[i][t] = s, p
				}
			}
			best[i][t] = top + e[t]
		}
	}
	return trace(best[n-1], from)
}

func trace(last vector, from [][ner.Tags]uint8) []uint8 {
	out := make([]uint8, len(from))
	t := uint8(0)
	for x := range uint8(ner.Tags) {
		if last[x] > last[t] {
			t = x
		}
	}
	for i := len(from) - 1; i >= 0; i-- {
		out[i] = t
		t = from[i][t]
	}
	return out
}
