package match

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// Step is one element of a rule's sequence.
type Step struct {
	name string // the capture, or ""
	mask Mask   // what a token must offer for the step to begin at it
	skip bool   // the step may match nothing, so that the next one begins
	one  bool   // the step is one token, or a phrase of the lists

	// One of these says what the step does.
	test func(m *Match, i int) (end int) // one stretch of tokens, or -1
	row  func(Hit) bool                  // every hit of the mask that passes, in order
	alts [][]Step                        // the first of several that leads to a match
	gap  int                             // up to so many tokens
	kind stepKind
}

type stepKind uint8

const (
	testStep stepKind = iota
	rowStep
	altStep
	gapStep
)

// Range is what a named step matched.
type Range struct {
	First, Last int // tokens [First,Last)
	Hit         Hit // for Row steps
	Mention     *musnad.Mention
}

// As names a step, so that the rule's function can ask for what it matched.
func (s Step) As(name string) Step { s.name = name; return s }

func simple(mask Mask, test func(m *Match, i int) int) Step {
	return Step{mask: mask, kind: testStep, test: test}
}

// single is a simple step whose match is always one token.
func single(mask Mask, test func(m *Match, i int) bool) Step {
	s := simple(mask, func(m *Match, i int) int {
		if !test(m, i) {
			return -1
		}
		return i + 1
	})
	s.one = true
	return s
}

// Row matches a row of one of the kinds, the longest phrase first. It tries
// every reading.
func Row(kinds ...string) Step { return RowIf(nil, kinds...) }

// RowIf matches a row of one of the kinds that passes the test.
func RowIf(test func(Hit) bool, kinds ...string) Step {
	return Step{mask: maskOf(kinds), kind: rowStep, row: test, one: true}
}

// ID matches one row, by its id.
func ID(kind string, ids ...string) Step {
	return RowIf(func(h Hit) bool { return oneOfIDs(h.Row.ID, ids) }, kind)
}

func oneOfIDs(id string, ids []string) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// Number matches digits whose integer value lies in [lo,hi].
func Number(lo, hi int) Step {
	return single(numberBit, func(m *Match, i int) bool {
		n, ok := arabic.ParseInt(m.Text.Doc.Tokens[i].Bare)
		return ok && n >= lo && n <= hi
	})
}

// Mark matches one punctuation mark out of the set.
func Mark(set string) Step {
	return single(punctBit, func(m *Match, i int) bool {
		return strings.Contains(set, m.Text.Doc.Tokens[i].Bare)
	})
}

// Letters matches a token by its letters at strength Folded; proclitics must
// be part of them.
func Letters(words ...string) Step {
	folded := make(map[string]bool, len(words))
	for _, w := range words {
		folded[arabic.FoldBare(w)] = true
	}
	return single(everyToken, func(m *Match, i int) bool {
		return folded[m.Text.Doc.Tokens[i].Folded]
	})
}

// Mention matches a mention of an earlier stage, the longest.
func Mention(kinds ...musnad.MentionKind) Step {
	return simple(mentionBit, func(m *Match, i int) int {
		x := m.Text.MentionAt(i, kinds...)
		if x == nil || x.Last > m.limit {
			return -1
		}
		m.current.Mention = x
		return x.Last
	})
}

// Verb matches a finite verb with all the features.
func Verb(f arabic.Features) Step {
	return RowIf(func(h Hit) bool { return h.Features.Has(arabic.IsVerb | f) }, "verb")
}

// Func matches what a function reads: it returns the token after its match, or
// -1. kinds narrow where it is tried; none means everywhere.
func Func(read func(t *Text, i, limit int) int, kinds ...string) Step {
	mask := everyToken
	if len(kinds) > 0 {
		mask = maskOf(kinds)
	}
	return simple(mask, func(m *Match, i int) int {
		end := read(m.Text, i, m.limit)
		if end <= i || end > m.limit {
			return -1
		}
		return end
	})
}

// AnyWord matches any word of Arabic letters.
func AnyWord() Step {
	return single(everyToken, func(m *Match, i int) bool {
		return m.Text.Doc.Tokens[i].Kind == musnad.Word
	})
}

// Opt matches the steps, or nothing.
func Opt(steps ...Step) Step {
	mask, _ := firstMask(steps)
	return Step{mask: mask, skip: true, kind: altStep, alts: [][]Step{steps, nil}}
}

// Alt matches the first alternative with which the whole rule matches.
func Alt(alternatives ...Step) Step {
	s := Step{kind: altStep}
	for _, a := range alternatives {
		s.mask = s.mask.or(a.mask)
		s.skip = s.skip || a.skip
		s.alts = append(s.alts, []Step{a})
	}
	return s
}

// Seq is several steps as one.
func Seq(steps ...Step) Step {
	mask, skip := firstMask(steps)
	return Step{mask: mask, skip: skip, kind: altStep, alts: [][]Step{steps}}
}

// Gap skips up to max tokens, as few as possible.
func Gap(max int) Step {
	return Step{mask: everyToken, skip: true, kind: gapStep, gap: max}
}

// firstMask is what the first token of a match must offer, and whether the
// steps may match nothing.
func firstMask(steps []Step) (mask Mask, skip bool) {
	for i := range steps {
		mask = mask.or(steps[i].mask)
		if !steps[i].skip {
			return mask, false
		}
	}
	return mask, true
}
