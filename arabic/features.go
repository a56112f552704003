package arabic

import "strings"

// Features is what the form of a word says: a set of bits.
type Features uint32

// Gender, number, person, tense, voice; what is glued on; what kind of word.
const (
	Masculine Features = 1 << iota
	Feminine
	Singular
	DualNumber
	Plural
	FirstPerson
	SecondPerson
	ThirdPerson
	PastTense
	PresentTense
	ImperativeMood
	ActiveVoice
	PassiveVoice
	WithWaw     // و "and"
	WithFeh     // ف "so"
	WithBeh     // ب "by, in"
	WithLam     // ل "to, for"
	WithKaf     // ك "like"
	WithSeen    // س, future
	WithArticle // ال
	WithPronoun // a pronoun enclitic
	Indefinite  // tanween written with alef
	Construct   // dual or sound plural before a genitive
	IsVerb
	IsNoun // common noun or adjective that is no verbal noun
	IsName
	IsMasdar
	IsActiveParticiple
	IsPassiveParticiple
	IsParticle
	ShortForm // a name's form that is valid only after the full one
	Jussive   // a present so short that it stands only behind a particle: لم يقل
)

// Prepositional are the proclitics that put a noun in the genitive.
const Prepositional = WithBeh | WithLam | WithKaf

// Nominal are the kinds of word that a noun phrase is made of.
const Nominal = IsNoun | IsName | IsMasdar | IsActiveParticiple | IsPassiveParticiple

// Has reports whether all bits of want are set.
func (f Features) Has(want Features) bool { return f&want == want }

// Any reports whether one bit of want is set.
func (f Features) Any(want Features) bool { return f&want != 0 }

var featureNames = []string{"masc", "fem", "sing", "dual", "plur", "1", "2", "3", "past", "pres", "imp",
	"act", "pass", "w+", "f+", "b+", "l+", "k+", "s+", "al+", "+pron", "indef", "cons",
	"verb", "noun", "name", "masdar", "actpart", "passpart", "particle", "short", "juss"}

// String lists the set bits, comma separated, in a fixed order.
func (f Features) String() string {
	var out []string
	for i, name := range featureNames {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return strings.Join(out, ",")
}

// Glued reads the letters that stand glued before a name: a conjunction, and the
// bits of prepositions.
func Glued(before string) (conj bool, pro Features) {
	for _, c := range before {
		switch c {
		case Waw, Feh:
			conj = true
		case Beh:
			pro |= WithBeh
		case Lam:
			pro |= WithLam
		case Kaf:
			pro |= WithKaf
		}
	}
	return conj, pro
}
