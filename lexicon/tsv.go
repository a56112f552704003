package lexicon

import (
	"cmp"
	"fmt"
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

// line is one row of a file, split at tabs.
type line struct {
	file  string
	n     int
	cells []string
}

func (l line) fault(format string, args ...any) Fault {
	return Fault{l.file, l.n, fmt.Sprintf(format, args...)}
}

// readAll reads every *.tsv of a directory, in the order of the names.
func readAll(fsys fs.FS) ([]line, []Fault, error) {
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, nil, err
	}
	sort.Strings(names)
	var lines []line
	var faults []Fault
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, nil, err
		}
		ls, fs := split(name, string(data))
		lines, faults = append(lines, ls...), append(faults, fs...)
	}
	return lines, faults, nil
}

func split(name, data string) (lines []line, faults []Fault) {
	last := ""
	for n, raw := range strings.Split(data, "\n") {
		raw = strings.TrimSuffix(raw, "\r")
		if raw == "" || raw[0] == '#' {
			continue
		}
		l := line{name, n + 1, strings.Split(raw, "\t")}
		if f := checkLine(l, raw, last); f != "" {
			faults = append(faults, l.fault("%s", f))
		}
		last = l.cells[0]
		lines = append(lines, l)
	}
	return lines, faults
}

// checkLine tests what holds for every list, whatever its columns.
func checkLine(l line, raw, last string) string {
	switch {
	case !utf8.ValidString(raw):
		return "not UTF-8; save the file as UTF-8"
	case strings.ContainsFunc(raw, isDirectionMark):
		return "holds an invisible direction mark; delete it"
	case len(l.cells) < 3:
		return fmt.Sprintf("want id, kind, value and at least one form; got %d column(s)", len(l.cells))
	case !validID(l.cells[0]):
		return fmt.Sprintf("id %q: use a-z, 0-9, dot and hyphen", l.cells[0])
	case l.cells[0] <= last:
		return fmt.Sprintf("id %q stands after %q; sort the rows by id, each once", l.cells[0], last)
	}
	for i, c := range l.cells {
		if c != strings.TrimSpace(c) {
			return fmt.Sprintf("column %d has a space at an end; delete it", i+1)
		}
	}
	return ""
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
