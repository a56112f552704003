package serve

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/web"
)

// page is what every page of a request knows.
func (s *Server) page(r *http.Request, title string) *web.Page {
	p := &web.Page{Lang: langOf(r), Path: pathOf(r), Query: r.URL.Query(), Settings: settingsOf(r), Today: s.Today(), Built: s.built}
	if !p.Lang.Known() {
		p.Lang = web.Preferred(r.Header.Get("Accept-Language"))
	}
	if s.Engine != nil {
		p.Lists = names{s.Engine}
	}
	if who := principal(r); who != nil {
		p.User = web.User{Name: who.Name, Team: s.Accounts != nil, Review: who.May(accounts.Review), Admin: who.May(accounts.Admin)}
	}
	p.User.Out = s.Accounts != nil && principal(r) == nil
	p.Title = p.T(title)
	p.Notice = noticeOf(r)
	return p
}

// names are those that the engine's word lists know.
type names struct{ *engine.Engine }

// English writes an Arabic name in Latin letters.
func (n names) English(name string) string { return n.Lexicon().English(name) }

// pathOf is the path of a request without its language.
func pathOf(r *http.Request) string {
	path := r.URL.EscapedPath()
	if lang := r.PathValue("lang"); lang != "" {
		path = path[min(len(path), len(lang)+2):]
	}
	return path
}

// withForms says in which forms a view is to be had as data.
func withForms(p *web.Page, forms ...string) *web.Page {
	for _, f := range forms {
		href := p.Href(p.Path) + "." + f
		if len(p.Query) > 0 {
			href += "?" + p.Query.Encode()
		}
		p.Data = append(p.Data, web.Form{Name: f, Href: href})
	}
	return p
}

// show writes a page. It is made whole first, so that an error leaves no half of
// it.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, p *web.Page, body templ.Component) error {
	var b bytes.Buffer
	if err := p.Layout(body).Render(r.Context(), &b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", string(p.Lang))
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, err := b.WriteTo(w)
	if err != nil {
		s.Log.Debug("a page was not taken", "error", err)
	}
	return nil
}

// fail shows an error, as a page or, where data was asked for, as JSON.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	if status == http.StatusInternalServerError && r.Context().Err() == nil {
		s.Log.Error("request failed", slog.String("path", withoutSecret(r.URL.Path)), slog.Any("error", err))
	}
	p := s.page(r, "error.title")
	what := err.Error()
	if errors.Is(err, ledger.ErrText) {
		what = ledger.ErrText.Error() // without the statement that the database refused
	}
	switch status {
	case http.StatusNotFound:
		what = p.T("error.not-found")
	case http.StatusForbidden:
		what = p.T("error.forbidden")
	case http.StatusInternalServerError:
		what = p.T("error.server")
	}
	if formOf(r) != "" {
		http.Error(w, what, status)
		return
	}
	p.Path, p.Query, p.Stray = "", nil, true // in the other language the first page
	if shown := s.show(w, r, status, p, p.Failed(what)); shown != nil {
		http.Error(w, what, status)
	}
}

// faultOf is what is wrong with a query, for a person; err if the fault is another.
func faultOf(err error) (string, error) {
	var query *ledger.QueryError
	if errors.As(err, &query) {
		return query.Error(), nil
	}
	if errors.Is(err, ledger.ErrNoWords) {
		return err.Error(), nil
	}
	return "", err
}

// root leads to the first page in the language of the reader.
func (s *Server) root(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, "/"+string(web.Preferred(r.Header.Get("Accept-Language")))+"/", http.StatusFound)
	return nil
}

// toLanguage leads from an address without a language, which is that of the thing
// itself, to a page.
func (s *Server) toLanguage(w http.ResponseWriter, r *http.Request) error {
	u := url.URL{Path: "/" + string(web.Preferred(r.Header.Get("Accept-Language"))) + r.URL.Path, RawQuery: r.URL.RawQuery}
	w.Header().Add("Vary", "Accept-Language")
	http.Redirect(w, r, u.String(), http.StatusFound)
	return nil
}
