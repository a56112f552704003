package arabic

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Strength says how much spelling a folding forgives.
type Strength uint8

const (
	// Exact removes what is not a letter of the word: vowel signs, tatweel that
	// touches a letter, and invisible characters; a hamza, madda or accent written
	// apart joins its letter, presentation forms become letters, and a space
	// without width becomes one with. Two words equal at this strength are spelled
	// alike.
	Exact Strength = iota
	// Folded is Exact, and then one letter for what writers confuse: alefs,
	// final yaa, taa marbuta, hamza seats, Persian and Urdu letters; one set of
	// digits; Latin in lower case. It finds candidates and decides nothing.
	Folded
)

// Map leads from a folded string back to its origin: for each byte of the
// folded string and for its end, the byte offset in the original at which that
// letter begins. It is total and never decreases.
type Map []int32

// Origin is the byte offset in the original of byte offset at in the folded
// string, 0 <= at <= len(folded).
func (m Map) Origin(at int) int { return int(m[at]) }

// Fold folds s and returns the way back. It is idempotent at both strengths.
// Each malformed byte becomes U+FFFD: two of them could become a letter once what
// stands between is gone.
func Fold(s string, strength Strength) (string, Map) {
	out := make([]byte, 0, len(s))
	m := make(Map, 0, len(s)+1)
	for i := 0; i < len(s); {
		before, at := len(out), i
		out, i = appendNext(out, 0, s, i)
		if strength == Folded {
			// A sign may have changed the letter before it.
			out = foldTail(out, max(0, min(before, len(out)-2)))
		}
		m = m[:min(len(m), len(out))]
		for len(m) < len(out) {
			m = append(m, int32(at))
		}
	}
	return string(out), append(m, int32(len(s)))
}

// Bare is s at strength Exact. It returns s itself where there is nothing to
// remove.
func Bare(s string) string {
	if plain(s) {
		return s
	}
	return string(AppendBare(make([]byte, 0, len(s)), s))
}

// AppendBare appends s at strength Exact to dst.
func AppendBare(dst []byte, s string) []byte {
	base := len(dst)
	for i := 0; i < len(s); {
		dst, i = appendNext(dst, base, s, i)
	}
	return dst
}

// plain reports whether Exact would keep every byte of s.
func plain(s string) bool {
	i := 0
	for i < len(s) && (s[i] < utf8.RuneSelf || basicLetter(s, i)) {
		i += 1 + int(s[i]>>7)
	}
	for _, r := range s[i:] {
		if r == Tatweel || r == utf8.RuneError || r > 0x64A && (IsMark(r) || IsInvisible(r) || isPresentation(r) || r == zeroWidthSpace) ||
			r == 0xAD || isAccent(r) || r >= 0x610 && r <= 0x61C {
			return false
		}
	}
	return true
}

// basicLetter reports whether one of the letters from hamza to yaa stands at
// s[i:], which are most of any text; it is two bytes.
func basicLetter(s string, i int) bool {
	if i+1 >= len(s) {
		return false
	}
	switch s[i] {
	case 0xD8:
		return s[i+1] >= 0xA1 && s[i+1] <= 0xBA
	case 0xD9:
		return s[i+1] >= 0x81 && s[i+1] <= 0x8A
	}
	return false
}

func isPresentation(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC
}

// isAccent reports whether r is a combining mark of the Latin, Greek and
// Cyrillic scripts.
func isAccent(r rune) bool { return r >= 0x300 && r <= 0x36F }

// appendNext appends at strength Exact what stands at s[i:], a code point or a
// stretch of tatweel, and returns where the next begins. What was appended to
// dst from base on came from s.
func appendNext(dst []byte, base int, s string, i int) ([]byte, int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError {
		return utf8.AppendRune(dst, r), i + n
	}
	if r != Tatweel {
		return appendBareRune(dst, base, s[i:i+n], r), i + n
	}
	last, _ := utf8.DecodeLastRune(dst[base:])
	if IsLetter(last) {
		return dst, i + n
	}
	end, letter := tatweels(s, i)
	for _, r := range s[i:end] {
		if r == Tatweel && !letter {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst, end
}

// tatweels finds the end of a stretch of tatweel and of what is written on it
// or invisible in it, and reports whether a letter follows. Where none follows,
// and none stands before, the tatweel is written for a dash.
func tatweels(s string, at int) (end int, letter bool) {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if r != Tatweel && !IsMark(r) && !IsInvisible(r) && !isAccent(r) {
			return at, IsLetter(r)
		}
		at += n
	}
	return at, false
}

// appendBareRune appends one code point at strength Exact; src are its bytes. A
// sign that is a part of a letter changes the letter that was appended last.
func appendBareRune(dst []byte, base int, src string, r rune) []byte {
	switch {
	case r < 0x80:
		return append(dst, src...)
	case r == zeroWidthSpace:
		return append(dst, ' ')
	case IsInvisible(r):
		return dst
	case r == 0x344: // two accents in one
		return joinSign(joinSign(dst, base, 0x308), base, 0x301)
	case r >= MaddahAbove && r <= HamzaBelow, isAccent(r):
		return joinSign(dst, base, r)
	case IsMark(r):
		return dst
	case isPresentation(r):
		return appendPresentation(dst, src)
	}
	return append(dst, src...)
}

// appendPresentation decomposes a presentation form by its compatibility
// mapping (Unicode Standard Annex 15).
func appendPresentation(dst []byte, src string) []byte {
	for _, r := range norm.NFKC.String(src) {
		if !IsMark(r) && r != Tatweel && r != ' ' {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// joinSign writes the letter and the sign as one code point; a sign for which
// there is none falls away.
func joinSign(dst []byte, base int, sign rune) []byte {
	last, n := utf8.DecodeLastRune(dst[base:])
	switch {
	case sign == HamzaAbove && (last == AlefMaksura || last == FarsiYeh):
		last = YehHamza // has no canonical composition
	case unicode.IsLetter(last):
		last, _ = utf8.DecodeRuneInString(norm.NFC.String(string([]rune{last, sign})))
	default:
		return dst
	}
	return utf8.AppendRune(dst[:len(dst)-n], last)
}

// FoldBare is bare, a string at strength Exact, at strength Folded. A letter
// keeps its length in bytes, so offsets into a word of Arabic letters are the
// same in both; digits become shorter.
func FoldBare(bare string) string {
	for _, r := range bare {
		if foldRune(r) != r {
			return string(AppendFolded(make([]byte, 0, len(bare)), bare))
		}
	}
	return bare
}

// HasFoldedPrefix reports whether FoldBare(bare) begins with prefix, without
// making it.
func HasFoldedPrefix(bare, prefix string) bool {
	for prefix != "" {
		r, n := utf8.DecodeRuneInString(bare)
		p, m := utf8.DecodeRuneInString(prefix)
		if n == 0 || foldRune(r) != p {
			return false
		}
		bare, prefix = bare[n:], prefix[m:]
	}
	return true
}

// AppendFolded appends bare at strength Folded to dst.
func AppendFolded(dst []byte, bare string) []byte {
	for i := 0; i < len(bare); {
		r, n := utf8.DecodeRuneInString(bare[i:])
		if f := foldRune(r); f != r && r != utf8.RuneError {
			dst = utf8.AppendRune(dst, f)
		} else {
			dst = append(dst, bare[i:i+n]...)
		}
		i += n
	}
	return dst
}

func foldTail(b []byte, from int) []byte {
	tail := string(b[from:])
	return AppendFolded(b[:from], tail)
}
