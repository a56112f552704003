package match

// start is one way for a sequence to begin: what its first token must offer,
// and what the token after it must, where the first step is that one token.
type start struct{ first, second Mask }

// maxStarts is how many starts are kept apart for a sequence; more become one
// that asks for a first token only.
const maxStarts = 8

// startsOf are the ways in which a sequence can begin. A sequence that may match
// nothing can begin with any token.
func startsOf(seq []Step) []start {
	mask, skip := firstMask(seq)
	if skip {
		mask = everyToken
	}
	if list, ok := appendStarts(nil, seq); ok && !skip {
		return list
	}
	return []start{{mask, everyToken}}
}

// appendStarts adds the starts of a sequence; ok is false if there are too many.
func appendStarts(list []start, seq []Step) (out []start, ok bool) {
	for k := range seq {
		list, ok = appendStep(list, &seq[k], seq[k+1:])
		if !ok || !seq[k].skip {
			return list, ok
		}
	}
	return list, true
}

// appendStep adds the starts with which a step begins, rest being behind it.
func appendStep(list []start, s *Step, rest []Step) (out []start, ok bool) {
	if s.kind != altStep {
		return addStart(list, start{s.mask, s.behind(rest)})
	}
	for _, alt := range s.alts {
		if len(alt) == 0 {
			continue // the caller goes on with what stands behind the step
		}
		whole := append(append([]Step{}, alt...), rest...)
		if list, ok = appendStarts(list, whole); !ok {
			return list, false
		}
	}
	return list, true
}

// behind is what the token after the step's first must offer: anything where
// the step may be longer or the last.
func (s *Step) behind(rest []Step) Mask {
	mask, skip := firstMask(rest)
	if skip || !s.one {
		return everyToken
	}
	return mask
}

// addStart adds a start, to one with the same first mask if there is one.
func addStart(list []start, s start) ([]start, bool) {
	for k := range list {
		if list[k].first == s.first {
			list[k].second = list[k].second.or(s.second)
			return list, true
		}
	}
	return append(list, s), len(list) < maxStarts
}

// begins reports whether a sequence with these starts may begin at token i, of a
// sentence that ends before token limit. A word that begins a phrase of the
// lists may be more than one token of a step.
func (t *Text) begins(i, limit int, starts []start) bool {
	here, phrase := t.mask(i), t.Doc.Tokens[i].Phrase >= 0
	next := Mask{}
	if i+1 < limit {
		next = t.mask(i + 1)
	}
	for k := range starts {
		s := &starts[k]
		if here.meets(s.first) && (phrase || s.second == everyToken || next.meets(s.second)) {
			return true
		}
	}
	return false
}
