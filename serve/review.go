package serve

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

const (
	mostQueued  = 1000 // happenings that are counted
	perQueue    = 200  // happenings of the queue among which the one before is looked for
	mostSimilar = 8
)

// waiting is the queue: what nobody decided on, most origins first.
func waiting(query string, limit int) ledger.List {
	return ledger.List{Query: query, Order: ledger.ByOrigins, Open: true, Limit: limit}
}

// queue is the page of what waits for a decision.
func (s *Server) queue(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	ask := waiting(q.Get("q"), perPage+1)
	ask.After = q.Get("after")
	if formOf(r) != "" {
		return s.queueJSON(w, r, ask)
	}
	p := withForms(s.page(r, "review.title"), "json")
	v := &web.QueueView{Query: ask.Query}
	list, err := s.Ledger.Happenings(r.Context(), ask)
	if v.Fault, err = faultOf(err); err != nil {
		return err
	}
	v.List = list[:min(len(list), perPage)]
	if len(list) > perPage {
		v.Next = p.Turn("after", list[perPage-1].Cursor(ledger.ByOrigins))
	}
	if v.Fault == "" {
		if v.Left, v.More, err = s.Ledger.Count(r.Context(), waiting(v.Query, 0), mostQueued); err != nil {
			return err
		}
	}
	if v.Done, err = s.doneOf(r); err != nil {
		return err
	}
	return s.show(w, r, statusFor(v.Fault), p, p.Queue(v))
}

func (s *Server) queueJSON(w http.ResponseWriter, r *http.Request, ask ledger.List) error {
	ask.Limit = mostData
	list, err := s.Ledger.Happenings(r.Context(), ask)
	if err != nil {
		return err
	}
	return s.json(w, append([]ledger.Happening{}, list...))
}

// review is the page on which one happening is judged.
func (s *Server) review(w http.ResponseWriter, r *http.Request) error {
	h, err := s.Ledger.Happening(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	shown, _ := strconv.Atoi(q.Get("r"))
	v := &web.ReviewView{Happening: h, Queue: q.Get("q"), Shown: max(shown, 1) - 1, Field: q.Get("field")}
	return s.showReview(w, r, v, http.StatusOK)
}

// showReview completes the page of a happening and shows it.
func (s *Server) showReview(w http.ResponseWriter, r *http.Request, v *web.ReviewView, status int) error {
	if !slices.Contains(ledger.Fields, v.Field) {
		v.Field = ""
	}
	p := s.page(r, "review.title")
	p.Title = p.Summary(&v.Happening)
	for _, complete := range []func(*http.Request, *web.ReviewView) error{s.beside, s.withText, s.withSimilar} {
		if err := complete(r, v); err != nil {
			return err
		}
	}
	var err error
	if v.Done, err = s.doneOf(r); err != nil {
		return err
	}
	return s.show(w, r, status, p, p.Review(v))
}

// beside finds the neighbours of a happening in its queue. A queue that cannot be
// asked for has none: its page says what is wrong with it.
func (s *Server) beside(r *http.Request, v *web.ReviewView) error {
	ask := waiting(v.Queue, perQueue)
	first, err := s.Ledger.Happenings(r.Context(), ask)
	if fault, err := faultOf(err); err != nil || fault != "" {
		return err
	}
	k := slices.IndexFunc(first, func(h ledger.Happening) bool { return h.ID == v.ID })
	if k > 0 {
		v.Prev = first[k-1].ID
	}
	if v.Next, err = s.nextOf(r, v.Queue, &v.Happening); err != nil {
		return err
	}
	v.Left, v.More, err = s.Ledger.Count(r.Context(), ask, mostQueued)
	return err
}

// nextOf is the happening that waits behind another; the first of the queue behind
// the last; empty if none waits but that one, or the queue cannot be asked for.
func (s *Server) nextOf(r *http.Request, query string, h *ledger.Happening) (string, error) {
	for _, after := range []string{h.Cursor(ledger.ByOrigins), ""} {
		ask := waiting(query, 2)
		ask.After = after
		list, err := s.Ledger.Happenings(r.Context(), ask)
		if _, err := faultOf(err); err != nil {
			return "", err
		}
		for i := range list {
			if list[i].ID != h.ID {
				return list[i].ID, nil
			}
		}
	}
	return "", nil
}

func (s *Server) withText(r *http.Request, v *web.ReviewView) error {
	if len(v.Reports) == 0 {
		return nil
	}
	v.Shown = min(v.Shown, len(v.Reports)-1)
	ref := v.Reports[v.Shown].Ref
	t, err := s.Ledger.Article(r.Context(), ref.Article, ref.Version)
	v.Text = &t
	return err
}

func (s *Server) withSimilar(r *http.Request, v *web.ReviewView) (err error) {
	v.Similar, err = s.Ledger.Similar(r.Context(), v.ID, mostSimilar)
	return err
}

// doneOf is the decision that the address tells of: what was done last.
func (s *Server) doneOf(r *http.Request) (*web.DoneView, error) {
	id := r.URL.Query().Get("was")
	if id == "" {
		return nil, nil
	}
	d, err := s.Ledger.Decision(r.Context(), id)
	if errors.Is(err, ledger.ErrUnknown) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := &web.DoneView{Decision: d}
	if d.Happening != "" {
		h, err := s.Ledger.Happening(r.Context(), d.Happening)
		if err != nil {
			return nil, err
		}
		out.Of = &h
	}
	return out, nil
}

// toReview leads to the page of a happening, or to the queue if id is empty, which
// says what was decided.
func toReview(w http.ResponseWriter, r *http.Request, id, queue, was string) {
	to := url.URL{Path: "/" + r.PathValue("lang") + "/review"}
	if id != "" {
		to.Path += "/" + id
	}
	q := url.Values{"was": {was}}
	if queue != "" {
		q.Set("q", queue)
	}
	to.RawQuery = q.Encode()
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
}
