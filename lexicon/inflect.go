package lexicon

import (
	"slices"

	"github.com/musnad/musnad/arabic"
)

// inflection is the stems of some verbs.
type inflection struct {
	stems  *stemBuilder
	faults []Fault
}

// inflectors is how many goroutines inflect verbs while the other rows are
// compiled: the start of the program waits for both.
const inflectors = 4

// inflect makes the stems of verbs in the background, in parts.
func inflect(verbs []*VerbRow) (parts []<-chan inflection) {
	for part := range slices.Chunk(verbs, len(verbs)/inflectors+1) {
		parts = append(parts, inBackground(func() inflection { return inflectPart(part) }))
	}
	return parts
}

func inflectPart(verbs []*VerbRow) inflection {
	const stemsOfOne = 12
	in := inflection{stems: newStemBuilder(stemsOfOne * len(verbs))}
	for _, v := range verbs {
		if err := in.stems.addVerb(v); err != nil {
			in.faults = append(in.faults, Fault{v.File, v.Line, err.Error()})
		}
	}
	return in
}

// addVerb adds a verb's stems, masdars and participles.
func (b *stemBuilder) addVerb(v *VerbRow) error {
	verb := arabic.Verb{Root: v.Root, Form: v.Form, Lemma: v.Lemma}
	if len(v.Vowel) == 1 && v.Vowel != "-" {
		verb.Vowel = v.Vowel[0]
	}
	stems, err := verb.Stems()
	if err != nil {
		return err
	}
	for _, s := range stems {
		b.add(stem{row: v.Index, exact: s.Text, feats: arabic.IsVerb | tenseBits(s.Tense) | voiceBits(s.Voice), ends: s.Ends})
	}
	masdars := v.Masdars
	if len(masdars) == 0 {
		masdars = verb.Masdars()
	}
	for _, m := range masdars {
		b.addNoun(v.Index, m, arabic.IsMasdar, false, true)
	}
	for _, p := range verb.Participles(arabic.Active) {
		b.addNoun(v.Index, p, arabic.IsActiveParticiple, true, false)
	}
	for _, p := range verb.Participles(arabic.Passive) {
		b.addNoun(v.Index, p, arabic.IsPassiveParticiple, true, false)
	}
	return nil
}

func tenseBits(t arabic.Tense) arabic.Features {
	switch t {
	case arabic.Past:
		return arabic.PastTense
	case arabic.Present:
		return arabic.PresentTense
	}
	return arabic.ImperativeMood
}

func voiceBits(v arabic.Voice) arabic.Features {
	if v == arabic.Passive {
		return arabic.PassiveVoice
	}
	return arabic.ActiveVoice
}
