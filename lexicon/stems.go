package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
)

// article says whether a noun's stem stands after the article.
type article uint8

const (
	eitherWay article = iota
	always            // العراق
	never             // تركيا
)

// stem is what stands between a word's affixes.
type stem struct {
	row     int32
	exact   string
	feats   arabic.Features
	noun    arabic.NounClass // 0 for a verb's stem
	ends    arabic.EndClass
	article article
}

// span is a run of one slice.
type span struct{ lo, hi int32 }

// stemIndex finds stems by their folded letters.
type stemIndex struct {
	all   []stem
	byKey map[string]span
}

// stemBuilder collects stems before they are sorted.
type stemBuilder struct{ list []keyedStem }

type keyedStem struct {
	key string // exact, folded
	stem
}

func (b *stemBuilder) add(s stem) {
	b.list = append(b.list, keyedStem{arabic.FoldBare(s.exact), s})
}

func compareStems(x, y keyedStem) int {
	if c := strings.Compare(x.key, y.key); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(x.row, y.row), strings.Compare(x.exact, y.exact), cmp.Compare(x.feats, y.feats),
		cmp.Compare(x.noun, y.noun), cmp.Compare(x.ends, y.ends), cmp.Compare(x.article, y.article))
}

func (b *stemBuilder) build() stemIndex {
	slices.SortFunc(b.list, compareStems)
	idx := stemIndex{all: make([]stem, 0, len(b.list)), byKey: make(map[string]span, len(b.list))}
	for i := 0; i < len(b.list); {
		lo := len(idx.all)
		key := b.list[i].key
		for ; i < len(b.list) && b.list[i].key == key; i++ {
			idx.all = appendStem(idx.all, lo, b.list[i].stem)
		}
		idx.byKey[key] = span{int32(lo), int32(len(idx.all))}
	}
	return idx
}

// appendStem joins the voices and genders of stems that are otherwise alike.
func appendStem(all []stem, lo int, s stem) []stem {
	const joint = arabic.ActiveVoice | arabic.PassiveVoice
	for i := lo; i < len(all); i++ {
		o := &all[i]
		if o.row == s.row && o.exact == s.exact && o.noun == s.noun && o.ends == s.ends && o.article == s.article &&
			o.feats&^joint == s.feats&^joint {
			o.feats |= s.feats
			return all
		}
	}
	return append(all, s)
}

func (x *stemIndex) find(key string) []stem {
	r, ok := x.byKey[key]
	if !ok {
		return nil
	}
	return x.all[r.lo:r.hi]
}

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
