package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve/api"
	"github.com/musnad/musnad/web"
)

// handler answers a request, or says why it cannot.
type handler func(s *Server, w http.ResponseWriter, r *http.Request) error

// route is one row of the table of routes.
type route struct {
	pattern string         // as http.ServeMux has it; {lang} stands for each language
	scope   accounts.Scope // what one must be allowed; public if empty
	do      handler
	forms   []string // data forms of the same view: suffixes of the path
}

// routes is every page. Each is reached as it stands here and, where it has forms,
// with one of them behind its path: /ar/timeline.csv.
var routes = []route{
	{"GET /{$}", "", (*Server).root, nil},
	{"GET /e/{id}", "", (*Server).toLanguage, nil},
	{"GET /a/{id}", "", (*Server).toLanguage, nil},
	// People, bodies, states.
	{"GET /p/{id}", "", (*Server).toLanguage, nil},
	{"GET /{lang}/entities", accounts.Read, (*Server).entities, []string{"json"}},
	{"GET /{lang}/p/{id}", accounts.Read, (*Server).entity, []string{"json", "csv", "geojson", "atom", "ics"}},
	{"POST /{lang}/p/{id}", accounts.Review, (*Server).decideIdentity, nil},
	{"GET /{lang}/sources", accounts.Read, (*Server).sources, []string{"json", "csv"}},
	{"POST /{lang}/sources", accounts.Ingest, (*Server).addSource, nil},
	{"POST /{lang}/sources/{id}/gather", accounts.Ingest, (*Server).gatherSource, nil},
	{"POST /{lang}/sources/{id}/grade", accounts.Review, (*Server).gradeSource, nil},
	{"POST /{lang}/sources/{id}/remove", accounts.Ingest, (*Server).removeSource, nil},
	{"GET /{lang}/{$}", accounts.Read, (*Server).today, nil},
	{"GET /{lang}/e/{id}", accounts.Read, (*Server).happening, []string{"json", "csv", "geojson", "atom", "zip"}},
	{"GET /{lang}/a/{id}", accounts.Read, (*Server).article, []string{"json"}},
	{"GET /{lang}/timeline", accounts.Read, (*Server).timeline, []string{"json", "csv", "geojson", "atom", "ics"}},
	{"GET /{lang}/search", accounts.Read, (*Server).search, []string{"json"}},
	{"GET /{lang}/upcoming", accounts.Read, (*Server).upcoming, []string{"json", "csv", "geojson", "atom", "ics"}},
	{"GET /{lang}/map", accounts.Read, (*Server).places, []string{"json", "csv", "geojson"}},
	{"GET /{lang}/network", accounts.Read, (*Server).network, []string{"json", "csv", "gexf"}},
	{"GET /{lang}/help", "", (*Server).help, nil},
	{"GET /{lang}/help/{name}", "", (*Server).help, nil},
	{"GET /{lang}/settings", "", (*Server).settings, nil},
	{"POST /{lang}/settings", "", (*Server).saveSettings, nil},
	{"GET /{lang}/signin", "", team((*Server).signInForm), nil},
	{"POST /{lang}/signin", "", team((*Server).signIn), nil},
	{"POST /{lang}/signout", "", team((*Server).signOut), nil},
	{"GET /link/{secret}", "", (*Server).toLanguage, nil},
	{"GET /{lang}/link/{secret}", "", team((*Server).link), nil},
	{"POST /{lang}/link/{secret}", "", team((*Server).useLink), nil},
	{"GET /{lang}/account", accounts.Read, signed((*Server).account), nil},
	{"POST /{lang}/account/password", accounts.Read, signed((*Server).changePassword), nil},
	{"POST /{lang}/account/session", accounts.Read, signed((*Server).endSession), nil},
	{"POST /{lang}/account/token", accounts.Read, signed((*Server).addToken), nil},
	{"POST /{lang}/account/token/remove", accounts.Read, signed((*Server).removeToken), nil},
	{"POST /{lang}/signin/passkey/offer", "", team((*Server).offerSignIn), nil},
	{"POST /{lang}/signin/passkey", "", team((*Server).signInByPasskey), nil},
	{"POST /{lang}/account/passkey/offer", accounts.Read, signed((*Server).offerPasskey), nil},
	{"POST /{lang}/account/passkey", accounts.Read, signed((*Server).addPasskey), nil},
	{"POST /{lang}/account/passkey/remove", accounts.Read, signed((*Server).removePasskey), nil},
	{"GET /{lang}/admin/users", accounts.Admin, signed((*Server).users), nil},
	{"POST /{lang}/admin/users", accounts.Admin, signed((*Server).addUser), nil},
	{"POST /{lang}/admin/user", accounts.Admin, signed((*Server).changeUser), nil},
	{"GET /{lang}/admin/audit", accounts.Admin, team((*Server).audit), []string{"json"}},
	// A text is read, and nothing is kept.
	{"GET /{lang}/explain", accounts.Read, (*Server).explainForm, nil},
	{"POST /{lang}/explain", accounts.Read, (*Server).explain, nil},
	// What people decide.
	{"GET /{lang}/review", accounts.Review, (*Server).queue, []string{"json"}},
	{"POST /{lang}/review", accounts.Review, (*Server).undo, nil},
	{"GET /{lang}/review/{id}", accounts.Review, (*Server).review, nil},
	{"POST /{lang}/review/{id}", accounts.Review, (*Server).decide, nil},
	{"GET /raw/{hash}", accounts.Read, (*Server).raw, nil},
	{"GET /static/{file...}", "", (*Server).static, nil},
	{"GET /samples/{name}", "", (*Server).sample, nil},
	{"GET /healthz", "", (*Server).health, nil},
	{"GET /metrics", accounts.Admin, (*Server).showMetrics, nil},
}

