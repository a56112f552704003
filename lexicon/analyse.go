package lexicon

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// Analysis is one way to read a word, as a Document holds it.
type Analysis = musnad.Analysis

// nounSuffix and verbSuffix are suffixes keyed by their folded letters.
type verbSuffix struct {
	ends   arabic.EndClass
	prefix string // the present's prefix letter, exact; "" in the past
	exact  string
	feats  arabic.Features
	enc    uint8
}

type affixes struct {
	prefixes  map[string][]arabic.Prefix
	nouns     map[string][]arabic.Suffix
	verbs     map[string][][]verbSuffix // by class of ending
	suffixes  map[string]bool           // both
	maxPrefix int                       // bytes
	maxSuffix int
}

func newAffixes() affixes {
	a := affixes{prefixes: map[string][]arabic.Prefix{}, nouns: map[string][]arabic.Suffix{},
		verbs: map[string][][]verbSuffix{}, suffixes: map[string]bool{}}
	for _, p := range arabic.Prefixes() {
		a.prefixes[p.Text] = append(a.prefixes[p.Text], p)
		a.maxPrefix = max(a.maxPrefix, len(p.Text))
	}
	for _, s := range arabic.NounSuffixes() {
		key := arabic.FoldBare(s.Text)
		a.nouns[key] = append(a.nouns[key], s)
		a.note(key)
	}
	for c := range arabic.EndClasses() {
		for _, e := range arabic.Endings(c) {
			a.addEnding(c, e)
		}
	}
	return a
}

func (a *affixes) note(key string) {
	a.suffixes[key] = true
	a.maxSuffix = max(a.maxSuffix, len(key))
}

func (a *affixes) addEnding(c arabic.EndClass, e arabic.Ending) {
	s := verbSuffix{ends: c, prefix: e.Prefix, exact: e.Suffix, feats: endingBits(e)}
	if e.Join != 'e' {
		a.addVerbSuffix(s)
	}
	if e.Join == 'f' {
		return
	}
	for _, p := range arabic.Pronouns {
		if p == nounPronoun {
			continue
		}
		with := s
		with.exact, with.enc, with.feats = s.exact+p, uint8(len(p)), s.feats|arabic.WithPronoun
		a.addVerbSuffix(with)
	}
}

// nounPronoun is "my" on a noun; on a verb it is ني.
const nounPronoun = "ي"

func (a *affixes) addVerbSuffix(s verbSuffix) {
	key := arabic.FoldBare(s.exact)
	if a.verbs[key] == nil {
		a.verbs[key] = make([][]verbSuffix, arabic.EndClasses())
	}
	a.verbs[key][s.ends] = append(a.verbs[key][s.ends], s)
	a.note(key)
}

func endingBits(e arabic.Ending) arabic.Features {
	var f arabic.Features
	switch e.Person {
	case '1':
		f = arabic.FirstPerson
	case '2':
		f = arabic.SecondPerson
	case '3':
		f = arabic.ThirdPerson
	}
	switch e.Gender {
	case 'm':
		f |= arabic.Masculine
	case 'f':
		f |= arabic.Feminine
	}
	switch e.Number {
	case 's':
		f |= arabic.Singular
	case 'd':
		f |= arabic.DualNumber
	case 'p':
		f |= arabic.Plural
	}
	if e.Mood == 's' && e.Suffix == "" && e.Join != 'e' {
		f |= arabic.Jussive
	}
	return f
}

// analyse finds every way to read one word of Arabic letters, given at both
// strengths.
func (l *Lexicon) analyse(bare, folded string, f *Found) {
	if len(bare) != len(folded) {
		bare = folded
	}
	for n := 0; n <= l.affixes.maxPrefix && n < len(folded); n += 2 {
		list := l.affixes.prefixes[folded[:n]]
		for i := range list {
			l.afterPrefix(&list[i], bare, folded, f)
		}
	}
	sortAnalyses(f.words)
}

