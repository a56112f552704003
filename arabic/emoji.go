package arabic

import "unicode/utf8"

// zeroWidthJoiner makes one emoji of two.
const zeroWidthJoiner = '\u200D'

// symbolEnd is the end of a mark or symbol that begins with first and goes on
// at byte offset at: a flag is two letters of its own, and a sequence of emoji
// has joiners, tones of skin and selectors (Unicode Technical Standard 51).
func symbolEnd(s string, at int, first rune) int {
	if first < 0x203C {
		return at
	}
	if isFlagLetter(first) {
		if r, n := utf8.DecodeRuneInString(s[at:]); isFlagLetter(r) {
			return at + n
		}
	}
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if r == zeroWidthJoiner {
			next, m := utf8.DecodeRuneInString(s[at+n:])
			if !isPictograph(next) {
				return at
			}
			n += m
		} else if !modifiesEmoji(r) {
			return at
		}
		at += n
	}
	return at
}

func isFlagLetter(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

func isPictograph(r rune) bool { return r >= 0x2190 && r <= 0x2BFF || r >= 0x1F000 && r <= 0x1FAFF }

// modifiesEmoji reports whether r changes the emoji before it: selectors, tones
// of skin, tags of regional flags.
func modifiesEmoji(r rune) bool {
	return r == 0xFE0E || r == 0xFE0F || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
}
