package ner

// The templates of features. Their numbers are part of the weights.
const (
	fBias = iota
	fWhole
	fStem
	fPrefix // and the next three
	fSuffix = fPrefix + 4
	fBefore = fSuffix + 4 + iota
	fAfter
	fBefore2
	fAfter2
	fStemBefore
	fStemAfter
	fPairBefore
	fPairAfter
	fShape
	fKindsBefore2
	fKindsAfter2
	fKinds
	fKindsBefore
	fKindsAfter
	fKindPairBefore
	fKindPairAfter
	fKindsAround
	fMark
	fMarks
	fMarks2
	fMarkKinds
	fSuffixBefore
	fSuffixAfter
	fPrefixAfter
	fSuffixKinds
	fBeforeKinds
	fAfterKinds
)

// mix joins a template and what fills it.
func mix(template int, h uint64) uint64 {
	h = (h ^ uint64(template)*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>29
}

// join orders two fillings.
func join(a, b uint64) uint64 { return a*0x9E3779B97F4A7C15 ^ b }

// features appends those of word c, between two words before it and two behind.
func features(out []uint64, a2, a1, c, b1, b2 *word) []uint64 {
	add := func(template int, h uint64) { out = append(out, mix(template, h)) }
	add(fBias, 0)
	add(fWhole, c.whole)
	add(fStem, c.stem)
	for n := range c.pre {
		if c.pre[n] != 0 {
			add(fPrefix+n, c.pre[n])
			add(fSuffix+n, c.suf[n])
		}
	}
	add(fBefore, a1.whole)
	add(fAfter, b1.whole)
	add(fBefore2, a2.whole)
	add(fAfter2, b2.whole)
	add(fStemBefore, a1.stem)
	add(fStemAfter, b1.stem)
	add(fPairBefore, join(a1.stem, c.stem))
	add(fPairAfter, join(c.stem, b1.stem))
	add(fShape, uint64(c.shape))
	add(fSuffixBefore, a1.suf[1])
	add(fSuffixAfter, b1.suf[1])
	add(fPrefixAfter, b1.pre[1])
	return listed(out, a2, a1, c, b1, b2)
}

// listed appends the features of lists and of what is already read.
func listed(out []uint64, a2, a1, c, b1, b2 *word) []uint64 {
	add := func(template int, h uint64) { out = append(out, mix(template, h)) }
	here, before, after := uint64(c.kinds), uint64(a1.kinds), uint64(b1.kinds)
	add(fKinds, here)
	add(fKindsBefore, before)
	add(fKindsAfter, after)
	add(fSuffixKinds, join(c.suf[1], here))
	add(fKindPairBefore, before<<32|here)
	add(fKindPairAfter, here<<32|after)
	add(fKindsAround, join(before<<32|here, after))
	add(fMark, uint64(c.mark))
	add(fMarks, uint64(a1.mark)<<16|uint64(c.mark)<<8|uint64(b1.mark))
	add(fKindsBefore2, uint64(a2.kinds))
	add(fKindsAfter2, uint64(b2.kinds))
	add(fMarks2, uint64(a2.mark)<<24|uint64(a1.mark)<<16|uint64(b1.mark)<<8|uint64(b2.mark))
	add(fMarkKinds, uint64(a1.mark)<<40|uint64(c.mark)<<32|here)
	add(fBeforeKinds, join(a1.stem, here))
	add(fAfterKinds, join(b1.stem, here))
	return out
}
