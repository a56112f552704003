package serve

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// identityKept is the key of what is said after a decision on who is who.
const identityKept = "entity.decided"

// perEntities is how many entities a list shows.
const perEntities = 50

func (s *Server) entities(w http.ResponseWriter, r *http.Request) error {
	v := &web.EntitiesView{Query: r.URL.Query().Get("q")}
	var err error
	if v.Query == "" {
		v.List, err = s.Ledger.Foremost(r.Context(), perEntities)
	} else {
		v.List, err = s.Ledger.Called(r.Context(), v.Query, perEntities)
	}
	if v.Fault, err = faultOf(err); err != nil {
		return err
	}
	if formOf(r) != "" {
		if v.Fault != "" {
			return &badRequest{v.Fault}
		}
		return s.json(w, append([]ledger.Entity{}, v.List...))
	}
	p := withForms(s.page(r, "entities.title"), "json")
	return s.show(w, r, statusFor(v.Fault), p, p.Entities(v))
}

// wholeEntity is an entity as data: with its offices.
type wholeEntity struct {
	*ledger.Portrait
	Offices []web.Office `json:"offices,omitempty"`
}

func (s *Server) entity(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	if f := formOf(r); f != "" && f != "json" {
		return s.data(w, r, f, `party:"`+id+`"`, "")
	}
	e, err := s.Ledger.Entity(r.Context(), id)
	if err != nil {
		return err
	}
	if formOf(r) != "" {
		return s.json(w, wholeEntity{&e, s.offices(&e.Entity)})
	}
	if e.ID != id {
		http.Redirect(w, r, "/"+r.PathValue("lang")+"/p/"+url.PathEscape(e.ID), http.StatusFound)
		return nil
	}
	return s.showEntity(w, r, http.StatusOK, &web.EntityView{Portrait: e})
}

// showEntity fills in what the page of an entity needs, and shows it.
func (s *Server) showEntity(w http.ResponseWriter, r *http.Request, status int, v *web.EntityView) (err error) {
	p := withForms(s.page(r, "entities.title"), "json", "csv", "geojson", "atom", "ics")
	v.Offices = s.offices(&v.Entity)
	n, _ := strconv.Atoi(r.URL.Query().Get("page"))
	n = min(max(n, 1), 1000)
	if v.List, err = s.Ledger.HappeningsOf(r.Context(), v.ID, perPage+1, (n-1)*perPage); err != nil {
		return err
	}
	if len(v.List) > perPage {
		v.List, v.Next = v.List[:perPage], p.Turn("page", strconv.Itoa(n+1))
	}
	if p.User.Review {
		if v.Alike, err = s.alike(r.Context(), &v.Portrait); err != nil {
			return err
		}
	}
	p.Title = p.EntityName(&v.Entity)
	if r.URL.Query().Get("done") == identityKept {
		p.Notice = identityKept
	}
	return s.show(w, r, status, p, p.Entity(v))
}

// mostAlike is how many are offered as perhaps the same.
const mostAlike = 6

// alike are others of the same name of whom nobody has said whether they are the
// same.
func (s *Server) alike(ctx context.Context, e *ledger.Portrait) ([]ledger.Entity, error) {
	if len(e.Names) == 0 {
		return nil, nil
	}
	list, err := s.Ledger.Called(ctx, e.Names[0].Text, 2*mostAlike)
	if err != nil {
		return nil, err
	}
	said := map[string]bool{e.ID: true}
	for i := range e.Decisions {
		if d := &e.Decisions[i]; d.Undone == "" {
			said[d.Entity], said[d.Other] = true, true
		}
	}
	list = slices.DeleteFunc(list, func(x ledger.Entity) bool { return said[x.ID] })
	return list[:min(len(list), mostAlike)], nil
}

// decideIdentity keeps what a person says of who an entity is.
func (s *Server) decideIdentity(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return &badRequest{"the form cannot be read: " + err.Error()}
	}
	id := r.PathValue("id")
	e, err := s.Ledger.Entity(r.Context(), id)
	if err != nil {
		return err
	}
	d := ledger.Decision{Op: ledger.Op(r.PostForm.Get("op")), By: principal(r).Name, Why: r.PostForm.Get("why")}
	switch d.Op {
	case ledger.Same, ledger.Apart:
		d.Entity, d.Other = id, r.PostForm.Get("other")
	case ledger.Undo:
		d.Undoes = r.PostForm.Get("undoes")
		if !slices.ContainsFunc(e.Decisions, func(x ledger.Decision) bool { return x.ID == d.Undoes }) {
			return &badRequest{"that is no decision on this entity"}
		}
	default:
		return &badRequest{"write op as same, apart or undo"}
	}
	_, err = s.Ledger.Decide(r.Context(), d)
	if refused(err) {
		return s.showEntity(w, r, refusedAs(err), &web.EntityView{Portrait: e, Fault: err.Error()})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/"+r.PathValue("lang")+"/p/"+url.PathEscape(id)+"?done="+identityKept, http.StatusSeeOther)
	return nil
}

// refusedAs is the status of a decision that the ledger does not take.
func refusedAs(err error) int {
	if errors.Is(err, ledger.ErrUnknown) {
		return http.StatusNotFound
	}
	return http.StatusConflict
}

// offices are those that the word lists know an entity, and all that a person said
// are the same, to have held. A code that is no row of theirs stands for itself.
func (s *Server) offices(e *ledger.Entity) (out []web.Office) {
	lex := s.Engine.Lexicon()
	name := func(id string) string {
		if row := lex.ByID(id); row != nil {
			return row.Name()
		}
		return id
	}
	for _, id := range append([]string{e.ID}, e.Same...) {
		for _, h := range lex.Offices(id) {
			out = append(out, web.Office{ID: h.ID, Name: name(h.Office), Of: name(h.Of), From: h.From, To: h.To})
		}
	}
	return out
}
