package gather

import (
	"net/url"
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
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil || found.Node == nil {
		return "", false
	}
	return nodeText(found.Node), false
}

// nodeText is the text of a part of a page, a line a block.
func nodeText(n *html.Node) string {
	w := &textWriter{}
	w.node(n)
	w.endLine()
	return strings.Join(w.lines, "\n")
}

// dropped are elements of an article whose text is not the article's.
var dropped = setOf("script style template noscript iframe svg nav button select figure figcaption h1")

type textWriter struct {
	line  strings.Builder
	lines []string
}

func (w *textWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.line.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && dropped[n.Data]:
		return
	}
	apart := n.Type == html.ElementNode && breaks[n.Data]
	if apart {
		w.endLine()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if apart {
		w.endLine()
	}
}

func (w *textWriter) endLine() {
	if text := strings.Join(strings.Fields(w.line.String()), " "); text != "" {
		w.lines = append(w.lines, text)
	}
	w.line.Reset()
}

// betterText chooses between the article that was found and the paragraphs of
// the stream: what was found, unless it is hardly anything.
func betterText(found string, p *page) string {
	for _, heading := range []string{p.heading, p.title()} {
		if first, rest, _ := strings.Cut(found, "\n"); first == strings.Join(strings.Fields(heading), " ") {
			found = rest // the headline is the title, and no text twice
		}
	}
	stream := p.text()
	if len(found) >= minText || len(found) >= len(stream) {
		return found
	}
	return stream
}
