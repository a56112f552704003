package serve

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/musnad/musnad"
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
	for stage, want := range map[string]string{"segment": "sentence", "temporal": "2026-03-03", "entity": "person.fidan", "quote": "speech", "event": "CONSULT", "merge": "CONSULT"} {
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
