package gather

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestReadDay: the days of feeds and pages. The Latin columns come first, so that
// a line reads in one direction up to its end.
func TestReadDay(t *testing.T) {
	riyadh := time.FixedZone("", 3*60*60)
	for _, c := range []struct{ want, raw string }{
		{"2025-10-13", "2025-10-12T22:30:00Z"},
		{"2025-10-12", "2025-10-12T22:30:00+03:00"},
		{"2025-10-12", "2025-10-12T22:30:00"},
		{"2025-10-13", "2025-10-12T22:30:00.123+0000"},
		{"2025-10-12", "2025-10-12"},
		{"2025-10-12", "20251012"},
		{"2025-10-12", "20251012T101500"},
		{"2025-10-12", "2025/10/12 10:15"},
		{"2025-10-13", "Sun, 12 Oct 2025 22:30:00 GMT"},
		{"2025-10-13", "Sun, 12 Oct 2025 22:30:00 +0000"},
		{"2025-10-12", "Sun, 12 Oct 2025 22:30:00 AST"}, // Arabia or the Atlantic: the day as it is written
		{"2025-10-12", "Sun, 12 Oct 2025 22:30:00 +0300"},
		{"2025-10-12", "Sunday, 12-Oct-25 10:30:00 GMT"},
		{"2025-10-12", "12 Oct 2025"},
		{"2025-10-12", "October 12, 2025"},
		{"2025-10-12", "Oct. 12th, 2025 - 10:30"},
		{"2025-10-12", "1760256000"},
		{"2025-10-12 guessed", "12/10/2025"},
		{"2025-10-25", "25/10/2025"},
		{"2025-10-25 guessed", "10/25/2025"},
		{"2025-10-12 guessed", "12-10-2025 10:30"},
		{"2025-10-12 guessed", "12.10.2025"},
		{"2025-10-12", "١٢ أكتوبر ٢٠٢٥"},
		{"2025-10-12 guessed", "١٢/١٠/٢٠٢٥"},
		{"2025-10-12", "۱۲ أكتوبر ۲۰۲۵"},
		{"2025-10-12", "الأحد 12 تشرين الأول 2025"},
		{"2025-10-12", "الأحد، 12 تشرين الأول/أكتوبر 2025 الساعة 10:30"},
		{"2025-10-12", "12 أكتوبر/تشرين الأول 2025"},
		{"2025-10-12", "12 اكتوبر 2025م"},
		{"2025-10-12", "نشر في 12 من أكتوبر عام 2025"},
		{"2025-12-03", "3 كانون الأول 2025"},
		{"2025-01-03", "3 كانون الثاني 2025"},
		{"2025-02-03", "3 شباط 2025"},
		{"2025-01-03", "3 جانفي 2025"},
		{"2025-08-03", "3 أوت 2025"},
		{"2025-08-03", "3 غشت 2025"},
		{"2025-07-03", "3 جويلية 2025"},
		{"2025-10-12 guessed", "20 ربيع الآخر 1447 هـ"},
		{"2025-10-12 guessed", "الأحد 20 ربيع الثاني 1447هـ"},
		{"2025-10-12", "الأحد 20 ربيع الآخر 1447 هـ الموافق 12 أكتوبر 2025 م"},
		{"2025-10-12", "أُكْتُوبَر 12, 2025"},
		{"none", "أكتوبر 2025"},
		{"none", "12 أكتوبر"},
		{"none", "32 أكتوبر 2025"},
		{"none", "29 شباط 2025"},
		{"none", "قبل ثلاثة أيام"},
		{"none", "© 2003-2025"},
		{"none", "99/99/2025"},
		{"none", "0000-00-00"},
		{"none", "1447-04-20"},
		{"none", ""},
		{"none", strings.Repeat("12 أكتوبر 2025 ", 100)},
	} {
		got := "none"
		if d, ok := readDay(c.raw, riyadh); ok {
			got = d.String()
			if d.guessed {
				got += " guessed"
			}
		}
		if got != c.want {
			t.Errorf("%s, want %s: %.80s", got, c.want, c.raw)
		}
	}
}

