package main

// What may reach a terminal. Articles are other people's text, so:
//
//   - control characters (ESC among them), and the characters that change the
//     direction of text, never leave the program in its tables and messages; JSON
//     has them as \u escapes, which say the same and do nothing;
//   - an Arabic field stands last on its line. Only if standard output is a
//     terminal is it wrapped in an isolate (U+2066 to U+2069), so that the Latin
//     fields before it stay where they are;
//   - a field that is longer than the terminal is wide goes on below itself;
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
	width    int // columns of the terminal on standard output; 0 if it is none
}

func openStreams() *streams {
	tty := term.IsTerminal(int(os.Stdout.Fd()))
	return &streams{
		in: os.Stdin, inIsTTY: term.IsTerminal(int(os.Stdin.Fd())), errIsTTY: term.IsTerminal(int(os.Stderr.Fd())),
		out: bufio.NewWriter(os.Stdout), err: os.Stderr,
		isolate: tty, color: tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", width: columnsOf(os.Stdout),
	}
}

// columnsOf is the width of a terminal; 0 of anything else.
func columnsOf(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
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

// leastWrap is the least room in which text is wrapped, in columns.
const leastWrap = 20

// wrapped is a field in lines that fit beside indent columns: a terminal that
// wraps by itself would begin the next line below the first column, and lay out
// right-to-left text anew in each. Elsewhere it is one line.
func (s *streams) wrapped(text string, indent int) []string {
	text = strings.TrimSpace(s.clean(text))
	room := s.width - indent
	if room < leastWrap || columns(text) <= room {
		return []string{s.field(text)}
	}
	var out []string
	line, used := "", 0
	for word := range strings.FieldsSeq(text) {
		n := columns(word)
		if used > 0 && used+1+n > room {
			out = append(out, s.field(line))
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	return append(out, s.field(line))
}

// columns is how many columns a text of one-column letters takes: signs above and
// below letters take none.
func columns(text string) (n int) {
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
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

// say prints a message for a person, behind what was printed before it.
func (s *streams) say(format string, args ...any) {
	s.out.Flush()
	fmt.Fprintf(s.err, "musnad: "+format+"\n", args...)
}
