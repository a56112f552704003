package serve

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
)

// A team is a server with accounts, whose clock the test moves.
type teamServer struct {
	*Server
	t   *testing.T
	now atomic.Pointer[time.Time]
	log *strings.Builder
}

var (
	machine  = accounts.Actor{Who: accounts.Local(), Address: accounts.Here}
	password = "seven blue camels"
)

func newTeam(t *testing.T, change ...func(*Options)) *teamServer {
	t.Helper()
	address := filepath.Join(t.TempDir(), "ledger")
	l, err := ledger.Create(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	x := &teamServer{t: t, log: &strings.Builder{}}
	now := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	x.now.Store(&now)
	clock := func() time.Time { return *x.now.Load() }
	a, err := accounts.Open(t.Context(), address, accounts.Clock(clock), accounts.Weak())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	o := Options{Ledger: l, Accounts: a, Now: clock, Log: slog.New(slog.NewTextHandler(x.log, nil))}
	for _, f := range change {
		f(&o)
	}
	x.Server = New(o)
	return x
}

func (x *teamServer) add(name string, role accounts.Role) {
	x.t.Helper()
	if _, err := x.Accounts.AddUser(x.t.Context(), machine, accounts.NewUser{Name: name, Role: role, Password: password}); err != nil {
		x.t.Fatal(err)
	}
}

// A browser keeps cookies and says where its requests come from.
type browser struct {
	*teamServer
	cookies map[string]*http.Cookie
	header  map[string]string // set on each request; an empty value leaves one out
}

func (x *teamServer) browser() *browser {
	return &browser{x, map[string]*http.Cookie{}, map[string]string{"Sec-Fetch-Site": "same-origin", "Host": "news.example"}}
}

func (b *browser) ask(method, path string, form url.Values) *httptest.ResponseRecorder {
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r := httptest.NewRequest(method, path, body)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range b.header {
		if name == "Host" {
			r.Host = value
		} else if value != "" {
			r.Header.Set(name, value)
		}
	}
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookies[c.Name] = c
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return w
}

func (b *browser) get(path string) *httptest.ResponseRecorder { return b.ask("GET", path, nil) }

// post sends a form of pairs of names and values.
func (b *browser) post(path string, pairs ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return b.ask("POST", path, form)
}

// in is a browser in which somebody is signed in.
func (x *teamServer) in(name string) *browser {
	x.t.Helper()
	b := x.browser()
	if w := b.post("/en/signin", "name", name, "password", password, "back", "/en/account"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/en/account" {
		x.t.Fatalf("%s is not let in: %d %s", name, w.Code, w.Body)
	}
	return b
}

func wantStatus(t *testing.T, w *httptest.ResponseRecorder, status int, words ...string) {
	t.Helper()
	if w.Code != status {
		t.Errorf("status %d, want %d: %.300s", w.Code, status, w.Body)
	}
	for _, word := range words {
		if !strings.Contains(w.Body.String(), word) {
			t.Errorf("the page does not say %q", word)
		}
	}
}

func TestSignIn(t *testing.T) {
	x := newTeam(t)
	x.add("rania", accounts.Viewer)
	b := x.browser()
	w := b.get("/ar/timeline?q=party:TUR")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/ar/signin?back=%2Far%2Ftimeline%3Fq%3Dparty%3ATUR" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	w = b.get(w.Header().Get("Location"))
	wantStatus(t, w, http.StatusOK, `name="password"`, "/ar/timeline?q=party:TUR")
	checkPage(t, "/ar/signin", w.Body.String())
	wantStatus(t, b.post("/ar/signin", "name", "rania", "password", "wrong"), http.StatusUnauthorized, "غير مقبول")
	w = b.post("/ar/signin", "name", "RANIA", "password", password, "back", "/ar/timeline?q=party:TUR")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/ar/timeline?q=party:TUR" {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	c := w.Result().Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.Secure || c.Name != "musnad" {
		t.Errorf("cookie %+v", c)
	}
	wantStatus(t, b.get("/ar/timeline"), http.StatusOK)
	wantStatus(t, b.post("/ar/signout"), http.StatusSeeOther)
	wantStatus(t, b.get("/ar/timeline"), http.StatusSeeOther)
	b.cookies["musnad"] = c
	wantStatus(t, b.get("/ar/timeline"), http.StatusSeeOther) // the session ended too
}

// TestBackAfterSignIn: nobody is led elsewhere.
func TestBackAfterSignIn(t *testing.T) {
	x := newTeam(t)
	x.add("rania", accounts.Viewer)
	for _, back := range []string{"//evil.example/", "https://evil.example/", `/\evil.example`, "javascript:alert(1)", ""} {
		if got := x.browser().post("/en/signin", "name", "rania", "password", password, "back", back).Header().Get("Location"); got != "/en/" {
			t.Errorf("%q leads to %q", back, got)
		}
	}
}

