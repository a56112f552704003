package gather

import (
	"strings"
	"testing"
)

// TestPageShapes: pages as Arabic sites are built give their paragraphs and none
// of what stands around them.
func TestPageShapes(t *testing.T) {
	p := []string{testFirst, testSecond, testThird, testFirst + " " + testThird, testSecond + " " + testFirst}
	paragraphs := "<p>" + strings.Join(p, "</p>\n<p>") + "</p>"
	breaks := strings.Join(p, "<br><br>\n")
	noise := []string{"اقرأ أيضا", "شارك الخبر", "جميع الحقوق", "أضف تعليقا", "الأكثر قراءة", "الرئيسية"}
	list := strings.Repeat(`<li><a href="/x">خبر آخر عن موضوع آخر لا علاقة له بهذا</a></li>`, 8)
	for name, page := range map[string]string{
		"blog": `<body class="single"><header><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav></header><div id="primary"><main><article class="post">
<h1 class="entry-title">` + testTitle + `</h1><div class="share-buttons"><span>شارك الخبر</span></div><div class="entry-content">` + paragraphs + `</div>
<div class="related-posts"><h3>اقرأ أيضا</h3><ul>` + list + `</ul></div></article><div id="comments"><h3>أضف تعليقا</h3><form><textarea></textarea></form></div></main></div>
<aside class="sidebar"><h3>الأكثر قراءة</h3><ul>` + list + `</ul></aside><footer>جميع الحقوق محفوظة</footer></body>`,
		"tables": `<body><table width="100%"><tr><td><a href="/">الرئيسية</a></td></tr><tr><td width="20%"><b>الأكثر قراءة</b><ul>` + list + `</ul></td>
<td><h1>` + testTitle + `</h1><font size="4">` + breaks + `</font></td></tr><tr><td colspan="2">جميع الحقوق محفوظة</td></tr></table></body>`,
		"form around all": `<body><form method="post" action="./x.aspx"><div class="menu"><a href="/">الرئيسية</a></div><div class="news-details"><h1>` + testTitle + `</h1>` + paragraphs + `</div>
<div class="most-read"><h3>الأكثر قراءة</h3><ul>` + list + `</ul></div></form></body>`,
		"divs": `<body><div class="nav"><a href="/">الرئيسية</a></div><div class="story"><h1>` + testTitle + `</h1><div class="story-body"><div>` + strings.Join(p, "</div><div>") + `</div></div></div>
<div class="footer">جميع الحقوق محفوظة</div></body>`,
	} {
		var it Item
		it.readPage("<html><head><title>"+testTitle+"</title></head>"+page+"</html>", nil, when{})
		found := 0
		for _, want := range p {
			if strings.Contains(it.Text, want) {
				found++
			}
		}
		if found < len(p) || it.Title != testTitle || len(it.Flags) > 0 {
			t.Errorf("%s: %d of %d paragraphs, title %q, flags %v:\n%s", name, found, len(p), it.Title, it.Flags, it.Text)
		}
		for _, n := range noise {
			if strings.Contains(it.Text, n) {
				t.Errorf("%s: noise in the text: %s:\n%s", name, n, it.Text)
			}
		}
	}
}

// TestDegraded: a page that nests too deep keeps its text, and says so.
func TestDegraded(t *testing.T) {
	for name, page := range map[string]string{
		"deep": strings.Repeat("<div>", 600) + testPage(""), "large": testPage("") + strings.Repeat("<b>x</b>", maxElements),
	} {
		var it Item
		it.readPage(page, nil, when{})
		if !strings.Contains(it.Text, testFirst) || strings.Join(it.Flags, " ") != FlagDegraded {
			t.Errorf("%s: flags %v, text %.200q", name, it.Flags, it.Text)
		}
	}
}

// TestOwnAddress: a page can't take the address of another site.
func TestOwnAddress(t *testing.T) {
	base, _ := webAddress("https://www.example.org/news/1?x=2")
	for ref, want := range map[string]string{
		"/news/1": "https://www.example.org/news/1", "https://example.org/news/1": "https://example.org/news/1", "http://m.example.org/n": "http://m.example.org/n",
		"https://elsewhere.example/news/1": "", "https://www.example.org/": "", "javascript:alert(1)": "", "": "", "data:text/html,x": "", "https://example.org.evil.example/": "",
	} {
		if got := ownAddress(base, ref); got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}
