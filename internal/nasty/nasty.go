// Package nasty reads testdata/nasty.tsv for the tests of several packages. It
// knows the form of the file, not what is right.
package nasty

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Entry is one line of the file, escapes and shorthands resolved.
type Entry struct {
	ID        string
	Direction string // rtl, ltr, none
	Text      string
	Exact     string
	Folded    string
	Tokens    []string // at strength Exact
	Kind      string   // what it is read as: number, date …; empty if that is not told
	Value     string
}

// Read reads nasty.tsv of a directory. An error names the line.
func Read(testdata fs.FS) ([]Entry, error) {
	data, err := fs.ReadFile(testdata, "nasty.tsv")
	if err != nil {
		return nil, err
	}
	var out []Entry
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "# ") || line == "#" {
			continue
		}
		e, err := entry(line)
		if err != nil {
			return nil, fmt.Errorf("nasty.tsv:%d: %w", i+1, err)
		}
		out = append(out, e)
	}
	return out, nil
}

func entry(line string) (Entry, error) {
	cells := strings.Split(line, "\t")
	for len(cells) < 7 {
		cells = append(cells, "")
	}
	if len(cells) > 7 {
		return Entry{}, fmt.Errorf("%d columns, want at most 7", len(cells))
	}
	if cells[3] == "=" {
		cells[3] = cells[2]
	}
	if cells[4] == "=" {
		cells[4] = cells[3]
	}
	if cells[5] == "=" {
		cells[5] = cells[3]
	}
	for i := range cells {
		var err error
		if cells[i], err = unescape(cells[i]); err != nil {
			return Entry{}, fmt.Errorf("column %d: %w", i+1, err)
		}
	}
	kind, value, _ := strings.Cut(cells[6], ":")
	return Entry{cells[0], cells[1], cells[2], cells[3], cells[4], strings.Fields(cells[5]), kind, value}, nil
}

// unescape resolves escapes as Go has them.
func unescape(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	return strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
}
