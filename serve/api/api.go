// Package api is the HTTP API under /api/v1: what a ledger holds and what may be
// done with it, for programs.
//
// Operations are one table (table.go), each with the scope that it asks for. The
// OpenAPI document is made from the same table, and a test holds both equal. Around
// every operation stand, in this order: who asks, how often they may, what they may,
// the time that it may take, the answer to a request that is repeated, and whether
// the answer is what they have already (guard.go).
//
// It makes no page. It does not know how one signs in, nor how the ledger is kept.
package api

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
)

// Prefix stands before every path of the API.
const Prefix = "/api/v1"

// Options are what the API needs.
type Options struct {
	Ledger  *ledger.Ledger
	Engine  *engine.Engine
	Watch   *watch.Watch
	Fetcher *gather.Fetcher // looks what a new source is; without it the kind must be given
	Log     *slog.Logger

	// Who is who makes a request: by a token, a session, or as the only one who can
	// reach the server; nil for a stranger. An error is a fault of the server.
	Who func(r *http.Request) (*accounts.Principal, error)
	// Address is the address of the network from which a request came; that of the
	// connection if nil.
	Address func(r *http.Request) string
	// Note keeps what was done; it may be nil.
	Note func(ctx context.Context, n Note) error
	// Seen is told which operation answers a request; it may be nil.
	Seen func(r *http.Request, pattern string)
	// Base is what stands before Prefix in complete addresses.
	Base func(r *http.Request) string

	Rate  float64 // requests a second of one token, session or address; 20 if 0, unbounded if negative
	Burst int     // requests at once; 100 if 0
	Now   func() time.Time
}

// Note is something that was done, for a log of who did what.
type Note struct {
	Who     *accounts.Principal
	Address string // of the network
	What    string // as "decide", "article-add"
	Subject string
	Detail  string
}

// How often one may ask where Options do not say.
const (
	usualRate  = 20  // a second
	usualBurst = 100 // at once
)

// API answers the requests under Prefix. It is safe for concurrent use.
type API struct {
	Options
	huma     huma.API
	mux      *http.ServeMux
	patterns []string // of the mux, as they were registered
	table    map[string]*operation
	asked    *limits // by who asks
	guessed  *limits // by address, what was no token
	reading  turns
}

// New is the API of a ledger.
func New(o Options) *API {
	if o.Rate == 0 {
		o.Rate = usualRate
	}
	if o.Burst == 0 {
		o.Burst = usualBurst
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Address == nil {
		o.Address = addressOf
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	a := &API{Options: o, mux: http.NewServeMux(), table: map[string]*operation{}, asked: newLimits(o.Rate, o.Burst), guessed: newLimits(guessRate, guessBurst), reading: newTurns()}
	a.huma = humago.NewWithPrefix((*router)(a), Prefix, config(o.Engine.Version()))
	a.register()
	tagged(a.huma.OpenAPI())
	nullable(a.huma.OpenAPI().Components.Schemas)
	a.mux.HandleFunc("/", a.nowhere)
	return a
}

// ServeHTTP answers a request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if fault := recover(); fault != nil {
			a.Log.Error("a fault of the program", "path", r.URL.Path, "fault", fault, "at", string(debug.Stack()))
			a.fail(w, r, problemOf(codeServer))
		}
	}()
	h := w.Header()
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept, Accept-Language, Authorization, Cookie")
	a.mux.ServeHTTP(w, withinSegment(r))
}

// nowhere answers what no operation does: a path that is none, or a path with
// another method.
func (a *API) nowhere(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := a.mux.Handler(other); pattern != "/" && method != r.Method {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		a.fail(w, r, problemOf(codeNoPath))
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	a.fail(w, r, problemOf(codeMethod))
}

// addressOf is the address of the network from which a request came.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
