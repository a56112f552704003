package serve

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/corpus"
	"github.com/musnad/musnad/web"
)

// A text is explained, stage by stage, and nothing of it is kept.
func TestExplain(t *testing.T) {
	l := emptyLedger(t, directory(t))
	s := newServer(t, l)
	before, err := l.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"title": {"لقاء في القاهرة"}, "text": {"التقى وزير الخارجية المصري بدر عبد العاطي نظيره التركي هاكان فيدان في القاهرة الثلاثاء.\r\nوقال إن المحادثات مثمرة."},
		"published": {"2026-03-04"}, "outlet": {"صحيفة"}}
	for stage, want := range map[string]string{"segment": "الجملة", "temporal": "2026-03-03", "entity": "person.fidan", "quote": "quote/", "event": "CONSULT", "merge": "CONSULT"} {
		form.Set("stage", stage)
		w := submit(s, "/ar/explain", form)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), "data-span") {
			t.Errorf("%s: %d, %q is not shown", stage, w.Code, want)
		}
		checkPage(t, stage, w.Body.String())
	}
	if after, err := l.Stats(t.Context()); err != nil || after != before {
		t.Errorf("%+v became %+v (%v)", before, after, err)
	}
}

func TestExplainFaults(t *testing.T) {
	s := newServer(t, emptyLedger(t, directory(t)))
	for name, form := range map[string]url.Values{"no text": {"text": {" "}}, "no date": {"text": {"نص"}, "published": {"yesterday"}}, "too long": {"text": {strings.Repeat("نص ", mostExplained/4)}}} {
		if w := submit(s, "/en/explain", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// Every stage has a name for people.
func TestStagesHaveNames(t *testing.T) {
	w := submit(newServer(t, emptyLedger(t, directory(t))), "/en/explain", url.Values{"text": {"نص قصير."}})
	for _, stage := range musnad.Stages {
		if strings.Contains(w.Body.String(), "stage."+stage) {
			t.Errorf("%s has no name", stage)
		}
	}
}

// A reader of Arabic is told in Arabic why something was left: every reason that the
// corpus makes the engine give has Arabic words.
func TestReasonsInArabic(t *testing.T) {
	e, err := testEngine()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := corpus.Articles()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i := range articles {
		a, published := &articles[i], ""
		if a.Published != nil {
			published = *a.Published
		}
		d, err := e.Read(musnad.Article{Title: a.Title, Text: a.Text, Published: published, Outlet: a.Outlet})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range d.Declined {
			seen[x.Why] = true
		}
		for _, x := range d.Sections {
			if x.Why != "" {
				seen[x.Why] = true
			}
		}
	}
	for why := range seen {
		if !web.KnownReason(why) {
			t.Errorf("no Arabic for %q; add it to web/words/reasons.tsv", why)
		}
	}
	if len(seen) < 50 {
		t.Errorf("the corpus gives %d reasons: too few to tell anything", len(seen))
	}
}
