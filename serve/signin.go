package serve

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/web"
)

// team wraps what there is only where there are accounts, and keeps it out of
// every cache.
func team(do handler) handler {
	return func(s *Server, w http.ResponseWriter, r *http.Request) error {
		if s.Accounts == nil {
			return errNotFound
		}
		if err := r.ParseForm(); err != nil {
			return &badRequest{"the form cannot be read: " + err.Error()}
		}
		w.Header().Set("Cache-Control", "no-store")
		return do(s, w, r)
	}
}

// signed is team for who has a session: a token is for programs.
func signed(do handler) handler {
	return team(func(s *Server, w http.ResponseWriter, r *http.Request) error {
		if who := principal(r); who == nil || who.Session == "" {
			return errForbidden
		}
		return do(s, w, r)
	})
}

func (s *Server) signInForm(w http.ResponseWriter, r *http.Request) error {
	return s.showSignIn(w, r, http.StatusOK, "")
}

func (s *Server) showSignIn(w http.ResponseWriter, r *http.Request, status int, fault string) error {
	p := s.page(r, "signin.title")
	return s.show(w, r, status, p, p.SignIn(&web.SignInView{Name: r.PostForm.Get("name"), Back: r.Form.Get("back"), Passkeys: s.named(r), Fault: fault}))
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	secret, _, err := s.Accounts.SignIn(r.Context(), accounts.SignIn{Name: r.PostForm.Get("name"), Password: r.PostForm.Get("password"),
		Address: s.address(r), Agent: r.UserAgent()})
	if key, status, other := s.fault(w, r, err); err != nil {
		if other != nil {
			return other
		}
		return s.showSignIn(w, r, status, key)
	}
	if err := s.Accounts.SignOut(r.Context(), s.actor(r)); err != nil { // of who used the browser before
		return err
	}
	s.setCookie(w, r, secret, int(accounts.MostSession.Seconds()))
	http.Redirect(w, r, backTo(r).String(), http.StatusSeeOther)
	return nil
}

func (s *Server) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.Accounts.SignOut(r.Context(), s.actor(r)); err != nil {
		return err
	}
	s.setCookie(w, r, "", -1)
	http.Redirect(w, r, "/"+string(langOf(r))+"/signin", http.StatusSeeOther)
	return nil
}

// setCookie gives the browser the secret of a session, for so many seconds; -1
// takes it back.
func (s *Server) setCookie(w http.ResponseWriter, r *http.Request, secret string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: s.cookie(r), Value: secret, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: s.secure(r), SameSite: http.SameSiteLaxMode})
}

// link is the page of a link by which somebody sets a password, or makes the
// first admin.
func (s *Server) link(w http.ResponseWriter, r *http.Request) error {
	return s.showLink(w, r, http.StatusOK, "")
}

func (s *Server) showLink(w http.ResponseWriter, r *http.Request, status int, fault string) error {
	l, err := s.Accounts.Link(r.Context(), r.PathValue("secret"))
	key, failed, other := s.fault(w, r, err)
	p := s.page(r, "link.title")
	p.Path, p.Query = "signin", nil // the secret stands in no other address
	switch {
	case other != nil:
		return other
	case err != nil:
		return s.show(w, r, failed, p, p.Failed(p.T("link.over")))
	case fault == "":
		fault = key
	}
	v := &web.LinkView{Name: l.Name, Typed: r.PostForm.Get("name"), Setup: l.Name == "", Action: r.URL.Path, Fault: fault}
	return s.show(w, r, status, p, p.SetPassword(v))
}

func (s *Server) useLink(w http.ResponseWriter, r *http.Request) error {
	f := r.PostForm
	if f.Get("password") != f.Get("again") {
		return s.showLink(w, r, http.StatusBadRequest, "fault.again")
	}
	name, err := s.Accounts.UseLink(r.Context(), r.PathValue("secret"), f.Get("name"), f.Get("password"), s.address(r))
	if key, status, other := s.fault(w, r, err); err != nil {
		if other != nil {
			return other
		}
		return s.showLink(w, r, status, key)
	}
	to := url.URL{Path: "/" + string(langOf(r)) + "/signin", RawQuery: url.Values{"done": {"link.used"}, "name": {name}}.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return nil
}

// withoutSecret is a path for a log.
func withoutSecret(path string) string {
	if i := strings.Index(path, "/link/"); i >= 0 {
		return path[:i+len("/link/")] + "…"
	}
	return path
}
