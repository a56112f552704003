package gather

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// torture runs the proofs at the sizes that the limits allow; otherwise at a
// twentieth of them.
var torture = flag.Bool("torture", false, "hostile input of full size; see make torture")

func scaled(n int) int {
	if *torture {
		return n
	}
	return n / 20
}

// bound fails a test for work that takes longer than limit, or for which the heap
// grows by more than so many MB.
func bound(t *testing.T, name string, limit time.Duration, megabytes uint64, work func()) {
	t.Helper()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, peak := m.HeapAlloc, atomic.Uint64{}
	done, watched := make(chan bool), make(chan bool)
	go func() {
		defer close(watched)
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak.Store(max(peak.Load(), m.HeapAlloc))
			}
		}
	}()
	start := time.Now()
	work()
	took := time.Since(start)
	close(done)
	<-watched
	grown := (max(peak.Load(), before) - before) >> 20
	if !*torture {
		limit = patience // the sizes are small, the machine may be busy
	}
	if took > limit || grown > megabytes {
		t.Errorf("%s: %v, %d MB", name, took, grown)
	}
	if testing.Verbose() {
		t.Logf("%-28s %8.0f ms %5d MB", name, took.Seconds()*1000, grown)
	}
}

// moduleFile is the directory of a module in the cache, empty where it is not.
func moduleDir(module string) string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// suite are the files of a ready-made suite.
func suite(t *testing.T, module, dir string, visit func(path string, data []byte)) {
	root := moduleDir(module)
	if root == "" {
		t.Skip(module + " is not in the module cache")
	}
	n := 0
	err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		visit(path, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 80 {
		t.Errorf("%s: %d files only", module, n)
	}
}

// TestFeedSuite reads every feed of gofeed's own tests: without a panic, and no
// feed that gofeed reads is refused or loses an entry.
func TestFeedSuite(t *testing.T) {
	read, entries := 0, 0
	suite(t, "github.com/mmcdole/gofeed", "testdata", func(path string, data []byte) {
		start := time.Now()
		f, err := readFeed(data, "", nil, "x")
		if took := time.Since(start); took > patience/4 {
			t.Errorf("%s took %v", path, took)
		}
		direct, wrong := gofeed.NewParser().ParseString(string(data))
		expected := filepath.Ext(path) == ".json" && !bytes.Contains(data, []byte("jsonfeed.org")) // what gofeed makes of a feed
		if wrong == nil && !expected && (err != nil || len(f.entries) < len(direct.Items) && len(f.flags) == 0) {
			t.Errorf("%s: gofeed reads %d entries, %v", path, len(direct.Items), err)
		}
		if err != nil {
			return
		}
		read++
		entries += len(f.entries)
		if len(f.entries) > 0 && len(f.flags) == 0 && bytes.Equal(f.entries[0].Original, data) {
			t.Errorf("%s: entries have no bytes of their own", path)
		}
	})
	if read < 450 {
		t.Errorf("%d feeds were read", read)
	}
	t.Logf("%d feeds, %d entries", read, entries)
}

// TestPageSuite reads every page of the tests of the HTML parser.
func TestPageSuite(t *testing.T) {
	cases := 0
	suite(t, "golang.org/x/net", "html/testdata", func(path string, data []byte) {
		for _, c := range bytes.Split(data, []byte("#data\n")) {
			page, _, _ := bytes.Cut(c, []byte("#errors"))
			start := time.Now()
			var it Item
			it.readPage(it.decode(page, declaredCharset(page)), nil, when{})
			if took := time.Since(start); took > patience/4 {
				t.Errorf("%s took %v: %.60q", path, took, page)
			}
			cases++
		}
	})
	t.Logf("%d pages", cases)
}

// TestEntities: entities are neither expanded without end nor fetched.
func TestEntities(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString(`<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">`)
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&laughs, `<!ENTITY l%d "%s">`, i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	laughs.WriteString("]>")
	s := newSite(t)
	s.page("/secret", "text/plain", "secret")
	secret := filepath.Join(write(t, "secret", "secret"), "secret")
	external := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://` + secret + `"><!ENTITY b SYSTEM "` + s.URL + `/secret"><!ENTITY % p SYSTEM "` + s.URL + `/secret">%p;]>`
	for name, head := range map[string]string{"laughs": laughs.String(), "external": external} {
		body := "&l11;&a;&b;"
		for form, data := range map[string]string{
			"rss":     head + `<rss><channel><title>t</title><item><title>x</title><description>` + body + `</description></item></channel></rss>`,
			"atom":    head + `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><summary>` + body + `</summary></entry></feed>`,
			"sitemap": head + `<urlset><url><loc>https://example.org/` + body + `</loc></url></urlset>`,
			"opml":    head + `<opml><body><outline text="` + body + `" xmlUrl="https://example.org/"/></body></opml>`,
			"page":    head + `<html><body><p>` + body + `</p></body></html>`,
		} {
			bound(t, name+" "+form, 5*time.Second, 64, func() {
				var out string
				switch form {
				case "sitemap":
					m, _ := readSitemap([]byte(data), "", nil)
					out = fmt.Sprint(m)
				case "opml":
					list, _ := ParseOPML(strings.NewReader(data))
					out = fmt.Sprint(list)
				case "page":
					var it Item
					it.readPage(data, nil, when{})
					out = it.Text
				default:
					f, _ := readFeed([]byte(data), "", nil, "x")
					if f != nil && len(f.entries) > 0 {
						out = f.entries[0].Text
					}
				}
				if len(out) > 10_000 || strings.Contains(out, "secret") && !strings.Contains(out, "file:") {
					t.Errorf("%s %s: %d bytes: %.80q", name, form, len(out), out)
				}
			})
		}
	}
	if got := s.requests(); len(got) > 0 {
		t.Errorf("an entity was fetched: %v", got)
	}
}

// TestHugeFeeds: feeds of a million entries, of one endless one, and of nothing
// but depth.
func TestHugeFeeds(t *testing.T) {
	item := rssItem("https://example.org/x", "x", "y", "")
	deep := strings.Repeat("<a>", scaled(1_000_000))
	for name, c := range map[string]struct {
		data    string
		entries int
	}{
		"million empty items":  {rss(strings.Repeat("<item/>", scaled(1_000_000))), maxItems},
		"many items":           {rss(strings.Repeat(item, max(12_000, scaled(100_000)))), maxItems},
		"many JSON items":      {`{"version":"https://jsonfeed.org/version/1.1","items":[` + strings.Repeat("{},", scaled(3_000_000)) + "{}]}", maxItems},
		"deep":                 {"<rss><channel>" + deep, -1},
		"deep item":            {rss("<item>" + deep + "</item>" + item), 1},
		"deep item, closed":    {rss("<item>" + deep + strings.Repeat("</a>", scaled(1_000_000)) + "</item>" + item), 1},
		"deep JSON":            {`{"version":"https://jsonfeed.org/version/1.1","x":` + strings.Repeat("[", scaled(5_000_000)), -1},
		"endless title":        {rss("<item><title>" + strings.Repeat("x", scaled(15<<20)) + "</title></item>"), 1},
		"endless markup":       {rss("<item><description>" + escape(strings.Repeat("<b>", scaled(2_000_000))) + "</description></item>"), 1},
		"endless attributes":   {rss("<item " + strings.Repeat(`a="b" `, scaled(2_000_000)) + "></item>" + item), -2},
		"many open quotes":     {rss("<item>" + strings.Repeat(`<a ">`, scaled(3_000_000))), -2},
		"many open brackets":   {rss(item + strings.Repeat("<!x[", scaled(3_000_000))), -2},
		"open quote":           {rss(`<item a="></item>` + strings.Repeat(item, 1000)), -2},
		"open CDATA":           {rss(item + "<item><title><![CDATA[" + strings.Repeat("x", scaled(10<<20))), 1},
		"many open CDATA":      {rss(item + strings.Repeat("<![CDATA[", scaled(1_000_000))), 1},
		"many comments":        {rss(strings.Repeat("<!---->", scaled(2_000_000)) + item), 1},
		"many declarations":    {strings.Repeat("<!x>", scaled(2_000_000)) + rss(item), -2},
		"many angle brackets":  {rss(item + strings.Repeat("<", scaled(10_000_000))), -2},
		"many prefixed items":  {rss(strings.Repeat("<x:item></x:item>", scaled(500_000))), -2},
		"many namespaces":      {"<rss " + strings.Repeat(`xmlns:a="b" `, scaled(1_000_000)) + "><channel>" + item + "</channel></rss>", -2},
		"many child elements":  {rss("<item>" + strings.Repeat("<x:y>z</x:y>", scaled(1_000_000)) + "</item>"), -2},
		"many authors in Atom": {"<feed><entry>" + strings.Repeat("<author><name>a</name></author>", scaled(300_000)) + "</entry></feed>", -2},
	} {
		data := []byte(c.data)
		if len(data) > maxArticle {
			data = data[:maxArticle] // as the fetcher hands it over
		}
		bound(t, name, 20*time.Second, 700, func() {
			f, err := readFeed(data, "", nil, "x")
			switch {
			case c.entries == -2:
			case c.entries == -1:
				if err == nil && len(f.flags) == 0 {
					t.Errorf("%s: no error, no flag", name)
				}
			case err != nil || len(f.entries) != c.entries:
				t.Errorf("%s: %v, %+v", name, err, f)
			case c.entries == maxItems && len(f.flags) == 0:
				t.Errorf("%s: it was cut in silence", name)
			}
		})
	}
}

// TestHugePages: pages that are dear to parse.
func TestHugePages(t *testing.T) {
	text := "<p>" + testFirst + "</p>"
	for name, part := range map[string]string{
		"paragraphs": "<p>x", "text": text, "divs": "<div>x</div>", "nested divs": "<div>", "formatting": "<b><i><a href=x>", "misnested": "<b><p></b>",
		"tables": "<table><tr><td>", "cells": "<td>x", "table text": "<table>x", "lists": "<ul><li>", "options": "<select><option>", "forms": "<form>",
		"comments": "<!--x-->", "open comment": "<!--", "attributes": "<p a=b c=d e=f>", "scripts": "<script>{}</script>", "data": `<script type="application/ld+json">{"@graph":[`,
		"metas": `<meta property="article:published_time" content="x">`, "times": `<time datetime="2025">`, "breaks": "x<br><br>", "links": `<a href="/x">x, y, z</a>`,
		"svg": "<svg><g>", "math": "<math><mi>", "templates": "<template>", "frames": "<frameset>", "entities": "&amp;&#x627;&notit;", "angle": "<", "bangs": "<!",
		"headings": "<h1>x</h1>", "dates": "<p>12 أكتوبر 2025</p>", "fonts": "<font size=1>x", "nobr": "<nobr>", "buttons": "<button>", "quotes": `<p title="`,
	} {
		most := maxElements / max(1, strings.Count(part, "<")) * len(part) * 9 / 10 // as many elements as a tree may have
		sizes := []int{200 << 10}
		if *torture {
			sizes = []int{most, maxArticle}
		}
		for _, size := range sizes {
			page := "<html><body>" + text + strings.Repeat(part, size/len(part))
			bound(t, fmt.Sprintf("%s, %d KB", name, size>>10), 30*time.Second, 800, func() {
				var it Item
				it.readPage(page[:min(len(page), maxArticle)], nil, when{})
			})
		}
	}
}

// TestOverlappingZip: members that share their bytes, so that a small archive
// holds much more than a hundred times its size.
func TestOverlappingZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("a.txt")
	fmt.Fprint(w, strings.Repeat(strings.Repeat("a", 200)+testFirst, 3000))
	z.Close()
	whole := b.Bytes()
	end := bytes.LastIndex(whole, []byte("PK\x05\x06"))
	at := int(binary.LittleEndian.Uint32(whole[end+16:]))
	entry := whole[at:end]
	out := bytes.Clone(whole[:at])
	const n = 2000
	for range n {
		out = append(out, entry...)
	}
	tail := bytes.Clone(whole[end:])
	binary.LittleEndian.PutUint16(tail[8:], n)
	binary.LittleEndian.PutUint16(tail[10:], n)
	binary.LittleEndian.PutUint32(tail[12:], uint32(n*len(entry)))
	out = append(out, tail...)
	dir := write(t, "x.zip", string(out))
	bound(t, "overlapping zip", 20*time.Second, 200, func() {
		var last result
		read := 0
		for it, err := range Files(t.Context(), []string{filepath.Join(dir, "x.zip")}, Options{}) {
			read += len(it.Original)
			last = result{it, err}
		}
		if last.err == nil || !strings.Contains(last.err.Error(), "its members together expand") || read > maxExpansion*len(out)+maxArticle {
			t.Errorf("%d bytes of %d were read; the last: %v", read, len(out), last.err)
		}
	})
}

