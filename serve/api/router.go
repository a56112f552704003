package api

import (
	"net/http"
	"net/url"
	"strings"
)

// router is the mux as huma sees it: each handler is registered with its guards
// around it.
type router API

// feedSuffix is the one suffix behind an id. A pattern of http.ServeMux ends with a
// whole segment, so that it stands in one of its own there.
const feedSuffix = ".atom"

// HandleFunc registers an operation by the pattern that huma makes of it.
func (rt *router) HandleFunc(pattern string, handler func(http.ResponseWriter, *http.Request)) {
	a := (*API)(rt)
	op := a.table[pattern]
	a.patterns = append(a.patterns, pattern)
	segments := pattern
	if cut, ok := strings.CutSuffix(pattern, "}"+feedSuffix); ok {
		segments = cut + "}/" + feedSuffix
	}
	a.mux.Handle(segments, a.guarded(op, pattern, http.HandlerFunc(handler)))
}

// ServeHTTP is there for huma; requests come in by API.ServeHTTP.
func (rt *router) ServeHTTP(w http.ResponseWriter, r *http.Request) { rt.mux.ServeHTTP(w, r) }

// withinSegment puts the suffix of a feed into a segment of its own.
func withinSegment(r *http.Request) *http.Request {
	raw := r.URL.EscapedPath()
	cut, ok := strings.CutSuffix(raw, feedSuffix)
	if !ok || strings.HasSuffix(cut, "/") {
		return r
	}
	out := r.WithContext(r.Context())
	u := url.URL{Scheme: r.URL.Scheme, Host: r.URL.Host, RawQuery: r.URL.RawQuery}
	u.Path, u.RawPath = strings.TrimSuffix(r.URL.Path, feedSuffix)+"/"+feedSuffix, cut+"/"+feedSuffix
	out.URL = &u
	return out
}