// routed is the table as a handler.
func (s *Server) routed() http.Handler {
	mux := http.NewServeMux()
	for i := range routes {
		rt := &routes[i]
		if !strings.Contains(rt.pattern, "/{lang}/") {
			mux.HandleFunc(rt.pattern, func(w http.ResponseWriter, r *http.Request) { s.answer(rt, w, r) })
			continue
		}
		for _, l := range web.Langs {
			mux.HandleFunc(strings.Replace(rt.pattern, "{lang}", string(l), 1), func(w http.ResponseWriter, r *http.Request) {
				r.SetPathValue("lang", string(l))
				s.answer(rt, w, r)
			})
		}
	}
	if s.api != nil {
		mux.Handle(api.Prefix+"/", s.api)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, errNotFound) })
	return suffixed(mux)
}

var (
	errNotFound  = errors.New("there is nothing at this address")
	errForbidden = errors.New("this role may not do that")
)

// answer asks whether the request is allowed, and runs the route.
func (s *Server) answer(rt *route, w http.ResponseWriter, r *http.Request) {
	seenRoute(r.Context(), rt.pattern)
	if f := formOf(r); f != "" && !rt.has(f) {
		s.fail(w, r, errNotFound)
		return
	}
	who, err := s.who(r)
	switch {
	case err != nil:
	case changes(r) && who != nil && who.Session != "" && !sameOrigin(r):
		err = errForbidden
	case rt.scope == "":
	case who == nil:
		s.askToSignIn(w, r)
		return
	case !who.May(rt.scope):
		err = errForbidden
	}
	if err == nil {
		err = rt.do(s, w, r.WithContext(withPrincipal(r.Context(), who)))
	}
	if err != nil {
		s.fail(w, r, err)
	}
}

func (rt *route) has(form string) bool {
	for _, f := range rt.forms {
		if f == form {
			return true
		}
	}
	return false
}

// statusOf is the HTTP status of an error.
func statusOf(err error) int {
	var large *http.MaxBytesError
	var query *ledger.QueryError
	switch {
	case errors.Is(err, errNotFound), errors.Is(err, ledger.ErrUnknown):
		return http.StatusNotFound
	case errors.Is(err, errForbidden), errors.Is(err, accounts.ErrForbidden):
		return http.StatusForbidden
	case errors.Is(err, errUnauthorized):
		return http.StatusUnauthorized
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.As(err, &query), errors.Is(err, ledger.ErrNoWords), errors.Is(err, ledger.ErrText), errors.As(err, new(*badRequest)):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// badRequest is the error of a request that cannot be understood.
type badRequest struct{ what string }

func (e *badRequest) Error() string { return e.what }

// dataForms are the suffixes by which a view is asked for as data.
var dataForms = []string{"json", "csv", "geojson", "atom", "ics", "zip", "gexf"}

// suffixed takes the form off a path. An id that ends like a form has its dot
// written as %2E, and is let be.
func suffixed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		raw := r.URL.EscapedPath()
		for _, f := range dataForms {
			if cut, ok := strings.CutSuffix(raw, "."+f); ok && !strings.HasPrefix(raw, "/static/") && !strings.HasPrefix(raw, "/api/") {
				r2 := r.WithContext(context.WithValue(r.Context(), formKey, f))
				u := *r.URL
				u.Path, u.RawPath = strings.TrimSuffix(u.Path, "."+f), cut
				r2.URL = &u
				next.ServeHTTP(w, r2)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// Pages are the patterns of the pages, without their language, as they stand in the
// table: "", "e/{id}", "timeline".
func Pages() (out []string) {
	for i := range routes {
		if p, ok := strings.CutPrefix(routes[i].pattern, "GET /{lang}/"); ok {
			out = append(out, strings.TrimSuffix(p, "{$}"))
		}
	}
	return out
}
