package match

import (
	"math/bits"
	"strconv"
	"sync"

	"github.com/musnad/musnad"
)

// Rule makes a T from a sequence.
type Rule[T any] struct {
	ID   string
	Seq  []Step
	Make func(m *Match) (T, string) // a reason, if it declines
}

// Match is one way in which a rule's sequence fits. It is valid only while the
// function that it is given to runs.
type Match struct {
	Text        *Text
	First, Last int // tokens [First,Last)

	limit   int // no token at or after it belongs to the sentence
	caps    []capture
	current Range
	conts   []*cont // reused; the first depth of them are in use
	depth   int
}

type capture struct {
	name string
	r    Range
}

// Get is what the step of that name matched; ok is false if it matched
// nothing.
func (m *Match) Get(name string) (r Range, ok bool) {
	for i := len(m.caps) - 1; i >= 0; i-- {
		if m.caps[i].name == name {
			return m.caps[i].r, true
		}
	}
	return r, false
}

// Span is the bytes of a range of tokens, without the proclitics of its first
// word where the range is a row's hit.
func (m *Match) Span(r Range) musnad.Span {
	toks := m.Text.Doc.Tokens
	s := musnad.Span{Start: toks[r.First].Start, End: toks[r.Last-1].End}
	if r.Hit.Row != nil {
		s.Start += m.Text.Written(r.First, r.Hit.Pro)
	}
	return s
}

// cont is what is left to match after the steps of an alternative.
type cont struct {
	steps []Step
	name  string // of the step that the alternative belongs to
	start int    // where that step began
	next  *cont
}

// run matches steps from token i, then what is left.
func (m *Match) run(steps []Step, i int, left *cont) bool {
	if len(steps) == 0 {
		return m.leave(i, left)
	}
	s := &steps[0]
	if !s.skip && (i >= m.limit || !m.Text.mask(i).meets(s.mask)) {
		return false
	}
	switch s.kind {
	case rowStep:
		return m.runRow(steps, i, left)
	case altStep:
		return m.runAlt(steps, i, left)
	case gapStep:
		return m.runGap(steps, i, left)
	}
	m.current = Range{}
	end := s.test(m, i)
	return end >= 0 && m.take(steps, i, end, left)
}

// take goes on behind the first step, which matched tokens [i,end); its row or
// mention is current.
func (m *Match) take(steps []Step, i, end int, left *cont) bool {
	mark := len(m.caps)
	m.keep(steps[0].name, i, end)
	if m.run(steps[1:], end, left) {
		return true
	}
	m.caps = m.caps[:mark]
	return false
}

func (m *Match) keep(name string, i, end int) {
	if name != "" && end > i {
		m.current.First, m.current.Last = i, end
		m.caps = append(m.caps, capture{name, m.current})
	}
}

// leave ends an alternative, or the whole match.
func (m *Match) leave(i int, left *cont) bool {
	if left == nil {
		m.Last = i
		return i > m.First
	}
	mark := len(m.caps)
	m.keep(left.name, left.start, i)
	if m.run(left.steps, i, left.next) {
		return true
	}
	m.caps = m.caps[:mark]
	return false
}

func (m *Match) runRow(steps []Step, i int, left *cont) bool {
	s := &steps[0]
	it := m.Text.hits(i, s.mask)
	for it.next() {
		if it.hit.Last > m.limit || s.row != nil && !s.row(it.hit) {
			continue
		}
		m.current = Range{Hit: it.hit}
		if m.take(steps, i, it.hit.Last, left) {
			return true
		}
	}
	return false
}

func (m *Match) runAlt(steps []Step, i int, left *cont) bool {
	after := m.cont()
	*after = cont{steps[1:], steps[0].name, i, left}
	ok := m.runAny(steps[0].alts, i, after)
	m.depth--
	return ok
}

// runAny matches the first of several alternatives that leads to a match.
func (m *Match) runAny(alts [][]Step, i int, after *cont) bool {
	mark := len(m.caps)
	for _, alt := range alts {
		if len(alt) == 0 {
			m.current = Range{}
		}
		if m.run(alt, i, after) {
			return true
		}
		m.caps = m.caps[:mark]
	}
	return false
}

func (m *Match) runGap(steps []Step, i int, left *cont) bool {
	for n := 0; n <= steps[0].gap && i+n <= m.limit; n++ {
		m.current = Range{}
		if m.take(steps, i, i+n, left) {
			return true
		}
	}
	return false
}

