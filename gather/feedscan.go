package gather

import (
	"bytes"
	"slices"
)

// feedScan is where the entries of a feed stand in its bytes. Feeds are scanned
// before they are parsed, so that a feed which breaks off keeps its entries, one
// that has too many is cut before they are in memory, and each entry has its own
// bytes.
type feedScan struct {
	root    string // the first element as it is written; empty if it is none of a feed
	channel bool   // a <channel> is open where the entries end
	items   []stretch
	dropped []stretch // entries that nest too deep
	cut     bool      // what stands behind the last entry is missing or left out
	flags   []string
}

// stretch is bytes of a feed, [start,end).
type stretch struct{ start, end int }

// scanFeed finds the entries. It takes every charset in which ASCII is itself.
func scanFeed(data []byte) *feedScan {
	s := &feedScan{}
	t := tagReader{data: data}
	entryName, depth, start, tooDeep := "", 0, -1, false
	for {
		tag, ok := t.next()
		if !ok {
			break
		}
		switch {
		case s.root == "":
			if entryName = entryElement(tag.local()); entryName == "" {
				return s
			}
			s.root = tag.name
		case start < 0 && tag.local() == "channel":
			s.channel = !tag.closes && s.root != "" && entryName == "item" && localName(s.root) == "rss"
		case start < 0 && tag.local() == localName(s.root) && tag.closes:
			return s
		case start < 0 && tag.local() == entryName && !tag.closes:
			if len(s.items) == maxItems {
				s.cut, s.flags = true, []string{FlagTruncated}
				return s
			}
			start, depth, tooDeep = tag.start, 0, false
			if tag.empty {
				s.items, start = append(s.items, stretch{tag.start, tag.end}), -1
			}
		case start >= 0 && tag.local() == entryName && tag.closes:
			if tooDeep {
				s.dropped = append(s.dropped, stretch{start, tag.end})
				s.flags = []string{FlagTruncated}
			} else {
				s.items = append(s.items, stretch{start, tag.end})
			}
			start = -1
		case start >= 0:
			switch {
			case tag.closes:
				depth--
			case !tag.empty:
				depth++
			}
			tooDeep = tooDeep || depth > maxNesting
		}
	}
	if s.root != "" {
		s.cut, s.flags = true, []string{FlagTruncated}
	}
	return s
}

// entryElement is the element of an entry in a feed whose root that is.
func entryElement(root string) string {
	switch root {
	case "rss", "RDF":
		return "item"
	case "feed":
		return "entry"
	}
	return ""
}

func (s *feedScan) media() string {
	switch localName(s.root) {
	case "feed":
		return "application/atom+xml"
	case "RDF":
		return "application/rdf+xml"
	}
	return "application/rss+xml"
}

// document is the feed as far as it is read, closed where it was cut.
func (s *feedScan) document(data []byte) []byte {
	if !s.cut && len(s.dropped) == 0 {
		return data
	}
	out := slices.Clone(data[:s.headEnd(data)])
	for _, it := range s.items {
		out = append(out, data[it.start:it.end]...)
	}
	if s.channel {
		out = append(out, "</channel>"...)
	}
	return append(append(append(out, "</"...), s.root...), '>')
}

// headEnd is where the first entry begins; in a feed without any that breaks off,
// where its last whole element ends.
func (s *feedScan) headEnd(data []byte) int {
	end := len(data)
	for _, list := range [][]stretch{s.items, s.dropped} {
		if len(list) > 0 {
			end = min(end, list[0].start)
		}
	}
	if end == len(data) {
		return bytes.LastIndexByte(data, '>') + 1
	}
	return end
}

// tagReader finds tags in XML that may be broken. What stands in comments,
// CDATA and declarations is no tag.
type tagReader struct {
	data     []byte
	at       int
	unquoted bool // a quote was left open: quotes mean nothing any more
}

// xmlTag is a tag: where it stands, and its name as it is written.
type xmlTag struct {
	start, end    int
	name          string
	closes, empty bool // </name>, <name/>
}

func (t xmlTag) local() string { return localName(t.name) }

func localName(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == ':' {
			return name[i+1:]
		}
	}
	return name
}

// next is the next tag; ok is false where none is whole any more.
func (t *tagReader) next() (tag xmlTag, ok bool) {
	for {
		i := bytes.IndexByte(t.data[t.at:], '<')
		if i < 0 || t.at+i+1 >= len(t.data) {
			return tag, false
		}
		t.at += i
		rest := t.data[t.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			ok = t.skip("]]>")
		case bytes.HasPrefix(rest, []byte("<!--")):
			ok = t.skip("-->")
		case rest[1] == '?':
			ok = t.skip("?>")
		case rest[1] == '!':
			ok = t.skip(declarationEnd(rest))
		case isNameStart(rest[1]) || rest[1] == '/' && len(rest) > 2 && isNameStart(rest[2]):
			return t.tag()
		default:
			t.at++
			ok = true
		}
		if !ok {
			return tag, false
		}
	}
}

func (t *tagReader) skip(end string) bool {
	i := bytes.Index(t.data[t.at:], []byte(end))
	if i < 0 {
		t.at = len(t.data)
		return false
	}
	t.at += i + len(end)
	return true
}

// declarationEnd is how a declaration ends: one with a subset of its own by its
// bracket.
func declarationEnd(rest []byte) string {
	if end := bytes.IndexByte(rest, '>'); end >= 0 && bytes.IndexByte(rest[:end], '[') >= 0 {
		return "]>"
	}
	return ">"
}

func isNameStart(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' }

func (t *tagReader) tag() (tag xmlTag, ok bool) {
	tag.start = t.at
	i := t.at + 1
	if t.data[i] == '/' {
		tag.closes = true
		i++
	}
	nameAt := i
	for i < len(t.data) && t.data[i] > ' ' && t.data[i] != '>' && t.data[i] != '/' && i-nameAt < 256 {
		i++
	}
	tag.name = string(t.data[nameAt:i])
	end := t.end(t.data[i:])
	if end < 0 {
		t.at = len(t.data)
		return tag, false
	}
	tag.end = i + end + 1
	tag.empty = t.data[tag.end-2] == '/'
	t.at = tag.end
	return tag, true
}

// maxTag is how many bytes of a tag are looked through with regard to quotes.
const maxTag = 64 << 10

// end is where the > of a tag stands, outside quotes if they are closed.
func (t *tagReader) end(rest []byte) int {
	quote := byte(0)
	for i, c := range rest[:min(len(rest), maxTag)] {
		switch {
		case t.unquoted:
			return bytes.IndexByte(rest, '>')
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	t.unquoted = true
	return bytes.IndexByte(rest, '>')
}