// TestDamagedArchives flips bits and cuts ends: no panic, bounded work, and what
// can't be read is told.
func TestDamagedArchives(t *testing.T) {
	one, two := record("https://example.org/1", htmlHead+"Content-Encoding: gzip\r\n", gzipped(testPage(published))), record("https://example.org/2", htmlHead, testPage(""))
	line := `{"id":"n1","title":"x","text":"` + testFirst + `"}` + "\n"
	seeds := map[string]string{
		"x.warc.gz": gzipped(one) + gzipped(two), "x.warc": one + two, "x.zip": zipped(t, "a.txt", testText, "b.jsonl", line), "x.jsonl.gz": gzipped(line + line),
		"x.rss": rss(rssItem("https://example.org/1", testTitle, summaryText, "")), "x.html": testPage(published), "x.json": "[" + line + "," + line + "]",
	}
	rounds := max(40, scaled(400))
	random := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	for name, seed := range seeds {
		path := filepath.Join(dir, name)
		silent := 0
		for i := range rounds {
			data := []byte(seed)
			if i%3 == 0 {
				data = data[:random.IntN(len(data))]
			}
			for range i % 4 {
				if len(data) > 0 {
					data[random.IntN(len(data))] ^= 1 << random.IntN(8)
				}
			}
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			start, got := time.Now(), collect(Options{}, path)
			if took := time.Since(start); took > patience {
				t.Errorf("%s, round %d: %v", name, i, took)
			}
			if len(got) == 0 && len(data) > 0 {
				silent++
			}
		}
		if silent > 0 && name != "x.warc" && name != "x.json" && name != "x.rss" {
			t.Errorf("%s: %d damaged files gave nothing, not even an error", name, silent)
		}
	}
}

