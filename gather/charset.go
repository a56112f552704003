package gather

import (
	"bufio"
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/musnad/musnad/arabic"
)

const (
	markUTF8    = "\xEF\xBB\xBF"
	markLittle  = "\xFF\xFE"
	markBig     = "\xFE\xFF"
	nameUTF8    = "utf-8"
	nameUTF16   = "utf-16"
	flagCharset = "charset:"
	flagClaimed = "declared:"
)

func marksUTF16(head []byte) bool {
	return bytes.HasPrefix(head, []byte(markLittle)) || bytes.HasPrefix(head, []byte(markBig))
}

// byteOrderMark takes the mark off the beginning of a source, and turns one
// that is marked as UTF-16 into UTF-8.
func (src *source) byteOrderMark() {
	if head, _ := src.r.Peek(3); string(head) == markUTF8 {
		src.r.Discard(3)
		return
	}
	if head, _ := src.r.Peek(2); !marksUTF16(head) {
		return
	}
	src.r = bufio.NewReaderSize(utf16Decoder().Reader(src.r), headSize)
	src.used = nameUTF16
	src.flags = append(src.flags, flagCharset+nameUTF16)
}

func utf16Decoder() *encoding.Decoder {
	return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder()
}

// sightOf is the beginning of a file as far as its form can be seen in it.
func sightOf(head []byte) []byte {
	if marksUTF16(head) {
		head, _ = utf16Decoder().Bytes(head[:len(head)&^1])
	}
	return bytes.TrimPrefix(head, []byte(markUTF8))
}

// decode turns bytes into valid UTF-8, and says in the item what was declared,
// what was used, and what was mended.
func (it *Item) decode(data []byte, declared string) string {
	text, used, flags := decodeText(data, declared)
	it.Declared, it.Used = declared, used
	it.flag(flags...)
	return it.valid(text)
}

// valid replaces broken bytes, and says so.
func (it *Item) valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	it.flag(FlagInvalidUTF8)
	return strings.ToValidUTF8(text, "\uFFFD")
}

// decodeText turns bytes into text. A byte order mark is believed. Valid UTF-8
// is what it says, unless it is UTF-8 that was read in another charset once
// before. Bytes that are mostly UTF-8 are broken UTF-8. Other bytes are one of
// the three old charsets of Arabic: the one that is declared if no other reads as
// more plausible Arabic. A flag names what was used if it is not UTF-8, and what
// was declared if it is something else.
func decodeText(data []byte, declared string) (text, used string, flags []string) {
	used = nameUTF8
	switch {
	case marksUTF16(data):
		decoded, _ := utf16Decoder().Bytes(data) // half a character at the end becomes U+FFFD
		text, used = string(decoded), nameUTF16
	case utf8.Valid(data) || mostlyUTF8(data):
		text = strings.TrimPrefix(string(data), markUTF8)
		if mended, flag := Misread(text); mended != "" {
			return mended, flag, []string{flagCharset + flag}
		}
	default:
		text, used = oldCharset(data, declared)
	}
	if used != nameUTF8 {
		flags = append(flags, flagCharset+used)
	}
	if declared != "" && declared != used && !(used == nameUTF16 && strings.HasPrefix(declared, nameUTF16)) {
		flags = append(flags, flagClaimed+declared)
	}
	return text, used, flags
}

func oldCharset(data []byte, declared string) (text, name string) {
	best := 0
	for _, c := range oldCharsets {
		decoded := c.decode(data)
		score := plausible(decoded)
		if name == "" || score > best || score == best && c.name == declared {
			text, name, best = decoded, c.name, score
		}
	}
	return text, name
}

// oldCharsets are tried in this order; the first of the most plausible is taken.
var oldCharsets = []struct {
	name   string
	decode func([]byte) string
}{
	{"windows-1256", decoderOf(charmap.Windows1256)},
	{"iso-8859-6", decoderOf(charmap.ISO8859_6)},
	{"mac-arabic", decodeMacArabic},
}

// declaration is how a page names its charset, in an element or in the
// attribute of one.
var declaration = regexp.MustCompile(`(?i)charset\s*=\s*["']?([a-z0-9_.:-]{3,20})`)

// declarationWithin is how far into a page browsers look for it, in bytes.
const declarationWithin = 1024

// declaredCharset is what a page says that its charset is, in lower case and by
// the name that this program uses; empty where it says nothing.
func declaredCharset(page []byte) string {
	if m := declaration.FindSubmatch(page[:min(len(page), declarationWithin)]); m != nil {
		return charsetName(string(m[1]))
	}
	return ""
}

// charsetName is the name that this program uses.
func charsetName(name string) string {
	name = strings.ToLower(name)
	switch name {
	case "utf8":
		return nameUTF8
	case "cp1256", "x-cp1256":
		return "windows-1256"
	case "iso8859-6", "iso_8859-6", "arabic", "ecma-114":
		return "iso-8859-6"
	case "x-mac-arabic", "macarabic", "macintosh-arabic":
		return "mac-arabic"
	}
	return name
}

func decoderOf(c *charmap.Charmap) func([]byte) string {
	return func(data []byte) string {
		decoded, _ := c.NewDecoder().Bytes(data) // bytes without a character become U+FFFD
		return string(decoded)
	}
}

// mostlyUTF8 reports whether at least as many sequences of UTF-8 stand in data
// as bytes that fit none. Single bytes of an old charset hardly ever form one.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good >= bad
}

// commonLetters make up most of any Arabic text; read in a wrong charset they
// become rarer letters, vowel signs and Latin ones.
const commonLetters = "ايلمونرتبه"

// plausible is higher the more a text looks like Arabic.
func plausible(text string) int {
	score := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune(commonLetters, r):
			score++
		case r == utf8.RuneError, r >= 0x80 && r < 0xA0:
			score -= 3
		case r >= 0xC0 && r <= 0x24F, arabic.IsMark(r):
			score -= 2
		}
	}
	return score
}