// cont is a free cont: one for each level of the search is made, once.
func (m *Match) cont() *cont {
	if m.depth == len(m.conts) {
		m.conts = append(m.conts, &cont{})
	}
	m.depth++
	return m.conts[m.depth-1]
}

// At tries a sequence at token i within its sentence, which ends before token
// limit.
func At(t *Text, steps []Step, i, limit int) (*Match, bool) {
	mask, skip := firstMask(steps)
	if i >= limit || i >= len(t.Doc.Tokens) || !skip && !t.mask(i).meets(mask) {
		return nil, false
	}
	m := &Match{Text: t, First: i, limit: limit}
	return m, m.run(steps, i, nil)
}

// Set is a stage's rules, ready to run. Make it once, as a package variable.
type Set[T any] struct {
	rules  []Rule[T]
	starts [][]start     // of each rule
	any    Mask          // the first tokens of all of them
	byBit  [128]ruleBits // for each bit of a mask, the rules that may begin with it
}

// ruleBits is a set of rules by number.
type ruleBits [2]uint64

const maxRules = 128

// Compile makes rules ready to run, in their order; more than 128 panic.
func Compile[T any](rules []Rule[T]) *Set[T] {
	if len(rules) > maxRules {
		panic("match: a set has " + strconv.Itoa(len(rules)) + " rules; split the stage or widen ruleBits")
	}
	s := &Set[T]{rules: rules, starts: make([][]start, len(rules))}
	for r := range rules {
		s.starts[r] = startsOf(rules[r].Seq)
		for _, x := range s.starts[r] {
			s.any = s.any.or(x.first)
			x.first.each(func(n int) { s.byBit[n][r/64] |= 1 << (r % 64) })
		}
	}
	return s
}

// at are the rules that may begin at a token that offers the mask.
func (s *Set[T]) at(here Mask) (out ruleBits) {
	here.and(s.any).each(func(n int) {
		out[0] |= s.byBit[n][0]
		out[1] |= s.byBit[n][1]
	})
	return out
}

// matches are kept from one run to the next, for the memory of their search.
var matches = sync.Pool{New: func() any { return new(Match) }}

// release gives a match back, with nothing that points into a document.
func (m *Match) release() {
	clear(m.caps[:cap(m.caps)])
	*m = Match{caps: m.caps[:0], conts: m.conts}
	matches.Put(m)
}

// Run tries the rules in order at every token of every sentence, and calls emit
// for each result. After a match it goes on behind it. What a rule declines is
// recorded under the stage's name, and the next rule is tried.
func Run[T any](t *Text, stage string, set *Set[T], emit func(rule string, m *Match, result T)) {
	m := matches.Get().(*Match)
	m.Text = t
	defer m.release()
	for s := range t.Doc.Sentences {
		sent := &t.Doc.Sentences[s]
		for i := sent.First; i < sent.Last; {
			if !t.mask(i).meets(set.any) {
				i++
				continue
			}
			m.First, m.limit = i, sent.Last
			i = step(m, stage, set, emit)
		}
	}
}

// step tries the rules at the match's first token and returns the token at which
// to go on.
func step[T any](m *Match, stage string, set *Set[T], emit func(string, *Match, T)) int {
	first := m.First
	here := set.at(m.Text.mask(first))
	for half, left := range here {
		for ; left != 0; left &= left - 1 {
			r := half*64 + bits.TrailingZeros64(left)
			if m.Text.begins(first, m.limit, set.starts[r]) && try(m, stage, &set.rules[r], emit) {
				return m.Last
			}
		}
	}
	return first + 1
}

// try tries one rule; ok is true if it made something.
func try[T any](m *Match, stage string, rule *Rule[T], emit func(string, *Match, T)) (ok bool) {
	m.caps = m.caps[:0]
	if !m.run(rule.Seq, m.First, nil) {
		return false
	}
	result, why := rule.Make(m)
	if why != "" {
		m.Text.Doc.Decline(stage, m.Span(Range{First: m.First, Last: m.Last}), rule.ID+": "+why)
		return false
	}
	emit(rule.ID, m, result)
	return true
}

// IDs are the ids of rules, in their order.
func IDs[T any](rules []Rule[T]) []string {
	out := make([]string, len(rules))
	for i := range rules {
		out[i] = rules[i].ID
	}
	return out
}
