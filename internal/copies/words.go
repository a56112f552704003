package copies

import (
	"hash/fnv"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/musnad/musnad/arabic"
)

const (
	shortRun   = 3 // words
	longRun    = 6 // words
	sampleRate = 8
	maxPrints  = 4096
)

// number stands for every number: a toll that has risen makes no other text.
const number = 0x9e3779b97f4a7c15

// word is one word of a text: the hash of its folded letters, and its bytes.
type word struct {
	hash       uint64
	start, end int
}

// wordsOf cuts a text into words, folded: spelling and vowel signs do not
// count.
func wordsOf(text string) []word {
	folded, back := arabic.Fold(text, arabic.Folded)
	var out []word
	start := -1
	for i, r := range folded {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, wordAt(folded, back, start, i))
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, wordAt(folded, back, start, len(folded)))
	}
	return out
}

func wordAt(folded string, back arabic.Map, start, end int) word {
	return word{hashWord(folded[start:end]), back.Origin(start), back.Origin(end)}
}

func hashWord(w string) uint64 {
	if r, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(r) {
		return number
	}
	h := fnv.New64a()
	h.Write([]byte(w))
	return h.Sum64()
}

// runs are the hashes of all runs of n words, ascending, each once.
func runs(words []word, n int) []uint64 {
	out := make([]uint64, 0, len(words))
	for i := 0; i+n <= len(words); i++ {
		out = append(out, hashRun(words[i:i+n]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func hashRun(words []word) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ w.hash)
	}
	return h
}

// mix scatters the bits of x: the finalizer of SplitMix64 (G. Steele,
// D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014).
func mix(x uint64) uint64 {
	x += number
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
