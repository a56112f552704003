package browser

import (
	"context"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve"
)

// teamDesk is a server on which users sign in, under a name, as passkeys want.
func teamDesk(t *testing.T) (base string, a *accounts.Accounts) {
	t.Helper()
	theBrowser(t)
	dir := filepath.Join(t.TempDir(), "ledger")
	l, err := ledger.Create(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if a, err = accounts.Open(t.Context(), dir, accounts.Weak()); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(serve.New(serve.Options{Ledger: l, Accounts: a}))
	t.Cleanup(func() {
		s.Close()
		a.Close()
		l.Close()
	})
	return strings.Replace(s.URL, "127.0.0.1", "localhost", 1), a
}

// device gives the tab a device that keeps passkeys, whose owner agrees to
// everything.
func (b *tab) device() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		b.t.Fatal(err)
	}
	yes := true
	_, err := chromedp.Call(b.ctx, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal, HasResidentKey: yes, HasUserVerification: yes,
		IsUserVerified: yes, AutomaticPresenceSimulation: yes}})
	if err != nil {
		b.t.Fatal(err)
	}
}

// send types into fields of a form and sends it by the keyboard: what is pressed
// meets its button though the page still moves.
func (b *tab) send(form string, fields ...string) {
	b.t.Helper()
	b.until(`document.readyState == "complete"`)
	for i := 0; i < len(fields); i += 2 {
		field := form + ` [name="` + fields[i] + `"]`
		b.do(chromedp.SendKeys(field, fields[i+1]))
		b.until(fmt.Sprintf(`document.querySelector(%q).value == %q`, field, fields[i+1]))
	}
	b.do(chromedp.SendKeys(form+" button", "\r"))
}

// TestPasskey: somebody signs in by password, adds a passkey, and comes in by it
// alone; in either language.
func TestPasskey(t *testing.T) {
	base, a := teamDesk(t)
	here := accounts.Actor{Who: accounts.Local(), Address: accounts.Here}
	const password = "seven blue camels"
	for lang, name := range map[string]string{"en": "rania", "ar": "سلمى"} {
		if _, err := a.AddUser(t.Context(), here, accounts.NewUser{Name: name, Role: accounts.Reviewer, Password: password}); err != nil {
			t.Fatal(err)
		}
		b := open(t, base)
		b.device()
		b.visit("/" + lang + "/account")
		b.until(`location.pathname == "/` + lang + `/signin"`)
		b.send(`form:not([data-passkey]):has([name="password"])`, "name", name, "password", password)
		b.until(`location.pathname == "/` + lang + `/account"`)
		b.until(`!document.querySelector("[data-passkey]").hidden`)
		b.send("[data-passkey]", "name", "telephone", "password", "wrong")
		b.until(`document.querySelector("[data-passkey] [role=alert]").textContent != ""`)
		b.taken() // the browser's console tells of the refusal
		tells[string](b, `document.querySelector("[data-passkey] [name=password]").value = ""`)
		b.send("[data-passkey]", "password", password)
		b.until(`location.search == "?done=account.passkey-added"`)
		b.send(`form[action$="/signout"]`)
		b.until(`location.pathname == "/` + lang + `/signin"`)
		b.visit("/" + lang + "/account?from=signin")
		b.until(`location.pathname == "/` + lang + `/signin" && !document.querySelector("[data-passkey]").hidden`)
		b.send("[data-passkey]")
		b.until(`location.pathname == "/` + lang + `/account" && document.body.textContent.includes("` + name + `")`)
		b.send(`form[action$="/signout"]`) // tabs share their cookies
		b.until(`location.pathname == "/` + lang + `/signin"`)
		if faults := b.taken(); len(faults) > 0 {
			t.Errorf("%s: %q", lang, faults)
		}
	}
	list, err := a.Log(context.Background(), here, accounts.LogQuery{})
	if err != nil {
		t.Fatal(err)
	}
	by := 0
	for _, e := range list {
		if e.What == "sign-in" && strings.HasPrefix(e.Detail, "by passkey") {
			by++
		}
	}
	if by != 2 {
		t.Errorf("%d came in by a passkey", by)
	}
}
