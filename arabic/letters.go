// Package arabic knows letters: how Arabic words are spelled, folded, glued
// to clitics, inflected and counted. It does not know what a word means, and
// nothing of documents.
//
// All strings are UTF-8. Words are unvocalised unless a comment says
// otherwise; letters have names, so that no line of source mixes directions.
package arabic

// Letters by their Unicode names.
const (
	Hamza           = 'ء'
	AlefMadda       = 'آ'
	AlefHamzaAbove  = 'أ'
	WawHamza        = 'ؤ'
	AlefHamzaBelow  = 'إ'
	YehHamza        = 'ئ'
	Alef            = 'ا'
	Beh             = 'ب'
	TehMarbuta      = 'ة'
	Teh             = 'ت'
	Jeem            = 'ج'
	Dal             = 'د'
	Zain            = 'ز'
	Seen            = 'س'
	Sheen           = 'ش'
	Feh             = 'ف'
	Qaf             = 'ق'
	Kaf             = 'ك'
	Lam             = 'ل'
	Meem            = 'م'
	Noon            = 'ن'
	Heh             = 'ه'
	Waw             = 'و'
	AlefMaksura     = 'ى'
	Yeh             = 'ي'
	Reh             = 'ر'
	AlefWasla       = 'ٱ'
	FarsiYeh        = 'ی'
	Tatweel         = 'ـ'
	MaddahAbove     = '\u0653'
	HamzaAbove      = '\u0654'
	HamzaBelow      = '\u0655'
	SuperscriptAlef = '\u0670'
)

const (
	fathatan           = '\u064B'
	arabicComma        = '\u060C'
	decimalSeparator   = '\u066B'
	thousandsSeparator = '\u066C'
	zeroWidthSpace     = '\u200B'
)

// IsLetter reports whether r is a letter of the Arabic script (any language
// that uses it). Digits, marks and punctuation of the script are not letters.
func IsLetter(r rune) bool {
	switch {
	case r < 0x620:
		return false
	case r <= 0x64A:
		return r != Tatweel
	case r <= 0x66D:
		return false
	case r <= 0x6D3:
		return r != SuperscriptAlef
	case r == 0x6D5, r == 0x6EE, r == 0x6EF, r >= 0x6FA && r <= 0x6FC, r == 0x6FF:
		return true
	case r < 0x750:
		return false
	case r <= 0x77F, r >= 0x870 && r <= 0x887, r >= 0x889 && r <= 0x88E, r >= 0x8A0 && r <= 0x8C9:
		return true
	case r >= 0xFB50 && r <= 0xFDFC: // with the sign of the rial, which is a word
		return r < 0xFBB2 || r > 0xFBC2 && r < 0xFD3E || r > 0xFD4F && r != 0xFDCF
	}
	return r >= 0xFE70 && r <= 0xFEFC
}

// IsMark reports whether r is written over or under a letter: vowel signs,
// shadda, sukun, superscript alef, Quranic signs.
func IsMark(r rune) bool {
	switch {
	case r < 0x610:
		return false
	case r <= 0x61A:
		return true
	case r >= 0x64B && r <= 0x65F, r == SuperscriptAlef:
		return true
	case r >= 0x6D6 && r <= 0x6DC, r >= 0x6DF && r <= 0x6E8, r >= 0x6EA && r <= 0x6ED:
		return true
	}
	return r >= 0x898 && r <= 0x89F || r >= 0x8CA && r <= 0x8FF && r != 0x8E2
}

// IsInvisible reports whether r is a format character that changes how text is
// laid out but not what is written: joiners, direction marks, soft hyphen, byte
// order mark, variation selectors, tags. The space without width is a space.
func IsInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200C && r <= 0x200F, r >= 0x202A && r <= 0x202E:
		return true
	case r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF
}

// Digit returns the value 0-9 of a European, Arabic-Indic or Extended
// Arabic-Indic digit.
func Digit(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= 0x660 && r <= 0x669:
		return int(r - 0x660), true
	case r >= 0x6F0 && r <= 0x6F9:
		return int(r - 0x6F0), true
	}
	return 0, false
}
