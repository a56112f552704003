package main

// What may reach a terminal. Articles are other people's text, so:
//
//   - control characters (ESC among them), and the characters that change the
//     direction of text, never leave the program in its tables and messages; JSON
//     has them as \u escapes, which say the same and do nothing;
//   - an Arabic field stands last on its line. Only if standard output is a
//     terminal is it wrapped in an isolate (U+2066 to U+2069), so that the Latin
//     fields before it stay where they are;
//   - colours are for a terminal only, and not with NO_COLOR or TERM=dumb.

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"

	"github.com/musnad/musnad/arabic"
)

// streams are what a command reads from and writes to.
type streams struct {
	in       io.Reader
	inIsTTY  bool
	errIsTTY bool
	out      *bufio.Writer
	err      io.Writer
	isolate  bool
	color    bool
}

func openStreams() *streams {
	tty := term.IsTerminal(int(os.Stdout.Fd()))
	return &streams{
		in: os.Stdin, inIsTTY: term.IsTerminal(int(os.Stdin.Fd())), errIsTTY: term.IsTerminal(int(os.Stderr.Fd())),
		out: bufio.NewWriter(os.Stdout), err: os.Stderr,
		isolate: tty, color: tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
	}
}

const (
	leftToRightIsolate = "\u2066"
	rightToLeftIsolate = "\u2067"
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// isolates for each direction: a headline that begins with CNN is still Arabic,
// which a first-strong isolate does not see.
var isolates = map[arabic.Direction]string{
	arabic.NoDirection: firstStrongIsolate, arabic.LeftToRight: leftToRightIsolate, arabic.RightToLeft: rightToLeftIsolate,
}

// clean makes a string safe for one line of a terminal.
func (s *streams) clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case acts(r):
			return -1
		}
		return r
	}, text)
}

// cleanLines is clean for a message of several lines.
func (s *streams) cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = s.clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// acts reports whether a character does something to the terminal or to the
// direction of the text around it.
func acts(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\uFEFF'
}

// field is a cleaned field of an article, isolated on a terminal.
func (s *streams) field(text string) string {
	text = strings.TrimSpace(s.clean(text))
	if s.isolate && text != "" {
		return isolates[arabic.DirectionOf(text)] + text + popIsolate
	}
	return text
}

// Styles of a terminal: SGR parameters.
const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	yellow = "33"
	cyan   = "36"
)

func (s *streams) paint(style, text string) string {
	if !s.color || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// say prints a message for a person.
func (s *streams) say(format string, args ...any) {
	fmt.Fprintf(s.err, "musnad: "+format+"\n", args...)
}
