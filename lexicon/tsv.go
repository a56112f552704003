package lexicon

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"sort"
	"strings"
	"unicode/utf8"
)

// Fault is something wrong with a word list: where, what, and what to do.
type Fault struct {
	File string
	Line int
	What string
}

func (f Fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What) }

func compareFaults(a, b Fault) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
}

// list is a file of a directory.
type list struct {
	name, text string
	sound      bool // tests have looked at every line of it
}

// readAll reads every *.tsv of a directory, in the order of the names.
func readAll(fsys fs.FS) ([]list, error) {
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	out := make([]list, len(names))
	piece := make([]byte, 1<<14)
	for i, name := range names {
		text, err := readText(fsys, name, piece)
		if err != nil {
			return nil, err
		}
		out[i] = list{name: name, text: text}
	}
	return out, nil
}

// readText reads a file as a string, piece by piece, so that there is no second
// copy of the whole.
func readText(fsys fs.FS, name string, piece []byte) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil {
		b.Grow(int(info.Size()))
	}
	_, err = io.CopyBuffer(&b, f, piece)
	return b.String(), err
}

// digest is a short hash of the lists of directories: each directory's sum
// begins with the one before.
func digest(dirs [][]list) string {
	var sum []byte
	piece := make([]byte, 1<<12)
	for _, lists := range dirs {
		h := sha256.New()
		h.Write(sum)
		for _, f := range lists {
			writeText(h, f.name, piece)
			writeText(h, f.text, piece)
		}
		sum = h.Sum(nil)
	}
	return hex.EncodeToString(sum[:3])
}

// writeText writes a string piece by piece.
func writeText(h hash.Hash, text string, piece []byte) {
	for text != "" {
		n := copy(piece, text)
		h.Write(piece[:n])
		text = text[n:]
	}
}

// line is one row of a file, split at tabs. The cells are overwritten when the
// next line is read.
type line struct {
	file  string
	n     int
	cells []string
}

func (l line) fault(format string, args ...any) Fault {
	return Fault{l.file, l.n, fmt.Sprintf(format, args...)}
}

// eachLine visits the rows of a file, and the fault of each that has one first.
func eachLine(f list, visit func(line), fault func(Fault)) {
	l := line{file: f.name}
	text, last := f.text, ""
	for text != "" {
		var raw string
		raw, text, _ = strings.Cut(text, "\n")
		raw = strings.TrimSuffix(raw, "\r")
		l.n++
		if raw == "" || raw[0] == '#' {
			continue
		}
		l.cells = appendCells(l.cells[:0], raw)
		if !f.sound {
			if what := checkLine(l, raw, last); what != "" {
				fault(l.fault("%s", what))
			}
		}
		last = l.cells[0]
		visit(l)
	}
}

func appendCells(dst []string, raw string) []string {
	for {
		tab := strings.IndexByte(raw, '\t')
		if tab < 0 {
			return append(dst, raw)
		}
		dst = append(dst, raw[:tab])
		raw = raw[tab+1:]
	}
}

// checkLine tests what holds for every list, whatever its columns.
func checkLine(l line, raw, last string) string {
	what := checkText(raw)
	switch {
	case what != "":
		return what
	case len(l.cells) < 3:
		return fmt.Sprintf("want id, kind, value and at least one form; got %d column(s)", len(l.cells))
	case !validID(l.cells[0]):
		return fmt.Sprintf("id %q: use a-z, 0-9, dot and hyphen", l.cells[0])
	case l.cells[0] <= last:
		return fmt.Sprintf("id %q stands after %q; sort the rows by id, each once", l.cells[0], last)
	}
	for i, c := range l.cells {
		if hasOuterSpace(c) {
			return fmt.Sprintf("column %d has a space at an end; delete it", i+1)
		}
	}
	return ""
}

// hasOuterSpace reports whether white space begins or ends a cell.
func hasOuterSpace(cell string) bool {
	n := len(cell)
	if n > 1 && noSpace(cell[0], cell[1]) && noSpace(cell[n-2], cell[n-1]) {
		return false
	}
	return len(strings.TrimSpace(cell)) != n
}

// noSpace reports whether two bytes of UTF-8 are surely not, and do not end, a
// space: letters of the Arabic language, or two of ASCII.
func noSpace(a, b byte) bool {
	return isLetterPair(a, b) || a > ' ' && a < utf8.RuneSelf && b > ' ' && b < utf8.RuneSelf
}

// checkText tests the code points of a line.
func checkText(raw string) string {
	switch {
	case isPlainText(raw):
		return ""
	case !utf8.ValidString(raw):
		return "not UTF-8; save the file as UTF-8"
	case strings.ContainsFunc(raw, isDirectionMark):
		return "holds an invisible direction mark; delete it"
	}
	return ""
}

// isPlainText reports whether text is of ASCII and letters of the Arabic language
// alone, as nearly every line is.
func isPlainText(text string) bool {
	for i := 0; i < len(text); {
		switch {
		case text[i] < utf8.RuneSelf:
			i++
		case i+1 < len(text) && isLetterPair(text[i], text[i+1]):
			i += 2
		default:
			return false
		}
	}
	return true
}

func isDirectionMark(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF
}

func validID(id string) bool {
	for _, r := range id {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '-') {
			return false
		}
	}
	return id != ""
}
