package export

import (
	"strings"
	"unicode/utf8"
)

// acting are the characters with which spreadsheets take a cell for a formula or
// split it, those of full width as some locales take them too, and the mark that
// makes it safe.
const acting = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20"

func acts(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(acting, r)
}

// SafeCell is a text for a cell of CSV: one that begins with = + - @ (of any width),
// tab, CR, LF or ' gets a ' before it, so that no spreadsheet takes it for a
// formula. [UnsafeCell] takes it off again: no two texts give one cell.
func SafeCell(s string) string {
	if acts(s) {
		return "'" + s
	}
	return s
}

// UnsafeCell is the text that a safe cell was made from.
func UnsafeCell(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && acts(rest) {
		return rest
	}
	return s
}
