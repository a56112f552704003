package serve

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/musnad/musnad/web"
)

// settingsCookie keeps how a person wants to read: three values and nothing about
// the person.
const settingsCookie = "musnad-settings"

const oneYear = 365 * 24 * 60 * 60 // seconds

func settingsOf(r *http.Request) web.Settings {
	out := web.Settings{Digits: web.AllDigits[0], Calendar: web.AllCalendars[0], Theme: web.AllThemes[0]}
	c, err := r.Cookie(settingsCookie)
	if err != nil {
		return out
	}
	v, err := url.ParseQuery(c.Value)
	if err != nil {
		return out
	}
	return chosen(v)
}

// chosen are the settings that values name; the default where they name none.
func chosen(v url.Values) web.Settings {
	return web.Settings{Digits: oneOf(web.AllDigits, v.Get("digits")), Calendar: oneOf(web.AllCalendars, v.Get("calendar")), Theme: oneOf(web.AllThemes, v.Get("theme"))}
}

func oneOf[T ~string](list []T, s string) T {
	if slices.Contains(list, T(s)) {
		return T(s)
	}
	return list[0]
}

func (s *Server) settings(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, "settings.title")
	return s.show(w, r, http.StatusOK, p, p.SettingsForm(r.URL.Query().Get("back")))
}

func (s *Server) saveSettings(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return &badRequest{"the form cannot be read: " + err.Error()}
	}
	c := chosen(r.PostForm)
	v := url.Values{"digits": {string(c.Digits)}, "calendar": {string(c.Calendar)}, "theme": {string(c.Theme)}}
	http.SetCookie(w, &http.Cookie{Name: settingsCookie, Value: v.Encode(), Path: "/", MaxAge: oneYear, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil})
	back(w, r, "settings.saved")
	return nil
}

// notices are the texts that may be shown above a page after something was done.
var notices = []string{"settings.saved", "link.used", "account.password-set", "account.session-ended", "account.sessions-ended", "account.token-removed", "account.passkey-added", "account.passkey-removed", "users.changed"}

func noticeOf(r *http.Request) string {
	if n := r.URL.Query().Get("done"); slices.Contains(notices, n) {
		return n
	}
	return ""
}

// back leads to the page that a form came from, which says what was done.
func back(w http.ResponseWriter, r *http.Request, notice string) {
	to := backTo(r)
	q := to.Query()
	q.Set("done", notice)
	to.RawQuery = q.Encode()
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
}

// backTo is the page of this server that a form came from; the first page if it
// names none.
func backTo(r *http.Request) *url.URL { return pathHere(r, r.PostFormValue("back")) }

// pathHere is an address of this server; that of the first page if it is another.
func pathHere(r *http.Request, address string) *url.URL {
	to, err := url.Parse(address)
	if err != nil || to.Host != "" || to.Scheme != "" || !strings.HasPrefix(to.Path, "/") || strings.HasPrefix(to.Path, "//") || strings.Contains(to.Path, `\`) {
		to = &url.URL{Path: "/" + r.PathValue("lang") + "/"}
	}
	return to
}
