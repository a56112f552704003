package serve

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// How many a page shows.
const (
	perPage   = 50
	perToday  = 20
	perSearch = 20
	perAhead  = 200

	mostCounted = 1000 // exactly
	overdueDays = 90   // back from today, on the first page
)

// orders are those in which a list may be asked for.
var orders = []ledger.Order{ledger.ByDay, ledger.ByLatest, ledger.ByNews, ledger.ByOrigins}

func (s *Server) today(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, "today.title")
	if d, ok := dayIn(r.URL.Query().Get("day")); ok {
		p.Today = d
	}
	day, err := s.Ledger.Today(r.Context(), p.Today.String(), perToday)
	if err != nil {
		return err
	}
	v := &web.TodayView{Day: day.Day, New: day.New, Planned: day.Planned, Denied: day.Denied}
	if len(v.New) == 0 {
		v.Latest = true
		if v.New, err = s.Ledger.Happenings(r.Context(), ledger.List{Order: ledger.ByNews, Limit: perToday}); err != nil {
			return err
		}
		v.Empty = len(v.New) == 0
	}
	plans, err := s.Ledger.Upcoming(r.Context(), ledger.List{Query: "from:" + p.Today.AddDays(-overdueDays).String() + " to:" + p.Today.AddDays(-1).String(), Limit: perAhead})
	if err != nil {
		return err
	}
	for _, h := range plans {
		if h.Overdue(v.Day) {
			v.Overdue = append(v.Overdue, h)
		}
	}
	slices.Reverse(v.Overdue)
	v.Overdue = v.Overdue[:min(len(v.Overdue), perToday)]
	return s.show(w, r, http.StatusOK, p, p.TodayPage(v))
}

// dayIn is the day that a parameter names, YYYY-MM-DD.
func dayIn(s string) (calendar.Date, bool) {
	e, err := calendar.Parse(s)
	if err != nil {
		return calendar.Date{}, false
	}
	return e.Exact()
}

func (s *Server) happening(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	switch f := formOf(r); f {
	case "zip":
		return s.proof(w, r, id)
	case "csv", "geojson", "atom":
		if _, err := s.Ledger.Happening(r.Context(), id); err != nil {
			return err
		}
		return s.data(w, r, f, "id:"+id, "")
	}
	h, err := s.Ledger.Happening(r.Context(), id)
	if err != nil {
		return err
	}
	if formOf(r) != "" {
		return s.json(w, &h)
	}
	p := withForms(s.page(r, "happening.facts"), "json", "csv", "geojson", "atom", "zip")
	return s.show(w, r, http.StatusOK, p, p.Happening(viewOf(p, h, s.base(r))))
}

// viewOf is what the page of a happening shows; base stands before every path of a
// complete address.
func viewOf(p *web.Page, h ledger.Happening, base string) *web.HappeningView {
	p.Title = p.Summary(&h)
	return &web.HappeningView{Happening: h, Link: base + "/e/" + h.ID, Seen: p.Today.String()}
}

// base is what stands before every path of a complete address.
func (s *Server) base(r *http.Request) string {
	if s.Base != "" {
		return s.Base
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}

func (s *Server) article(w http.ResponseWriter, r *http.Request) error {
	id, q := r.PathValue("id"), r.URL.Query()
	n, _ := strconv.Atoi(q.Get("v"))
	t, err := s.Ledger.Article(r.Context(), id, max(n, 0))
	if err != nil {
		return err
	}
	if formOf(r) != "" {
		return s.json(w, &t)
	}
	v := &web.ArticleView{Text: t}
	if at, ok := web.ParseSpan(q.Get("t")); ok {
		v.Asked = &at
	}
	if from, _ := strconv.Atoi(q.Get("diff")); 0 < from && from < t.N {
		v.From = from
		if v.Diff, err = s.Ledger.Diff(r.Context(), id, from, t.N); err != nil {
			return err
		}
	}
	p := withForms(s.page(r, "article.events"), "json")
	p.Title = t.Title
	return s.show(w, r, http.StatusOK, p, p.Article(v))
}

func (s *Server) timeline(w http.ResponseWriter, r *http.Request) error {
	q, order := r.URL.Query().Get("q"), ledger.Order(r.URL.Query().Get("order"))
	if f := formOf(r); f != "" {
		return s.data(w, r, f, q, order)
	}
	p := withForms(s.page(r, "timeline.title"), "json", "csv", "geojson", "atom", "ics")
	v := &web.ListView{Query: q}
	v.Order = string(oneOf(orders, string(order)))
	ask := ledger.List{Query: q, Order: ledger.Order(v.Order), Limit: perPage + 1, After: r.URL.Query().Get("after")}
	list, err := s.Ledger.Happenings(r.Context(), ask)
	if v.Fault, err = faultOf(err); err != nil {
		return err
	}
	v.List = list[:min(len(list), perPage)]
	if len(list) > perPage {
		v.Next = p.Turn("after", list[perPage-1].Cursor(ask.Order))
	}
	if v.Fault == "" {
		if v.Count, v.More, err = s.Ledger.Count(r.Context(), ledger.List{Query: q}, mostCounted); err != nil {
			return err
		}
	}
	if v.Fault != "" {
		return s.show(w, r, statusFor(v.Fault), p, p.Timeline(v, nil))
	}
	drawn := &web.PlotsView{List: v.List}
	if drawn.Intensity, err = s.intensity(r, q, v.More || v.Count > s.exact); err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, p, p.Timeline(v, p.Plots(drawn)))
}

// statusFor is the status of a page that may show a fault of its query.
func statusFor(fault string) int {
	if fault != "" {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

func (s *Server) search(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query().Get("q")
	p := withForms(s.page(r, "search.title"), "json")
	v := &web.SearchView{Query: q, Tells: map[string]*ledger.Happening{}}
	var err error
	if q != "" {
		v.Found, err = s.Ledger.Search(r.Context(), q, perSearch)
	}
	if v.Fault, err = faultOf(err); err != nil {
		return err
	}
	if formOf(r) != "" {
		if v.Fault != "" {
			return &badRequest{v.Fault}
		}
		return s.json(w, v.Found)
	}
	var ids []string
	for i := range v.Found {
		ids = append(ids, v.Found[i].Happenings...)
	}
	slices.Sort(ids)
	list, err := s.Ledger.Lines(r.Context(), slices.Compact(ids))
	if err != nil {
		return err
	}
	for i := range list {
		v.Tells[list[i].ID] = &list[i]
	}
	return s.show(w, r, statusFor(v.Fault), p, p.Search(v))
}

func (s *Server) upcoming(w http.ResponseWriter, r *http.Request) error {
	if f := formOf(r); f != "" {
		return s.data(w, r, f, "status:future", "")
	}
	p := withForms(s.page(r, "upcoming.title"), "json", "csv", "geojson", "atom", "ics")
	list, err := s.Ledger.Upcoming(r.Context(), ledger.List{Limit: perAhead})
	if err != nil {
		return err
	}
	v := &web.UpcomingView{}
	for _, h := range list {
		switch {
		case h.Overdue(p.Today.String()):
			v.Overdue = append(v.Overdue, h)
		case h.Date == "":
			v.Undated = append(v.Undated, h)
		default:
			v.Ahead = append(v.Ahead, h)
		}
	}
	return s.show(w, r, http.StatusOK, p, p.Upcoming(v))
}
