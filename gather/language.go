package gather

import (
	"strings"
	"unicode"

	"github.com/musnad/musnad/arabic"
)

// IsArabic reports whether a text can be read: enough of its letters are
// Arabic ones, and few of those are letters that only Persian, Urdu or Kurdish
// have. Arabic writes such letters in a foreign name at most.
func IsArabic(text string) bool {
	letters, script, foreign := 0, 0, 0
	for _, r := range text {
		switch {
		case isForeign(r):
			foreign++
			fallthrough
		case arabic.IsLetter(r):
			script++
			fallthrough
		case unicode.IsLetter(r):
			letters++
		}
	}
	return script > 0 && script*5 >= letters && foreign*100 <= script
}

// foreignLetters are those of Persian, Urdu and Kurdish that no Arabic keyboard
// writes by habit (as some do with the Persian kaf and yaa).
const foreignLetters = "پچژگٹڈڑےںہھێۆەڕڵ"

func isForeign(r rune) bool { return r >= 0x679 && strings.ContainsRune(foreignLetters, r) }
