package gather

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/musnad/musnad/arabic"
)

// misreadings are charsets in which the UTF-8 of Arabic is often read by
// mistake. Its letters become pairs: one of few, and a sign or a rare letter.
var misreadings = []struct {
	flag    string
	charset *charmap.Charmap
}{
	{"utf-8-read-as-windows-1256", charmap.Windows1256},
	{"utf-8-read-as-windows-1252", charmap.Windows1252},
}

// Misread reports that a text is Arabic UTF-8 that was read in another charset,
// by a flag that names it. If nothing was lost on the way, mended is what it was;
// otherwise it is empty.
func Misread(text string) (mended, flag string) {
	if strings.Contains(text, arabicArticle) {
		return "", ""
	}
	for _, m := range misreadings {
		pairs, signs, bytes, whole := bytesIn(m.charset, text)
		if pairs < 3 || pairs*4 < signs {
			continue
		}
		if mended = string(bytes); whole && utf8.Valid(bytes) && IsArabic(mended) {
			return mended, m.flag
		}
		return "", m.flag
	}
	return "", ""
}

// arabicArticle is in any Arabic of some length, and in none that was misread:
// no byte of the letters' UTF-8 is that of its alef.
const arabicArticle = "ال"

// bytesIn turns a text back into the bytes of a charset, and counts characters
// that are not ASCII and pairs of them that are an Arabic letter of UTF-8; whole
// is false if a character has no byte.
func bytesIn(charset *charmap.Charmap, text string) (pairs, signs int, bytes []byte, whole bool) {
	bytes, whole = make([]byte, 0, len(text)), true
	for _, r := range text {
		c, ok := charset.EncodeRune(r)
		whole = whole && ok
		bytes = append(bytes, c)
		if r >= utf8.RuneSelf {
			signs++
		}
		if n := len(bytes); n >= 2 {
			if letter, size := utf8.DecodeRune(bytes[n-2:]); size == 2 && arabic.IsLetter(letter) {
				pairs++
			}
		}
	}
	return pairs, signs, bytes, whole
}
