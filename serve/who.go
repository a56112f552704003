package serve

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/web"
)

// The cookie of a session. Over HTTPS its name lets no other host and no plain
// connection set it.
const (
	secureCookie = "__Host-musnad"
	plainCookie  = "musnad"
)

var errUnauthorized = errors.New("the token is not accepted: it may have expired or been removed")

// who is who makes a request: the person at the machine where there are no
// accounts; nil if nobody signed in. A token that is shown counts alone, and
// one that is not accepted is an error.
func (s *Server) who(r *http.Request) (*accounts.Principal, error) {
	if s.Accounts == nil {
		return accounts.Local(), nil
	}
	if token, ok := bearer(r); ok {
		who, err := s.Accounts.Bearer(r.Context(), token)
		if errors.Is(err, accounts.ErrRefused) {
			err = errUnauthorized
		}
		return who, err
	}
	c, err := r.Cookie(s.cookie(r))
	if err != nil {
		return nil, nil
	}
	who, err := s.Accounts.Session(r.Context(), c.Value)
	if errors.Is(err, accounts.ErrRefused) {
		return nil, nil
	}
	return who, err
}

// bearer is the token that a request shows: as Bearer, or as the password of HTTP
// Basic, which is all that feed readers can send.
func bearer(r *http.Request) (string, bool) {
	if _, password, ok := r.BasicAuth(); ok {
		return password, true
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

func (s *Server) cookie(r *http.Request) string {
	if s.secure(r) {
		return secureCookie
	}
	return plainCookie
}

// secure reports whether the browser speaks HTTPS, to this server or to the
// proxy before it.
func (s *Server) secure(r *http.Request) bool {
	return r.TLS != nil || s.Proxied && r.Header.Get("X-Forwarded-Proto") != "http"
}

// actor is who does something, and from which address.
func (s *Server) actor(r *http.Request) accounts.Actor {
	return accounts.Actor{Who: principal(r), Address: s.address(r)}
}

// address is where a request comes from. What a proxy adds to the end of
// X-Forwarded-For is believed where there is one; what stands before it anybody
// can write.
func (s *Server) address(r *http.Request) string {
	if list := r.Header.Values("X-Forwarded-For"); s.Proxied && len(list) > 0 {
		last := list[len(list)-1]
		return strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// changes reports whether a request asks to change something.
func changes(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions
}

// sameOrigin reports whether a page of this server made a request. Browsers say
// so with every request that changes something; the guard refuses what another
// site made, and a session takes nothing of which nobody says who made it.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && origin.Host != "" && origin.Host == r.Host
}

// askToSignIn leads to the page of signing in, and from there back. A program
// is told.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request) {
	if formOf(r) != "" || changes(r) || !langOf(r).Known() {
		w.Header().Set("WWW-Authenticate", `Bearer realm="musnad"`)
		http.Error(w, "sign in first, or show a token: Authorization: Bearer msn_…", http.StatusUnauthorized)
		return
	}
	to := url.URL{Path: "/" + string(langOf(r)) + "/signin", RawQuery: url.Values{"back": {r.URL.RequestURI()}}.Encode()}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
}

// fault is the text of what is wrong with what somebody asked of accounts; the
// error itself if it is none of theirs.
func (s *Server) fault(w http.ResponseWriter, r *http.Request, err error) (key string, status int, other error) {
	code := accounts.Code(err)
	status = http.StatusBadRequest
	var limit *accounts.LimitError
	switch {
	case err == nil:
		return "", http.StatusOK, nil
	case code == "":
		return "", 0, err
	case errors.As(err, &limit):
		w.Header().Set("Retry-After", web.Seconds(limit.Wait))
		status = http.StatusTooManyRequests
	case errors.Is(err, accounts.ErrBusy):
		w.Header().Set("Retry-After", "5")
		status = http.StatusServiceUnavailable
	case errors.Is(err, accounts.ErrRefused):
		status = http.StatusUnauthorized
	case errors.Is(err, accounts.ErrForbidden):
		status = http.StatusForbidden
	case errors.Is(err, accounts.ErrNotFound):
		status = http.StatusNotFound
	}
	return "fault." + code, status, nil
}
