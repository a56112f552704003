package serve

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// counted are the happenings that a drawing counts: those that answer a query, and
// whether there are more. Of a query of words they are those that changed last; of
// others there are few, which are found in the order of their days.
func (s *Server) counted(r *http.Request, query string) (list []ledger.Happening, more bool, err error) {
	order := ledger.ByNews
	if onlyFields(query) {
		order = ledger.ByDay
	}
	list, err = s.Ledger.Happenings(r.Context(), ledger.List{Query: query, Order: order, Limit: web.MostCounted + 1})
	if more = len(list) > web.MostCounted; more {
		list = list[:web.MostCounted]
	}
	return list, more, err
}

// mostExact is of how many happenings each is looked at; more are counted by the
// ledger, which knows less of each and is quick.
const mostExact = 400

// mostSites is how many places a map has.
const mostSites = 2000

// intensity is how a query's happenings went, month by month.
func (s *Server) intensity(r *http.Request, query string, many bool) (*web.Intensity, error) {
	if many && onlyFields(query) {
		course, err := s.Ledger.Months(r.Context(), ledger.Scope{Query: held(query)})
		return web.IntensityOfMonths(&course), err
	}
	list, more, err := s.counted(r, query)
	out := web.IntensityOf(list)
	out.More = more
	return out, err
}

// held asks for what took place, unless a status is asked for.
func held(query string) string {
	if strings.Contains(query, "status:") {
		return query
	}
	return query + " status:actual"
}

// onlyFields reports whether a query has no words of articles, of which the ledger's
// counts know nothing.
func onlyFields(query string) bool {
	quoted := false
	for _, word := range strings.FieldsFunc(query, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	}) {
		name, _, ok := strings.Cut(word, ":")
		if !ok || name == "exact" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return true
}

// many reports whether the happenings of a query are counted by the ledger: there are
// more than are looked at one by one, and the query has no words, of which its counts
// know nothing.
func (s *Server) many(r *http.Request, query string) (bool, error) {
	n, more, err := s.Ledger.Count(r.Context(), ledger.List{Query: query}, s.exact)
	return (more || n > s.exact) && onlyFields(query), err
}

// byDay says which happenings of a query the ledger has counted.
func (s *Server) byDay(r *http.Request, e *web.Extent, query string, k *ledger.Looked) (err error) {
	e.ByDay, e.More, e.Since = true, k.More, k.Since
	e.Undated, e.Undateds, err = s.Ledger.Count(r.Context(), ledger.List{Query: query, Order: ledger.ByDay, After: ledger.Dated(ledger.ByDay)}, mostCounted)
	return err
}

// sites counts the places of a view.
func (s *Server) sites(r *http.Request, v *web.MapView) error {
	many, err := s.many(r, v.Query)
	if err != nil {
		return err
	}
	if many {
		atlas, err := s.Ledger.Places(r.Context(), ledger.Scope{Query: v.Query, Limit: mostSites})
		if err != nil {
			return err
		}
		v.Counted = atlas.Happenings
		v.Sites, v.Placeless = web.SitesOfAtlas(&atlas)
		v.Cut = len(v.Sites) == mostSites
		return s.byDay(r, &v.Extent, v.Query, &atlas.Looked)
	}
	list, more, err := s.counted(r, v.Query)
	v.Counted, v.More = len(list), more
	v.Sites, v.Placeless = web.SitesOf(list)
	return err
}

func (s *Server) places(w http.ResponseWriter, r *http.Request) error {
	v := &web.MapView{Extent: web.Extent{Query: r.URL.Query().Get("q")}}
	err := s.sites(r, v)
	if formOf(r) != "" && err != nil {
		return err
	}
	if v.Fault, err = faultOf(err); err != nil {
		return err
	}
	s.translate(v.Sites)
	switch formOf(r) {
	case "json":
		return s.json(w, v.Sites)
	case "csv":
		return s.sheet(w, "musnad-places", web.SiteHeads, rowsOf(v.Sites, (*web.Site).Row))
	case "geojson":
		w.Header().Set("Content-Type", "application/geo+json")
		return s.json(w, web.GeoJSON(v.Sites))
	}
	p := withForms(s.page(r, "map.title"), "json", "csv", "geojson")
	return s.show(w, r, statusFor(v.Fault), p, p.Map(v))
}

// translate adds the English names of listed places.
func (s *Server) translate(sites []web.Site) {
	if s.Engine == nil {
		return
	}
	for i := range sites {
		_, sites[i].English = s.Engine.Name(sites[i].ID)
	}
}

// ties are who is tied to whom in what took place, or in what has another status if
// that is asked for.
func (s *Server) ties(r *http.Request, e *web.Extent) (t ledger.Ties, err error) {
	query := held(e.Query)
	many, err := s.many(r, query)
	if err != nil {
		return t, err
	}
	if many {
		if t, err = s.Ledger.Ties(r.Context(), ledger.Scope{Query: query, Limit: web.MostMembers}); err != nil {
			return t, err
		}
		return t, s.byDay(r, e, query, &t.Looked)
	}
	var list []ledger.Happening
	if list, e.More, err = s.counted(r, query); err != nil {
		return t, err
	}
	return s.Ledger.TiesIn(r.Context(), list, web.MostMembers)
}

func (s *Server) network(w http.ResponseWriter, r *http.Request) error {
	e := web.Extent{Query: r.URL.Query().Get("q")}
	t, err := s.ties(r, &e)
	if formOf(r) != "" && err != nil {
		return err
	}
	fault, err := faultOf(err)
	if err != nil {
		return err
	}
	v := web.NetworkOf(e, &t)
	v.Fault = fault
	switch formOf(r) {
	case "json":
		return s.json(w, v)
	case "csv":
		return s.sheet(w, "musnad-network", web.TieHeads, v.Rows())
	case "gexf":
		return s.gexf(w, &t)
	}
	p := withForms(s.page(r, "network.title"), "json", "csv", "gexf")
	return s.show(w, r, statusFor(v.Fault), p, p.Network(v))
}

// gexf gives ties as a network for other programs.
func (s *Server) gexf(w http.ResponseWriter, t *ledger.Ties) error {
	f, err := export.Lookup("gexf")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := export.Ties(&b, t); err != nil {
		return err
	}
	w.Header().Set("Content-Type", f.Media)
	w.Header().Set("Content-Disposition", `attachment; filename="musnad-network`+f.Extension+`"`)
	_, _ = b.WriteTo(w)
	return nil
}
