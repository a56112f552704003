package arabic

import "strings"

// A word in sounds is a slice of code points: consonants as their letters
// (hamza always Hamza), vowels as the Latin letters of pattern.

// fill puts the radicals into a template and lets neighbouring sounds change.
func (c conjugation) fill(template string) []rune {
	out := make([]rune, 0, len(template)+8)
	for _, r := range template {
		switch {
		case r == '8':
			out = append(out, c.eighth[0], c.eighth[1])
		case r >= '1' && r <= '4':
			out = append(out, c.root[r-'1'])
		default:
			out = append(out, c.sound(r))
		}
	}
	return settle(out)
}

// sound is the sound that a letter of a template stands for.
func (c conjugation) sound(r rune) rune {
	switch r {
	case 'p':
		return c.pastVowel
	case 'v':
		return c.vowel
	case 'V':
		return long(c.vowel)
	case 'x':
		if c.vowel == 'u' {
			return 'u'
		}
		return 'i'
	case 'M':
		if c.root[1] == Waw {
			return 'U'
		}
		return 'I'
	}
	return addedSound(r)
}

// addedSound is a letter of a template that no root or vowel decides.
func addedSound(r rune) rune {
	switch r {
	case 't':
		return Teh
	case 'n':
		return Noon
	case 's':
		return Seen
	case 'm':
		return Meem
	case 'y':
		return Yeh
	case 'w':
		return Waw
	case '\'':
		return Hamza
	}
	return r
}

// long is the long vowel of a short one.
func long(vowel rune) rune { return vowel - 'a' + 'A' }

func isSoundVowel(r rune) bool { return strings.ContainsRune("aiuAIUZ", r) }

func isShortVowel(r rune) bool { return r == 'a' || r == 'i' || r == 'u' }

// settle joins what cannot stand side by side in one stem: two hamzas around a
// short vowel at the beginning (آمن, إيمان), a short vowel and a weak consonant
// of another colour (إيقاف, يوقن). Wright, vol. I, §§ 135, 145-147.
func settle(p []rune) []rune {
	out := p[:0]
	for i, r := range p {
		last := len(out) - 1
		closed := i+1 < len(p) && !isSoundVowel(p[i+1]) && p[i+1] != r
		switch {
		case closed && r == Hamza && last == 1 && out[0] == Hamza && isShortVowel(out[1]):
			out[1] = long(out[1])
		case closed && isWeak(r) && last >= 0 && out[last] == 'i':
			out[last] = 'I'
		case closed && r == Yeh && last >= 0 && out[last] == 'u':
			out[last] = 'U'
		default:
			out = append(out, r)
		}
	}
	return out
}
