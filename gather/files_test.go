package gather

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"
)

func TestTitleAndText(t *testing.T) {
	for _, c := range []struct{ in, title, text string }{
		{"title\n\ntext\nmore\n", "title", "text\nmore\n"},
		{"title\r\n\r\ntext\r\n", "title", "text\r\n"},
		{"\n\ntitle\n \n\ntext", "title", "text"},
		{"text\nmore\n\nrest", "", "text\nmore\n\nrest"},
		{"text\n", "", "text\n"},
		{"text\n\n\n", "", "text\n\n\n"},
		{"", "", ""},
	} {
		if title, text := titleAndText(c.in); title != c.title || text != c.text {
			t.Errorf("titleAndText(%q) = %q, %q", c.in, title, text)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"a.TXT", "{}", "text"},
		{"a.jsonl", "text", "jsonl"},
		{"a.json", "", "json"},
		{"a.htm", "", "html"},
		{"-", " <!doctype html>\n{\"a\":1}", "html"},
		{"-", "{\"id\":1}\n", "jsonl"},
		{"-", "broken\n{\"id\":1}\n", "jsonl"},
		{"-", "{\n  \"id\": 1\n}", "json"},
		{"-", "[\n{\"id\":1}]", "json"},
		{"-", "[] ", "json"},
		{"-", "[photo] text", "text"},
		{"-", "text {\"id\":1}", "text"},
		{"-", "", "text"},
	} {
		if got := sniff(c.name, []byte(c.head)); got != c.want {
			t.Errorf("sniff(%q, %q) = %s, want %s", c.name, c.head, got, c.want)
		}
	}
}

// result is an item and its error.
type result struct {
	Item
	err error
}

// collect are all results of paths.
func collect(opt Options, paths ...string) (out []result) {
	for it, err := range Files(context.Background(), paths, opt) {
		out = append(out, result{it, err})
	}
	return out
}

// itemsOf are the items of bytes that arrive on standard input.
func itemsOf(form string, data io.Reader) []result {
	return collect(Options{Form: form, Stdin: data}, "-")
}

func TestArticlesAreBounded(t *testing.T) {
	long := strings.Repeat("a", maxArticle)
	for form, data := range map[string]string{
		"text":  long + "a",
		"html":  "<p>" + long,
		"json":  `{"id":"x","text":"` + long + `"}`,
		"jsonl": `{"id":"x","text":"` + long + "\"}\n" + `{"id":"y","text":"short"}`,
	} {
		items := itemsOf(form, strings.NewReader(data))
		if items[0].err == nil || !strings.Contains(items[0].err.Error(), errTooLong.Error()) {
			t.Errorf("%s: error %v", form, items[0].err)
		}
		if form == "jsonl" && (len(items) != 2 || items[0].ID != "x" || items[1].ID != "y" || items[1].err != nil) {
			t.Errorf("jsonl: %d items; a line that is too long must not cost the next one", len(items))
		}
	}
	if items := itemsOf("text", strings.NewReader(long)); items[0].err != nil {
		t.Errorf("an article of just the length: %v", items[0].err)
	}
}

// TestHostilePages: pages that break parsers of trees end, and give their text.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":        strings.Repeat("<div>", 100_000) + "<p>text",
		"formatting":  strings.Repeat("<b><i><a href=x>", 50_000) + "<p>text",
		"unclosed":    "<p>text<script>var x = '<p>more</p>'",
		"no end":      "<p>text</p><nav><nav><nav>",
		"attributes":  "<p " + strings.Repeat("a=b ", 100_000) + ">text",
		"broken tags": "<p>text</p></p></div></nav><<<<>",
	} {
		start := time.Now()
		items := itemsOf("html", strings.NewReader(page))
		if got := items[0].Text; !strings.HasPrefix(got, "text") || strings.Contains(got, "more") {
			t.Errorf("%s: text %.40q", name, got)
		}
		if took := time.Since(start); took > patience {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
