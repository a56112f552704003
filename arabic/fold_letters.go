package arabic

import "unicode"

// foldRune gives the letter that stands for r at strength Folded. The pairs
// are those that the Arabic press confuses, the letters of Persian, Urdu,
// Kurdish and Pashto keyboards, and those of the Maghreb for foreign sounds.
func foldRune(r rune) rune {
	if r < 0x622 {
		if r >= 'A' && r <= 'Z' {
			return r + 32
		}
		if r < 0xC0 || r > 0x58F {
			return r
		}
		return unicode.ToLower(r)
	}
	if d, ok := Digit(r); ok {
		return rune('0' + d)
	}
	switch r {
	case AlefMadda, AlefHamzaAbove, AlefHamzaBelow, AlefWasla, 'ٲ', 'ٳ', 'ٵ':
		return Alef
	case WawHamza, 'ۅ', 'ۆ', 'ۇ', 'ۈ', 'ۉ', 'ۋ':
		return Waw
	case YehHamza, AlefMaksura, FarsiYeh, 'ې', 'ے', 'ێ', 'ۍ', 'ۓ':
		return Yeh
	case TehMarbuta, 'ہ', 'ھ', 'ە', 'ۀ', 'ۂ', 'ۃ':
		return Heh
	case 'ک', 'گ', 'ڪ', 'ګ', 'ڭ', 'ݣ':
		return Kaf
	case 'ڤ', 'ڥ', 'ڢ':
		return Feh
	case 'ڨ', 'ڧ':
		return Qaf
	case 'پ':
		return Beh
	case 'ٹ', 'ټ':
		return Teh
	case 'چ':
		return Jeem
	case 'ڈ', 'ډ':
		return Dal
	case 'ڑ', 'ڕ', 'ړ':
		return Reh
	case 'ژ':
		return Zain
	case 'ښ':
		return Sheen
	case 'ڵ':
		return Lam
	case 'ں', 'ڼ':
		return Noon
	case '\u066A':
		return '%'
	case decimalSeparator:
		return '.'
	case thousandsSeparator:
		return ','
	}
	if r >= 0x1E00 && r <= 0x1EFF {
		return unicode.ToLower(r)
	}
	return r
}
