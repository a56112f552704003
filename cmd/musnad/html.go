package main

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// htmlArticle fills an article from a page: title, paragraphs, day, outlet and
// address as the page states them. It reads the page as a stream of tags, so
// that no depth of nesting matters and the work is bounded by the page's
// length.
func htmlArticle(pageText string, a *musnad.Article) {
	p := &page{open: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(pageText))
	for z.Next() != html.ErrorToken {
		p.token(z.Token())
	}
	p.endBlock()
	a.Title, a.Text = p.title(), p.text()
	a.Published, a.Outlet, a.URL = p.published, p.outlet, p.url
}

// page gathers what a page says of itself, and its blocks of text.
type page struct {
	open     map[string]int // open elements that matter, by name
	articles int            // how many <article> there were
	block    strings.Builder
	blocks   []block

	heading, ogTitle, tagTitle string
	published, outlet, url     string
}

// block is text between two breaks.
type block struct {
	text      string
	paragraph bool // inside <p>
	main      bool // inside <main>
	article   int  // which <article>, from 1; 0 outside
}

// furniture are elements whose text is not the article's.
var furniture = setOf("script style template noscript iframe svg nav footer header aside form button select figure figcaption")

// breaks are elements that end a block of text.
var breaks = setOf("p div br li ul ol dl dt dd tr td th table h1 h2 h3 h4 h5 h6 section article main blockquote pre hr " +
	"header footer nav aside figure figcaption form title")

// counted are the other elements whose openness matters.
var counted = setOf("article main p h1 title")

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for _, n := range strings.Fields(names) {
		set[n] = true
	}
	return set
}

func (p *page) token(t html.Token) {
	switch t.Type {
	case html.TextToken:
		p.words(t.Data)
	case html.StartTagToken:
		p.start(t)
	case html.SelfClosingTagToken:
		p.meta(t)
		if breaks[t.Data] {
			p.endBlock()
		}
	case html.EndTagToken:
		p.end(t.Data)
	}
}

func (p *page) start(t html.Token) {
	p.meta(t)
	if breaks[t.Data] {
		p.endBlock()
	}
	switch {
	case t.Data == "p", t.Data == "h1", t.Data == "title":
		p.open[t.Data] = 1 // they don't nest
	case furniture[t.Data], counted[t.Data]:
		if t.Data == "article" && p.open["article"] == 0 {
			p.articles++
		}
		p.open[t.Data]++
	}
}

func (p *page) end(name string) {
	if breaks[name] {
		p.endBlock()
	}
	if p.open[name] > 0 {
		p.open[name]--
	}
}

// datePublished is how a page's JSON-LD gives its day.
var datePublished = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]+)"`)

func (p *page) words(text string) {
	switch {
	case p.open["script"] > 0:
		if m := datePublished.FindStringSubmatch(text); m != nil {
			p.setDay(m[1])
		}
	case p.open["h1"] > 0, p.open["title"] > 0, !p.inFurniture():
		p.block.WriteString(text)
	}
}

func (p *page) endBlock() {
	text := strings.Join(strings.Fields(p.block.String()), " ")
	p.block.Reset()
	switch {
	case text == "":
	case p.open["title"] > 0:
		p.tagTitle = firstOf(p.tagTitle, text)
	case p.open["h1"] > 0:
		p.heading = firstOf(p.heading, text)
	default:
		b := block{text: text, paragraph: p.open["p"] > 0, main: p.open["main"] > 0}
		if p.open["article"] > 0 {
			b.article = p.articles
		}
		p.blocks = append(p.blocks, b)
	}
}

func (p *page) inFurniture() bool {
	for name, n := range p.open {
		if n > 0 && furniture[name] {
			return true
		}
	}
	return false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// meta reads what a <meta> or <link> says.
func (p *page) meta(t html.Token) {
	if t.Data != "meta" && t.Data != "link" {
		return
	}
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Key] = a.Val
	}
	content := strings.TrimSpace(attr["content"])
	switch firstOf(attr["property"], firstOf(attr["name"], attr["itemprop"])) {
	case "og:title":
		p.ogTitle = firstOf(p.ogTitle, content)
	case "og:site_name":
		p.outlet = firstOf(p.outlet, content)
	case "og:url":
		p.url = firstOf(p.url, content)
	case "article:published_time", "datePublished", "pubdate", "date":
		p.setDay(content)
	}
	if attr["rel"] == "canonical" {
		p.url = firstOf(p.url, attr["href"])
	}
}

// setDay keeps the first day that is one.
func (p *page) setDay(s string) {
	s = day(strings.TrimSpace(s))
	if _, err := calendar.Parse(s); err == nil && p.published == "" {
		p.published = s
	}
}

// title is the headline: what the page hands to other sites carries no name of
// the outlet, its heading neither.
func (p *page) title() string { return firstOf(p.ogTitle, firstOf(p.heading, p.tagTitle)) }

// minText is how many bytes the paragraphs of a part of the page must have to
// be taken for the article.
const minText = 200

// text is the paragraphs of the longest <article>, of <main>, or of the page,
// whichever first has enough; or every block of a page without paragraphs.
func (p *page) text() string {
	best := ""
	for n := 1; n <= p.articles; n++ {
		if t := p.join(func(b block) bool { return b.paragraph && b.article == n }); len(t) > len(best) {
			best = t
		}
	}
	if len(best) >= minText {
		return best
	}
	for _, take := range []func(block) bool{
		func(b block) bool { return b.paragraph && b.main },
		func(b block) bool { return b.paragraph },
	} {
		if t := p.join(take); len(t) >= minText {
			return t
		}
	}
	return p.join(func(block) bool { return true })
}

func (p *page) join(take func(block) bool) string {
	var lines []string
	for _, b := range p.blocks {
		if take(b) {
			lines = append(lines, b.text)
		}
	}
	return strings.Join(lines, "\n")
}
