package gather

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

const (
	testTitle  = "وزير الخارجية يزور العاصمة"
	testFirst  = "وصل وزير الخارجية إلى العاصمة صباح اليوم، في زيارة رسمية تستمر يومين، يلتقي خلالها عددا من المسؤولين."
	testSecond = "وقال الوزير في المطار إن المحادثات ستتناول التعاون الاقتصادي بين البلدين، ومشروعات الطاقة والنقل المشتركة."
	testThird  = "ومن المقرر أن يوقع الجانبان غدا اتفاقا لتسهيل حركة التجارة، على أن تبدأ اللجان الفنية عملها الشهر المقبل."
)

const testText = testFirst + "\n" + testSecond + "\n" + testThird

// testPage is a page with its furniture.
func testPage(head string) string {
	return `<!doctype html><html><head><title>` + testTitle + ` | الخبر</title>` + head + `</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<div class="content"><h1>` + testTitle + `</h1>
<div class="article-body"><p>` + testFirst + `</p><p>` + testSecond + `</p><p>` + testThird + `</p></div></div>
<div class="related"><ul><li><a href="/1">خبر آخر</a></li></ul></div>
<footer><p>جميع الحقوق محفوظة</p></footer></body></html>`
}

// old is a text in windows-1256.
func old(s string) string {
	out, err := charmap.Windows1256.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func gzipped(data string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return b.String()
}

func zipped(t *testing.T, members ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(members[i+1]))
	}
	z.Close()
	return b.String()
}

