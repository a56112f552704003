package arabic

import "unicode"

// Direction is the direction in which a text is to be shown.
type Direction uint8

// Directions.
const (
	NoDirection Direction = iota // no letter: the direction of what is around it
	LeftToRight
	RightToLeft
)

// DirectionOf says how a line of an article is to be shown: from the right if
// its first letter is written from there, as browsers decide, or if a fifth of
// its letters are, for headlines begin with the name of an agency ("CNN: …").
// Invisible direction marks do not count.
func DirectionOf(text string) Direction {
	right, all := 0, 0
	for _, r := range text {
		if r == Tatweel || !IsLetter(r) && !unicode.IsLetter(r) {
			continue
		}
		all++
		if fromTheRight(r) {
			right++
		}
		if all == 1 && right == 1 {
			return RightToLeft
		}
	}
	switch {
	case all == 0:
		return NoDirection
	case right*5 >= all:
		return RightToLeft
	}
	return LeftToRight
}

// fromTheRight knows the blocks that Unicode sets aside for scripts written
// from the right.
func fromTheRight(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFF:
		return true
	}
	return r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
