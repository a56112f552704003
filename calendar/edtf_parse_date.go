package calendar

import (
	"fmt"
	"strings"
)

// date reads a date with its qualifier, up to the slash or the end of input.
func (p *parser) date() end {
	start := p.at
	n := end{kind: dated}
	n.year, n.grain = p.year()
	if p.err == nil && p.accept('-') {
		n.month = p.month(n)
	}
	if p.err == nil && n.month != 0 && p.accept('-') {
		n.day = p.day(n)
	}
	n.qualifier = p.qualifier()
	p.finish()
	if p.err == nil && !n.valid() {
		p.fail(start, "neither year, month nor day is specified", "write one of them, or leave the field out")
	}
	return n
}

// year reads four digits, of which the last, the last two or all may be X.
func (p *parser) year() (year int, grain Precision) {
	start := p.at
	p.refuseYear()
	text := p.take(4)
	digits := strings.TrimRight(text, "X")
	p.checkDigits(start, digits, "write the year with four digits, as 0622 or 2024")
	if p.err == nil && len(text) < 4 {
		p.fail(p.at, "the year is too short", "write four digits, as 0622 or 2024")
	}
	switch len(digits) {
	case 0:
		return Unspecified, NoPrecision
	case 1:
		p.fail(start+1, "three X in a year", "write 19XX for a century, 198X for a decade or XXXX-11 for any year")
	case 2:
		return 100 * number(digits), Century
	case 3:
		return 10 * number(digits), Decade
	}
	return number(digits), NoPrecision
}

// refuseYear names forms of EDTF before the year that the subset leaves out.
func (p *parser) refuseYear() {
	if p.done() {
		p.fail(p.at, "a date is missing", "write a year, as 2024")
		return
	}
	switch p.input[p.at] {
	case 'Y', '-', '+':
		p.fail(p.at, "a year outside 0000 to 9999", "write a year of four digits without a sign")
	case '?', '~', '%':
		p.fail(p.at, "a qualifier before the date", "write it at the end, as 2024-06~")
	case '[', '{':
		p.fail(p.at, "a set of dates", "write an interval, as 2024-06-10/2024-06-12")
	}
}

// month reads two digits or XX. The year before it is that of n.
func (p *parser) month(n end) int {
	start := p.at
	month := p.twoDigits("month", "06")
	switch {
	case n.grain != NoPrecision:
		p.fail(start-1, "a month of an incomplete year", "write all four digits of the year, or XXXX")
	case p.err != nil || month == Unspecified:
	case month >= 21 && month <= 41:
		p.fail(start, "a season", "write its months, as 2024-06/2024-08")
	case month < 1 || month > 12:
		p.fail(start, fmt.Sprintf("month %02d does not exist", month), "write 01 to 12")
	}
	return month
}

// day reads two digits or XX. Year and month before it are those of n.
func (p *parser) day(n end) int {
	start := p.at
	day := p.twoDigits("day", "05")
	if most := n.longestMonth(); p.err == nil && day != Unspecified && (day < 1 || day > most) {
		p.fail(start, fmt.Sprintf("day %02d does not exist in that month", day), fmt.Sprintf("write 01 to %d", most))
	}
	return day
}

func (p *parser) twoDigits(what, example string) int {
	start := p.at
	text := p.take(2)
	if text == "XX" {
		return Unspecified
	}
	if len(text) == 2 && isDigit(text[0]) && isDigit(text[1]) {
		return number(text)
	}
	remedy := fmt.Sprintf("write the %s with two digits, as %s, or XX", what, example)
	p.checkDigits(start, text, remedy)
	if p.err == nil && len(text) < 2 {
		p.fail(p.at, fmt.Sprintf("the %s is too short", what), remedy)
	}
	return number(text)
}

// checkDigits fails at the first byte of text that is no ASCII digit.
func (p *parser) checkDigits(start int, text, remedy string) {
	for i := range len(text) {
		switch c := text[i]; {
		case c == 'x':
			p.fail(start+i, "a small x", "write X")
		case c >= 0x80:
			p.fail(start+i, "not an ASCII digit", remedy)
		case c < '0' || c > '9':
			p.fail(start+i, fmt.Sprintf("%q is not a digit", c), remedy)
		}
	}
}

// number returns the value of ASCII digits; anything else has failed before.
func number(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = 10*n + int(c-'0')
	}
	return n
}

func (p *parser) qualifier() Qualifier {
	switch {
	case p.err != nil:
		return Certain
	case p.accept('?'):
		return Uncertain
	case p.accept('~'):
		return Approximate
	case p.accept('%'):
		return Uncertain | Approximate
	}
	return Certain
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
