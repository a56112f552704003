package gather

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no zones of the IANA database
)

// The kinds of a Source.
const (
	KindFeed      = "feed"      // RSS, Atom, JSON Feed
	KindPage      = "page"      // one page that changes
	KindSitemap   = "sitemap"   // a sitemap or an index of them
	KindDirectory = "directory" // a directory or file of this machine, read as Files does
)

// Kinds are all kinds of a Source.
var Kinds = []string{KindFeed, KindPage, KindSitemap, KindDirectory}

// What Source.Follow may be.
const (
	FollowAuto   = ""       // fetch the pages of a feed's entries unless it has whole texts
	FollowAlways = "always" // fetch the page of every entry
	FollowNever  = "never"  // take what the feed has
)

// Source is where articles come from again and again.
type Source struct {
	ID     string `json:"id"`
	URL    string `json:"url"` // of a directory: its path
	Kind   string `json:"kind"`
	Title  string `json:"title,omitempty"`  // the outlet, where neither page nor feed names it
	Zone   string `json:"zone,omitempty"`   // of the IANA database ("Asia/Riyadh"): whose day is the day of publication
	Follow string `json:"follow,omitempty"` // see the Follow constants
}

// Check reports what is wrong with a source.
func (s Source) Check() error {
	if s.Kind != KindDirectory {
		if _, err := webAddress(s.URL); err != nil {
			return err
		}
	} else if s.URL == "" {
		return errors.New("a directory without a path")
	}
	switch s.Kind {
	case KindFeed, KindPage, KindSitemap, KindDirectory:
	default:
		return fmt.Errorf("kind %q: want one of %s", s.Kind, strings.Join(Kinds, ", "))
	}
	switch s.Follow {
	case FollowAuto, FollowAlways, FollowNever:
	default:
		return fmt.Errorf("follow %q: want nothing, always or never", s.Follow)
	}
	_, err := s.zone()
	return err
}

func (s Source) zone() (*time.Location, error) {
	if s.Zone == "" {
		return nil, nil
	}
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone %q is not known; write it as Asia/Riyadh, Africa/Cairo or UTC", s.Zone)
	}
	return zone, nil
}

// ParseOPML reads the sources of an OPML list (https://opml.org/spec2.opml), as
// feed readers export it: every outline that has an xmlUrl, in their order, each
// address once. At most 10,000 are read; more, or a list that breaks off, is an
// error beside what was read.
func ParseOPML(r io.Reader) ([]Source, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxArticle+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxArticle:
		return nil, errors.New("the list is larger than 20 MB; cut it")
	}
	var it Item
	text := withoutDeclaration(it.decode(data, declaredInXML(data)))
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict, dec.AutoClose, dec.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var out []Source
	seen, opened := map[string]bool{}, false
	for {
		token, err := dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return out, fmt.Errorf("the list is broken: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		opened = opened || strings.EqualFold(start.Name.Local, "opml")
		s, ok := outline(start)
		if !ok || seen[s.URL] {
			continue
		}
		if len(out) == maxItems {
			return out, fmt.Errorf("the list has more than %d feeds; the rest was not read", maxItems)
		}
		seen[s.URL] = true
		out = append(out, s)
	}
	if !opened {
		return nil, errors.New("it is no OPML: no element opml stands in it")
	}
	return out, nil
}

// outline is the source of an element, if it is one.
func outline(e xml.StartElement) (s Source, ok bool) {
	if !strings.EqualFold(e.Name.Local, "outline") {
		return s, false
	}
	s.Kind = KindFeed
	text := ""
	for _, a := range e.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			s.URL = absolute(nil, a.Value)
		case "title":
			s.Title = plainText(a.Value)
		case "text":
			text = plainText(a.Value)
		}
	}
	s.Title = firstOf(s.Title, text)
	return s, s.URL != ""
}