// TestTruncatedEverywhere cuts compressed input at every byte: what is missing is
// told each time.
func TestTruncatedEverywhere(t *testing.T) {
	line := `{"id":"n1","title":"x","text":"` + testFirst + `"}` + "\n"
	dir := t.TempDir()
	for name, whole := range map[string]string{
		"x.jsonl.gz": gzipped(line + line), "x.warc.gz": gzipped(record("https://example.org/1", htmlHead, testPage(""))), "x.txt.gz": gzipped(testText),
	} {
		path := filepath.Join(dir, name)
		step := 7
		if *torture {
			step = 1
		}
		for n := 3; n < len(whole); n += step {
			if err := os.WriteFile(path, []byte(whole[:n]), 0o644); err != nil {
				t.Fatal(err)
			}
			told := false
			for _, r := range collect(Options{}, path) {
				told = told || r.err != nil || strings.Contains(strings.Join(r.Flags, " "), FlagTruncated)
			}
			if !told {
				t.Errorf("%s cut at byte %d of %d: nothing tells", name, n, len(whole))
			}
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(rss(rssItem("https://example.org/1", testTitle, summaryText, ""))))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if feed, err := readFeed(data, "", nil, "x"); err == nil {
			for _, e := range feed.entries {
				e.setDay([]dayClaim{e.day}, when{})
			}
		}
	})
}

func FuzzPage(f *testing.F) {
	f.Add([]byte(testPage(published)))
	f.Fuzz(func(t *testing.T, data []byte) {
		var it Item
		it.readPage(it.decode(data, declaredCharset(data)), nil, when{})
		if strings.ToValidUTF8(it.Text+it.Title, "") != it.Text+it.Title {
			t.Errorf("text that is no UTF-8")
		}
	})
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(record("https://example.org/1", htmlHead, testPage(""))))
	f.Add([]byte(gzipped(record("https://example.org/1", htmlHead, testPage("")))))
	f.Fuzz(func(t *testing.T, data []byte) {
		for range Files(t.Context(), []string{"-"}, Options{Form: formWARC, Stdin: bytes.NewReader(data)}) {
		}
	})
}
