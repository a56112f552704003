package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

// TestPages walks every order page by page: each happening once, in the order of the
// ledger.
func TestPages(t *testing.T) { stores(t, testPages) }

func testPages(t *testing.T, address string) {
	f := sampled(t, address)
	for _, order := range []string{"day", "latest", "news", "origins"} {
		all, err := f.l.Happenings(t.Context(), ledger.List{Order: ledger.Order(order)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for cursor, n := "", 0; n == 0 || cursor != ""; n++ {
			p := want[page[ledger.Happening]](t, f.ask("GET", "/happenings?limit=3&order="+order+"&cursor="+cursor, ""), 200)
			for _, h := range p.Items {
				got = append(got, h.ID)
			}
			if cursor = p.Next; n > len(all) {
				t.Fatal("no end")
			}
		}
		if len(got) != len(all) || len(all) < 10 {
			t.Fatalf("%s: %d happenings on pages, %d in all", order, len(got), len(all))
		}
		for i := range all {
			if got[i] != all[i].ID {
				t.Errorf("%s: %d is %s, want %s", order, i, got[i], all[i].ID)
			}
		}
	}
}

// TestPagesStay: what comes between two pages moves nothing behind the cursor.
func TestPagesStay(t *testing.T) { stores(t, testPagesStay) }

func testPagesStay(t *testing.T, address string) {
	f := sampled(t, address)
	first := want[page[ledger.Happening]](t, f.ask("GET", "/happenings?limit=5", ""), 200)
	next := "/happenings?limit=5&cursor=" + first.Next
	before := f.ask("GET", next, "").Body.String()
	w := f.ask("POST", "/articles?published=2020-01-02", "زار وزير الخارجية التركي بغداد يوم الخميس والتقى نظيره العراقي.", with("Content-Type", "text/plain"))
	want[any](t, w, 201)
	if now := want[page[ledger.Happening]](t, f.ask("GET", "/happenings?limit=1", ""), 200); now.Items[0].ID == first.Items[0].ID {
		t.Fatal("nothing came before the first")
	}
	if after := f.ask("GET", next, "").Body.String(); after != before {
		t.Errorf("the second page changed:\n%.300s\n%.300s", before, after)
	}
}

func TestOneHappening(t *testing.T) { stores(t, testOneHappening) }

func testOneHappening(t *testing.T, address string) {
	f := sampled(t, address)
	h := f.some()
	got := want[ledger.Happening](t, f.ask("GET", "/happenings/"+h.ID, ""), 200)
	if got.ID != h.ID || len(got.Reports) < 2 {
		t.Errorf("%s with %d reports", got.ID, len(got.Reports))
	}
}

// TestFormats: each export format, by name and by media type, with the bytes that
// export itself writes.
func TestFormats(t *testing.T) { stores(t, testFormats) }

func testFormats(t *testing.T, address string) {
	f := sampled(t, address)
	h := f.some()
	seen := map[string]bool{"application/json": true}
	for _, x := range export.Formats() {
		var b bytes.Buffer
		if _, err := export.Write(t.Context(), &b, f.l, x.Name, export.Options{Query: "party:TUR", Order: ledger.ByDay, Limit: mostExported}); err != nil {
			t.Fatal(err)
		}
		ways := []*httptest.ResponseRecorder{f.ask("GET", "/happenings?q=party:TUR&format="+x.Name, "")}
		media, _, _ := strings.Cut(x.Media, ";")
		if !seen[media] {
			ways = append(ways, f.ask("GET", "/happenings?q=party:TUR", "", with("Accept", "text/html, "+media+";q=0.9")))
		}
		seen[media] = true
		for _, w := range ways {
			same := bytes.Equal(w.Body.Bytes(), b.Bytes()) || x.Name == "xlsx" && w.Body.Len() > 1000
			if w.Code != 200 || w.Header().Get("Content-Type") != x.Media || !same {
				t.Errorf("%s: %d %s, %d bytes, want %d", x.Name, w.Code, w.Header().Get("Content-Type"), w.Body.Len(), b.Len())
			}
		}
		if w := f.ask("GET", "/happenings/"+h.ID+"?format="+x.Name, ""); w.Code != 200 || w.Header().Get("Content-Type") != x.Media || w.Body.Len() == 0 {
			t.Errorf("one as %s: %d %s", x.Name, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if w := f.ask("GET", "/happenings?format=json", "", with("Accept", "text/csv")); !json.Valid(w.Body.Bytes()) {
		t.Error("format does not go before Accept")
	}
	if w := f.ask("GET", "/happenings/"+h.ID+"?format=csv&rows=reports", ""); strings.Count(w.Body.String(), "\n") != len(want[ledger.Happening](t, f.ask("GET", "/happenings/"+h.ID, ""), 200).Reports)+1 {
		t.Errorf("rows of reports:\n%s", w.Body)
	}
}

// TestUnchanged: a tag holds until the thing changes, and no longer; each form has
// its own.
func TestUnchanged(t *testing.T) { stores(t, testUnchanged) }

func testUnchanged(t *testing.T, address string) {
	f := sampled(t, address)
	list := f.first(2)
	for path, changes := range map[string]bool{
		"/happenings/" + list[0].ID: true, "/happenings/" + list[0].ID + "?format=csv": true, "/happenings/" + list[0].ID + "/decisions": true,
		"/happenings/" + list[1].ID: false, "/articles/dhifaf-held/words": false, "/stats": true,
	} {
		w := f.ask("GET", path, "")
		tag := w.Header().Get("ETag")
		if w.Code != 200 || tag == "" {
			t.Fatalf("%s: %d, ETag %q", path, w.Code, tag)
		}
		for _, have := range []string{tag, `"other", ` + tag, "W/" + tag, "*"} {
			w := f.ask("GET", path, "", with("If-None-Match", have))
			if w.Code != 304 || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
				t.Errorf("%s, If-None-Match %s: %d with %d bytes", path, have, w.Code, w.Body.Len())
			}
		}
		want[any](t, f.ask("POST", "/decisions", fmt.Sprintf(`{"op":"flag","happening":%q}`, list[0].ID)), 201)
		if w := f.ask("GET", path, "", with("If-None-Match", tag)); (w.Code == 200) != changes {
			t.Errorf("%s after a decision: %d", path, w.Code)
		}
	}
	json, csv := f.ask("GET", "/happenings/"+list[0].ID, "").Header().Get("ETag"), f.ask("GET", "/happenings/"+list[0].ID+"?format=csv", "").Header().Get("ETag")
	if json == csv {
		t.Errorf("two forms have one tag, %s", json)
	}
}

// TestTagsAfterRereading: where another engine changes what is shown, the tag changes.
func TestTagsAfterRereading(t *testing.T) { stores(t, testTagsAfterRereading) }

func testTagsAfterRereading(t *testing.T, address string) {
	f := sampled(t, address)
	before := map[string]*httptest.ResponseRecorder{}
	for _, h := range f.first(10) {
		before[h.ID] = f.ask("GET", "/happenings/"+h.ID, "")
	}
	_, err := f.l.Reread(t.Context(), "9.9.9+other", func(a musnad.Article) (*musnad.Reading, error) {
		d, err := f.Engine.Read(a)
		if err != nil {
			return nil, err
		}
		return musnad.NewReading(d, "9.9.9+other"), nil
	}, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, old := range before {
		w := f.ask("GET", "/happenings/"+id, "")
		if w.Body.String() != old.Body.String() && w.Header().Get("ETag") == old.Header().Get("ETag") {
			t.Errorf("%s is shown otherwise under the same tag", id)
		}
	}
}
