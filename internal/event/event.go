// Package event is stage 6: triggers and frames to event mentions, in reading
// order. It decides who an elided subject, a pronoun or "the two sides" is, what
// the status is, when and where it happened, and takes from the chains on whose
// word it stands.
//
// It knows clauses as far as marks, conjunctions, verbs and prepositions show
// them, and the frames of the word lists. It does not parse: where the order of
// the words does not decide who does what, it declines.
package event

// Rules are the ids of the stage's rules, in the order in which they are tried
// at a trigger; the last completes what they found.
func Rules() []string {
	return []string{
		"event/subject-verb", "event/verb-subject", "event/passive", "event/elided-subject", "event/participle",
		"event/light-verb", "event/masdar", "event/noun", placeRule, authorityRule, carryRule, mediationRule, obligationRule, tollRule,
	}
}