// write writes files into a new directory: name, content, name, content.
func write(t *testing.T, files ...string) string {
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(files[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// record is a record of WARC that holds an answer of HTTP.
func record(url, head, body string) string {
	block := "HTTP/1.1 200 OK\r\n" + head + "\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-10-14T08:00:00Z\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

const htmlHead = "Content-Type: text/html; charset=utf-8\r\n"

// summary is a result on one line, with the directory left out.
func summary(dir string, r result) string {
	from := filepath.ToSlash(strings.TrimPrefix(r.From, dir+string(filepath.Separator)))
	if r.err != nil {
		return from + " ERROR " + filepath.ToSlash(strings.ReplaceAll(r.err.Error(), dir+string(filepath.Separator), ""))
	}
	return fmt.Sprintf("%s %t %s %s", from, r.Text == testText, r.Published, strings.Join(r.Flags, " "))
}

func check(t *testing.T, dir string, got []result, want ...string) {
	t.Helper()
	for i := 0; i < max(len(got), len(want)); i++ {
		switch {
		case i >= len(got):
			t.Errorf("missing: %s", want[i])
		case i >= len(want):
			t.Errorf("too many: %s", summary(dir, got[i]))
		default:
			if s := strings.TrimSpace(summary(dir, got[i])); !strings.HasPrefix(s, want[i]) || strings.Contains(want[i], "true") && s != want[i] {
				t.Errorf("%d:\n got %s\nwant %s", i, s, want[i])
			}
		}
	}
}

const published = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-10-12T21:30:00Z"}</script>`

// TestDirectory: every form is found out, names are walked in order, what is no
// article is skipped and told, and a fault costs only itself.
func TestDirectory(t *testing.T) {
	line := `{"id":"n1","title":"` + testTitle + `","text":"` + strings.ReplaceAll(testText, "\n", `\n`) + `","published":"2025-10-12T10:00:00+03:00"}`
	dir := write(t,
		"b/two.html", testPage(published),
		"a.txt", testTitle+"\n\n"+testText,
		"c.jsonl", line+"\n{\"id\":\n\n"+line+"\n",
		"c.jsonl.gz", gzipped(line+"\n"+line),
		"d.txt.gz", gzipped(testTitle+"\n\n"+testText),
		"e.txt", old(testTitle+"\n\n"+testText),
		"f.html", old(testPage(`<meta charset="utf-8"><meta property="article:published_time" content="2025-10-12">`)),
		"photo.jpg", "\xFF\xD8\xFF", ".hidden/x.txt", "x", "script.js", "x()",
		"paper.pdf", "%PDF-1.7", "empty.txt", " \n",
		"g.zip", zipped(t, "in/a.txt", testTitle+"\n\n"+testText, "b.jsonl", line, "../../evil.txt", testTitle+"\n\n"+testText,
			"in/", "", "p.png", "x", "deep.zip", zipped(t, "a.txt", "x")),
		"h.warc", record("https://example.org/1", htmlHead, testPage(published)),
	)
	var skipped []string
	opt := Options{Skipped: func(from, why string) {
		skipped = append(skipped, filepath.ToSlash(strings.TrimPrefix(from, dir+string(filepath.Separator)))+" "+why)
	}}
	check(t, dir, collect(opt, dir),
		"a.txt true",
		"b/two.html true 2025-10-12",
		"c.jsonl:1 true 2025-10-12",
		"c.jsonl:2 ERROR c.jsonl:2: broken JSON",
		"c.jsonl:4 true 2025-10-12",
		"c.jsonl.gz:1 true 2025-10-12",
		"c.jsonl.gz:2 true 2025-10-12",
		"d.txt.gz true",
		"e.txt true  charset:windows-1256",
		"empty.txt ERROR empty.txt: the article has no text",
		"f.html true 2025-10-12 charset:windows-1256 declared:utf-8",
		"g.zip!in/a.txt true",
		"g.zip!b.jsonl:1 true 2025-10-12",
		"g.zip!../../evil.txt true  unsafe-name",
		"g.zip!deep.zip ERROR g.zip!deep.zip: a zip inside an archive",
		"h.warc@0 true 2025-10-12",
		"paper.pdf ERROR paper.pdf: not read: a PDF",
	)
	want := []string{".hidden hidden", "g.zip!p.png a picture", "photo.jpg a picture", "script.js a part of a page that is no text"}
	if !slices.Equal(skipped, want) {
		t.Errorf("skipped %q, want %q", skipped, want)
	}
	if _, err := os.Stat(filepath.Join(dir, "..", "..", "evil.txt")); err == nil {
		t.Error("a member of a zip was written")
	}
}

// TestOriginalIsKept: the bytes are those of the file, whatever was made of them.
func TestOriginalIsKept(t *testing.T) {
	for name, data := range map[string]string{
		"mark.txt": "\uFEFF" + testTitle, "old.txt": old(testTitle), "wide.txt": "\xFF\xFE\x2D\x06\x31\x06\x28\x06", "page.html": testPage(""),
	} {
		dir := write(t, name, data)
		got := collect(Options{}, filepath.Join(dir, name))
		if len(got) != 1 || got[0].err != nil || string(got[0].Original) != data || strings.ContainsRune(got[0].Text+got[0].Title, '\uFEFF') {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestPlacesOfRecords: an offset of a record leads back to it.
func TestPlacesOfRecords(t *testing.T) {
	one, two := record("https://example.org/1", htmlHead, testPage("")), record("https://example.org/2", htmlHead, testPage(""))
	info := "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
	members := gzipped(info) + gzipped(one) + gzipped(two)
	dir := write(t, "m.warc.gz", members, "p.warc", info+one+two, "w.warc.gz", gzipped(info+one+two), "named-otherwise", members)
	first := len(gzipped(info))
	second := first + len(gzipped(one))
	check(t, dir, collect(Options{}, dir),
		fmt.Sprintf("m.warc.gz@%d true", first), fmt.Sprintf("m.warc.gz@%d true", second),
		fmt.Sprintf("named-otherwise@%d true", first), fmt.Sprintf("named-otherwise@%d true", second),
		fmt.Sprintf("p.warc@%d true", len(info)), fmt.Sprintf("p.warc@%d true", len(info)+len(one)),
		fmt.Sprintf("w.warc.gz@0+%d true", len(info)), fmt.Sprintf("w.warc.gz@0+%d true", len(info)+len(one)),
	)
}

// TestAnswersInArchives: bodies are taken out of their codings, those that
// archives left in the head only too.
func TestAnswersInArchives(t *testing.T) {
	page := testPage(published)
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 500, page[:500], len(page)-500, page[500:])
	for name, c := range map[string]struct{ head, body, want string }{
		"gzip":             {htmlHead + "Content-Encoding: gzip\r\n", gzipped(page), "x.warc@0 true 2025-10-12"},
		"gzip taken off":   {htmlHead + "Content-Encoding: gzip\r\n", page, "x.warc@0 true 2025-10-12"},
		"chunks":           {htmlHead + "Transfer-Encoding: chunked\r\n", chunked, "x.warc@0 true 2025-10-12"},
		"chunks taken off": {htmlHead + "Transfer-Encoding: chunked\r\n", page, "x.warc@0 true 2025-10-12"},
		"chunks break off": {htmlHead + "Transfer-Encoding: chunked\r\n", chunked[:len(chunked)-40], "x.warc@0 true 2025-10-12 truncated"},
		"old charset":      {"Content-Type: text/html; charset=windows-1256\r\n", old(page), "x.warc@0 true 2025-10-12 charset:windows-1256"},
		"brotli":           {htmlHead + "Content-Encoding: br\r\n", "\x0b\x02\x80", `x.warc@0 ERROR x.warc@0: the body is compressed by "br"`},
		"no type":          {"", page, "x.warc@0 true 2025-10-12"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, "x.warc", record("https://example.org/1", c.head, c.body))
			check(t, dir, collect(Options{}, dir), c.want)
		})
	}
}

// TestBrokenArchives: a record that is broken is told, and the next is read.
func TestBrokenArchives(t *testing.T) {
	one, two := record("https://example.org/1", htmlHead, testPage("")), record("https://example.org/2", htmlHead, testPage(""))
	z1, z2 := gzipped(one), gzipped(two)
	damaged := []byte(z1)
	for i := 200; i < 240; i++ {
		damaged[i] ^= 0x55
	}
	lying := strings.Replace(one, "Content-Length: ", "Content-Length: 9", 1)
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"damaged member":     {string(damaged) + z2, []string{"x.warc", "x.warc", fmt.Sprintf("x.warc@%d true", len(z1))}},
		"rubbish in between": {z1 + "rubbish" + z2, []string{"x.warc@0 true", fmt.Sprintf("x.warc@%d ERROR", len(z1)), fmt.Sprintf("x.warc@%d true", len(z1)+7)}},
		"breaks off":         {z2[:len(z2)-8], []string{"x.warc@0 true", "x.warc@0 ERROR x.warc@0: the compressed file ends in the middle"}},
		"plain breaks off":   {one[:len(one)-200], []string{"x.warc@0 false  truncated"}},
		"lies long, member":  {gzipped(lying) + z2, []string{"x.warc@0 true  truncated", fmt.Sprintf("x.warc@%d true", len(gzipped(lying)))}},
		"lies short": {strings.Replace(one, "Content-Length: ", "Content-Length: 1 ", 1) + two,
			[]string{"x.warc@0 ERROR x.warc@0: the record gives no length", fmt.Sprintf("x.warc@%d true", len(one)+2)}},
		"negative":         {strings.Replace(one, "Content-Length: ", "Content-Length: -", 1) + two, []string{"x.warc@0 ERROR", fmt.Sprintf("x.warc@%d true", len(one)+1)}},
		"endless head":     {"WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 100_000) + "\r\n" + two, []string{"x.warc@0 ERROR", "x.warc@600012 true"}},
		"no such thing":    {"WARC is a format\n" + two, []string{"x.warc@0 ERROR", "x.warc@17 true"}},
		"zstd":             {"\x28\xB5\x2F\xFD....", []string{"x.warc ERROR x.warc: not read: compressed with zstd; unpack it with zstd -d"}},
		"zstd, dictionary": {"\x5D\x2A\x4D\x18....", []string{"x.warc ERROR x.warc: not read: compressed with zstd"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, "x.warc", c.data)
			check(t, dir, collect(Options{}, dir), c.want...)
		})
	}
}

// TestBombs: what expands beyond reason is told, and costs little.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("0", 16<<20)
	bomb := gzipped(zeros)
	dir := write(t, "a.txt.gz", bomb, "b.jsonl.gz", bomb, "c.zip", zipped(t, "x.txt", zeros, "y.txt", testText),
		"d.warc.gz", gzipped(record("https://example.org/1", htmlHead, zeros))+gzipped(record("https://example.org/2", htmlHead, testPage(""))),
		"e.warc", record("https://example.org/1", htmlHead+"Content-Encoding: gzip\r\n", bomb))
	zeros = ""
	const bang = "it expands to more than a hundred times its size"
	check(t, dir, collect(Options{}, dir),
		"a.txt.gz ERROR a.txt.gz: "+bang, "b.jsonl.gz ERROR b.jsonl.gz: ", "c.zip!x.txt ERROR c.zip!x.txt: "+bang, "c.zip!y.txt true",
		"d.warc.gz@0 false  truncated expansion", "d.warc.gz@0 ERROR d.warc.gz@0: "+bang, "d.warc.gz@", "e.warc@0 false  truncated expansion")
}
