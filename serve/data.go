package serve

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

// formats are the exports behind the data forms of a view.
var formats = map[string]string{"csv": "csv", "geojson": "geojson", "atom": "atom", "ics": "ical"}

// mostData is how many happenings a view gives as data; all of a ledger leave by
// musnad export.
const mostData = 10000

// data gives the happenings of a query in a form, and in an order; in that of the form
// if it is empty.
func (s *Server) data(w http.ResponseWriter, r *http.Request, form, query string, order ledger.Order) error {
	if form == "json" {
		return s.listJSON(w, r, query, order)
	}
	f, err := export.Lookup(formats[form])
	if err != nil {
		return errNotFound
	}
	var b bytes.Buffer
	if _, err := export.Write(r.Context(), &b, s.Ledger, f.Name, export.Options{Query: query, Order: order, Limit: mostData}); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", f.Media)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	if form != "atom" {
		h.Set("Content-Disposition", `attachment; filename="musnad`+f.Extension+`"`)
	}
	_, _ = b.WriteTo(w)
	return nil
}

// json gives a value as JSON.
func (s *Server) json(w http.ResponseWriter, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
	}
	_, _ = b.WriteTo(w)
	return nil
}

// listJSON gives happenings as a JSON array, without their reports.
func (s *Server) listJSON(w http.ResponseWriter, r *http.Request, query string, order ledger.Order) error {
	list, err := s.Ledger.Happenings(r.Context(), ledger.List{Query: query, Order: order, Limit: mostData})
	if err != nil {
		return err
	}
	if list == nil {
		list = []ledger.Happening{}
	}
	return s.json(w, list)
}

// proof gives a zip of all that a happening stands on.
func (s *Server) proof(w http.ResponseWriter, r *http.Request, id string) error {
	var b bytes.Buffer
	proof := Proof{Ledger: s.Ledger, Engine: s.Engine, ID: id, Lang: langOf(r), Base: s.base(r), Now: s.Now()}
	if err := proof.Write(r.Context(), &b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", `attachment; filename="musnad-proof.zip"`)
	_, _ = b.WriteTo(w)
	return nil
}
