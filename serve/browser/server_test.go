package browser

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/lexicon"
	"github.com/musnad/musnad/samples"
	"github.com/musnad/musnad/serve"
)

var theEngine = sync.OnceValues(func() (*engine.Engine, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, err
	}
	return engine.New(lex), nil
})

// desk is a server with its ledger.
type desk struct {
	*httptest.Server
	ledger *ledger.Ledger
}

// shared is the server of the tests that only look.
var shared struct {
	sync.Once
	desk *desk
	dir  string
}

func closeShared() {
	if shared.desk != nil {
		shared.desk.Close()
		shared.desk.ledger.Close()
	}
	os.RemoveAll(shared.dir)
}

// samplesDesk is a server of the samples, for tests that change nothing.
func samplesDesk(t *testing.T) *desk {
	t.Helper()
	theBrowser(t)
	shared.Do(func() {
		dir, err := os.MkdirTemp("", "musnad-pages")
		if err != nil {
			t.Fatal(err)
		}
		shared.dir = dir
		shared.desk = newDesk(t, filepath.Join(dir, "ledger"))
		shared.desk.fill(t, string(samples.Lines))
	})
	if shared.desk == nil {
		t.Fatal("the ledger of the samples could not be made")
	}
	return shared.desk
}

// ownDesk is a server of the samples for a test that changes them.
func ownDesk(t *testing.T, lines string) *desk {
	t.Helper()
	theBrowser(t)
	d := newDesk(t, filepath.Join(t.TempDir(), "ledger"))
	t.Cleanup(func() {
		d.Close()
		d.ledger.Close()
	})
	d.fill(t, lines)
	return d
}

func newDesk(t *testing.T, dir string) *desk {
	t.Helper()
	e, err := theEngine()
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Create(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	day, _ := calendar.MustParse(samples.Today).Exact()
	return &desk{httptest.NewServer(serve.New(serve.Options{Ledger: l, Engine: e, Today: func() calendar.Date { return day }})), l}
}

// fill reads articles of JSON Lines into the ledger.
func (d *desk) fill(t *testing.T, lines string) {
	t.Helper()
	for it, err := range gather.Files(t.Context(), []string{"-"}, gather.Options{Form: "jsonl", Stdin: strings.NewReader(lines)}) {
		if err != nil {
			t.Fatal(err)
		}
		d.keep(t, ledger.Arrival{ID: it.ID, URL: it.URL, Outlet: it.Outlet, Author: it.Author, Title: it.Title, Text: it.Text, Published: it.Published, PublishedBy: it.PublishedBy})
	}
}

func (d *desk) keep(t *testing.T, a ledger.Arrival) {
	t.Helper()
	e, err := theEngine()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := e.Read(musnad.Article{ID: a.ID, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Text: a.Text, Published: a.Published})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.ledger.Add(t.Context(), []ledger.Read{{Arrival: a, Reading: musnad.NewReading(doc, e.Version())}}); err != nil {
		t.Fatal(err)
	}
}
