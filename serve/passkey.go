package serve

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"

	"github.com/musnad/musnad/internal/accounts"
)

// site is this server as the browser has it, to which passkeys are bound.
func (s *Server) site(r *http.Request) accounts.Site {
	origin := "http://" + r.Host
	if s.secure(r) {
		origin = "https://" + r.Host
	}
	if u, err := url.Parse(s.Base); err == nil && u.Host != "" {
		origin = u.Scheme + "://" + u.Host
		return accounts.Site{Host: u.Hostname(), Origin: origin}
	}
	return accounts.Site{Host: hostname(r.Host), Origin: origin}
}

// named reports whether passkeys can be bound to where the server is reached:
// an address is no name.
func (s *Server) named(r *http.Request) bool { return net.ParseIP(s.site(r).Host) == nil }

// tell answers a script: with a value, or with what is wrong.
func (s *Server) tell(w http.ResponseWriter, r *http.Request, v any, err error) error {
	key, status, other := s.fault(w, r, err)
	if other != nil {
		return other
	}
	if err == nil {
		return s.json(w, v)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(map[string]string{"fault": s.page(r, "signin.title").T(key)})
}

// deviceAnswer is what a device answered to an offer.
type deviceAnswer struct {
	Ceremony string          `json:"ceremony"`
	Name     string          `json:"name"` // what the user calls the device
	Back     string          `json:"back"` // where to go after signing in
	Response json.RawMessage `json:"response"`
}

func readAnswer(r *http.Request) (a deviceAnswer, err error) {
	if err = json.NewDecoder(r.Body).Decode(&a); err != nil {
		var large *http.MaxBytesError
		if !errors.As(err, &large) {
			err = &badRequest{"the answer of the device cannot be read: " + err.Error()}
		}
	}
	return a, err
}

func (s *Server) offerPasskey(w http.ResponseWriter, r *http.Request) error {
	o, err := s.Accounts.OfferPasskey(r.Context(), s.actor(r), s.site(r), r.PostForm.Get("password"))
	return s.tell(w, r, o, err)
}

func (s *Server) addPasskey(w http.ResponseWriter, r *http.Request) error {
	a, err := readAnswer(r)
	if err != nil {
		return err
	}
	err = s.Accounts.AddPasskey(r.Context(), s.actor(r), a.Ceremony, a.Name, a.Response)
	return s.tell(w, r, map[string]string{"to": "/" + string(langOf(r)) + "/account?done=account.passkey-added"}, err)
}

func (s *Server) removePasskey(w http.ResponseWriter, r *http.Request) error {
	by := s.actor(r)
	return s.changed(w, r, "account.passkey-removed", s.Accounts.RemovePasskey(r.Context(), by, by.Who.Name, r.PostForm.Get("id")))
}

func (s *Server) offerSignIn(w http.ResponseWriter, r *http.Request) error {
	o, err := s.Accounts.OfferSignIn(r.Context(), s.address(r), s.site(r))
	return s.tell(w, r, o, err)
}

func (s *Server) signInByPasskey(w http.ResponseWriter, r *http.Request) error {
	a, err := readAnswer(r)
	if err != nil {
		return err
	}
	secret, _, err := s.Accounts.SignInByPasskey(r.Context(), accounts.SignIn{Address: s.address(r), Agent: r.UserAgent()}, a.Ceremony, a.Response)
	if err != nil {
		return s.tell(w, r, nil, err)
	}
	if err := s.Accounts.SignOut(r.Context(), s.actor(r)); err != nil { // of who used the browser before
		return err
	}
	s.setCookie(w, r, secret, int(accounts.MostSession.Seconds()))
	return s.json(w, map[string]string{"to": pathHere(r, a.Back).String()})
}