// TestSecureCookie: over HTTPS, its own or that of the proxy, no other host can
// set the cookie, and a plain one does not count.
func TestSecureCookie(t *testing.T) {
	x := newTeam(t, func(o *Options) { o.Proxied = true })
	x.add("rania", accounts.Viewer)
	b := x.in("rania")
	c := b.cookies["__Host-musnad"]
	if c == nil || !c.Secure || c.Path != "/" {
		t.Fatalf("%+v", b.cookies)
	}
	w := b.get("/en/account")
	wantStatus(t, w, http.StatusOK)
	if w.Header().Get("Strict-Transport-Security") == "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("%v", w.Header())
	}
	delete(b.cookies, c.Name)
	b.cookies["musnad"] = &http.Cookie{Name: "musnad", Value: c.Value}
	wantStatus(t, b.get("/en/account"), http.StatusSeeOther)
}

// TestForged: a page of another site changes nothing, whatever the browser sends
// along.
func TestForged(t *testing.T) {
	x := newTeam(t)
	x.add("ada", accounts.Administrator)
	for _, forged := range []map[string]string{
		{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": ""},
		{"Sec-Fetch-Site": "", "Origin": "https://evil.example"}, {"Sec-Fetch-Site": "", "Origin": "null"},
	} {
		b := x.in("ada")
		for name, value := range forged {
			b.header[name] = value
		}
		wantStatus(t, b.post("/en/admin/users", "name", "eve", "role", "admin"), http.StatusForbidden)
	}
	b := x.in("ada")
	b.header = map[string]string{"Origin": "http://news.example", "Host": "news.example"}
	wantStatus(t, b.post("/en/admin/users", "name", "omar", "role", "viewer"), http.StatusOK, "/link/")
}

// TestTokens: a token opens what its scopes allow, and no page of the account.
func TestTokens(t *testing.T) {
	x := newTeam(t)
	x.add("ada", accounts.Administrator)
	b := x.in("ada")
	w := b.post("/en/account/token", "name", "feeder", "scope", "read", "scope", "admin", "days", "30")
	wantStatus(t, w, http.StatusOK, "shown this once")
	secret := regexp.MustCompile(`msn_[a-z0-9]+_[a-z0-9]+`).FindString(w.Body.String())
	if w := b.get("/en/account"); strings.Contains(w.Body.String(), secret) || !strings.Contains(w.Body.String(), "feeder") {
		t.Error("a token is shown again, or not listed")
	}
	program := func(auth string) *browser {
		return &browser{x, nil, map[string]string{"Host": "news.example", "Authorization": auth}}
	}
	wantStatus(t, program("Bearer "+secret).get("/en/timeline.json"), http.StatusOK)
	wantStatus(t, program("bearer "+secret).get("/en/admin/audit.json"), http.StatusOK, "token-add")
	wantStatus(t, program("Bearer "+secret).get("/en/account"), http.StatusForbidden)
	wantStatus(t, program("Bearer "+secret).post("/en/admin/users", "name", "eve"), http.StatusForbidden)
	wantStatus(t, program("Bearer "+secret+"x").get("/en/timeline.json"), http.StatusUnauthorized)
	wantStatus(t, program("Bearer "+secret+"x").get("/healthz"), http.StatusUnauthorized)
	wantStatus(t, program("").get("/en/timeline.json"), http.StatusUnauthorized, "Authorization: Bearer")
	wrong := x.in("ada")
	wrong.header["Authorization"] = "Bearer msn_wrong_token"
	wantStatus(t, wrong.get("/en/timeline"), http.StatusUnauthorized) // the cookie does not help it
	later := x.now.Load().AddDate(0, 0, 31)
	x.now.Store(&later)
	wantStatus(t, program("Bearer "+secret).get("/en/timeline.json"), http.StatusUnauthorized)
}

// TestAccountPage: what somebody does with their own account.
func TestAccountPage(t *testing.T) {
	x := newTeam(t)
	x.add("rania", accounts.Reviewer)
	b, other := x.in("rania"), x.in("rania")
	for _, lang := range []string{"ar", "en"} {
		w := b.get("/" + lang + "/account")
		wantStatus(t, w, http.StatusOK, "rania")
		checkPage(t, lang, w.Body.String())
	}
	id := regexp.MustCompile(`name="id" value="([a-z0-9]+)"`)
	var ended bool
	for _, m := range id.FindAllStringSubmatch(b.get("/en/account").Body.String(), -1) {
		if w := b.get("/en/account"); strings.Contains(w.Body.String(), m[1]) && !ended {
			b.post("/en/account/session", "id", m[1])
			ended = true
		}
	}
	if b.get("/en/account").Code == other.get("/en/account").Code {
		t.Error("one of the two sessions should be over")
	}
	b = x.in("rania")
	wantStatus(t, b.post("/en/account/password", "old", "wrong", "password", "nine green herons", "again", "nine green herons"), http.StatusUnauthorized)
	wantStatus(t, b.post("/en/account/password", "old", password, "password", "nine green herons", "again", "nine green heron"), http.StatusBadRequest, "differ")
	wantStatus(t, b.post("/ar/account/password", "old", password, "password", "short", "again", "short"), http.StatusBadRequest, "أقصر")
	wantStatus(t, b.post("/en/account/password", "old", password, "password", "nine green herons", "again", "nine green herons"), http.StatusSeeOther)
	wantStatus(t, b.get("/en/account?done=account.password-set"), http.StatusOK, "signed out everywhere else")
	wantStatus(t, x.browser().post("/en/signin", "name", "rania", "password", password), http.StatusUnauthorized)
	wantStatus(t, b.post("/en/account/token", "name", "x", "scope", "admin", "days", "30"), http.StatusBadRequest, "no more than its user")
	wantStatus(t, b.post("/en/account/token", "name", "x", "scope", "read", "days", "31"), http.StatusBadRequest)
}

// TestTooManySignIns: who guesses is told when to come back.
func TestTooManySignIns(t *testing.T) {
	x := newTeam(t, func(o *Options) { o.Proxied = true })
	x.add("rania", accounts.Viewer)
	b := x.browser()
	b.header["X-Forwarded-For"] = "203.0.113.1, 198.51.100.1"
	var w *httptest.ResponseRecorder
	for i := range 11 {
		b.header["X-Forwarded-For"] = "203.0.113." + string(rune('1'+i%9)) + ", 198.51.100.1" // what it says itself does not help
		w = b.post("/en/signin", "name", "rania", "password", "wrong")
	}
	wantStatus(t, w, http.StatusTooManyRequests, "Wait")
	if w.Header().Get("Retry-After") == "" || w.Header().Get("Retry-After") == "0" {
		t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
	}
	x.in("rania") // from another address
}

// TestFirstAdmin: the link of a new server makes an admin, who invites another.
func TestFirstAdmin(t *testing.T) {
	x := newTeam(t)
	secret, err := x.Accounts.Setup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b := x.browser()
	wantStatus(t, b.get("/link/"+secret), http.StatusFound)
	w := b.get("/en/link/" + secret)
	wantStatus(t, w, http.StatusOK, "The first admin", `name="name"`)
	checkPage(t, "/en/link", w.Body.String())
	if strings.Count(w.Body.String(), secret) != 1 {
		t.Error("the secret stands in another address of the page")
	}
	wantStatus(t, b.post("/en/link/"+secret, "name", "ada", "password", password, "again", "other"), http.StatusBadRequest, "differ")
	wantStatus(t, b.post("/en/link/"+secret, "name", "ada", "password", "123456789012", "again", "123456789012"), http.StatusBadRequest, "others would try", `value="ada"`)
	wantStatus(t, b.post("/en/link/"+secret, "name", "ada", "password", password, "again", password), http.StatusSeeOther)
	wantStatus(t, b.get("/en/link/"+secret), http.StatusUnauthorized, "no longer good")

	ada := x.in("ada")
	w = ada.post("/ar/admin/users", "name", "سلمى", "role", "reviewer")
	link := regexp.MustCompile(`http://news\.example(/link/[a-z0-9]+)`).FindStringSubmatch(w.Body.String())
	if link == nil {
		t.Fatalf("no link: %s", w.Body)
	}
	w = b.get("/ar" + link[1])
	wantStatus(t, w, http.StatusOK, "سلمى")
	wantStatus(t, b.post("/ar"+link[1], "password", password, "again", password), http.StatusSeeOther)
	x.in("سلمى")
	for _, s := range []string{secret, link[1][len("/link/"):]} {
		if strings.Contains(x.log.String(), s) {
			t.Error("the secret of a link stands in the log")
		}
	}
}

func TestAdminPages(t *testing.T) {
	x := newTeam(t)
	x.add("ada", accounts.Administrator)
	x.add("omar", accounts.Reviewer)
	ada, omar := x.in("ada"), x.in("omar")
	for _, path := range []string{"/ar/admin/users", "/en/admin/users", "/ar/admin/audit", "/en/admin/audit?name=omar"} {
		w := ada.get(path)
		wantStatus(t, w, http.StatusOK, "omar")
		checkPage(t, path, w.Body.String())
		wantStatus(t, omar.get(path), http.StatusForbidden)
	}
	wantStatus(t, ada.post("/en/admin/user", "name", "omar", "do", "role", "role", "viewer"), http.StatusSeeOther)
	wantStatus(t, ada.post("/en/admin/user", "name", "omar", "do", "link"), http.StatusOK, "/link/")
	wantStatus(t, ada.post("/en/admin/user", "name", "omar", "do", "disable"), http.StatusSeeOther)
	wantStatus(t, omar.get("/en/timeline"), http.StatusSeeOther)
	wantStatus(t, ada.get("/en/admin/users"), http.StatusOK, "disabled since")
	wantStatus(t, ada.post("/en/admin/user", "name", "omar", "do", "enable"), http.StatusSeeOther)
	wantStatus(t, ada.post("/en/admin/user", "name", "omar", "do", "remove"), http.StatusSeeOther)
	wantStatus(t, ada.post("/en/admin/user", "name", "ada", "do", "disable"), http.StatusBadRequest, "only admin")
	wantStatus(t, ada.post("/en/admin/user", "name", "nobody", "do", "disable"), http.StatusNotFound)
	wantStatus(t, ada.post("/en/admin/user", "name", "ada", "do", "dance"), http.StatusBadRequest)
	wantStatus(t, ada.post("/en/admin/users", "name", "ada", "role", "viewer"), http.StatusBadRequest, "Somebody has this name")
	wantStatus(t, ada.get("/en/admin/audit"), http.StatusOK, "remove a user", "sign in")
}

// TestRolesAndRoutes walks the table of routes with every role: what is not
// public asks to sign in, and refuses who may not.
func TestRolesAndRoutes(t *testing.T) {
	x := newTeam(t)
	who := map[accounts.Role]*browser{}
	for _, role := range accounts.Roles {
		x.add(string(role), role)
		who[role] = x.in(string(role))
	}
	for _, rt := range routes {
		method, path, _ := strings.Cut(rt.pattern, " ")
		path = strings.NewReplacer("{$}", "", "{lang}", "en", "{file...}", "style.css", "{id}", "none", "{secret}", "none", "{hash}", "none").Replace(path)
		if strings.HasSuffix(path, "/signout") {
			continue
		}
		ask := func(b *browser) int {
			if method == "POST" {
				return b.post(path).Code
			}
			return b.ask(method, path, nil).Code
		}
		stranger := ask(x.browser())
		asked := stranger == http.StatusUnauthorized || stranger == http.StatusSeeOther
		if public := rt.scope == ""; !public && !asked {
			t.Errorf("%s: a stranger gets %d", rt.pattern, stranger)
		}
		for role, b := range who {
			p := accounts.Principal{Scopes: role.Scopes()}
			if code := ask(b); rt.scope != "" && !p.May(rt.scope) && code != http.StatusForbidden {
				t.Errorf("%s: a %s gets %d", rt.pattern, role, code)
			} else if (rt.scope == "" || p.May(rt.scope)) && code == http.StatusForbidden {
				t.Errorf("%s: a %s is refused", rt.pattern, role)
			}
		}
	}
}

// TestWithoutAccounts: on one's own machine nobody signs in, and there is nothing
// to sign in to.
func TestWithoutAccounts(t *testing.T) {
	s := newServer(t, emptyLedger(t, directory(t)))
	for _, path := range []string{"/en/signin", "/en/account", "/en/admin/users", "/en/admin/audit", "/en/link/x"} {
		if w := get(s, path); w.Code != http.StatusNotFound && w.Code != http.StatusForbidden {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// TestFaultTexts: whatever accounts say has a text in both languages.
func TestFaultTexts(t *testing.T) {
	p := newServer(t, emptyLedger(t, directory(t))).page(httptest.NewRequest("GET", "/ar/", nil), "signin.title")
	for _, code := range accounts.Codes {
		if key := "fault." + code; p.T(key) == key {
			t.Errorf("%s has no text", key)
		}
	}
	for _, err := range []error{accounts.ErrRefused, accounts.ErrBusy, accounts.ErrForbidden, &accounts.LimitError{Wait: time.Minute}} {
		if accounts.Code(err) == "" {
			t.Errorf("%v has no code", err)
		}
	}
	if accounts.Code(errors.New("the disk is full")) != "" {
		t.Error("what failed on the server is told to a stranger")
	}
}
