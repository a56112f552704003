package match

import "github.com/musnad/musnad"

// Rule makes a T from a sequence.
type Rule[T any] struct {
	ID   string
	Seq  []Step
	Make func(m *Match) (T, string) // a reason, if it declines
}

// Match is one way in which a rule's sequence fits.
type Match struct {
	Text        *Text
	First, Last int // tokens [First,Last)

	limit   int // no token at or after it belongs to the sentence
	caps    []capture
	current Range
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
		s.Start += r.Hit.Pro
	}
	return s
}

// run matches steps from token i and calls next with the token after them.
func (m *Match) run(steps []Step, i int, next func(int) bool) bool {
	if len(steps) == 0 {
		return next(i)
	}
	s := steps[0]
	if !s.skip && s.mask != anyBit && (i >= m.limit || m.Text.masks[i]&s.mask == 0) {
		return false
	}
	return s.try(m, i, func(end int) bool {
		mark := len(m.caps)
		if s.name != "" && end > i {
			r := m.current
			r.First, r.Last = i, end
			m.caps = append(m.caps, capture{s.name, r})
		}
		if m.run(steps[1:], end, next) {
			return true
		}
		m.caps = m.caps[:mark]
		return false
	})
}

// At tries a sequence at token i within its sentence, which ends before token
// limit.
func At(t *Text, steps []Step, i, limit int) (*Match, bool) {
	if mask, skip := firstMask(steps); !skip && mask != anyBit && t.masks[i]&mask == 0 {
		return nil, false
	}
	m := &Match{Text: t, First: i, limit: limit}
	ok := m.run(steps, i, func(end int) bool { m.Last = end; return end > i })
	return m, ok
}

// Run tries the rules in order at every token of every sentence, and calls emit
// for each result. After a match it goes on behind it. What a rule declines is
// recorded under the stage's name, and the next rule is tried.
func Run[T any](t *Text, stage string, rules []Rule[T], emit func(rule string, m *Match, result T)) {
	for s := range t.Doc.Sentences {
		sent := &t.Doc.Sentences[s]
		for i := sent.First; i < sent.Last; {
			i = step(t, stage, rules, i, sent.Last, emit)
		}
	}
}

func step[T any](t *Text, stage string, rules []Rule[T], i, limit int, emit func(string, *Match, T)) int {
	for r := range rules {
		m, ok := At(t, rules[r].Seq, i, limit)
		if !ok {
			continue
		}
		result, why := rules[r].Make(m)
		if why != "" {
			t.Doc.Decline(stage, m.Span(Range{First: m.First, Last: m.Last}), rules[r].ID+": "+why)
			continue
		}
		emit(rules[r].ID, m, result)
		return m.Last
	}
	return i + 1
}

// IDs are the ids of rules, in their order.
func IDs[T any](rules []Rule[T]) []string {
	out := make([]string, len(rules))
	for i := range rules {
		out[i] = rules[i].ID
	}
	return out
}
