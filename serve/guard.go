package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// policy lets a page load what this server has, and nothing else: no other host, no
// script or style in the page itself, no frame around it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

var headers = map[string]string{
	"Cache-Control":                "private, no-cache", // unless the answer says otherwise
	"Content-Security-Policy":      policy,
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}

// largest is how many bytes a request may have: a text that is pasted.
const largest = 4 << 20

// guarded sets the headers of every answer, bounds what comes in, and refuses
// requests that another site makes: those that change something (by their
// Sec-Fetch-Site or Origin), and, where nobody signs in, those under a foreign
// name, by which a site could make a browser read the ledger (DNS rebinding).
func (s *Server) guarded(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return cross.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		if s.secure(r) && !Loopback(r.Host) {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		}
		if !s.known(r.Host) {
			http.Error(w, "this server is not known under the name "+hostname(r.Host)+"; start it with --host to allow it", http.StatusMisdirectedRequest)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, largest)
		next.ServeHTTP(w, r)
	}))
}

func (s *Server) known(host string) bool {
	return Loopback(host) || slices.Contains(s.Hosts, hostname(host)) || s.Accounts != nil && len(s.Hosts) == 0
}

// hostname is a host without its port.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}
