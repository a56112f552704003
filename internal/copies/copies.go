// Package copies finds texts that are one text: the report of an agency that
// many outlets print, with another headline, a shorter end, newer figures.
//
// It compares runs of folded words (shingles) by MinHash (A. Broder, "On the
// resemblance and containment of documents", 1997) and finds candidates by
// bands of it (P. Indyk, R. Motwani, "Approximate nearest neighbors", 1998),
// so that one article is compared with few, however many there are. For a
// report that stands whole inside a longer article it keeps a sample of long
// runs (U. Manber, "Finding similar files in a large file system", 1994).
//
// Found: the same words under another headline, with another spelling, with
// other figures, with the end or the beginning cut, or inside a longer text.
// Not found: the same report told in other words, a translation, a single
// quotation, texts of less than MinWords words.
//
// It knows letters and words, and nothing of articles or what they report.
package copies

import "cmp"

// MinWords is how many words a text has at least for a signature: shorter
// ones are headlines and bulletins that are alike by chance.
const MinWords = 12

// Threshold is the resemblance from which two texts are copies. Of the texts
// of one archive (2,755 articles, 3.8 million pairs) hardly any two lie between
// 0.25 and 0.45: unrelated ones stay under 0.1 and most edited copies are over
// 0.5. The tests print how variants of a text fare.
const Threshold = 0.45

// WholeThreshold is the share of a shorter text that must stand in a longer
// one for both to be one report of which the end was cut.
const WholeThreshold = 0.8

// PartThreshold is the share of a text that must stand in a longer one for it to
// be quoted there whole: editors drop its first and last sentences.
const PartThreshold = 0.6

// TrimThreshold is how much of a longer text the shorter must then be; below, it
// is a part.
const TrimThreshold = 0.5

// minPrints is how many sampled runs a text must have for a share of them to
// mean something.
const minPrints = 4

// Signature is what is kept of a text: 128 minima of its runs of three
// words, and a sample of its runs of six. The zero Signature is that of a text
// too short to compare, like nothing. It is written as bytes by
// [Signature.MarshalBinary].
type Signature struct {
	mins   [hashes]uint32
	size   int      // how many different runs of three words
	prints []uint64 // sampled runs of six words, ascending, without repetition
}

// Of is the signature of a text. The headline is not part of it: outlets
// write their own.
func Of(text string) Signature {
	words := wordsOf(text)
	if len(words) < MinWords {
		return Signature{}
	}
	var s Signature
	for i := range s.mins {
		s.mins[i] = ^uint32(0)
	}
	short := runs(words, shortRun)
	for _, h := range short {
		s.lower(h)
	}
	s.size, s.prints = len(short), sample(runs(words, longRun))
	return s
}

// Empty reports whether the text was too short to compare.
func (s Signature) Empty() bool { return s.size == 0 }

// Similarity is the estimated share of the runs of three words of either text
// that both have: 0 to 1, with a standard error of at most 0.045.
func Similarity(a, b Signature) float64 {
	if a.Empty() || b.Empty() {
		return 0
	}
	same := 0
	for i := range a.mins {
		if a.mins[i] == b.mins[i] {
			same++
		}
	}
	return float64(same) / hashes
}

// Containment is the estimated share of part's words that stand in whole, in
// runs of six: 0 to 1. It is 0 where part is too short to say.
func Containment(part, whole Signature) float64 {
	if len(part.prints) < minPrints {
		return 0
	}
	return float64(common(part.prints, whole.prints)) / float64(len(part.prints))
}

// Copies reports whether the texts are one: either may have lost a headline,
// figures or up to half of its end.
func Copies(a, b Signature) bool {
	if Similarity(a, b) >= Threshold {
		return true
	}
	short, long := ordered(a, b)
	return float64(short.size) >= TrimThreshold*float64(long.size) && Containment(short, long) >= WholeThreshold
}

// Within reports whether part stands whole inside a longer text: it is a copy
// of that part, and the rest of the longer text is none of it. [Common] says
// which part.
func Within(part, whole Signature) bool {
	return part.size < whole.size && !Copies(part, whole) && Containment(part, whole) >= PartThreshold
}

func ordered(a, b Signature) (short, long Signature) {
	if a.size <= b.size {
		return a, b
	}
	return b, a
}

// common is how many values two ascending lists share.
func common(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i], b[j]) {
		case 0:
			n++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return n
}

// sample keeps one run of sampleRate, chosen by its hash alone: the same run is
// chosen in every text. runs are ascending; of a long text it keeps the lowest
// maxPrints.
func sample(runs []uint64) []uint64 {
	var out []uint64
	for _, h := range runs {
		if h%sampleRate == 0 {
			out = append(out, h)
		}
	}
	return out[:min(len(out), maxPrints)]
}
