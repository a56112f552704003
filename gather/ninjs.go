package gather

import (
	"bytes"
	"encoding/json"
	"strings"
)

// ninjsItem is a news item of the IPTC's "News in JSON", in the fields of
// versions 1.3 to 3.0 that an article has (https://iptc.org/std/ninjs/).
type ninjsItem struct {
	URI            string `json:"uri"`
	Type           string `json:"type"`
	Title          string `json:"title"`
	Headline       string `json:"headline"`
	BodyText       string `json:"body_text"`
	BodyHTML       string `json:"body_html"`
	BodyXHTML      string `json:"body_xhtml"`
	Byline         string `json:"byline"`
	Source         string `json:"source"`
	Holder         string `json:"copyrightholder"`
	VersionCreated string `json:"versioncreated"`
	FirstCreated   string `json:"firstcreated"`
	ContentCreated string `json:"contentcreated"`

	// Since version 2.
	Headlines []ninjsPart `json:"headlines"`
	Bodies    []ninjsPart `json:"bodies"`
	Bylines   []struct {
		Byline string `json:"byline"`
	} `json:"bylines"`
	InfoSources []struct {
		Name string `json:"name"`
	} `json:"infosources"`
}

type ninjsPart struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
}

// isNinjs reports whether an object is a news item of ninjs: it has a uri, as
// every one must, and a field that no article of this program has.
func isNinjs(raw []byte) bool {
	if !bytes.Contains(raw, []byte(`"uri"`)) {
		return false
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields["uri"] == nil {
		return false
	}
	for _, name := range []string{"headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies", "versioncreated"} {
		if fields[name] != nil {
			return true
		}
	}
	return false
}

func (src *source) ninjs(it Item, place string) bool {
	var in ninjsItem
	if err := json.Unmarshal(it.Original, &in); err != nil {
		return src.yield(Item{ID: in.URI, From: it.From}, &PlaceError{place, plainJSONError(err)})
	}
	if in.Type != "" && in.Type != "text" && in.Type != "composite" {
		src.opt.skip(place, "ninjs of type "+in.Type)
		return true
	}
	it.ID, it.Media = in.URI, "application/ninjs+json"
	it.URL = absolute(nil, in.URI)
	it.Title, it.Text = firstOf(partOf(in.Headlines), in.Headline, in.Title), in.text()
	it.Outlet, it.Author = in.outlet(), in.author()
	it.givenDay(firstOf(in.VersionCreated, in.ContentCreated, in.FirstCreated), src.opt)
	it.Title, it.Text = it.valid(it.Title), it.valid(it.Text)
	if it.empty() {
		return src.yield(it, &PlaceError{place, ErrEmpty})
	}
	return src.yield(it, nil)
}

// partOf is the main one of several parts, or the first.
func partOf(parts []ninjsPart) string {
	for _, p := range parts {
		if p.Role == "main" || p.Role == "headline" || p.Role == "" {
			return p.plain()
		}
	}
	if len(parts) > 0 {
		return parts[0].plain()
	}
	return ""
}

// plain is the text of a part, whichever markup it has.
func (p ninjsPart) plain() string {
	if strings.Contains(p.ContentType, "html") {
		return fragmentText(p.Value)
	}
	return p.Value
}

func (in *ninjsItem) text() string {
	for _, p := range in.Bodies {
		if p.ContentType == "text/plain" && !blank(p.Value) {
			return p.Value
		}
	}
	if text := partOf(in.Bodies); !blank(text) {
		return text
	}
	if !blank(in.BodyText) {
		return in.BodyText
	}
	return fragmentText(firstOf(in.BodyHTML, in.BodyXHTML))
}

func (in *ninjsItem) outlet() string {
	for _, s := range in.InfoSources {
		if s.Name != "" {
			return s.Name
		}
	}
	return firstOf(in.Source, in.Holder)
}

func (in *ninjsItem) author() string {
	var names []string
	for _, b := range in.Bylines {
		if b.Byline != "" {
			names = append(names, b.Byline)
		}
	}
	return firstOf(strings.Join(names, ", "), in.Byline)
}