// TestWhoSaysTheDay: the surest part of a page counts, and what can't be is
// passed over.
func TestWhoSaysTheDay(t *testing.T) {
	const (
		ld   = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"datePublished":"2025-10-01T08:00:00Z","author":[{"name":"سلمى"}],"publisher":{"name":"الأفق"}}]}</script>`
		og   = `<meta property="article:published_time" content="2025-10-02T08:00:00Z">`
		meta = `<meta itemprop="datePublished" content="2025-10-03">`
	)
	body := func(before, text string) string {
		return "<body><article><header><h1>" + testTitle + "</h1>" + before + "</header><p>" + testFirst + "</p><p>" + testSecond + "</p></article>" + text + "</body>"
	}
	for _, c := range []struct{ want, page, address string }{
		{"2025-10-01 json-ld ", "<head>" + meta + og + ld + "</head>" + body("", ""), "https://example.org/2025/09/30/x"},
		{"2025-10-02 opengraph ", "<head>" + meta + og + "</head>" + body(`<time datetime="2025-10-04">x</time>`, ""), ""},
		{"2025-10-03 meta ", "<head>" + meta + "</head>" + body(`<time datetime="2025-10-04">x</time>`, ""), ""},
		{"2025-10-04 time ", body(`<time datetime="2025-10-04T10:00:00+03:00">x</time>`, ""), "https://example.org/2025/09/30/x"},
		{"2025-09-30 url inferred-date", body("<p>12 أكتوبر 2025</p>", ""), "https://example.org/news/2025/9/30/x"},
		{"2025-09-30 url inferred-date", body("", ""), "https://example.org/20250930-x"},
		{"2025-10-12 text inferred-date", body("<p>الأحد 12 تشرين الأول 2025</p>", ""), "https://example.org/1234/2025"},
		{"2025-10-12 text inferred-date", body("<span>آخر الأخبار</span> <div>١٢ أكتوبر ٢٠٢٥</div>", "<p>3 مارس 2024</p>"), ""},
		{" ", body("", "<footer>12 أكتوبر 2025</footer>"), "https://example.org/2025"},
		{" ", body("", "<p>© 2003-2025</p>"), ""},
		{"2025-10-03 meta ", "<head>" + strings.Replace(ld, "2025-10-01T08:00:00Z", "2031-01-01", 1) + meta + "</head>" + body("", ""), ""}, // after it was seen
		{"2025-10-03 meta ", "<head>" + strings.Replace(ld, "2025-10-01T08:00:00Z", "soon", 1) + meta + "</head>" + body("", ""), ""},
		{"2025-10-03 meta ", `<head><script type="application/ld+json">{"datePublished":</script>` + meta + "</head>" + body("", ""), ""},
	} {
		it := Item{URL: c.address}
		it.readPage(c.page, nil, when{seen: testTime})
		if got := fmt.Sprintf("%s %s %s", it.Published, it.PublishedBy, strings.Join(it.Flags, " ")); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%q, want %q (%q) for %.120s", got, c.want, it.PublishedRaw, c.page)
		}
	}
	var it Item
	it.readPage("<head>"+ld+"</head>"+body("", ""), nil, when{})
	if it.Author != "سلمى" || it.Outlet != "الأفق" || it.Title != testTitle {
		t.Errorf("%q %q %q", it.Author, it.Outlet, it.Title)
	}
}

// TestFeedForms: each form of feed, with charsets, and what it says of a day.
func TestFeedForms(t *testing.T) {
	content := "<p>" + strings.ReplaceAll(testText, "\n", "</p><p>") + "</p>"
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>الأفق</title><entry><id>urn:1</id><title type="html">` + testTitle + ` &amp;amp; خبر</title>
<link href="/one"/><author><name>سلمى</name></author><published>2025-10-12T22:30:00Z</published><updated>2025-10-13T00:00:00Z</updated><content type="html">` + escape(content) + `</content></entry></feed>`
	rdf := `<?xml version="1.0" encoding="windows-1256"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>الأفق</title></channel><item><title>` + testTitle + `</title><link>https://example.org/one</link><dc:date>2025-10-12</dc:date><description>` + summaryText + `</description></item></rdf:RDF>`
	full := `<?xml version="1.0" encoding="utf-8"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الأفق</title><item><title>` + testTitle +
		`</title><link>https://example.org/one</link><pubDate>الأحد 12 تشرين الأول 2025</pubDate><content:encoded><![CDATA[` + content + `<item>]]></content:encoded></item></channel></rss>`
	jsonFeed := `{"version":"https://jsonfeed.org/version/1.1","title":"الأفق","items":[{"id":7,"url":"https://example.org/one","title":"` + testTitle +
		`","content_html":"` + content + `","date_published":"2025-10-12T08:00:00+03:00","authors":[{"name":"سلمى"}]}]}`
	for name, c := range map[string]struct{ data, want string }{
		"Atom":             {atom, "2025-10-12 true https://example.org/one سلمى true"},
		"RDF, old charset": {old(rdf), "2025-10-12 false https://example.org/one  false charset:windows-1256"},
		"RSS, whole":       {full, "2025-10-12 true https://example.org/one  true"},
		"RSS, a mark":      {"\uFEFF" + full, "2025-10-12 true https://example.org/one  true"},
		"RSS, spaces":      {"\n\n " + full, "2025-10-12 true https://example.org/one  true"},
		"RSS, false claim": {old(full), "2025-10-12 true https://example.org/one  true charset:windows-1256 declared:utf-8"},
		"RSS, breaks off":  {full[:strings.Index(full, "</channel>")] + "<item><title>x", "2025-10-12 true https://example.org/one  true truncated"},
		"RSS, raw &":       {strings.Replace(full, "</title>", " & &nbsp;</title>", 1), "2025-10-12 true https://example.org/one  true"},
		"JSON Feed":        {jsonFeed, "2025-10-12 true https://example.org/one سلمى true"},
		"JSON, breaks off": {jsonFeed[:len(jsonFeed)-2] + ",{\"id\":", "2025-10-12 true https://example.org/one سلمى true truncated"},
	} {
		base, _ := webAddress("https://example.org/feed")
		f, err := readFeed([]byte(c.data), "", base, "x")
		if err != nil || len(f.entries) != 1 {
			t.Errorf("%s: %v, %+v", name, err, f)
			continue
		}
		e := f.entries[0]
		e.setDay([]dayClaim{e.day}, when{})
		e.flag(f.flags...)
		got := fmt.Sprintf("%s %t %s %s %t %s", e.Published, e.Text == testText, e.URL, e.Author, e.whole, strings.Join(e.Flags, " "))
		if strings.TrimSpace(got) != c.want || !strings.HasPrefix(e.Title, testTitle) || e.Outlet != "الأفق" && !strings.HasPrefix(e.Outlet, "الأفق &") {
			t.Errorf("%s:\n got %s\nwant %s (%s, %s)", name, got, c.want, e.Title, e.Outlet)
		}
		if !strings.Contains(string(e.Original), "one") || strings.Contains(string(e.Original), "<channel>") {
			t.Errorf("%s: its own bytes are %.60q", name, e.Original)
		}
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
