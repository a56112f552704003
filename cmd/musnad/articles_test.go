package main

import (
	"bufio"
	"bytes"
	"io"
	"os/exec"
	"slices"
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

// itemsOf are the items of bytes that arrive on standard input.
func itemsOf(form string, data io.Reader) []item {
	f := inputFlags{Input: form}
	return slices.Collect(f.file(&streams{in: data}, "-"))
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
		if form == "jsonl" && (len(items) != 2 || items[0].article.ID != "x" || items[1].article.ID != "y" || items[1].err != nil) {
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
		if got := items[0].article.Text; !strings.HasPrefix(got, "text") || strings.Contains(got, "more") {
			t.Errorf("%s: text %.40q", name, got)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func TestOrdered(t *testing.T) {
	in := make([]int, 500)
	for i := range in {
		in[i] = i
	}
	work := func(i int) int {
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		return i
	}
	if got := slices.Collect(ordered(slices.Values(in), 8, work)); !slices.Equal(got, in) {
		t.Errorf("order is lost: %v", got)
	}
	for got := range ordered(slices.Values(in), 8, work) {
		if got == 3 {
			break
		}
	}
}

// TestAnswersLineByLine: a program that hands lines over one at a time gets
// each answer before it hands over the next.
func TestAnswersLineByLine(t *testing.T) {
	cmd := exec.Command("musnad", "read", "--format", "jsonl", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	answers := bufio.NewReader(out)
	for _, id := range []string{"a", "b"} {
		io.WriteString(in, `{"id":"`+id+`","title":"x"}`+"\n")
		line, err := answers.ReadBytes('\n')
		if err != nil || !bytes.Contains(line, []byte(`"id":"`+id+`"`)) {
			t.Fatalf("answer to %s: %q, %v", id, line, err)
		}
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
