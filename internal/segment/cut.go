package segment

import (
	"strings"
	"unicode/utf8"
)

// cut is one way to cut a word, and how often news cuts words so, whatever the
// stem. Lengths are in bytes of the bare word.
type cut struct {
	pro, enc int
	article  int  // bytes of the article, which stays on the stem
	teh      bool // the stem's last letter is written ت for taa marbuta before the pronoun
	prior    float64
}

// stem is the word without its clitics and article.
func (c cut) stem(bare string) string {
	s := bare[c.pro+c.article : len(bare)-c.enc]
	if c.teh {
		s = strings.TrimSuffix(s, "ت") + "ة"
	}
	return s
}

// clitic is a clitic and the share of words in news that carry it.
type clitic struct {
	letters string
	share   float64
}

// The shares are rounded from counts over news.
var (
	conjunctions = []clitic{{"", .80}, {"و", .11}, {"ف", .012}}
	prepositions = []clitic{{"", .86}, {"ب", .045}, {"ل", .05}, {"ك", .004}}
	pronouns     = []clitic{{"ه", .05}, {"ها", .045}, {"هم", .015}, {"هما", .004}, {"هن", .0006}, {"نا", .004}, {"ني", .0015}, {"كم", .0005}}
)

const (
	articleShare   = .38
	noArticleShare = .62
	noPronounShare = .86
	futureShare    = .06 // of verbs in the present
)

// eachCut calls yield for every way in which a bare word may be cut; the word
// that cannot be is whole.
func eachCut(bare string, yield func(cut)) {
	some := false
	for _, conj := range conjunctions {
		rest, ok := strings.CutPrefix(bare, conj.letters)
		if !ok {
			continue
		}
		each := func(c cut) {
			some = true
			c.pro += len(conj.letters)
			c.prior *= conj.share
			yield(c)
		}
		prepositionCuts(rest, each)
		futureCuts(rest, each)
	}
	if !some {
		yield(cut{prior: 1})
	}
}

func prepositionCuts(word string, yield func(cut)) {
	for _, p := range prepositions {
		rest, ok := strings.CutPrefix(word, p.letters)
		if !ok {
			continue
		}
		if art := article(rest, p.letters == "ل"); art > 0 {
			yield(cut{pro: len(p.letters), article: art, prior: p.share * articleShare * noPronounShare})
		}
		nounCuts(rest, func(c cut) {
			c.pro += len(p.letters)
			c.prior *= p.share * noArticleShare
			yield(c)
		})
	}
}

// article is the length of the article at the start of a word, which is one
// letter behind ل.
func article(word string, behindLam bool) int {
	art := "ال"
	if behindLam {
		art = "ل"
	}
	if !strings.HasPrefix(word, art) || letters(word)-letters(art) < minStem {
		return 0
	}
	return len(art)
}

// minStem is how many letters a stem has at least.
const minStem = 2

// nounCuts are the word without a pronoun, and with each that it may end in.
func nounCuts(word string, yield func(cut)) {
	if letters(word) >= minStem {
		yield(cut{prior: noPronounShare})
	}
	for _, p := range pronouns {
		rest, ok := strings.CutSuffix(word, p.letters)
		if !ok || letters(rest) < minStem {
			continue
		}
		yield(cut{enc: len(p.letters), prior: p.share})
		if strings.HasSuffix(rest, "ت") && letters(rest) > minStem+1 {
			yield(cut{enc: len(p.letters), teh: true, prior: p.share})
		}
	}
}

// futureCuts take the س of the future off a verb in the present.
func futureCuts(word string, yield func(cut)) {
	rest, ok := strings.CutPrefix(word, "س")
	if !ok || letters(rest) < 3 || !presentLetter(rest) {
		return
	}
	nounCuts(rest, func(c cut) {
		c.pro += len("س")
		c.prior *= futureShare * noArticleShare
		yield(c)
	})
}

func presentLetter(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("يتنأا", r)
}

func letters(word string) int { return utf8.RuneCountInString(word) }
