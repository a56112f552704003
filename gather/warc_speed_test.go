package gather

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWARCSpeed prints what a record costs: inflating it, its charset, its page.
func TestWARCSpeed(t *testing.T) {
	if !*torture {
		t.Skip("only with -torture")
	}
	page := testPage(published)
	page = strings.Replace(page, "</nav>", "</nav>"+strings.Repeat(`<div class="teaser"><a href="/x">خبر آخر</a><script>var a = {"b": 1};</script></div>`, 350), 1)
	member := gzipped(record("https://example.org/1", htmlHead, page))
	const n = 2000
	path := filepath.Join(write(t, "x.warc.gz", strings.Repeat(member, n)), "x.warc.gz")
	start, read := time.Now(), 0
	for it, err := range Files(t.Context(), []string{path}, Options{}) {
		if err != nil || it.Text != testText {
			t.Fatalf("%v: %.200s", err, it.Text)
		}
		read++
	}
	took := time.Since(start)
	if read != n {
		t.Errorf("%d records", read)
	}
	t.Logf("%d records of %d KB in %v, %v a record", read, len(page)>>10, took.Round(time.Millisecond), (took / n).Round(time.Microsecond))
	start = time.Now()
	skipped := strings.Replace(page, "x", "y", 1)
	member = gzipped(record("https://example.org/1", "Content-Type: application/octet-stream\r\n", "\x00"+skipped))
	path = filepath.Join(write(t, "y.warc.gz", strings.Repeat(member, n)), "y.warc.gz")
	start = time.Now()
	for _, err := range Files(t.Context(), []string{path}, Options{}) {
		t.Fatal(err)
	}
	took = time.Since(start)
	t.Logf("the reader alone: %v a record", (took / n).Round(time.Microsecond))
}
