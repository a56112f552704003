// Package serve answers requests: pages for people, the same views as data, and the
// API.
//
// It asks the ledger, hands what it says to package web, and knows who may do
// what. It makes no HTML itself and decides nothing about happenings. Routes are
// one table (routes.go), which a test walks with every role.
package serve

import (
	"log/slog"
	"net/http"
	"net/netip"
	"time"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve/api"
	"github.com/musnad/musnad/web"
)

// Options are what a server needs.
type Options struct {
	Ledger   *ledger.Ledger
	Engine   *engine.Engine
	Accounts *accounts.Accounts   // nil: who can reach the server may do all, so it must listen on loopback only
	Proxied  bool                 // a proxy stands before it: its X-Forwarded-For and -Proto are believed
	Hosts    []string             // names under which it is reached, beside those of loopback; any if Accounts is set and it is empty
	Watch    *watch.Watch         // saved searches, webhooks and repeated requests; without it and Engine there is no API
	Fetcher  *gather.Fetcher      // asks the addresses of sources; without it none is asked
	Base     string               // the address before every path in links that leave the page; that of the request if empty
	Log      *slog.Logger         // one line a request; none if nil
	Now      func() time.Time     // time.Now if nil
	Today    func() calendar.Date // the day that pages are seen from; that of Now if nil
	Samples  bool                 // the bundled articles are offered as feeds, to gather from
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	Options
	handler http.Handler
	metrics *metrics
	built   web.Built
	exact   int      // mostExact, but in tests
	api     *api.API // nil without Watch

	gathering *gathering
}

// New is a server of a ledger, which stays the caller's to close.
func New(o Options) *Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Options: o, metrics: newMetrics(), exact: mostExact}
	s.built = web.Built{Islands: web.Has("built/map.js"), Fonts: web.Has("built/fonts.css")}
	if o.Today == nil {
		s.Today = func() calendar.Date { return dayOf(o.Now()) }
	}
	if o.Watch != nil && o.Engine != nil {
		s.api = s.newAPI()
	}
	s.gathering = newGathering(o.Log, s.visitSource)
	s.handler = s.observed(s.guarded(s.routed()))
	return s
}

// Close ends what the server does in the background, before its ledger is closed.
func (s *Server) Close() { s.gathering.close() }

func dayOf(t time.Time) calendar.Date {
	y, m, d := t.Date()
	return calendar.Date{Year: y, Month: int(m), Day: d}
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Loopback reports whether a host, with or without a port, is this machine as seen
// from itself.
func Loopback(host string) bool {
	name := hostname(host)
	if name == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && ip.Unmap().IsLoopback()
}
