package arabic

// Affixes of Arabic words as tables. A word is a proclitic string, a stem and
// a suffix string; the tables say which strings there are and what they mean.
// Whether a stem may stand between them is the lexicon's question.
// Source: K. Ryding, A Reference Grammar of Modern Standard Arabic, chapters
// 5, 12 and 21.

// Prefix is what may stand before a stem, at strength Folded.
type Prefix struct {
	Text      string
	Features  Features // which proclitics
	Clitic    int      // bytes of Text that are proclitics in the sense of Universal Dependencies
	Inflect   string   // the letter of a present-tense verb, exact spelling, or ""
	Verbal    bool     // stands before verbs
	Nominal   bool     // stands before nouns
	Contracts bool     // للـ: the article's alef is not written
}

// Suffix is what may follow the stem of a noun.
type Suffix struct {
	Text     string // exact spelling
	Features Features
	Enclitic int // bytes at the end that are a pronoun
	Class    NounClass
}

// NounClass says which suffixes a noun's stem takes: a set of bits.
type NounClass uint8

// Classes of noun stem.
const (
	Invariable  NounClass = 1 << iota // proper names: nothing is added
	Plain                             // pronouns, tanween alef, dual
	TakesTeh                          // stored without its taa marbuta: ـة, ـت before a pronoun, ـات
	SoundPlural                       // ـون ـين ـو ـي, feminine ـة ـات
	PluralAt                          // ـات without a feminine singular
	Pronominal                        // stands before a pronoun only: عليـ
)

// Pronouns are the enclitics, longest first.
var Pronouns = []string{"هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي"}

var conjunctions = []struct {
	text string
	f    Features
}{{"", 0}, {"و", WithWaw}, {"ف", WithFeh}}

var prepositions = []struct {
	text string
	f    Features
}{{"", 0}, {"ب", WithBeh}, {"ل", WithLam}, {"ك", WithKaf}}

// Prefixes lists every prefix.
func Prefixes() []Prefix {
	var out []Prefix
	for _, c := range conjunctions {
		for _, p := range prepositions {
			clitic := len(c.text) + len(p.text)
			out = append(out,
				Prefix{Text: c.text + p.text, Features: c.f | p.f, Clitic: clitic, Nominal: true, Verbal: p.text == ""},
				articlePrefix(c.text+p.text, c.f|p.f))
		}
		out = append(out, presentPrefixes(c.text, c.f)...)
	}
	return out
}

func articlePrefix(before string, f Features) Prefix {
	const article = "ال"
	p := Prefix{Text: before + article, Features: f | WithArticle, Clitic: len(before), Nominal: true}
	if f.Has(WithLam) {
		p.Text, p.Contracts = before+"ل", true
	}
	return p
}

func presentPrefixes(before string, f Features) []Prefix {
	var out []Prefix
	for _, aux := range []struct {
		text string
		f    Features
	}{{"", 0}, {"س", WithSeen}, {"ل", WithLam}} {
		for _, letter := range []string{"ي", "ت", "ن", "أ", "آ"} {
			lead := before + aux.text
			out = append(out, Prefix{Text: lead + FoldBare(letter), Features: f | aux.f, Clitic: len(lead), Inflect: letter, Verbal: true})
		}
	}
	return out
}

// NounSuffixes lists every suffix of nouns. The slice is shared: do not write
// to it.
func NounSuffixes() []Suffix { return nounSuffixList }

var nounSuffixList = listNounSuffixes()

func listNounSuffixes() []Suffix {
	const all = Invariable | Plain | SoundPlural | PluralAt
	out := []Suffix{
		{Text: "", Features: Singular, Class: all},
		{Text: "ا", Features: Singular | Indefinite, Class: Plain | SoundPlural | PluralAt},
		{Text: "ة", Features: Singular | Feminine, Class: TakesTeh | SoundPlural},
	}
	out = append(out, withPronouns("", Singular, Plain|SoundPlural|PluralAt|Pronominal)...)
	out = append(out, withPronouns("ت", Singular|Feminine, TakesTeh|SoundPlural)...)
	out = append(out, numberSuffixes("ا", "ي", DualNumber, Plain|SoundPlural|PluralAt)...)
	out = append(out, numberSuffixes("تا", "تي", DualNumber|Feminine, TakesTeh|SoundPlural)...)
	out = append(out, numberSuffixes("و", "ي", Plural|Masculine, SoundPlural)...)
	out = append(out, Suffix{Text: "ات", Features: Plural | Feminine, Class: TakesTeh | SoundPlural | PluralAt})
	return append(out, withPronouns("ات", Plural|Feminine, TakesTeh|SoundPlural|PluralAt)...)
}

func withPronouns(base string, f Features, class NounClass) []Suffix {
	var out []Suffix
	for _, p := range Pronouns {
		if p == "ني" {
			continue // the verb's object only
		}
		out = append(out, Suffix{Text: base + p, Features: f | WithPronoun, Enclitic: len(p), Class: class})
	}
	return out
}

// numberSuffixes are a dual or a sound plural: nominative, oblique, with noon
// and without it before a genitive or a pronoun.
func numberSuffixes(nominative, oblique string, f Features, class NounClass) []Suffix {
	const noon = "ن"
	var out []Suffix
	for _, s := range []string{nominative, oblique} {
		out = append(out,
			Suffix{Text: s + noon, Features: f, Class: class},
			Suffix{Text: s, Features: f | Construct, Class: class})
		out = append(out, withPronouns(s, f|Construct, class)...)
	}
	return out
}

// EndClasses is how many classes of verb endings there are: they are numbered
// from 0.
func EndClasses() EndClass {
	c := EndClass(1)
	for Endings(c) != nil {
		c++
	}
	return c
}
