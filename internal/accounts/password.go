package accounts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/norm"
)

// The length of a password, in characters.
const (
	leastPassword = 12
	mostPassword  = 256
)

// preparePassword is a password as it is hashed: what two keyboards write
// differently for one key is one here. It must never change: a password that
// was kept would no longer be known. So it does not use the folding of
// searches, which may learn.
func preparePassword(typed string) (string, error) {
	if len(typed) > 4*mostPassword {
		return "", invalid("password-long", "a password has at most %d characters", mostPassword)
	}
	s, err := precis.OpaqueString.String(strings.Map(oneKey, presentation(typed)))
	if err != nil {
		return "", invalid("password-odd", "this password holds characters that keyboards can't be trusted to write alike, or none")
	}
	return s, nil
}

// presentation turns the forms of Arabic letters that old programs write, one
// for each place in a word, into letters.
func presentation(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneKey is one letter for those that stand on the same key of Arabic, Persian
// and Urdu keyboards, and nothing for what can't be seen.
func oneKey(r rune) rune {
	switch {
	case r == '\u06CC': // yaa
		return '\u064A'
	case r == '\u06A9': // kaf
		return '\u0643'
	case r == '\u0640', r == '\uFEFF', r >= '\u200B' && r <= '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u061C':
		return -1
	}
	return latinDigit(r)
}

// leastLeft is how much of a password must be left, in letters and digits and
// in different ones, when what everybody tries is taken out of it.
const (
	leastLeft      = 8
	leastDifferent = 5
)

// checkPassword says why a prepared password of a user can't be had.
func checkPassword(password, name string) error {
	switch n := utf8.RuneCountInString(password); {
	case n < leastPassword:
		return invalid("password-short", "a password has at least %d characters; four words that do not belong together are easy to keep", leastPassword)
	case n > mostPassword:
		return invalid("password-long", "a password has at most %d characters", mostPassword)
	}
	left := once(withoutCommon(withoutRows(lettersOf(password)), name))
	different := map[rune]bool{}
	for _, r := range left {
		different[r] = true
	}
	if len(left) < leastLeft || len(different) < leastDifferent {
		return invalid("password-common", "this password is among the first that others would try; take four words that do not belong together")
	}
	return nil
}

func lettersOf(password string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), strings.ContainsRune("@$", r):
			return unicode.ToLower(r)
		}
		return -1
	}, password)
}

// rows are keys and letters in the order in which everybody knows them.
var rows = pieces(
	"01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "qwertzuiop", "1qaz2wsx3edc4rfv5tgb", "q1w2e3r4t5y6",
	"ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
	"ضصثقفغعهخحجد",
	"شسيبلاتنمكط",
)

// piece is how many keys in a row are no accident.
const piece = 4

// pieces are all pieces of rows, read in either direction.
func pieces(rows ...string) map[string]bool {
	out := map[string]bool{}
	for _, row := range rows {
		keys := []rune(row)
		for i := 0; i+piece <= len(keys); i++ {
			part := slices.Clone(keys[i : i+piece])
			out[string(part)] = true
			slices.Reverse(part)
			out[string(part)] = true
		}
	}
	return out
}

func withoutRows(s string) string {
	letters := []rune(s)
	var b strings.Builder
	for i, end := 0, 0; i < len(letters); i++ {
		if i+piece <= len(letters) && rows[string(letters[i:i+piece])] {
			end = i + piece
		}
		if i >= end {
			b.WriteRune(letters[i])
		}
	}
	return b.String()
}

// common are words that many passwords are made of.
var common = []string{
	"password", "passwort", "motdepasse", "welcome", "letmein", "iloveyou", "administrator", "admin", "musnad", "secret", "dragon", "monkey", "football",
	"changeme", "default", "sunshine", "princess", "superman",
	"كلمةالسر", "كلمةالمرور",
	"بسماللهالرحمنالرحيم", "لاالهالاالله",
	"الحمدلله", "مرحبا", "مسند",
}

func withoutCommon(s, name string) string {
	s = strings.Map(undisguised, s)
	for _, word := range append(slices.Clone(common), lettersOf(name)) {
		s = strings.ReplaceAll(s, strings.Map(undisguised, word), "")
	}
	return s
}

// undisguised is the letter for which people write a sign that looks like it.
func undisguised(r rune) rune {
	if i := strings.IndexRune("0134578@$i", r); i >= 0 {
		return rune("oleastbasl"[i])
	}
	return r
}

// once is what is left of a text that only says one thing again and again.
func once(s string) []rune {
	letters := []rune(s)
	for period := 1; period < len(letters); period++ {
		if string(letters[period:]) == string(letters[:len(letters)-period]) {
			return letters[:period]
		}
	}
	return letters
}
