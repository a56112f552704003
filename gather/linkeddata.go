package gather

import (
	"encoding/json"
	"strings"
)

// linkedData is what the JSON-LD of a page says of the article
// (https://schema.org/NewsArticle).
type linkedData struct {
	published, author, outlet string
}

// articleTypes are the types of schema.org that an article may have.
var articleTypes = setOf("Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle " +
	"OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting Report WebPage")

// read reads one script. A script that is broken says nothing; of several
// articles on a page the first counts.
func (d *linkedData) read(script string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(script)), &v) == nil {
		d.walk(v, 0, true)
		d.walk(v, 0, false) // a page whose day stands in a thing of no known type
	}
}

// walk looks at every thing; typed ones only if typed is set.
func (d *linkedData) walk(v any, depth int, typed bool) {
	if depth > 16 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.walk(e, depth+1, typed)
		}
	case map[string]any:
		if !typed || isArticleType(v["@type"]) {
			d.thing(v)
		}
		d.walk(v["@graph"], depth+1, typed)
		d.walk(v["mainEntity"], depth+1, typed)
	}
}

func (d *linkedData) thing(v map[string]any) {
	if s, ok := v["datePublished"].(string); ok {
		d.published = firstOf(d.published, strings.TrimSpace(s))
	}
	d.author = firstOf(d.author, nameOf(v["author"]))
	d.outlet = firstOf(d.outlet, nameOf(v["publisher"]))
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return articleTypes[v]
	case []any:
		for _, e := range v {
			if isArticleType(e) {
				return true
			}
		}
	}
	return false
}

// nameOf is the name of a thing that is given as a text, an object, or a list.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		if !strings.HasPrefix(v, "http") {
			return strings.TrimSpace(v)
		}
	case map[string]any:
		return nameOf(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if n := nameOf(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
