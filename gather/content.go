package gather

import (
	"net/url"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// articleText is the text of the part of a page that is the article, its
// paragraphs one a line, as Readability finds it (Mozilla's method, which weighs
// text, commas and links of each part). degraded is set for a page that is not
// read as a tree, as it nests too deep or has too many elements. The text is
// empty where no part stands out.
func articleText(pageText string, base *url.URL) (text string, degraded bool) {
	if strings.Count(pageText, "<") > maxElements {
		return "", true
	}
	doc, err := html.Parse(strings.NewReader(pageText)) // refuses more than 512 levels
	if err != nil {
		return "", true
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read by linkedData
	parser.CharThresholds = shortest
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil || found.Node == nil {
		return "", false
	}
	return nodeText(found.Node), false
}

// shortest is how many letters an article has at least. Where less is found,
// Readability looks again and leaves out less: its own 500 make it take what
// stands around the short news of agencies.
const shortest = 200

// nodeText is the text of a part of a page, a line a block. Lines that are links
// and nothing else name other articles: they are left out, with the heading above
// them.
func nodeText(n *html.Node) string {
	w := &textWriter{}
	w.node(n)
	w.endLine()
	var out, all []string
	for i, l := range w.lines {
		all = append(all, l.text)
		if l.linked || l.heading && i+1 < len(w.lines) && w.lines[i+1].linked {
			continue
		}
		out = append(out, l.text)
	}
	if len(out) == 0 {
		out = all
	}
	return strings.Join(out, "\n")
}

// textLine is a block of text.
type textLine struct {
	text            string
	linked, heading bool // all of it is links; it stands in h2 to h6
}

// dropped are elements of an article whose text is not the article's.
var dropped = setOf("script style template noscript iframe svg nav button select figure figcaption h1")

type textWriter struct {
	line         strings.Builder
	plain        bool // the line has text outside links
	links, heads int  // open elements
	lines        []textLine
}

// headings are elements of headings in an article.
var headings = setOf("h2 h3 h4 h5 h6")

func (w *textWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.line.WriteString(n.Data)
		w.plain = w.plain || w.links == 0 && !blank(n.Data)
		return
	case n.Type == html.ElementNode && dropped[n.Data]:
		return
	}
	apart := n.Type == html.ElementNode && breaks[n.Data]
	if apart {
		w.endLine()
	}
	w.opened(n, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if apart {
		w.endLine()
	}
	w.opened(n, -1)
}

func (w *textWriter) opened(n *html.Node, by int) {
	switch {
	case n.Type != html.ElementNode:
	case n.Data == "a":
		w.links += by
	case headings[n.Data]:
		w.heads += by
	}
}

func (w *textWriter) endLine() {
	if text := strings.Join(strings.Fields(w.line.String()), " "); text != "" {
		w.lines = append(w.lines, textLine{text, !w.plain, w.heads > 0})
	}
	w.line.Reset()
	w.plain = false
}

// betterText chooses between the article that was found and the paragraphs of
// the stream: what was found, unless it is hardly anything.
func betterText(found string, p *page) string {
	found = behindHeading(found, p.heading, p.title())
	stream := p.text()
	if len(found) >= minText || len(found) >= len(stream) {
		return found
	}
	return stream
}

// behindHeading is a text without the line of its headline, which is the title
// and no text twice, and without what stands above it, if that is the smaller
// part.
func behindHeading(text string, headings ...string) string {
	for i, h := range headings {
		headings[i] = strings.Join(strings.Fields(h), " ")
	}
	at := 0
	for line := range strings.Lines(text) {
		end := at + len(line)
		if slices.Contains(headings, strings.TrimSpace(line)) && at <= len(text)-end {
			return text[end:]
		}
		at = end
	}
	return text
}
