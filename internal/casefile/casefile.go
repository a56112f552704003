// Package casefile reads, compares and rewrites test cases.
//
// A case file holds what one rule must and must not do. Blocks are separated by
// blank lines; lines that begin with # are comments and stay. A block is
//
//	published 2015-08-11          (optional)
//	title | words                 (optional)
//	text | one paragraph          (one or more)
//	want | the dump's lines       (none: the rule must do nothing)
//
// Escapes such as \u200f in title and text stand for invisible characters.
package casefile

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
)

// Case is one text and what is expected of it.
type Case struct {
	Line    int // where its block begins
	Article musnad.Article
	Want    []string
}

// File is a parsed case file.
type File struct {
	Path  string
	Cases []Case

	lines []string
	ends  []int // for each case, the line after its block
}

// Read parses a file. Its errors name the line.
func Read(path string) (*File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f := &File{Path: path, lines: strings.Split(strings.TrimRight(string(data), "\n"), "\n")}
	open := false
	for i, l := range f.lines {
		switch {
		case strings.HasPrefix(l, "#"):
			continue
		case strings.TrimSpace(l) == "":
			open = f.close(open, i)
			continue
		case !open:
			f.Cases = append(f.Cases, Case{Line: i + 1})
			open = true
		}
		if err := f.Cases[len(f.Cases)-1].add(l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	f.close(open, len(f.lines))
	return f, nil
}

func (f *File) close(open bool, line int) bool {
	if open {
		f.ends = append(f.ends, line)
	}
	return false
}

func (c *Case) add(line string) error {
	key, rest, bar := strings.Cut(line, " | ")
	switch {
	case bar && key == "text":
		text, err := unescape(rest)
		if c.Article.Text != "" {
			text = "\n" + text
		}
		c.Article.Text += text
		return err
	case bar && key == "title":
		var err error
		c.Article.Title, err = unescape(rest)
		return err
	case strings.HasPrefix(line, "want | "):
		c.Want = append(c.Want, strings.TrimPrefix(line, "want | "))
		return nil
	case strings.HasPrefix(line, "published "):
		c.Article.Published = strings.TrimSpace(strings.TrimPrefix(line, "published "))
		return nil
	}
	return fmt.Errorf("want a line that begins with text |, title |, want | or published; got %q", line)
}

func unescape(s string) (string, error) {
	if !strings.Contains(s, `\`) {
		return s, nil
	}
	return strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
}

// Lines picks the lines of a dump that one rule made: the line that names the
// rule and the indented lines below it.
func Lines(dump, rule string) []string {
	var out []string
	taking := false
	for _, l := range strings.Split(strings.TrimRight(dump, "\n"), "\n") {
		_, rest, _ := strings.Cut(l, " ")
		if !strings.HasPrefix(rest, "  ") {
			taking = names(l, rule)
		}
		if taking {
			out = append(out, l)
		}
	}
	return out
}

// names reports whether a word of the line before its letters is the rule.
func names(line, rule string) bool {
	head, _, _ := strings.Cut(line, " | ")
	for _, w := range strings.Fields(head) {
		if strings.TrimSuffix(w, ":") == rule {
			return true
		}
	}
	return false
}

// Update rewrites the file with got[i] as what case i is expected to give.
func (f *File) Update(got [][]string) error {
	var out []string
	at := 0
	for i, c := range f.Cases {
		out = append(out, f.lines[at:c.Line-1]...)
		for _, l := range f.lines[c.Line-1 : f.ends[i]] {
			if !strings.HasPrefix(l, "want | ") {
				out = append(out, l)
			}
		}
		for _, l := range got[i] {
			out = append(out, "want | "+l)
		}
		at = f.ends[i]
	}
	out = append(out, f.lines[at:]...)
	return os.WriteFile(f.Path, []byte(strings.Join(out, "\n")+"\n"), 0o644)
}
