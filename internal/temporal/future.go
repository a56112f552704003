package temporal

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxBack is how many tokens before an expression are looked at for a verb.
const maxBack = 30

// future reports whether the words before the match, within its sentence,
// speak of what is to come: the nearest finite verb is a future one, or a word
// such as "planned" stands between it and the match.
func future(m *match.Match) bool { return futureBefore(m.Text, m.First) }

func futureBefore(t *match.Text, i int) bool {
	s := t.Doc.SentenceAt(t.Doc.Tokens[i].Start)
	if s < 0 {
		return false
	}
	for j := i - 1; j >= t.Doc.Sentences[s].First && j >= i-maxBack; j-- {
		switch tenseOf(t, j) {
		case toCome:
			return true
		case done:
			return false
		}
	}
	return false
}

type tense uint8

const (
	noTense tense = iota
	toCome
	done
)

// tenseOf judges one word. A word that may be a noun too says nothing of the
// past.
func tenseOf(t *match.Text, i int) tense {
	if _, ok := t.First(i, "future", "plan", "futureadj"); ok {
		return toCome
	}
	tok := &t.Doc.Tokens[i]
	if tok.Kind != musnad.Word || len(tok.Analyses) == 0 {
		return noTense
	}
	pastVerb, present, noun := false, false, false
	for _, a := range tok.Analyses {
		f := arabic.Features(a.Features)
		switch {
		case f.Has(arabic.IsVerb | arabic.WithSeen):
			return toCome
		case f.Has(arabic.IsVerb | arabic.PastTense):
			pastVerb = true
		case f.Has(arabic.IsVerb | arabic.PresentTense):
			present = true
		case !f.Has(arabic.IsVerb):
			noun = true
		}
	}
	switch {
	case present && !pastVerb && mayBefore(t, i):
		return toCome
	case pastVerb && !noun:
		return done
	}
	return noTense
}

// mayBefore reports whether the particle that makes a present tense a
// possibility stands before token i.
func mayBefore(t *match.Text, i int) bool {
	const may, never = "قد", "لن"
	if i == 0 {
		return false
	}
	w := t.Doc.Tokens[i-1].Folded
	return strings.HasSuffix(w, may) && len(w) <= len(may)+2 || w == never
}
