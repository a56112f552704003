package ner

import (
	"strings"
	"unicode/utf8"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// kindSets are the kinds of list that the weights know apart. Their order is part
// of the weights: a change needs new ones.
var kindSets = [...][]string{
	{"given"}, {"person"}, {"particle"}, {"title"}, {"office"}, {"agent"}, {"organ"}, {"nisba"},
	{"place", "capital", "country"}, {"placenoun", "placepart"}, {"body", "group"}, {"media", "agency", "mediaclass"},
	{"verb"}, {"frame", "light"}, {"prep"}, {"conj", "comp"}, {"saying", "attribution"}, {"namehead", "namenoun"},
	{"common"}, {"sport"}, {"former"}, {"adjective", "ordinal"}, {"function", "pronoun", "demonstrative", "relative"},
	{"number", "quantity", "unit"}, {"month", "weekday", "timeword"},
}

// unlisted is set for a word that no list knows.
const unlisted = 1 << 31

// announcing are the kinds of words that announce a name, as bits of Token.Kinds.
var announcing = maskOf("given", "particle", "namehead", "namenoun", "sport")

// kindMasks are the kindSets as bits of Token.Kinds.
var kindMasks = func() (out [len(kindSets)][2]uint64) {
	for i, set := range kindSets {
		out[i] = maskOf(set...)
	}
	return out
}()

func maskOf(kinds ...string) (mask [2]uint64) {
	for _, k := range kinds {
		numbers := lexicon.KindNumbers(k)
		if len(numbers) == 0 {
			panic("ner: no list has kind " + k)
		}
		for _, n := range numbers {
			mask[n/64] |= 1 << (n % 64)
		}
	}
	return mask
}

func kindsOf(t *musnad.Token) (bits uint32) {
	for i := range kindMasks {
		if t.Kinds[0]&kindMasks[i][0]|t.Kinds[1]&kindMasks[i][1] != 0 {
			bits |= 1 << i
		}
	}
	if t.Kind == musnad.Word && len(t.Analyses) == 0 {
		bits |= unlisted
	}
	return bits
}

// word is what the tagger sees of a token.
type word struct {
	whole, stem uint64    // of the letters; of those behind proclitics and article
	pre, suf    [4]uint64 // of the first and last one to four letters; 0 where the word is shorter
	kinds       uint32
	shape       uint8 // kind of token, and for words how many letters
	mark        Mark
}

// outside stands before and behind a sentence.
var outside = word{whole: 1, stem: 1, shape: 0xFF}

func see(t *musnad.Token, m Mark) word {
	s := t.Folded
	w := word{kinds: kindsOf(t), mark: m, shape: uint8(t.Kind) << 4}
	if t.Kind != musnad.Word {
		w.whole = hash(s)
		if t.Kind == musnad.Number {
			w.whole = 2
		}
		w.stem = w.whole
		return w
	}
	w.shape |= uint8(min(9, w.beginnings(s)))
	w.endings(s)
	if stem := unglued(s); len(stem) < len(s) {
		w.stem = hash(stem)
	} else {
		w.stem = w.whole
	}
	return w
}

// beginnings hashes the first letters and the whole of a word in one pass, and
// counts its letters.
func (w *word) beginnings(s string) (letters int) {
	h := uint64(offset)
	for i := range len(s) {
		if utf8.RuneStart(s[i]) && i > 0 {
			if letters < len(w.pre) {
				w.pre[letters] = h
			}
			letters++
		}
		h = (h ^ uint64(s[i])) * prime
	}
	if letters < len(w.pre) {
		w.pre[letters] = h
	}
	w.whole = h
	return letters + 1
}

// endings hashes the last letters of a word.
func (w *word) endings(s string) {
	back := len(s)
	for n := 0; n < len(w.suf) && back > 0; n++ {
		for back--; back > 0 && !utf8.RuneStart(s[back]); back-- {
		}
		w.suf[n] = hash(s[back:])
	}
}

const (
	conjunctions = "وف"
	prepositions = "بلك"
	article      = "ال"
	lamArticle   = "لل"
)

// minStem is how many bytes a word keeps when proclitics are cut off: three
// letters.
const minStem = 6

// unglued cuts off what may be proclitics and the article.
func unglued(s string) string {
	for _, set := range []string{conjunctions, prepositions} {
		if r, size := utf8.DecodeRuneInString(s); len(s) >= minStem+size && strings.ContainsRune(set, r) && strings.HasPrefix(s[size:], article) {
			s = s[size:]
		}
	}
	for _, a := range []string{article, lamArticle} {
		if rest, ok := strings.CutPrefix(s, a); ok && len(rest) >= minStem {
			return rest
		}
	}
	return s
}

// The offset basis and the prime of FNV-1a.
const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(offset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}
