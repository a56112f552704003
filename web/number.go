package web

import (
	"strconv"
	"strings"
)

// zeroes are the digits 0 of those that are no Latin ones.
var zeroes = map[Digits]rune{ArabicDigits: '\u0660'}

// figures are the digits of s as the settings want them. In English pages they are
// always Latin.
func (p *Page) figures(s string) string {
	zero, ok := zeroes[p.Settings.Digits]
	if !ok || p.Lang != Arabic {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}

// number is a count with its thousands apart, in Latin or Arabic digits.
func (p *Page) number(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteRune(p.thousands())
		}
		b.WriteRune(r)
	}
	return p.figures(b.String())
}

// thousands is what stands between groups of three digits: in Arabic digits the
// Arabic sign, else a comma.
func (p *Page) thousands() rune {
	if p.Lang == Arabic && p.Settings.Digits == ArabicDigits {
		return '\u066c'
	}
	return ','
}
