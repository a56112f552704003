package gather

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// jsonFeedItem is an item of JSON Feed 1.1 (https://jsonfeed.org/version/1.1),
// in the fields that an article has.
type jsonFeedItem struct {
	ID            articleID   `json:"id"`
	URL           string      `json:"url"`
	Title         string      `json:"title"`
	ContentHTML   string      `json:"content_html"`
	ContentText   string      `json:"content_text"`
	Summary       string      `json:"summary"`
	DatePublished string      `json:"date_published"`
	DateModified  string      `json:"date_modified"`
	Author        namedJSON   `json:"author"`
	Authors       []namedJSON `json:"authors"`
}

type namedJSON struct {
	Name string `json:"name"`
}

// readJSONFeed reads a feed item by item, so that one with too many is cut
// before they are in memory.
func readJSONFeed(data []byte, base *url.URL, from string) (*feed, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return nil, fmt.Errorf("the feed is broken: %w", plainJSONError(err))
	}
	f := &feed{}
	version := ""
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return f.brokenJSON(version, err)
		}
		switch key {
		case "items":
			if err := f.jsonItems(dec, base, from); err != nil {
				return f.brokenJSON(version, err)
			}
			if len(f.flags) > 0 {
				return f.named(), nil
			}
			continue
		case "version":
			err = dec.Decode(&version)
		case "title":
			err = dec.Decode(&f.title)
		default:
			var skipped json.RawMessage
			err = dec.Decode(&skipped)
		}
		if err != nil {
			return f.brokenJSON(version, err)
		}
	}
	if !strings.Contains(version, "jsonfeed.org") {
		return nil, errors.New("it is no feed: JSON without the version of JSON Feed")
	}
	return f.named(), nil
}

// brokenJSON is a feed that breaks off: the items before count, if there are any.
func (f *feed) brokenJSON(version string, err error) (*feed, error) {
	if len(f.entries) > 0 && strings.Contains(version, "jsonfeed.org") {
		f.flags = []string{FlagTruncated}
		return f.named(), nil
	}
	return nil, fmt.Errorf("the feed is broken: %w", plainJSONError(err))
}

func (f *feed) named() *feed {
	for i := range f.entries {
		f.entries[i].Outlet = f.title
	}
	return f
}

func (f *feed) jsonItems(dec *json.Decoder, base *url.URL, from string) error {
	open, err := dec.Token()
	if err != nil || open != json.Delim('[') {
		return errors.New("items is no list")
	}
	for n := 1; dec.More(); n++ {
		if n > maxItems {
			f.flags = []string{FlagTruncated}
			return nil
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		var in jsonFeedItem
		if json.Unmarshal(raw, &in) != nil {
			f.flags = append(f.flags[:0], FlagTruncated)
			continue
		}
		e := in.entry(base)
		e.From, e.Original, e.Media, e.Used = fmt.Sprintf("%s:%d", from, n), bytes.Clone(raw), "application/feed+json", nameUTF8
		f.entries = append(f.entries, e)
	}
	_, err = dec.Token()
	return err
}

func (in *jsonFeedItem) entry(base *url.URL) entry {
	var e entry
	e.ID, e.URL, e.Title = string(in.ID), absolute(base, in.URL), plainText(in.Title)
	var names []string
	for _, a := range append(in.Authors, in.Author) {
		if a.Name != "" {
			names = append(names, a.Name)
		}
	}
	e.Author = strings.Join(names, ", ")
	content := firstOf(strings.TrimSpace(in.ContentText), fragmentText(in.ContentHTML))
	e.Text = firstOf(content, strings.TrimSpace(in.Summary))
	e.whole = len(content) >= wholeText
	e.day = dayClaim{ByFeed, firstOf(in.DatePublished, in.DateModified)}
	e.updated = firstOf(in.DateModified, in.DatePublished)
	return e
}
