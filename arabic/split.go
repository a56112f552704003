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
	NumberToken                   // digits of any set, with . , ٫ ٬ between digits
	LatinToken                    // letters of another script, digits and apostrophes inside
	PunctToken                    // one mark or symbol
)

// NextToken finds the first token of s at or after byte offset from: its bytes
// [start,end) and class. At the end of s it returns start == end == len(s).
// White space and invisible characters between tokens belong to none.
func NextToken(s string, from int) (start, end int, class TokenClass) {
	for from < len(s) {
		r, n := utf8.DecodeRuneInString(s[from:])
		if !unicode.IsSpace(r) && !IsInvisible(r) && !IsMark(r) && r != Tatweel {
			break
		}
		from += n
	}
	if from >= len(s) {
		return len(s), len(s), PunctToken
	}
	r, n := utf8.DecodeRuneInString(s[from:])
	switch {
	case IsLetter(r):
		return from, wordEnd(s, from+n), WordToken
	case isDigit(r):
		return from, numberEnd(s, from+n), NumberToken
	case unicode.IsLetter(r):
		return from, latinEnd(s, from+n), LatinToken
	}
	return from, from + n, PunctToken
}

func isDigit(r rune) bool {
	_, ok := Digit(r)
	return ok
}

// wordEnd leaves trailing invisible characters out.
func wordEnd(s string, at int) int {
	end := at
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !IsLetter(r) && !IsMark(r) && r != Tatweel && !IsInvisible(r) {
			break
		}
		at += n
		if !IsInvisible(r) {
			end = at
		}
	}
	return end
}

func numberEnd(s string, at int) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !isDigit(r) && !(isSeparator(r) && digitAt(s, at+n)) {
			break
		}
		at += n
	}
	return at
}

func isSeparator(r rune) bool {
	return r == '.' || r == ',' || r == '\u066B' || r == '\u066C'
}

func digitAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return isDigit(r)
}

func latinEnd(s string, at int) int {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if IsLetter(r) || !unicode.IsLetter(r) && !isDigit(r) && !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' {
			break
		}
		at += n
	}
	return at
}
