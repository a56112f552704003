package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/serve/api"
)

// newAPI is the API of the same ledger, for those whom this server knows.
func (s *Server) newAPI() *api.API {
	o := api.Options{Ledger: s.Ledger, Engine: s.Engine, Watch: s.Watch, Fetcher: s.Fetcher, Log: s.Log, Who: s.whoseProgram, Address: s.address, Base: s.base, Now: s.Now,
		Seen: func(r *http.Request, pattern string) { seenRoute(r.Context(), pattern) }}
	if s.Accounts != nil {
		o.Note = s.noteProgram
	}
	return api.New(o)
}

// whoseProgram is who makes a request of the API. A session is a browser's, and asks
// for changes from a page of this server only.
func (s *Server) whoseProgram(r *http.Request) (*accounts.Principal, error) {
	who, err := s.who(r)
	switch {
	case errors.Is(err, errUnauthorized):
		return nil, nil
	case err == nil && who != nil && who.Session != "" && changes(r) && !sameOrigin(r):
		return nil, api.Forbidden("a session changes something only from a page of this server; programs show a token")
	}
	return who, err
}

// noteProgram puts what was done by the API into the audit log.
func (s *Server) noteProgram(ctx context.Context, n api.Note) error {
	detail := n.Detail
	if n.Who.Token != "" {
		detail = strings.TrimSpace("by token " + n.Who.Token + " " + detail)
	}
	return s.Accounts.Note(ctx, accounts.Event{Who: n.Who.Name, What: n.What, Subject: n.Subject, Address: n.Address, Outcome: accounts.Done, Detail: detail})
}
