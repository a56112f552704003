package serve

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/web"
)

// account is the page of who is signed in.
func (s *Server) account(w http.ResponseWriter, r *http.Request) error {
	return s.showAccount(w, r, http.StatusOK, &web.AccountView{})
}

func (s *Server) showAccount(w http.ResponseWriter, r *http.Request, status int, v *web.AccountView) error {
	by := s.actor(r)
	sessions, err := s.Accounts.Sessions(r.Context(), by, by.Who.Name)
	if err != nil {
		return err
	}
	tokens, err := s.Accounts.Tokens(r.Context(), by, by.Who.Name)
	if err != nil {
		return err
	}
	keys, err := s.Accounts.Passkeys(r.Context(), by, by.Who.Name)
	if err != nil {
		return err
	}
	for _, k := range keys {
		v.Keys = append(v.Keys, web.Key{ID: k.ID, Name: k.Name, Used: minute(k.Used)})
	}
	v.Role, v.Passkeys = string(by.Who.Role), s.named(r)
	for _, x := range by.Who.Role.Scopes() {
		v.Scopes = append(v.Scopes, string(x))
	}
	for _, x := range sessions {
		v.Sessions = append(v.Sessions, web.Session{ID: x.ID, Here: x.ID == by.Who.Session, Seen: minute(x.Seen), Address: x.Address, Agent: x.Agent})
	}
	for _, x := range tokens {
		v.Tokens = append(v.Tokens, s.token(x))
	}
	p := s.page(r, "account.title")
	p.Path, p.Query = "account", nil // a form's own address has no page
	return s.show(w, r, status, p, p.Account(v))
}

func (s *Server) token(x accounts.Token) web.Token {
	t := web.Token{ID: x.ID, Name: x.Name, Ends: minute(x.Expires), Used: minute(x.Used), Over: x.Expired(s.Now())}
	for _, y := range x.Scopes {
		t.Scopes = append(t.Scopes, string(y))
	}
	return t
}

// minute is a time to the minute, in UTC; empty for never.
func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04")
}

// changed shows the account after something was asked of it: what was done, or
// why not.
func (s *Server) changed(w http.ResponseWriter, r *http.Request, notice string, err error) error {
	key, status, other := s.fault(w, r, err)
	switch {
	case other != nil:
		return other
	case err != nil:
		return s.showAccount(w, r, status, &web.AccountView{Fault: key})
	}
	http.Redirect(w, r, "/"+string(langOf(r))+"/account?done="+notice, http.StatusSeeOther)
	return nil
}

func (s *Server) changePassword(w http.ResponseWriter, r *http.Request) error {
	f := r.PostForm
	if f.Get("password") != f.Get("again") {
		return s.showAccount(w, r, http.StatusBadRequest, &web.AccountView{Fault: "fault.again"})
	}
	return s.changed(w, r, "account.password-set", s.Accounts.ChangePassword(r.Context(), s.actor(r), f.Get("old"), f.Get("password")))
}

// endSession ends one session, or all others of who asks.
func (s *Server) endSession(w http.ResponseWriter, r *http.Request) error {
	if r.PostForm.Get("id") == "others" {
		return s.changed(w, r, "account.sessions-ended", s.Accounts.EndOthers(r.Context(), s.actor(r)))
	}
	return s.changed(w, r, "account.session-ended", s.Accounts.EndSession(r.Context(), s.actor(r), r.PostForm.Get("id")))
}

func (s *Server) removeToken(w http.ResponseWriter, r *http.Request) error {
	return s.changed(w, r, "account.token-removed", s.Accounts.RemoveToken(r.Context(), s.actor(r), r.PostForm.Get("id")))
}

// tokenDays are the terms of tokens that the page offers; 0 is without end.
var tokenDays = []int{30, 90, 365, 0}

// addToken makes a token and shows it, once.
func (s *Server) addToken(w http.ResponseWriter, r *http.Request) error {
	by := s.actor(r)
	n := accounts.NewToken{User: by.Who.Name, Name: r.PostForm.Get("name")}
	for _, x := range r.PostForm["scope"] {
		n.Scopes = append(n.Scopes, accounts.Scope(x))
	}
	days, err := strconv.Atoi(r.PostForm.Get("days"))
	if err != nil || !slices.Contains(tokenDays, days) {
		return &badRequest{"days is one of 30, 90, 365 and 0"}
	}
	if days > 0 {
		n.Expires = s.Now().AddDate(0, 0, days)
	}
	secret, _, err := s.Accounts.AddToken(r.Context(), by, n)
	key, status, other := s.fault(w, r, err)
	if other != nil {
		return other
	}
	return s.showAccount(w, r, status, &web.AccountView{Fault: key, New: secret})
}
