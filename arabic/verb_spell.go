package arabic

// What follows a stem, besides the vowels: the end of the word, or a consonant.
const (
	wordEnds  rune = 0
	consonant rune = '-'
)

// spell writes a word in sounds with letters, without vowel signs. Next is the
// sound after it: a vowel, wordEnds or consonant. Where a last hamza and a
// following ā are written as one letter (آ), madda is true and text is without that letter.
func spell(p []rune, next rune) (text string, madda bool) {
	out := make([]rune, 0, len(p))
	for i := 0; i < len(p); i++ {
		r := p[i]
		switch {
		case isShortVowel(r) || i > 0 && p[i-1] == r && !isSoundVowel(r):
			continue // a doubled consonant is written once
		case r != Hamza:
			out = append(out, letterOf(r, out))
			continue
		}
		after, end := following(p, i, next)
		letter := seat(preceding(p, i), after, i == 0)
		switch {
		case letter != AlefHamzaAbove || after != 'A':
			out = append(out, letter)
		case end == len(p):
			return string(out), true
		default:
			out, i = append(out, AlefMadda), end
		}
	}
	return string(out), false
}

func preceding(p []rune, i int) rune {
	if i == 0 {
		return wordEnds
	}
	return p[i-1]
}

// following is the sound after the hamza, single or doubled, at i, and where it is.
func following(p []rune, i int, next rune) (sound rune, at int) {
	for at = i + 1; at < len(p); at++ {
		if p[at] != Hamza {
			return p[at], at
		}
	}
	return next, at
}

// letterOf is the letter of a sound other than a hamza; written is what stands before it.
func letterOf(r rune, written []rune) rune {
	switch r {
	case 'A', 'L':
		return Alef
	case 'I':
		return Yeh
	case 'U':
		return Waw
	case 'T':
		return TehMarbuta
	case 'Z':
		if n := len(written); n > 0 && written[n-1] == Yeh {
			return Alef // يحيا
		}
		return AlefMaksura
	}
	return r
}

// seat is the letter that carries a hamza: decided by the vowels around it, i
// before u before a (Wright, vol. I, §§ 16-17; the academies' modern rule for
// hamza after a long vowel). First says that it begins the word.
func seat(before, after rune, first bool) rune {
	switch {
	case first && (after == 'i' || after == 'I'):
		return AlefHamzaBelow
	case first:
		return AlefHamzaAbove
	case after == wordEnds:
		return lastSeat(before)
	case before == 'i' || before == 'I' || after == 'i' || after == 'I':
		return YehHamza
	case before == 'u' || after == 'u' || after == 'U':
		return WawHamza
	case before == 'A' || before == 'U':
		return Hamza
	}
	return AlefHamzaAbove
}

// lastSeat is the letter of a hamza that ends the word.
func lastSeat(before rune) rune {
	switch before {
	case 'a':
		return AlefHamzaAbove
	case 'i':
		return YehHamza
	case 'u':
		return WawHamza
	}
	return Hamza
}
