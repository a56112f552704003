package lexicon

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// addNoun adds one form of a common noun, adjective or name.
func (b *stemBuilder) addNoun(row int32, text string, kind arabic.Features, soundPlural bool, pluralAt bool) {
	s := stem{row: row, exact: text, feats: kind | arabic.Masculine}
	if rest, ok := strings.CutSuffix(text, tehMarbuta); ok {
		s.exact, s.noun, s.feats = rest, arabic.TakesTeh, kind|arabic.Feminine
		b.add(s)
		return
	}
	if strings.HasSuffix(text, "ات") && len(text) > 6 {
		s.feats = kind | arabic.Feminine | arabic.Plural
	}
	b.addHamza(s)
	s.noun = arabic.Plain
	switch {
	case soundPlural:
		s.noun = arabic.SoundPlural
	case pluralAt:
		s.noun = arabic.PluralAt
	}
	b.add(s)
}

// addHamza adds the seats that a final hamza gets before a pronoun: لقاء, لقائه,
// لقاؤه.
func (b *stemBuilder) addHamza(s stem) {
	rest, ok := strings.CutSuffix(s.exact, "اء")
	if !ok {
		return
	}
	s.noun = arabic.Pronominal
	for _, seat := range []string{"ائ", "اؤ"} {
		s.exact = rest + seat
		b.add(s)
	}
}

const tehMarbuta, theArticle = "ة", "ال"

// addPlural adds a broken plural, which takes pronouns and tanween only.
func (b *stemBuilder) addPlural(row int32, text string, kind arabic.Features) {
	s := stem{row: row, exact: text, feats: kind | arabic.Plural, noun: arabic.Plain}
	b.add(s)
	b.addHamza(s)
	if rest, ok := strings.CutSuffix(text, tehMarbuta); ok {
		b.add(stem{row: row, exact: rest, feats: kind | arabic.Plural, noun: arabic.TakesTeh})
	}
}

// addName adds a proper name of one word.
func (b *stemBuilder) addName(row int32, text string, feats arabic.Features) {
	s := stem{row: row, exact: text, feats: feats, noun: arabic.Invariable, article: never}
	if rest, ok := strings.CutPrefix(text, theArticle); ok && len(rest) > 2 {
		s.exact, s.article = rest, always
	}
	b.add(s)
}

// addParticle adds a word of grammar, with its form before a pronoun.
func (b *stemBuilder) addParticle(row int32, text string) {
	s := stem{row: row, exact: text, feats: arabic.IsParticle, noun: arabic.Invariable | arabic.Pronominal}
	rest, the := strings.CutPrefix(text, theArticle)
	switch {
	case the && len(rest) > 2:
		s.exact, s.article = rest, always
	case len(text) <= 4: // two letters: الله is no له with the article
		s.article = never
	}
	if before, ok := strings.CutSuffix(s.exact, "ى"); ok {
		s.noun = arabic.Invariable
		b.add(stem{row: row, exact: before + "ي", feats: s.feats, noun: arabic.Pronominal})
	}
	b.add(s)
}
