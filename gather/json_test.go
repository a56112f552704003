package gather

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestNinjs: the fields of both generations, and of a list.
func TestNinjs(t *testing.T) {
	body := strings.ReplaceAll(testText, "\n", `\n`)
	markup := "<p>" + strings.ReplaceAll(testText, "\n", "</p><p>") + "</p>"
	dir := write(t,
		"one.json", `{"uri":"https://example.org/ninjs/1","type":"text","versioncreated":"2025-10-12T09:15:00+03:00","firstcreated":"2025-10-11T09:15:00+03:00",
 "headline":"`+testTitle+`","byline":"سلمى حداد","source":"وكالة الأفق","body_html":"`+markup+`"}`,
		"two.json", `[{"uri":"urn:x:2","type":"text","versioncreated":"2025-10-12T09:15:00Z","headlines":[{"role":"short","value":"قصير"},{"role":"main","value":"`+testTitle+`"}],
 "bodies":[{"role":"main","contenttype":"text/html","value":"`+markup+`"},{"role":"main","contenttype":"text/plain","value":"`+body+`"}],
 "bylines":[{"byline":"سلمى حداد"}],"infosources":[{"name":"وكالة الأفق"}]},
 {"uri":"urn:x:3","type":"picture","headline":"صورة"}]`)
	skipped := 0
	got := collect(Options{Skipped: func(string, string) { skipped++ }}, filepath.Join(dir, "one.json"), filepath.Join(dir, "two.json"))
	check(t, dir, got, "one.json:1 true 2025-10-12", "two.json:1 true 2025-10-12")
	for _, it := range got {
		if it.Title != testTitle || it.Outlet != "وكالة الأفق" || it.Author != "سلمى حداد" || it.PublishedBy != ByGiven || it.ID == "" {
			t.Errorf("%+v", it.Item)
		}
	}
	if got[0].URL != "https://example.org/ninjs/1" || got[1].URL != "" || skipped != 1 {
		t.Errorf("addresses %q, %q; %d skipped", got[0].URL, got[1].URL, skipped)
	}
}
