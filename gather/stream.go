package gather

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
)

// errTooLong is returned for an article past maxArticle.
var errTooLong = errors.New("the article is larger than 20 MB; cut it into smaller ones")

// headSize is how many bytes are looked at to know a form; the most that a page
// may have before the element that makes it a feed.
const headSize = 64 << 10

// source is one file or member, its first bytes looked at and nothing consumed.
type source struct {
	*walk
	name  string // for places and messages
	raw   io.Reader
	r     *bufio.Reader
	used  string   // the charset that a mark told, where lines are read; empty where none did
	flags []string // what was done to the bytes
}

// stream reads a file or a member of an archive.
func (w *walk) stream(name string, in io.Reader) bool {
	src := &source{walk: w, name: name, raw: in, r: bufio.NewReaderSize(&sticky{r: in}, headSize)}
	head := src.head()
	if bytes.HasPrefix(head, []byte(gzipMagic)) {
		if holdsWARC(head) {
			return src.warc()
		}
		head = src.inflate()
	}
	if why := notRead(head); why != "" {
		return w.fault(name, errors.New("not read: "+why))
	}
	form := w.opt.Form
	if form == "" || form == "auto" {
		form = sniff(name, sightOf(head))
	}
	if form == formText && noText(head) {
		return w.fault(name, errors.New("not read: no text: too many of its bytes have the value 0"))
	}
	return src.read(form)
}

// inflate puts a reader of gzip before the source and gives its first bytes.
func (src *source) inflate() []byte {
	src.r = bufio.NewReaderSize(&sticky{r: newInflater(src.r)}, headSize)
	return src.head()
}

// head is what has arrived so far, at least one byte; it doesn't wait for
// more, so that a pipe is answered line by line.
func (src *source) head() []byte {
	src.r.Peek(1)
	head, _ := src.r.Peek(src.r.Buffered())
	return head
}

func (src *source) read(form string) bool {
	switch form {
	case formLines:
		src.byteOrderMark()
		return src.jsonLines()
	case formJSON:
		src.byteOrderMark()
		return src.jsonValues()
	case formZip:
		return src.zip()
	case formWARC:
		return src.warc()
	}
	return src.whole(form)
}

// whole reads a file that is one article. An empty pipe holds none, and that is
// no fault.
func (src *source) whole(form string) bool {
	data, err := io.ReadAll(io.LimitReader(src.r, maxArticle+1))
	switch {
	case err != nil:
		return src.fault(src.name, err)
	case len(data) > maxArticle:
		return src.fault(src.name, errTooLong)
	case len(data) == 0 && src.name == "stdin":
		return true
	}
	it := Item{From: src.name, Original: data, Media: "text/plain", Flags: slices.Clone(src.flags)}
	switch form {
	case formFeed:
		return src.feed(data)
	case formHTML:
		it.Media = "text/html"
		it.readPage(it.decode(data, declaredCharset(data)), nil, when{zone: src.opt.Zone})
	default:
		it.Title, it.Text = titleAndText(it.decode(data, ""))
	}
	return src.item(it)
}

// item yields an article that may be empty.
func (src *source) item(it Item) bool {
	if it.empty() {
		return src.yield(it, &PlaceError{it.From, ErrEmpty})
	}
	return src.yield(it, nil)
}

func (it *Item) empty() bool { return blank(it.Title) && blank(it.Text) }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

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
