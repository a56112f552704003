package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/musnad/musnad/arabic"
)

// byteOrderMark takes the mark off the beginning of a source, and turns one
// that is marked as UTF-16 into UTF-8.
func (src *source) byteOrderMark() {
	if head, _ := src.r.Peek(3); string(head) == "\xEF\xBB\xBF" {
		src.r.Discard(3)
		return
	}
	head, _ := src.r.Peek(2)
	if string(head) != "\xFF\xFE" && string(head) != "\xFE\xFF" {
		return
	}
	decoder := unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder()
	src.r = bufio.NewReaderSize(decoder.Reader(src.r), 64<<10)
	src.flags = append(src.flags, "charset:utf-16")
}

// decodeText turns bytes into text. Valid UTF-8 is what it says, unless it is
// UTF-8 that was read in another charset once before. Bytes that are mostly UTF-8
// are broken UTF-8, which the engine mends and flags. Other bytes are one of the
// three old charsets of Arabic: the one that is declared if no other reads as
// more plausible Arabic. A flag names what was used if it is not UTF-8, and what
// was declared if it is something else.
func decodeText(data []byte, declared string) (text string, flags []string) {
	used := "utf-8"
	if utf8.Valid(data) || mostlyUTF8(data) {
		text = string(data)
		if mended, flag := misread(text); mended != "" {
			return mended, []string{"charset:" + flag}
		}
	} else {
		text, used = oldCharset(data, declared)
		flags = append(flags, "charset:"+used)
	}
	if declared != "" && declared != used {
		flags = append(flags, "declared:"+declared)
	}
	return text, flags
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
	m := declaration.FindSubmatch(page[:min(len(page), declarationWithin)])
	if m == nil {
		return ""
	}
	name := strings.ToLower(string(m[1]))
	switch name {
	case "utf8":
		return "utf-8"
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

// lineReader reads lines of bounded length.
type lineReader struct {
	r *bufio.Reader
	n int // the number of the line that was read last, from 1
}

// next returns a line without its end. A line longer than maxArticle is cut,
// its rest skipped, and the error is errTooLong.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	var line []byte
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > maxArticle {
			tooLong = true
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case tooLong:
			return line, errTooLong
		case err == io.EOF && len(line) > 0:
			return line, nil
		case err != nil && err != io.EOF:
			return nil, fmt.Errorf("line %d: %w", l.n, err)
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}
