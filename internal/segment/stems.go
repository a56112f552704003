package segment

import (
	_ "embed" // the lists
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/musnad/musnad/arabic"
)

//go:embed data/stems.tsv
var stemList string

//go:embed data/clitics.tsv
var cliticList string

// stems are how often stems were seen.
type stems map[string]float64

// stemCounts reads the list when it is first asked for: only cutting needs it.
var stemCounts = sync.OnceValue(func() stems {
	m := make(stems, strings.Count(stemList, "\n"))
	eachRow(stemList, func(cells []string) {
		n, err := strconv.Atoi(cells[1])
		if err != nil {
			panic("segment: stems.tsv: " + err.Error())
		}
		m[cells[0]] = float64(n)
	})
	return m
})

// What an unseen stem weighs: unseen stems together weigh as much as so many
// counts, and each letter makes one that much rarer.
const (
	unseen    = 300
	perLetter = 2.1
)

// endings are those of nouns and adjectives; inflected is the share of a stem's
// count that each of them gets.
var endings = []string{"ا", "ة", "ي", "ية", "ات", "ان", "ون", "ين"}

const inflected = .03

// weight is how likely a stem is, up to a factor that all stems share: by its
// own count, and by that of the stem without an ending.
func (s stems) weight(stem string) float64 {
	key := stemKey(stem)
	w := s[key] + unseen*math.Exp(-perLetter*float64(letters(stem)))
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(key, e); ok && letters(rest) > minStem {
			w = max(w, inflected*s[rest])
		}
	}
	return w
}

// stemKey folds a bare stem but for its taa marbuta, which no pronoun looks like.
func stemKey(bare string) string {
	key := arabic.FoldBare(bare)
	if strings.HasSuffix(bare, "ة") {
		return strings.TrimSuffix(key, "ه") + "ة"
	}
	return key
}

// grammarCuts are the cuts of words of grammar, by their folded letters.
var grammarCuts = sync.OnceValue(func() map[string]cut {
	m := map[string]cut{}
	eachRow(cliticList, func(cells []string) {
		for _, w := range cells[1:] {
			addGrammar(m, cells[0], arabic.FoldBare(w))
		}
	})
	for _, p := range []string{"ب", "ل"} {
		addPronouns(m, p, 0)
	}
	return m
})

func addGrammar(m map[string]cut, says, word string) {
	switch says {
	case "whole":
		m[word] = cut{}
	case "first":
		m[word] = cut{pro: 2}
	case "pronoun":
		addPronouns(m, word, 0)
	case "both":
		for _, p := range []string{"", "ب", "ل"} {
			addPronouns(m, p+word, len(p))
		}
	}
}

// addPronouns adds a word with each pronoun.
func addPronouns(m map[string]cut, word string, pro int) {
	for _, p := range arabic.Pronouns {
		f := arabic.FoldBare(p)
		if p == "ني" && !strings.HasSuffix(word, "ن") {
			continue
		}
		if _, listed := m[word+f]; !listed {
			m[word+f] = cut{pro: pro, enc: len(f)}
		}
	}
}

// grammarCut is the cut of a word of grammar, with و or ف before it or without.
// No pronoun is spelled with taa marbuta.
func grammarCut(bare, folded string) (c cut, ok bool) {
	c, ok = listedCut(folded)
	return c, ok && (c.enc == 0 || !strings.HasSuffix(bare, "ة"))
}

func listedCut(folded string) (c cut, ok bool) {
	cuts := grammarCuts()
	if c, ok = cuts[folded]; ok {
		return c, true
	}
	for _, conj := range []string{"و", "ف"} {
		if rest, found := strings.CutPrefix(folded, conj); found {
			c, ok = cuts[rest]
			c.pro += len(conj)
			return c, ok
		}
	}
	return c, false
}

// eachRow calls yield for the cells of every row.
func eachRow(list string, yield func(cells []string)) {
	for line := range strings.Lines(list) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			yield(strings.Split(line, "\t"))
		}
	}
}
