package temporal

import (
	"slices"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxBack is how many tokens before an expression are looked at for a verb.
const maxBack = 30

// future reports whether the words before the match, within its sentence,
// speak of what is to come: the nearest finite verb is a future one, or a word
// such as "planned" stands between it and the match. What has lasted since a
// time is not to come.
func future(m *match.Match) bool { return tenseBefore(m) == toCome }

// coming is future for days of the week, where the present tense is one too: "he
// arrives on Friday". It is not in "comes after the attack of Friday".
func coming(m *match.Match) bool {
	switch tenseBefore(m) {
	case toCome:
		return true
	case ongoing:
		return !nounBefore(m.Text, m.First)
	}
	return false
}

// nounBefore reports whether the word before token i is a common noun without
// the article, which takes the time as its genitive or attribute.
func nounBefore(t *match.Text, i int) bool {
	if i == 0 || definiteBefore(t, i) {
		return false
	}
	for _, a := range t.Doc.Tokens[i-1].Analyses {
		if arabic.Features(a.Features).Any(arabic.IsNoun | arabic.IsMasdar) {
			return true
		}
	}
	return false
}

func tenseBefore(m *match.Match) tense {
	t, i := m.Text, m.First
	s := t.Doc.SentenceAt(t.Doc.Tokens[i].Start)
	if s < 0 {
		return noTense
	}
	switch wordBefore(t, i) {
	case "since":
		return noTense
	case "by":
		return toCome
	}
	first := t.Doc.Sentences[s].First
	for j := i - 1; j >= first && j >= i-maxBack; j-- {
		switch found := tenseOf(t, j); {
		case found == ongoing && j > first+1: // a clause within the sentence only describes
		case found != noTense:
			return found
		}
	}
	return noTense
}

// wordBefore is the value of the word of time before token i, or before the
// beginning or end of which token i says the whole.
func wordBefore(t *match.Text, i int) string {
	if _, part := hitOf(t, i-1, i, timewordKind, "start", "mid", "end"); part {
		i--
	}
	h, _ := hitOf(t, i-1, i, timephraseKind, "since", "by")
	if h.Row == nil {
		return ""
	}
	return h.Row.Value
}

type tense uint8

const (
	noTense tense = iota
	done
	ongoing
	toCome
)

// tenseOf judges one word. A word that may be a noun too says nothing, unless
// only a verb can stand there.
func tenseOf(t *match.Text, i int) tense {
	if t.Has(i, futurePlanFutureadjKinds) {
		return toCome
	}
	past, present, noun := false, false, false
	as := t.Doc.Tokens[i].Analyses
	for _, a := range as {
		f := arabic.Features(a.Features)
		switch {
		case as[0].Exact && !a.Exact: // of another spelling
		case f.Has(arabic.IsVerb | arabic.WithSeen):
			return toCome
		case f.Has(arabic.IsVerb | arabic.PastTense):
			past = true
		case f.Has(arabic.IsVerb | arabic.PresentTense):
			present = present || f.Has(arabic.ThirdPerson) && len(t.Doc.Tokens[i].Folded) >= minVerb
		case f.Any(arabic.IsNoun | arabic.IsMasdar | arabic.IsParticle):
			noun = true
		}
	}
	return judge(t, i, past, present, noun && !follows(t, i, relativeWords))
}

// minVerb is how many bytes a present verb has at least: three letters.
const minVerb = 6

func judge(t *match.Text, i int, past, present, noun bool) tense {
	_, state := hitOf(t, i, i+1, timephraseKind, "state")
	switch {
	case present && !past && follows(t, i, mayWords):
		return toCome
	case noun && !state:
		return noTense
	case past, state, present && follows(t, i, pastWords):
		return done
	case present:
		return ongoing
	}
	return noTense
}

var (
	// mayWords make a present tense a possibility or a refusal.
	mayWords = []string{
		"قد",
		"لن",
	}
	// pastWords put a present tense into the past.
	pastWords = []string{
		"لم",
		"كان",
		"كانت",
		"كانوا",
		"هو",
		"هي",
		"هم",
	}
	// relativeWords stand before verbs.
	relativeWords = []string{
		"الذي",
		"التي",
		"الذين",
	}
)

// follows reports whether token i comes after one of the words, with or without
// a conjunction.
func follows(t *match.Text, i int, words []string) bool {
	if i == 0 {
		return false
	}
	w := t.Doc.Tokens[i-1].Folded
	return slices.Contains(words, w) || len(w) > 2 && slices.Contains(words, w[2:]) && (w[:2] == "و" || w[:2] == "ف")
}
