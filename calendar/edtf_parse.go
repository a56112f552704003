package calendar

import (
	"fmt"
	"strings"
)

// ParseError says where a text is no value of the subset of [EDTF], why, and what
// to write instead.
type ParseError struct {
	Input   string
	Offset  int    // bytes from the start of Input, 0 to len(Input)
	Problem string // "month 13 does not exist"
	Remedy  string // "write 01 to 12"
}

// Error names the position, the problem and the remedy; the input comes last, as
// it may be Arabic.
func (e *ParseError) Error() string {
	return fmt.Sprintf("date: byte %d: %s: %s: %q", e.Offset, e.Problem, e.Remedy, e.Input)
}

// Parse reads a value of the subset described at [EDTF]. Each value has one
// spelling: Parse(s).String() is s. An error is a [*ParseError].
func Parse(s string) (EDTF, error) {
	if s == "" {
		return EDTF{}, errEmpty
	}
	p := &parser{input: s}
	e := p.value()
	if p.err != nil {
		return EDTF{}, p.err
	}
	return e, nil
}

// errEmpty is made once: what has no date is asked for it more often than not.
var errEmpty = &ParseError{Problem: "the value is empty", Remedy: "write a date as 2024-06-11, or leave the field out"}

// MustParse is [Parse] for values written in the program; it panics on an error.
func MustParse(s string) EDTF {
	e, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return e
}

// parser reads input from left to right and keeps the first error. After an error
// its methods return zero values.
type parser struct {
	input string
	at    int // byte offset of what is read next
	err   *ParseError
}

func (p *parser) fail(at int, problem, remedy string) {
	if p.err == nil {
		p.err = &ParseError{Input: p.input, Offset: at, Problem: problem, Remedy: remedy}
	}
}

func (p *parser) value() EDTF {
	slash := strings.IndexByte(p.input, '/')
	if slash < 0 {
		return EDTF{from: p.single()}
	}
	if second := strings.LastIndexByte(p.input, '/'); second > slash {
		p.fail(second, "a second slash", "write one slash between two dates, and hyphens inside a date")
	}
	from := p.side()
	p.at++
	to := p.side()
	if problem, remedy := intervalProblem(from, to); problem != "" {
		p.fail(slash, problem, remedy)
	}
	return EDTF{from: from, to: to, interval: true}
}

func (p *parser) single() end {
	if strings.HasPrefix(p.input, "..") {
		p.fail(0, "an open end stands alone", "write ../2024-06 or 2024-06/..")
	}
	return p.date()
}

// side reads one end of an interval, up to the slash or the end of input.
func (p *parser) side() end {
	switch {
	case p.err != nil:
		return end{}
	case p.done():
		return end{kind: unknown}
	case strings.HasPrefix(p.rest(), ".."):
		p.at += len("..")
		p.finish()
		return end{kind: open}
	}
	return p.date()
}

func (p *parser) rest() string { return p.input[p.at:] }

// done reports whether the end that is being read has no more letters.
func (p *parser) done() bool { return p.at >= len(p.input) || p.input[p.at] == '/' }

// accept steps over c if it is next.
func (p *parser) accept(c byte) bool {
	if p.at < len(p.input) && p.input[p.at] == c {
		p.at++
		return true
	}
	return false
}

// take returns the next n bytes of the end that is being read, or fewer.
func (p *parser) take(n int) string {
	rest, _, _ := strings.Cut(p.rest(), "/")
	text := rest[:min(n, len(rest))]
	p.at += len(text)
	return text
}

// finish fails if the end that was read has letters left.
func (p *parser) finish() {
	if p.err != nil || p.done() {
		return
	}
	switch p.input[p.at] {
	case 'T', ' ':
		p.fail(p.at, "a time of day", "write the day only, as 2024-06-11")
	case '-':
		p.fail(p.at, "a part after a qualifier or after the day", "write year, month and day, then ?, ~ or %")
	default:
		p.fail(p.at, "unexpected text after the date", "write 2024, 2024-06 or 2024-06-11, then ?, ~ or % if it is not sure")
	}
}
