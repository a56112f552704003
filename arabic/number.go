package arabic

// ParseInt reads a whole number in any digits; separators of thousands
// (, ٬ . before exactly three digits) are skipped. ok is false for anything
// else, and for numbers of more than nine digits.
func ParseInt(s string) (n int, ok bool) {
	digits, group, separated := 0, 0, false
	for _, r := range s {
		d, isDigit := Digit(r)
		switch {
		case isDigit:
			n = n*10 + d
			digits++
			group++
		case isSeparator(r) && digits > 0 && (!separated && group <= 3 || group == 3):
			separated, group = true, 0
		default:
			return 0, false
		}
		if digits > 9 {
			return 0, false
		}
	}
	return n, digits > 0 && (!separated || group == 3)
}
