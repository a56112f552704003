package arabic

import (
	"unicode"
	"unicode/utf8"
)

// TokenClass says what a token is made of.
type TokenClass uint8

// Classes of token.
const (
	WordToken   TokenClass = iota // letters of the Arabic script, with their marks
	NumberToken                   // digits of any set, with . , ، ٫ ٬ between digits
	LatinToken                    // letters of another script, digits and apostrophes inside
	PunctToken                    // one mark or symbol; tatweel that is a dash; an emoji of several code points
)

// NextToken finds the first token of s at or after byte offset from: its bytes
// [start,end) and class. At the end of s it returns start == end == len(s).
// White space, invisible characters and stray marks between tokens belong to
// none.
func NextToken(s string, from int) (start, end int, class TokenClass) {
	for from < len(s) {
		r, n := utf8.DecodeRuneInString(s[from:])
		switch {
		case IsLetter(r):
			return from, wordEnd(s, from+n), WordToken
		case r == Tatweel:
			end, letter := tatweels(s, from)
			if !letter {
				return from, dashEnd(s, from, end), PunctToken
			}
			n = end - from
		case !isBetween(r):
			end, class := tokenEnd(s, from+n, r)
			return from, end, class
		}
		from += n
	}
	return len(s), len(s), PunctToken
}

// isBetween reports whether r stands between tokens.
func isBetween(r rune) bool {
	return unicode.IsSpace(r) || r == zeroWidthSpace || IsInvisible(r) || IsMark(r) || r >= 0x300 && unicode.Is(unicode.M, r)
}

// tokenEnd is for tokens that are no words.
func tokenEnd(s string, at int, first rune) (int, TokenClass) {
	switch {
	case isDigit(first):
		return numberEnd(s, at), NumberToken
	case unicode.IsLetter(first):
		return latinEnd(s, at), LatinToken
	}
	return symbolEnd(s, at, first), PunctToken
}

func isDigit(r rune) bool {
	_, ok := Digit(r)
	return ok
}

// dashEnd is the end of the last tatweel of a stretch.
func dashEnd(s string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if r == Tatweel {
			return end
		}
		end -= n
	}
	return end
}

// wordEnd leaves trailing invisible characters out. Teh marbuta, and alef with
// tanween, stand at the end of a word only: what follows them is another word
// whose space was lost.
func wordEnd(s string, at int) int {
	end, closed := at, false
	var before rune
	for at < len(s) {
		if !closed && basicLetter(s, at) {
			before = rune(s[at]&0x1F)<<6 | rune(s[at+1]&0x3F)
			at += 2
			end, closed = at, before == TehMarbuta
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		at += n
		switch {
		case IsLetter(r):
			if closed {
				return end
			}
			end, closed, before = at, r == TehMarbuta, r
		case r == Tatweel, IsMark(r), isAccent(r):
			end, closed = at, closed || r == fathatan && foldRune(before) == Alef
		case !IsInvisible(r):
			return end
		}
	}
	return end
}

func numberEnd(s string, at int) int {
	end := at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !isDigit(r) && !IsInvisible(r) && !(isSeparator(r) && digitAt(s, at+n)) {
			break
		}
		at += n
		if isDigit(r) {
			end = at
		}
	}
	return end
}

func isSeparator(r rune) bool {
	return r == '.' || r == ',' || r == arabicComma || r == decimalSeparator || r == thousandsSeparator
}

func digitAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return isDigit(r)
}

// latinEnd leaves trailing invisible characters out.
func latinEnd(s string, at int) int {
	end := at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if IsLetter(r) || !unicode.IsLetter(r) && !isDigit(r) && !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' && !IsInvisible(r) {
			break
		}
		at += n
		if !IsInvisible(r) {
			end = at
		}
	}
	return end
}