func (l *Lexicon) afterPrefix(p *arabic.Prefix, bare, folded string, f *Found) {
	rest := folded[len(p.Text):]
	for k := 0; k <= l.affixes.maxSuffix && k < len(rest); k += 2 {
		suffix := rest[len(rest)-k:]
		if !l.affixes.suffixes[suffix] {
			continue
		}
		stems := l.stems.find(rest[:len(rest)-k])
		for i := range stems {
			w := split2{p, &stems[i], bare[len(p.Text) : len(bare)-k], bare[len(bare)-k:], suffix}
			switch {
			case w.stem.row < 0:
				f.starts = l.nounReadings(w, f.starts)
			case w.stem.noun != 0:
				f.words = l.nounReadings(w, f.words)
			default:
				f.words = l.verbReadings(w, bare, f.words)
			}
		}
	}
}

// split2 is a word cut in three.
type split2 struct {
	prefix         *arabic.Prefix
	stem           *stem
	middle, ending string // as spelled
	suffix         string // folded
}

func (l *Lexicon) nounReadings(w split2, dst []Analysis) []Analysis {
	if !w.prefix.Nominal {
		return dst
	}
	definite := w.prefix.Features.Has(arabic.WithArticle)
	if definite && w.stem.article == never || !definite && w.stem.article == always {
		return dst
	}
	for i := range l.affixes.nouns[w.suffix] {
		s := &l.affixes.nouns[w.suffix][i]
		if s.Enclitic > 0 && s.Features.Any(arabic.Plural|arabic.DualNumber) && strings.HasSuffix(w.ending, tehMarbuta) {
			continue // مسؤولية are no officials of his
		}
		if s.Class&w.stem.noun == 0 || definite && s.Features.Any(arabic.WithPronoun|arabic.Indefinite|arabic.Construct) {
			continue
		}
		f := joinNumber(w.stem.feats, s.Features) | w.prefix.Features
		exact := w.middle == w.stem.exact && w.ending == s.Text
		dst = appendReading(dst, Analysis{Row: w.stem.row, Features: uint32(f), Pro: uint8(w.prefix.Clitic), Enc: uint8(s.Enclitic), Exact: exact})
	}
	return dst
}

// joinNumber adds a suffix's number and gender to those of the stem: a broken
// plural stays plural, a feminine suffix makes a masculine stem feminine.
func joinNumber(stem, suffix arabic.Features) arabic.Features {
	const numbers = arabic.Singular | arabic.DualNumber | arabic.Plural
	if stem.Any(numbers) {
		suffix &^= numbers
	}
	if suffix.Has(arabic.Feminine) {
		stem &^= arabic.Masculine
	}
	if stem.Has(arabic.Feminine) {
		suffix &^= arabic.Masculine
	}
	return stem | suffix
}

func (l *Lexicon) verbReadings(w split2, bare string, dst []Analysis) []Analysis {
	if !w.prefix.Verbal || strings.HasSuffix(w.ending, tehMarbuta) {
		return dst
	}
	letter := w.prefix.Inflect
	classes := l.affixes.verbs[w.suffix]
	if classes == nil {
		return dst
	}
	for i := range classes[w.stem.ends] {
		s := &classes[w.stem.ends][i]
		if s.prefix != letter {
			continue
		}
		written := bare[w.prefix.Clitic:len(w.prefix.Text)]
		exact := w.middle == w.stem.exact && w.ending == s.exact && written == letter
		f := w.stem.feats | s.feats | w.prefix.Features
		dst = appendReading(dst, Analysis{Row: w.stem.row, Features: uint32(f), Pro: uint8(w.prefix.Clitic), Enc: s.enc, Exact: exact})
	}
	return dst
}

func appendReading(dst []Analysis, a Analysis) []Analysis {
	for i := range dst {
		o := &dst[i]
		if o.Row == a.Row && o.Features == a.Features && o.Pro == a.Pro && o.Enc == a.Enc {
			o.Exact = o.Exact || a.Exact
			return dst
		}
	}
	return append(dst, a)
}

// sortAnalyses is an insertion sort: a word has a handful of readings.
func sortAnalyses(as []Analysis) {
	for i := 1; i < len(as); i++ {
		for j := i; j > 0 && before(&as[j], &as[j-1]); j-- {
			as[j], as[j-1] = as[j-1], as[j]
		}
	}
}

func before(a, b *Analysis) bool {
	if a.Exact != b.Exact {
		return a.Exact
	}
	if a.Row != b.Row {
		return a.Row < b.Row
	}
	return a.Features < b.Features
}
