package arabic

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Strength says how much spelling a folding forgives.
type Strength uint8

const (
	// Exact removes what is not a letter of the word: vowel signs, tatweel and
	// invisible characters; a hamza or madda written apart joins its letter, and
	// presentation forms become letters. Two words equal at this strength are
	// spelled alike.
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
// Malformed bytes are kept.
func Fold(s string, strength Strength) (string, Map) {
	out := make([]byte, 0, len(s))
	m := make(Map, 0, len(s)+1)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		before := len(out)
		out = appendBareRune(out, s[i:i+n], r)
		if strength == Folded {
			// A sign may have changed the letter before it, of the same length.
			out = foldTail(out, max(0, min(before, len(out)-2)))
		}
		for j := before; j < len(out); j++ {
			m = append(m, int32(i))
		}
		i += n
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
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = appendBareRune(dst, s[i:i+n], r)
		i += n
	}
	return dst
}

// plain reports whether Exact would keep every byte of s.
func plain(s string) bool {
	for _, r := range s {
		if r == Tatweel || r == utf8.RuneError || r > 0x64A && (IsMark(r) || IsInvisible(r) || isPresentation(r)) || r == 0xAD || r >= 0x610 && r <= 0x61C {
			return false
		}
	}
	return true
}

func isPresentation(r rune) bool {
	return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC
}

// appendBareRune appends one code point at strength Exact; src are its bytes. A
// hamza or madda sign changes the letter that was appended last.
func appendBareRune(dst []byte, src string, r rune) []byte {
	switch {
	case r < 0x80:
		return append(dst, src...)
	case r == Tatweel || IsInvisible(r):
		return dst
	case r >= MaddahAbove && r <= HamzaBelow:
		return joinSign(dst, r)
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

func joinSign(dst []byte, sign rune) []byte {
	last, n := utf8.DecodeLastRune(dst)
	if joined, ok := withSign(last, sign); ok {
		return utf8.AppendRune(dst[:len(dst)-n], joined)
	}
	return dst
}

func withSign(letter, sign rune) (rune, bool) {
	switch {
	case letter == Alef && sign == MaddahAbove:
		return AlefMadda, true
	case letter == Alef && sign == HamzaAbove:
		return AlefHamzaAbove, true
	case letter == Alef && sign == HamzaBelow:
		return AlefHamzaBelow, true
	case letter == Waw && sign == HamzaAbove:
		return WawHamza, true
	case (letter == Yeh || letter == AlefMaksura) && sign == HamzaAbove:
		return YehHamza, true
	}
	return 0, false
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

// foldRune gives the letter that stands for r at strength Folded. The pairs
// are those that the Arabic press confuses, and the letters of Persian, Urdu
// and Kurdish keyboards.
func foldRune(r rune) rune {
	if r < 0x622 {
		if r >= 'A' && r <= 'Z' {
			return r + 32
		}
		if r < 0xC0 || r > 0x24F {
			return r
		}
		return unicode.ToLower(r)
	}
	switch r {
	case AlefMadda, AlefHamzaAbove, AlefHamzaBelow, AlefWasla, 'ٲ', 'ٳ', 'ٵ':
		return Alef
	case WawHamza, 'ۆ', 'ۇ', 'ۈ', 'ۋ':
		return Waw
	case YehHamza, AlefMaksura, 'ی', 'ې', 'ے', 'ێ', 'ۍ', 'ۓ':
		return Yeh
	case TehMarbuta, 'ہ', 'ھ', 'ە', 'ۀ', 'ۂ', 'ۃ':
		return Heh
	case 'ک', 'گ', 'ڪ', 'ګ':
		return Kaf
	case 'پ':
		return Beh
	case 'چ':
		return Jeem
	case 'ژ':
		return Zain
	case 'ڤ':
		return Feh
	case 'ڵ':
		return Lam
	case 'ڕ', 'ړ':
		return Reh
	case 'ں':
		return Noon
	}
	if d, ok := Digit(r); ok {
		return rune('0' + d)
	}
	return r
}
