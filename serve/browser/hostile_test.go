package browser

import (
	"strconv"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

func itoa(n int) string { return strconv.Itoa(n) }

func quoted(s string) string { return strconv.Quote(s) }

func containsText(whole, part string) bool { return strings.Contains(whole, part) }

// hostile are letters that would act if a page drew them as anything but letters.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><svg onload=alert(1)>`,
	`javascript:alert(1)`, `<iframe src="http://127.0.0.1:9/">`, `<link rel=stylesheet href=//127.0.0.1:9/x.css>`, `{{alert(1)}}`, `</textarea><base href=//127.0.0.1:9/>`,
}

// What an article brings, in any of its fields, does nothing on any page.
func TestHostileLettersDoNothing(t *testing.T) {
	d := ownDesk(t, "")
	for i, x := range hostile {
		d.keep(t, ledger.Arrival{ID: "x" + itoa(i), URL: x, Outlet: x + " صحيفة", Author: x, Title: "وزير الخارجية التركي يلتقي نظيره العراقي " + x, Published: "2026-03-05",
			Text: "أعلنت وزارة الخارجية التركية أن الوزير التقى نظيره العراقي في بغداد يوم الخميس. " + x + "\n" + x})
	}
	if _, err := d.ledger.AddSource(t.Context(), ledger.Source{URL: "http://127.0.0.1:9/feed", Title: hostile[1], Kind: "feed", Grade: hostile[0]}); err != nil {
		t.Fatal(err)
	}
	b := open(t, d.URL)
	for _, path := range d.paths(t) {
		b.visit("/ar/" + path)
		for _, f := range b.taken() {
			t.Errorf("/ar/%s: %s", path, f)
		}
	}
	h := d.waiting(t)[0]
	for _, why := range hostile {
		if _, err := d.ledger.Decide(t.Context(), ledger.Decision{Op: ledger.Flag, Happening: h.ID, By: why, Why: why}); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"e/" + h.ID, "review/" + h.ID, "search?q=" + "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "timeline?q=%3Cscript%3Ealert(1)%3C/script%3E", "review?q=%3Cscript%3Ealert(1)"} {
		b.visit("/ar/" + path)
		for _, f := range b.taken() {
			if !strings.Contains(f, "status of 400") { // a query that cannot be understood
				t.Errorf("/ar/%s: %s", path, f)
			}
		}
	}
}
