package gather

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"
)

// feed is a feed that was read.
type feed struct {
	title   string
	entries []entry
	flags   []string // what was cut
}

// entry is one article of a feed, as far as the feed has it.
type entry struct {
	Item
	day     dayClaim
	updated string // changes when the article does, as far as the feed tells
	whole   bool   // the feed has the whole text
}

// wholeText is how many bytes a text has at least to be taken for a whole
// article, if it stands where whole texts do.
const wholeText = 500

// feedMedia reports whether a type is that of a feed.
func feedMedia(media string) bool {
	switch media {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		return true
	}
	return false
}

// readFeed reads RSS, Atom or JSON Feed. base is where it is from, for the
// addresses in it, and may be nil; from is what stands before the number of the
// entry in Item.From.
func readFeed(data []byte, declared string, base *url.URL, from string) (*feed, error) {
	if head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte(markUTF8)), " \t\r\n"); bytes.HasPrefix(head, []byte("{")) {
		return readJSONFeed(head, base, from)
	}
	if marksUTF16(data) {
		decoded, _ := utf16Decoder().Bytes(data)
		data = decoded
	}
	scan := scanFeed(data)
	if scan.root == "" {
		return nil, errors.New("it is no feed: no element rss, feed or RDF stands in it")
	}
	var whole Item // for what decoding the feed says
	text := whole.decode(scan.document(data), firstOf(declared, declaredInXML(data)))
	parsed, err := gofeed.NewParser().ParseString(withoutDeclaration(text))
	if err != nil {
		return nil, fmt.Errorf("the feed is broken: %w", err)
	}
	f := &feed{title: plainText(parsed.Title), flags: scan.flags}
	if len(parsed.Items) < len(scan.items) {
		f.flags = []string{FlagTruncated} // entries are too broken to be read
	}
	for i, in := range parsed.Items {
		e := entryOf(in, base)
		e.From, e.Outlet = fmt.Sprintf("%s:%d", from, i+1), f.title
		e.Declared, e.Used, e.Original, e.Media = whole.Declared, whole.Used, data, scan.media()
		if len(parsed.Items) == len(scan.items) {
			e.Original = bytes.Clone(data[scan.items[i].start:scan.items[i].end])
		}
		e.flag(whole.Flags...)
		f.entries = append(f.entries, e)
	}
	return f, nil
}

func entryOf(in *gofeed.Item, base *url.URL) entry {
	var e entry
	e.ID, e.URL, e.Title = in.GUID, absolute(base, in.Link), plainText(in.Title)
	var names []string
	for _, a := range in.Authors {
		if a != nil && a.Name != "" {
			names = append(names, plainText(a.Name))
		}
	}
	e.Author = strings.Join(names, ", ")
	content := fragmentText(in.Content)
	e.Text = firstOf(content, fragmentText(in.Description))
	e.whole = len(content) >= wholeText
	e.day = dayClaim{ByFeed, firstOf(in.Published, in.Updated)}
	e.updated = firstOf(in.Updated, in.Published)
	return e
}

// plainText is a title that may be HTML, as text on one line.
func plainText(s string) string {
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(strings.Join(strings.Fields(tagPattern.ReplaceAllString(s, " ")), " "))
	}
	return strings.Join(strings.Fields(s), " ")
}

var tagPattern = regexp.MustCompile(`</?[a-zA-Z][^<>]{0,1000}>`)

var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}\?>`)

var xmlEncoding = regexp.MustCompile(`(?i)encoding\s*=\s*["']([a-z0-9_.:-]{3,20})["']`)

// declaredInXML is the charset that a document declares in its first line.
func declaredInXML(data []byte) string {
	head := xmlDeclaration.Find(bytes.TrimPrefix(data[:min(len(data), declarationWithin)], []byte(markUTF8)))
	if m := xmlEncoding.FindSubmatch(head); m != nil {
		return charsetName(string(m[1]))
	}
	return ""
}

// withoutDeclaration is a decoded document without a declaration that is not
// true any more.
func withoutDeclaration(text string) string {
	return strings.TrimLeft(text[len(xmlDeclaration.FindString(text)):], " \t\r\n")
}

// feed yields the entries of a feed that was saved to a file.
func (src *source) feed(data []byte) bool {
	f, err := readFeed(data, "", nil, src.name)
	if err != nil {
		return src.fault(src.name, err)
	}
	for _, e := range f.entries {
		e.setDay([]dayClaim{e.day, {ByURL, dayInAddress(e.URL)}}, when{zone: src.opt.Zone})
		e.flag(append(f.flags, src.flags...)...)
		if !e.whole {
			e.flag(FlagSummary)
		}
		if !src.goesOn() || !src.item(e.Item) {
			return false
		}
	}
	return true
}
