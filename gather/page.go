package gather

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// readPage fills an item from a page that is decoded: title, text, day, author,
// outlet and address. What the page says of itself is read from its stream of
// tags, so that no depth of nesting matters and the work is bounded by the page's
// length; the text is that of the part which is the article (see content.go), or
// that of the stream where the page is no tree in reason.
func (it *Item) readPage(text string, base *url.URL, w when) {
	p := streamPage(text)
	it.Title = firstOf(p.title(), it.Title)
	it.Outlet = firstOf(p.outlet, p.ld.outlet, it.Outlet)
	it.Author = firstOf(p.ld.author, p.author, it.Author)
	it.URL = firstOf(ownAddress(base, p.canonical), ownAddress(base, p.ogURL), it.URL)
	content, degraded := articleText(text, base)
	if degraded {
		it.flag(FlagDegraded)
		if p.cut {
			it.flag(FlagTruncated)
		}
	}
	it.Text = betterText(content, p)
	it.setDay(p.days(it.URL), w)
}

// ownAddress is the address that a page gives itself. It can't give that of
// another site, nor the front page's.
func ownAddress(base *url.URL, ref string) string {
	address := absolute(base, ref)
	u, err := url.Parse(address)
	if base == nil || address == "" || err != nil {
		return address
	}
	if !sameSite(base, u) || len(u.Path) <= 1 && len(base.Path) > 1 && u.RawQuery == "" {
		return ""
	}
	return address
}

// absolute is an address as it is seen from the page; what is none, or not of
// the web, is nothing.
func absolute(base *url.URL, ref string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// streamPage reads a page as a stream of tags.
func streamPage(text string) *page {
	p := &page{open: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for z.Next() != html.ErrorToken {
		p.token(z.Token())
	}
	p.endBlock()
	p.endScript()
	return p
}

// page gathers what a page says of itself, and its blocks of text.
type page struct {
	open     map[string]int // open elements that matter, by name
	articles int            // how many <article> there were
	block    strings.Builder
	blocks   []block

	heading, ogTitle, tagTitle string
	outlet, author             string
	ogURL, canonical           string

	headingAt int  // how many blocks stand before the headline
	cut       bool // there are more blocks

	ld     linkedData
	script strings.Builder // the JSON-LD that is open
	inLD   bool
	claims []dayClaim // what <meta> and <time> say of the day
	feeds  []feedLink
}

// feedLink is a feed that the page names.
type feedLink struct{ href, title, media string }

// block is text between two breaks.
type block struct {
	text      string
	paragraph bool // inside <p>
	main      bool // inside <main>
	header    bool // inside the <header> of an <article>: no text of it, but the day may stand there
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
	p.timeElement(t)
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
	if name == "script" {
		p.endScript()
	}
	if p.open[name] > 0 {
		p.open[name]--
	}
}

func (p *page) words(text string) {
	switch {
	case p.inLD:
		p.script.WriteString(text)
	case p.open["script"] > 0:
	case p.open["h1"] > 0, p.open["title"] > 0, !p.hidden():
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
		if p.heading == "" {
			p.heading, p.headingAt = text, len(p.blocks)
		}
	case len(p.blocks) == maxBlocks:
		p.cut = true
	default:
		b := block{text: text, paragraph: p.open["p"] > 0, main: p.open["main"] > 0, header: p.open["header"] > 0}
		if p.open["article"] > 0 {
			b.article = p.articles
		}
		p.blocks = append(p.blocks, b)
	}
}

// hidden reports that text which stands here is no part of the article, nor of
// its header.
func (p *page) hidden() bool {
	for name, n := range p.open {
		if n > 0 && furniture[name] && !(name == "header" && p.open["article"] > 0) {
			return true
		}
	}
	return false
}

// firstOf is the first that is not empty.
func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// meta reads what a <meta>, <link> or <script> says.
func (p *page) meta(t html.Token) {
	switch t.Data {
	case "meta", "link", "script":
	default:
		return
	}
	attr := attributes(t)
	switch t.Data {
	case "script":
		p.inLD = mediaType(attr["type"]) == "application/ld+json"
	case "link":
		p.link(attr)
	default:
		p.property(firstOf(attr["property"], attr["name"], attr["itemprop"]), strings.TrimSpace(attr["content"]))
	}
}

func attributes(t html.Token) map[string]string {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Key] = a.Val
	}
	return attr
}

func (p *page) link(attr map[string]string) {
	for _, rel := range strings.Fields(strings.ToLower(attr["rel"])) {
		switch media := mediaType(attr["type"]); {
		case rel == "canonical":
			p.canonical = firstOf(p.canonical, attr["href"])
		case rel == "alternate" && feedMedia(media) && len(p.feeds) < 32:
			p.feeds = append(p.feeds, feedLink{attr["href"], attr["title"], media})
		}
	}
}

func (p *page) property(name, content string) {
	switch name {
	case "og:title":
		p.ogTitle = firstOf(p.ogTitle, content)
	case "og:site_name":
		p.outlet = firstOf(p.outlet, content)
	case "og:url":
		p.ogURL = firstOf(p.ogURL, content)
	case "author", "article:author", "dc.creator", "DC.creator", "parsely-author":
		if !strings.HasPrefix(content, "http") { // some give an address here
			p.author = firstOf(p.author, content)
		}
	default:
		if by := dayProperties[name]; by != "" && len(p.claims) < maxClaims {
			p.claims = append(p.claims, dayClaim{by, content})
		}
	}
}

// timeElement reads the day of a <time>.
func (p *page) timeElement(t html.Token) {
	if t.Data != "time" || p.hidden() {
		return
	}
	attr := attributes(t)
	if attr["datetime"] != "" && len(p.claims) < maxClaims {
		p.claims = append(p.claims, dayClaim{ByTime, attr["datetime"]})
	}
}

func (p *page) endScript() {
	if p.inLD {
		p.ld.read(p.script.String())
		p.script.Reset()
		p.inLD = false
	}
}

// title is the headline: what the page hands to other sites carries no name of
// the outlet, its heading neither.
func (p *page) title() string { return firstOf(p.ogTitle, p.heading, p.tagTitle) }

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
		if take(b) && !b.header {
			lines = append(lines, b.text)
		}
	}
	return strings.Join(lines, "\n")
}

// fragmentText is the text of a piece of HTML, a line a block, all of it.
func fragmentText(fragment string) string {
	p := streamPage(fragment)
	return p.join(func(block) bool { return true })
}
