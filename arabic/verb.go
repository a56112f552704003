package arabic

import (
	"errors"
	"fmt"
)

// Tense is the tense, or the imperative mood, that a stem belongs to.
type Tense uint8

// The three stems of a verb.
const (
	Past Tense = iota
	Present
	Imperative
)

// Voice is the voice of a stem or participle.
type Voice uint8

// The two voices.
const (
	Active Voice = iota
	Passive
)

// Verb is a verb as a dictionary names it. Its paradigm is made from it, after
// W. Wright, A Grammar of the Arabic Language (3rd ed.), part second, I-II, with
// the numbers of the forms as in H. Wehr, A Dictionary of Modern Written Arabic.
type Verb struct {
	Root  string // 3 or 4 radicals: و or ي where weak, ء for hamza on any seat
	Form  string // "1" to "10", quadriliterals "q1", "q2", "q4"
	Vowel byte   // of the present stem of form 1: 'u', 'i' or 'a'; 0 otherwise
	// Lemma is the 3rd person masculine singular of the past, unvocalised. The
	// root is checked against it, and it settles what the root leaves open: the
	// past vowel (رضي), an assimilation (اتخذ), a weak radical kept (استحوذ).
	// The passive past of a derived form makes a verb that is passive only (توفي).
	Lemma string
}

// Stem is what stands between the letter of inflection (ي ت ن أ, none in the
// past) and the ending, as it is spelled before the endings of its class.
type Stem struct {
	Text  string // unvocalised, without the letter of inflection
	Tense Tense
	Voice Voice
	Ends  EndClass // see Endings
}

var (
	errNoLemma   = errors.New("no lemma")
	errForm      = errors.New(`form is not one of 1 to 10, q1, q2, q4`)
	errRadical   = errors.New("a radical is no Arabic consonant (hamza is written alone, weak radicals as waw or yaa)")
	errLength    = errors.New("forms 1 to 10 take 3 radicals, q forms 4")
	errVowel     = errors.New("form 1 takes the vowel u, i or a, other forms none")
	errWeakVowel = errors.New("the present vowel contradicts the weak radical: waw takes u or a, yaa takes i or a")
)

// Stems makes all stems of the verb: past, present and imperative, active and
// passive, each spelling once for each class of endings it takes. No word is
// made twice. The order is the same on every run. The error says what is wrong
// with the form, the root or the vowel, or shows a lemma that the root does not make.
func (v Verb) Stems() ([]Stem, error) {
	c, err := v.conjugation()
	if err != nil {
		return nil, err
	}
	var out []Stem
	for _, b := range c.bases() {
		out = appendCover(out, b, b.spellings())
	}
	return out, nil
}

// conjugation is the first way to conjugate the root that makes the lemma.
func (v Verb) conjugation() (conjugation, error) {
	if err := v.check(); err != nil {
		return conjugation{}, fmt.Errorf("arabic: verb of form %q: %w", v.Form, err)
	}
	all := v.conjugations()
	for _, c := range all {
		if c.past(Active) == v.Lemma {
			return c, nil
		}
	}
	if c := all[0]; v.Form != "1" && c.past(Passive) == v.Lemma {
		c.passiveOnly = true
		return c, nil
	}
	return conjugation{}, fmt.Errorf("arabic: verb of form %q: the lemma is not the past that the root makes:\t%s\t%s",
		v.Form, v.Lemma, all[0].past(Active))
}

func (v Verb) check() error {
	radicals := []rune(v.Root)
	switch {
	case v.Lemma == "":
		return errNoLemma
	case patterns[v.Form].past == "":
		return errForm
	case len(radicals) != 3 && v.Form[0] != 'q' || len(radicals) != 4 && v.Form[0] == 'q':
		return errLength
	}
	for _, r := range radicals {
		if !isRadical(r) {
			return errRadical
		}
	}
	return v.checkVowel(radicals)
}

// checkVowel compares the present vowel with the weak radical that decides it.
func (v Verb) checkVowel(radicals []rune) error {
	if v.Form != "1" || v.Root == rootLaysa {
		if v.Vowel != 0 {
			return errVowel
		}
		return nil
	}
	decides := decidingRadical(radicals)
	switch {
	case v.Vowel != 'u' && v.Vowel != 'i' && v.Vowel != 'a':
		return errVowel
	case decides == Waw && v.Vowel == 'i' || decides == Yeh && v.Vowel == 'u':
		return errWeakVowel
	}
	return nil
}

// decidingRadical is the weak radical that is heard in the present of form 1,
// or 0. Of two weak ones that is the last.
func decidingRadical(radicals []rune) rune {
	switch {
	case isWeak(radicals[2]):
		return radicals[2]
	case isHollow(radicals):
		return radicals[1]
	}
	return 0
}

func isRadical(r rune) bool {
	if r == AlefMaksura || r == Alef || r == TehMarbuta || r == Tatweel {
		return false
	}
	return r == Hamza || r >= Beh && r <= Yeh && IsLetter(r)
}

func isWeak(r rune) bool { return r == Waw || r == Yeh }

// isHollow reports whether the middle one of three radicals is weak and the last is not.
func isHollow(radicals []rune) bool {
	return len(radicals) == 3 && isWeak(radicals[1]) && !isWeak(radicals[2])
}
