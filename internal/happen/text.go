package happen

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// article is the definite article at strength Folded.
const article = "ال"

// minStem is how many letters must stay when the article and clitics are
// stripped, and how many a word has that counts.
const minStem = 3

// bareWord is a folded word without the proclitics and the article before it, as
// far as enough is left: words are compared, never identified by it.
func bareWord(w string) string {
	r := []rune(w)
	if len(r) > minStem+1 && (r[0] == arabic.Waw || r[0] == arabic.Feh) {
		r = r[1:]
	}
	if len(r) > minStem+2 && (r[0] == arabic.Beh || r[0] == arabic.Kaf) && string(r[1:3]) == article {
		r = r[1:]
	}
	if len(r) > minStem+1 && r[0] == arabic.Lam && r[1] == arabic.Lam {
		return string(r[2:])
	}
	if len(r) >= minStem+2 && string(r[:2]) == article {
		r = r[2:]
	}
	return string(r)
}

// wordsOf are the words of a text that may say what it is about: of three
// letters at least, bare, in their order.
func wordsOf(s string) []string {
	folded, _ := arabic.Fold(s, arabic.Folded)
	words := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := words[:0]
	for _, w := range words {
		if w = bareWord(w); len([]rune(w)) >= minStem && !empty[w] {
			out = append(out, w)
		}
	}
	return out
}

// empty are words that every article has, folded and bare.
var empty = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(emptyWords) {
		m[w] = true
	}
	return m
}()

const emptyWords = "الذي التي الذين ذلك هذه هذا علي الي عن من في ان كان كانت التي لدي عند بعد قبل خلال حول بين ضد منذ حتي كما وقد قال قالت اكد اكدت " +
	"اليوم امس يوم عام غير كل بعض اي او ثم لكن حيث وهو وهي انه انها عليه عليها فيه فيها منه منها له لها به بها مع لم لن قد ايضا اثر وان فان اذا اما"

// hashWord is a word as a Summary keeps it.
func hashWord(w string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(w))
	return h.Sum32()
}

// skeleton is a bare word without its long vowels, a last taa marbuta and what the
// plural adds, where three letters stay: what is killed, killing and killers fall
// together, and for comparing texts they may.
func skeleton(w string) string {
	bones := []rune(strings.Map(func(r rune) rune {
		if r == arabic.Alef || r == arabic.Waw || r == arabic.Yeh {
			return -1
		}
		return r
	}, strings.TrimSuffix(w, string(arabic.Heh))))
	for n := len(bones); n > minStem && (bones[n-1] == arabic.Noon || bones[n-1] == arabic.Teh); n-- {
		bones = bones[:n-1]
	}
	if len(bones) < minStem {
		return w
	}
	return string(bones)
}

// tellingWords are the words of an event's clause but for the names of its
// parties and place, which are compared on their own.
func tellingWords(e *musnad.ReadingEvent) []uint32 {
	var names []uint32
	for _, list := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
		for i := range list {
			names = append(names, wordSet(musnad.Text(list[i].Name))...)
		}
	}
	if e.Place != nil {
		names = append(names, wordSet(e.Place.Name)...)
	}
	return slices.DeleteFunc(slices.Clone(wordSet(e.Clause)), func(h uint32) bool { return slices.Contains(names, h) })
}

// wordSet are the hashes of the words of a text, ascending. They are not to be
// written to.
func wordSet(s string) []uint32 { return wordSets.get(s, makeWordSet) }

var wordSets memo[[]uint32]

func makeWordSet(s string) []uint32 {
	var out []uint32
	for _, w := range wordsOf(s) {
		w = skeleton(w)
		out = append(out, hashWord(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
