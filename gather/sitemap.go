package gather

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
)

// sitemap is a sitemap (https://www.sitemaps.org/protocol.html, with Google's
// extension for news), or an index of them.
type sitemap struct {
	index bool
	urls  []sitemapURL // the last changed first, as far as they say
	flags []string
}

type sitemapURL struct {
	loc, lastmod           string
	title, published, name string // of the extension for news
}

// readSitemap reads one. Of more than 10,000 addresses the first are read; of one
// that breaks off, those before.
func readSitemap(data []byte, declared string, base *url.URL) (*sitemap, error) {
	root := firstElement(data[:min(len(data), headSize)])
	if root != "urlset" && root != "sitemapindex" {
		return nil, errors.New("it is no sitemap: its first element is neither urlset nor sitemapindex")
	}
	var it Item
	text := it.decode(data, firstOf(declared, declaredInXML(data)))
	m := &sitemap{index: root == "sitemapindex"}
	err := m.read(xml.NewDecoder(strings.NewReader(withoutDeclaration(text))), base)
	switch {
	case err == errTooMany, err != nil && len(m.urls) > 0:
		m.flags = []string{FlagTruncated}
	case err != nil:
		return nil, fmt.Errorf("the sitemap is broken: %w", err)
	}
	slices.SortStableFunc(m.urls, func(a, b sitemapURL) int { return strings.Compare(b.changed(), a.changed()) })
	return m, nil
}

var errTooMany = errors.New("too many addresses")

func (u sitemapURL) changed() string { return firstOf(u.lastmod, u.published) }

func (m *sitemap) read(dec *xml.Decoder, base *url.URL) error {
	dec.Strict = false
	var u sitemapURL
	var field *string
	for depth := 0; ; {
		token, err := dec.RawToken()
		if err == io.EOF {
			if depth > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			field = u.field(t.Name)
		case xml.CharData:
			if field != nil && len(*field)+len(t) < 4<<10 {
				*field += string(bytes.TrimSpace(t))
			}
		case xml.EndElement:
			depth--
			field = nil
			if t.Name.Local == "url" || t.Name.Local == "sitemap" {
				if len(m.urls) == maxItems {
					return errTooMany
				}
				if u.loc = absolute(base, u.loc); u.loc != "" {
					m.urls = append(m.urls, u)
				}
				u = sitemapURL{}
			}
		}
	}
}

// field is where the text of an element belongs.
func (u *sitemapURL) field(name xml.Name) *string {
	switch {
	case name.Local == "loc" && name.Space == "":
		return &u.loc
	case name.Local == "lastmod":
		return &u.lastmod
	case name.Space != "news":
		return nil
	case name.Local == "title":
		return &u.title
	case name.Local == "publication_date":
		return &u.published
	case name.Local == "name":
		return &u.name
	}
	return nil
}
