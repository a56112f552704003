package serve

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// How many outlets and origins a page shows, and how long an address is looked at.
const (
	perVoices    = 100
	discoverTime = 30 * time.Second
)

// allSources is everything on whose word the ledger stands.
type allSources struct {
	Sources []ledger.SourceState `json:"sources"`
	Outlets []ledger.Outlet      `json:"outlets"`
	Origins []ledger.Teller      `json:"origins"`
}

func (s *Server) allSources(ctx context.Context) (v allSources, err error) {
	if v.Sources, err = s.Ledger.Sources(ctx); err != nil {
		return v, err
	}
	if v.Outlets, err = s.Ledger.Outlets(ctx, perVoices); err != nil {
		return v, err
	}
	v.Origins, err = s.Ledger.Origins(ctx, perVoices)
	return v, err
}

func (s *Server) sources(w http.ResponseWriter, r *http.Request) error {
	v, err := s.allSources(r.Context())
	switch {
	case err != nil:
		return err
	case formOf(r) == "json":
		v.Sources = append([]ledger.SourceState{}, v.Sources...)
		return s.json(w, v)
	case formOf(r) == "csv":
		return s.sheet(w, "musnad-sources", sourceColumns, rowsOf(v.Sources, sourceRow))
	}
	return s.showSources(w, r, http.StatusOK, v, "")
}

var sourceColumns = []string{"id", "url", "kind", "title", "zone", "follow", "grade", "articles", "state", "reason", "visited", "last_good"}

func sourceRow(x *ledger.SourceState) []string {
	last, good := cmp.Or(x.Last, &ledger.Fetch{}), cmp.Or(x.LastGood, &ledger.Fetch{})
	return []string{x.ID, x.URL, x.Kind, x.Title, x.Zone, x.Follow, x.Grade, strconv.Itoa(x.Articles), last.State, last.Reason, last.At, good.At}
}

func (s *Server) showSources(w http.ResponseWriter, r *http.Request, status int, v allSources, fault string) error {
	p := withForms(s.page(r, "sources.title"), "json", "csv")
	who := principal(r)
	view := &web.SourcesView{Fault: fault, Outlets: v.Outlets, Ingest: who.May(accounts.Ingest), Online: s.Fetcher != nil, Typed: r.PostForm}
	for _, x := range v.Sources {
		one := web.SourceView{SourceState: x}
		one.Doing, one.Failed = s.gathering.state(x.ID)
		view.Busy = view.Busy || one.Doing != ""
		view.Sources = append(view.Sources, one)
	}
	for _, o := range v.Origins {
		if o.Kind == "agency" {
			view.Agencies = append(view.Agencies, o)
		} else {
			view.Origins = append(view.Origins, o)
		}
	}
	if n := r.URL.Query().Get("done"); slices.Contains(web.SourceNotices, n) {
		p.Notice = n
	}
	return s.show(w, r, status, p, p.Sources(view))
}

// addSource adds what stands at an address.
func (s *Server) addSource(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return &badRequest{"the form cannot be read: " + err.Error()}
	}
	list, err := s.meant(r)
	if err != nil {
		v, err2 := s.allSources(r.Context())
		if err2 != nil {
			return err2
		}
		return s.showSources(w, r, http.StatusUnprocessableEntity, v, err.Error())
	}
	known, err := s.Ledger.Sources(r.Context())
	if err != nil {
		return err
	}
	for _, x := range list {
		kept, err := s.Ledger.AddSource(r.Context(), ledger.Source{URL: x.URL, Kind: x.Kind, Title: x.Title, Zone: x.Zone, Follow: x.Follow, Grade: ledger.GradeOf(known, x.URL)})
		if err != nil {
			return err
		}
		if err := s.noted(r, "source-add", kept.ID, kept.URL); err != nil {
			return err
		}
	}
	return toSources(w, r, "sources.added")
}

// meant are the sources that a form names. Directories of the server's own machine
// are added there.
func (s *Server) meant(r *http.Request) (list []gather.Source, err error) {
	f := r.PostForm
	list = []gather.Source{{URL: f.Get("url"), Kind: f.Get("kind")}}
	if list[0].Kind == gather.KindDirectory {
		return nil, errors.New("directories are added on the server's own machine: musnad add")
	}
	if kind := f.Get("kind"); kind == "" || kind == "auto" {
		if s.Fetcher == nil {
			return nil, errors.New("this server asks no others; say what it is")
		}
		ctx, stop := context.WithTimeout(r.Context(), discoverTime)
		defer stop()
		if list, err = s.Fetcher.Discover(ctx, f.Get("url")); err != nil {
			return nil, err
		}
	}
	for i := range list {
		x := &list[i]
		x.Title, x.Zone, x.Follow = cmp.Or(f.Get("title"), x.Title), f.Get("zone"), f.Get("follow")
		if err := x.Check(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// removeSource ends gathering from a source; what came of it stays.
func (s *Server) removeSource(w http.ResponseWriter, r *http.Request) error {
	return s.changeSource(w, r, "source-remove", "sources.removed", func(x *ledger.Source) error {
		x.Removed = true
		return nil
	})
}

// gradeSource keeps how reliable a person finds a source.
func (s *Server) gradeSource(w http.ResponseWriter, r *http.Request) error {
	return s.changeSource(w, r, "source-grade", "sources.graded", func(x *ledger.Source) error {
		g := r.PostFormValue("grade")
		if g != "" && g != x.Grade && !slices.Contains(web.Grades, g) {
			return &badRequest{"write a grade from A to F, or none"}
		}
		x.Grade = g
		return nil
	})
}

func (s *Server) changeSource(w http.ResponseWriter, r *http.Request, what, notice string, change func(*ledger.Source) error) error {
	x, err := s.source(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if err := change(&x.Source); err != nil {
		return err
	}
	if _, err := s.Ledger.AddSource(r.Context(), x.Source); err != nil {
		return err
	}
	if err := s.noted(r, what, x.ID, x.Grade); err != nil {
		return err
	}
	return toSources(w, r, notice)
}

// gatherSource has a source visited in the background.
func (s *Server) gatherSource(w http.ResponseWriter, r *http.Request) error {
	x, err := s.source(r.Context(), r.PathValue("id"))
	switch {
	case err != nil:
		return err
	case s.Fetcher == nil:
		return &badRequest{"this server asks no others"}
	case !s.gathering.ask(x.ID):
		return toSources(w, r, "sources.too-many")
	}
	return toSources(w, r, "sources.asked")
}

func toSources(w http.ResponseWriter, r *http.Request, notice string) error {
	http.Redirect(w, r, "/"+r.PathValue("lang")+"/sources?done="+notice, http.StatusSeeOther)
	return nil
}

// noted tells the log of a team what somebody did.
func (s *Server) noted(r *http.Request, what, subject, detail string) error {
	if s.Accounts == nil {
		return nil
	}
	by := s.actor(r)
	return s.Accounts.Note(r.Context(), accounts.Event{Who: by.Who.Name, What: what, Subject: subject, Address: by.Address, Outcome: accounts.Done, Detail: detail})
}
