package serve

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// decide keeps what a form of the page of a happening decides, and goes on to the
// next of the queue; a correction stays where it is.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) error {
	form, err := formIn(r)
	if err != nil {
		return err
	}
	h, err := s.Ledger.Happening(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	d, err := s.decisionOf(r, &h, form)
	if err == nil {
		d.By, d.Why = principal(r).Name, strings.TrimSpace(form.Get("why"))
		d, err = s.Ledger.Decide(r.Context(), d)
	}
	if refused(err) {
		return s.refuse(w, r, &h, form, err)
	}
	if err != nil {
		return err
	}
	next := d.Happening
	if d.Op != ledger.Correct {
		if next, err = s.nextOf(r, form.Get("q"), &h); err != nil {
			return err
		}
	}
	toReview(w, r, next, form.Get("q"), d.ID)
	return nil
}

func formIn(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, &badRequest{"the form cannot be read: " + err.Error()}
	}
	return r.PostForm, nil
}

// refused reports whether a decision cannot be kept as it was given.
func refused(err error) bool {
	return errors.As(err, new(*ledger.DecisionError)) || errors.As(err, new(*badRequest)) || errors.Is(err, ledger.ErrUnknown)
}

// refuse shows the page again, with what was given and what is wrong with it.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, h *ledger.Happening, form url.Values, why error) error {
	v := &web.ReviewView{Happening: *h, Queue: form.Get("q"), Field: form.Get("field"), Fault: why.Error(), Given: form}
	if ref, ok := web.ParseRef(form.Get("r")); ok {
		for i := range h.Reports {
			if h.Reports[i].Ref == ref {
				v.Shown = i
			}
		}
	}
	return s.showReview(w, r, v, http.StatusUnprocessableEntity)
}

// decisionOf is the decision that a form asks for, but for who decides.
func (s *Server) decisionOf(r *http.Request, h *ledger.Happening, form url.Values) (ledger.Decision, error) {
	d := ledger.Decision{Op: ledger.Op(form.Get("op")), Happening: h.ID}
	var err error
	switch d.Op {
	case ledger.Accept, ledger.Reject, ledger.Flag:
	case ledger.Correct:
		d.Field = form.Get("field")
		if d.Value, err = valueIn(s.page(r, "review.title"), d.Field, form); err == nil {
			d.Evidence, err = s.evidenceIn(r, form)
		}
	case ledger.Merge:
		d.Other = strings.TrimSpace(form.Get("id"))
		if d.Other == "" {
			d.Other = form.Get("other")
		}
		if d.Other == "" {
			err = &badRequest{s.page(r, "review.title").T("review.other-none")}
		}
	case ledger.Split:
		for _, x := range form["report"] {
			ref, ok := web.ParseRef(x)
			if !ok {
				return d, &badRequest{"the report " + strconv.Quote(x) + " is written ARTICLE:VERSION:START-END"}
			}
			d.Reports = append(d.Reports, ref)
		}
	default:
		err = &badRequest{"operation " + strconv.Quote(string(d.Op)) + ": use accept, reject, flag, correct, merge or split"}
	}
	return d, err
}

// undo takes back the decision that a form names, or else the last of who asks.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	form, err := formIn(r)
	if err != nil {
		return err
	}
	who := principal(r).Name
	id := form.Get("decision")
	if id == "" {
		last, err := s.Ledger.LastDecision(r.Context(), who)
		if errors.Is(err, ledger.ErrUnknown) {
			return &badRequest{s.page(r, "review.title").T("review.nothing-to-undo")}
		}
		if err != nil {
			return err
		}
		id = last.ID
	}
	d, err := s.Ledger.Decide(r.Context(), ledger.Decision{Op: ledger.Undo, Undoes: id, By: who})
	if errors.As(err, new(*ledger.DecisionError)) {
		return &badRequest{err.Error()}
	}
	if err != nil {
		return err
	}
	toReview(w, r, d.Happening, form.Get("q"), d.ID)
	return nil
}
