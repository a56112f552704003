package samples

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"
)

// FeedList is the name of the list of feeds, as OPML.
const FeedList = "feeds.opml"

// File is a file of those that the outlets of the articles would offer, with addresses
// below base: the list of their feeds, one of these, as RSS, or the page of an article.
// It is nil if there is none of that name.
func File(name, base string) ([]byte, error) {
	list, err := articles(Lines)
	if err != nil {
		return nil, err
	}
	if name == FeedList {
		return marshal(listOf(list, base))
	}
	if name, ok := strings.CutSuffix(name, ".xml"); ok {
		list = slices.DeleteFunc(list, func(a article) bool { return a.feed != name })
		if len(list) == 0 {
			return nil, nil
		}
		return marshal(feedOf(list, base))
	}
	k := slices.IndexFunc(list, func(a article) bool { return a.ID+".html" == name })
	if k < 0 {
		return nil, nil
	}
	var page bytes.Buffer
	err = pages.Execute(&page, &list[k])
	return page.Bytes(), err
}

func marshal(v any) ([]byte, error) {
	data, err := xml.MarshalIndent(v, "", "  ")
	return append([]byte(xml.Header), data...), err
}

type article struct {
	ID, Outlet, Published, URL, Title, Text string

	feed string // the name of its outlet's
	day  time.Time
}

// Paragraphs are those of the text.
func (a *article) Paragraphs() []string { return strings.Split(a.Text, "\n") }

func articles(lines []byte) (out []article, err error) {
	for line := range bytes.Lines(lines) {
		var a article
		if err := json.Unmarshal(line, &a); err != nil {
			return nil, err
		}
		u, err := url.Parse(a.URL)
		if err != nil {
			return nil, err
		}
		a.feed, _, _ = strings.Cut(u.Host, ".")
		if a.day, err = time.Parse(time.DateOnly, a.Published); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

var pages = template.Must(template.New("article").Parse(`<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>{{.Title}}</title>
<meta property="og:site_name" content="{{.Outlet}}">
<meta property="article:published_time" content="{{.Published}}">
</head>
<body>
<article>
<h1>{{.Title}}</h1>
{{range .Paragraphs}}<p>{{.}}</p>
{{end}}</article>
</body>
</html>
`))

// rss is the feed of one outlet.
type rss struct {
	XMLName  xml.Name `xml:"rss"`
	Version  string   `xml:"version,attr"`
	Title    string   `xml:"channel>title"`
	Link     string   `xml:"channel>link"`
	About    string   `xml:"channel>description"`
	Language string   `xml:"channel>language"`
	Items    []item   `xml:"channel>item"`
}

type item struct {
	Title string `xml:"title"`
	Link  string `xml:"link"`
	ID    string `xml:"guid"`
	Date  string `xml:"pubDate"`
}

// feedOf is the feed of articles of one outlet.
func feedOf(list []article, base string) *rss {
	f := &rss{Version: "2.0", Title: list[0].Outlet, Link: base + list[0].feed + ".xml", About: list[0].Outlet, Language: "ar"}
	for i := range list {
		link := base + list[i].ID + ".html"
		f.Items = append(f.Items, item{list[i].Title, link, link, list[i].day.Format(time.RFC1123Z)})
	}
	return f
}

// opml is the list of feeds.
type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Feeds   []outline `xml:"body>outline"`
}

type outline struct {
	Type string `xml:"type,attr"`
	Text string `xml:"text,attr"`
	URL  string `xml:"xmlUrl,attr"`
}

func listOf(articles []article, base string) *opml {
	out := &opml{Version: "2.0", Title: "Musnad samples"}
	for i := range articles {
		f := outline{"rss", articles[i].Outlet, base + articles[i].feed + ".xml"}
		if !slices.Contains(out.Feeds, f) {
			out.Feeds = append(out.Feeds, f)
		}
	}
	return out
}
