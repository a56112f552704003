package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/engine"
)

// maxArticle bounds one article as it arrives, in bytes.
const maxArticle = 20 << 20

// errTooLong is returned for input past maxArticle.
var errTooLong = errors.New("the article is larger than 20 MB; cut it into smaller ones")

// item is one article of the input, or why there is none.
type item struct {
	article musnad.Article
	flags   []string // what was done to the bytes
	err     error
}

// inputFlags say what is read.
type inputFlags struct {
	Files     []string `arg:"" optional:"" name:"FILE" help:"Text, HTML, JSON or JSON Lines; - is standard input."`
	Input     string   `enum:"auto,text,html,json,jsonl" default:"auto" help:"Form of the input: auto (found out), text, html, json or jsonl."`
	Published string   `placeholder:"DATE" help:"Day of publication, as 2024-06-11, for articles whose metadata give none."`
	wordsFlag
}

// articles yields every article of every file, in order.
func (f *inputFlags) articles(s *streams) (iter.Seq[item], error) {
	if f.Published != "" {
		if _, err := calendar.Parse(f.Published); err != nil {
			return nil, usage("--published: " + err.Error())
		}
	}
	files := f.Files
	if len(files) == 0 {
		if s.inIsTTY {
			return nil, usage("nothing to read: name a FILE, or pipe an article in; musnad read --help shows how")
		}
		files = []string{"-"}
	}
	return func(yield func(item) bool) {
		for _, name := range files {
			for it := range f.file(s, name) {
				if it.article.Published == "" {
					it.article.Published = f.Published
				}
				if !yield(it) {
					return
				}
			}
		}
	}, nil
}

func (f *inputFlags) file(s *streams, name string) iter.Seq[item] {
	return func(yield func(item) bool) {
		src, err := openSource(s, name)
		if err != nil {
			yield(item{article: musnad.Article{ID: name}, err: err})
			return
		}
		defer src.close()
		form := f.Input
		if form == "auto" {
			form = sniff(name, src.head())
		}
		src.read(form, yield)
	}
}

// source is one file, its first bytes looked at and nothing consumed.
type source struct {
	name  string // for ids and messages
	r     *bufio.Reader
	flags []string
	close func() error
}

func openSource(s *streams, name string) (*source, error) {
	src := &source{name: name, close: func() error { return nil }}
	in := s.in
	if name == "-" {
		src.name = "stdin"
	} else {
		file, err := openFile(name)
		if err != nil {
			return nil, err
		}
		in, src.close = file, file.Close
	}
	src.r = bufio.NewReaderSize(in, 64<<10)
	src.byteOrderMark()
	return src, nil
}

func openFile(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("no such file")
	}
	if err == nil && info.IsDir() {
		return nil, errors.New("a directory; name the files in it")
	}
	return os.Open(name)
}

// head is what has arrived so far, at least one byte; it doesn't wait for
// more, so that a pipe is answered line by line.
func (src *source) head() []byte {
	src.r.Peek(1)
	head, _ := src.r.Peek(src.r.Buffered())
	return head
}

func (src *source) read(form string, yield func(item) bool) {
	switch form {
	case "jsonl":
		src.jsonLines(yield)
	case "json":
		src.jsonValues(yield)
	default:
		if it, ok := src.whole(form); ok {
			yield(it)
		}
	}
}

// whole reads a file that is one article. ok is false for an empty pipe: it
// holds no article, and that is no fault.
func (src *source) whole(form string) (it item, ok bool) {
	data, err := io.ReadAll(io.LimitReader(src.r, maxArticle+1))
	it.article.ID = src.name
	switch {
	case err != nil:
		it.err = err
		return it, true
	case len(data) > maxArticle:
		it.err = errTooLong
		return it, true
	case len(data) == 0 && src.name == "stdin":
		return it, false
	}
	declared := ""
	if form == "html" {
		declared = declaredCharset(data)
	}
	text, flags := decodeText(data, declared)
	it.flags = append(src.flags, flags...)
	if form == "html" {
		htmlArticle(text, &it.article)
	} else {
		it.article.Title, it.article.Text = titleAndText(text)
	}
	if blank(it.article.Title) && blank(it.article.Text) {
		it.err = engine.ErrEmpty
	}
	return it, true
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// sniff guesses a form from the name and the first bytes.
func sniff(name string, head []byte) string {
	if form := formOfName(strings.ToLower(name)); form != "" {
		return form
	}
	head = bytes.TrimSpace(head)
	first, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case bytes.HasPrefix(head, []byte("<")):
		return "html"
	case bytes.HasPrefix(head, []byte("[")) && jsonListOpens(head), string(bytes.TrimSpace(first)) == "{":
		return "json"
	case holdsObjectLine(head):
		return "jsonl"
	}
	return "text"
}

func formOfName(name string) string {
	for suffix, form := range map[string]string{
		".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text",
	} {
		if strings.HasSuffix(name, suffix) {
			return form
		}
	}
	return ""
}

// jsonListOpens tells a JSON list from a text that begins with a bracket.
func jsonListOpens(head []byte) bool {
	rest := bytes.TrimSpace(head[1:])
	return len(rest) == 0 || rest[0] == '{' || rest[0] == ']'
}

// holdsObjectLine reports whether a line begins as an object of JSON does. It
// need not be the first: a broken first line is a broken line, not a text.
func holdsObjectLine(head []byte) bool {
	for line := range bytes.Lines(head) {
		rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("{"))
		rest = bytes.TrimSpace(rest)
		if ok && (len(rest) == 0 || rest[0] == '"' || rest[0] == '}') {
			return true
		}
	}
	return false
}

// titleAndText splits a plain text: its first line is the title if a blank line
// follows.
func titleAndText(s string) (title, text string) {
	s = strings.TrimLeft(s, "\r\n")
	first, rest, _ := strings.Cut(s, "\n")
	second, after, _ := strings.Cut(rest, "\n")
	if !blank(first) && blank(second) && !blank(after) {
		return strings.TrimSpace(first), strings.TrimLeft(after, "\r\n")
	}
	return "", s
}
