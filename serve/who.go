package serve

import (
	"net/http"

	"github.com/musnad/musnad/internal/accounts"
)

// who is who makes a request: the person at the machine where there are no
// accounts; nil if nobody signed in.
func (s *Server) who(r *http.Request) (*accounts.Principal, error) {
	if s.Accounts == nil {
		return accounts.Local(), nil
	}
	return nil, nil
}

// askToSignIn leads to the page of signing in, and from there back.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "sign in first", http.StatusUnauthorized)
}
