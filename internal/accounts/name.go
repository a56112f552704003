package accounts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/musnad/musnad/arabic"
)

// The length of a name, in letters.
const (
	leastName = 2
	mostName  = 40
)

// parseName is a user's name as it is kept and shown: lower case, without
// vowel signs and invisible characters, digits 0 to 9. It fails for what could
// be taken for another name: letters of two scripts, or of scripts that can't
// be told from Latin.
func parseName(s string) (string, error) {
	s = norm.NFC.String(strings.ToLower(norm.NFKC.String(arabic.Bare(strings.TrimSpace(s)))))
	s = strings.Map(latinDigit, s)
	if n := utf8.RuneCountInString(s); n < leastName || n > mostName {
		return "", invalid("name-length", "a name has %d to %d letters", leastName, mostName)
	}
	latin, arab := false, false
	for i, r := range s {
		switch {
		case latinLetter(r):
			latin = true
		case arabicLetter(r):
			arab = true
		case i == 0:
			return "", invalid("name-letters", "a name begins with a letter, Latin or Arabic")
		case !strings.ContainsRune("0123456789.-_", r):
			return "", invalid("name-letters", "a name is made of Latin or Arabic letters, digits, and . - _ between them; not %q", r)
		}
	}
	switch {
	case latin && arab:
		return "", invalid("name-mixed", "a name is of Latin or of Arabic letters, not of both")
	case strings.ContainsRune(".-_", rune(s[len(s)-1])):
		return "", invalid("name-letters", "a name ends with a letter or a digit")
	}
	return s, nil
}

// latinDigit is a digit of any kind that keyboards have as 0 to 9, and any
// other character as it is.
func latinDigit(r rune) rune {
	switch {
	case r >= '\u0660' && r <= '\u0669':
		return r - '\u0660' + '0'
	case r >= '\u06F0' && r <= '\u06F9':
		return r - '\u06F0' + '0'
	}
	return r
}

// latinLetter leaves out what only phoneticians write: too much of it looks
// like other letters.
func latinLetter(r rune) bool {
	return unicode.Is(unicode.Latin, r) && unicode.IsLower(r) && (r < 0x180 || r >= 0x1E00 && r < 0x1F00)
}

func arabicLetter(r rune) bool {
	return unicode.Is(unicode.Arabic, r) && unicode.Is(unicode.Lo, r) && r < 0x700
}

// plainLetter are letters that have no accent to take off and can still be
// taken for others, and the signs between, which nobody remembers.
var plainLetter = strings.NewReplacer("1", "l", "\u0627", "l", "0", "o", ".", "", "-", "", "_", "",
	"æ", "ae", "œ", "oe", "ß", "ss", "ð", "d", "đ", "d", "ħ", "h", "ı", "i", "ĸ", "k", "ł", "l", "ŋ", "n", "ø", "o", "þ", "p", "ŧ", "t")

// pairLetter are two letters that look like one.
var pairLetter = strings.NewReplacer("rn", "m", "vv", "w")

// foldName is equal for names of which one can be taken for the other. It is
// kept with each user, so that a fold that learns changes nobody's.
func foldName(name string) string {
	folded, _ := arabic.Fold(name, arabic.Folded)
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(folded))
	return pairLetter.Replace(plainLetter.Replace(bare))
}

// keyOf is the folded name of what somebody typed; false for what can't be a
// name.
func keyOf(typed string) (string, bool) {
	name, err := parseName(typed)
	return foldName(name), err == nil
}
