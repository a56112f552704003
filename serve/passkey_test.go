package serve

import (
	"crypto/tls"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/musnad/musnad/internal/accounts"
)

// TestSite: a passkey is bound to the server as its users have it.
func TestSite(t *testing.T) {
	for _, x := range []struct {
		base, host   string
		tls, proxied bool
		want         accounts.Site
		named        bool
	}{
		{"", "localhost:8080", false, false, accounts.Site{Host: "localhost", Origin: "http://localhost:8080"}, true},
		{"", "news.example", true, false, accounts.Site{Host: "news.example", Origin: "https://news.example"}, true},
		{"", "news.example", false, true, accounts.Site{Host: "news.example", Origin: "https://news.example"}, true},
		{"https://news.example:8443", "10.0.0.1:80", false, true, accounts.Site{Host: "news.example", Origin: "https://news.example:8443"}, true},
		{"", "192.0.2.1:8080", false, false, accounts.Site{Host: "192.0.2.1", Origin: "http://192.0.2.1:8080"}, false},
		{"", "[::1]:8080", false, false, accounts.Site{Host: "::1", Origin: "http://[::1]:8080"}, false},
	} {
		s := &Server{Options: Options{Base: x.base, Proxied: x.proxied}}
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = x.host
		if x.tls {
			r.TLS = &tls.ConnectionState{}
		}
		if got := s.site(r); got != x.want || s.named(r) != x.named {
			t.Errorf("%s at %s: %+v, %v", x.base, x.host, got, s.named(r))
		}
	}
}

// sendJSON posts a text as a script does.
func (b *browser) sendJSON(path, text string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", b.header["Sec-Fetch-Site"])
	r.Host = b.header["Host"]
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w
}

// TestPasskeyAnswers: what scripts are told. That a device comes in by one is
// tested in a browser.
func TestPasskeyAnswers(t *testing.T) {
	x := newTeam(t)
	x.add("rania", accounts.Viewer)
	stranger, rania := x.browser(), x.in("rania")
	var offer accounts.Offer
	w := stranger.post("/en/signin/passkey/offer")
	wantStatus(t, w, http.StatusOK, `"rpId":"news.example"`, `"userVerification":"required"`)
	if err := json.Unmarshal(w.Body.Bytes(), &offer); err != nil || offer.Ceremony == "" || strings.Contains(string(offer.Options), "rania") {
		t.Errorf("%+v %v", offer, err)
	}
	w = stranger.sendJSON("/ar/signin/passkey", `{"ceremony":"`+offer.Ceremony+`","response":{"id":"x"}}`)
	wantStatus(t, w, http.StatusUnauthorized, `"fault":"`)
	if len(w.Result().Cookies()) > 0 {
		t.Error("a cookie for who is refused")
	}
	wantStatus(t, stranger.sendJSON("/ar/signin/passkey", `{`), http.StatusBadRequest)
	wantStatus(t, stranger.sendJSON("/en/signin/passkey", `"`+strings.Repeat("x", largest)+`"`), http.StatusRequestEntityTooLarge)
	wantStatus(t, stranger.post("/en/account/passkey/offer", "password", password), http.StatusUnauthorized)

	wantStatus(t, rania.post("/en/account/passkey/offer", "password", "wrong"), http.StatusUnauthorized, `"fault":"`)
	w = rania.post("/en/account/passkey/offer", "password", password)
	wantStatus(t, w, http.StatusOK, `"residentKey":"required"`, `"name":"rania"`)
	if err := json.Unmarshal(w.Body.Bytes(), &offer); err != nil {
		t.Fatal(err)
	}
	wantStatus(t, rania.sendJSON("/en/account/passkey", `{"ceremony":"`+offer.Ceremony+`","name":"x","response":{"id":"x"}}`), http.StatusBadRequest, "does not hold")
	wantStatus(t, rania.post("/en/account/passkey/remove", "id", "none"), http.StatusNotFound)
	forged := x.in("rania")
	forged.header["Sec-Fetch-Site"] = "cross-site"
	wantStatus(t, forged.sendJSON("/en/account/passkey", `{}`), http.StatusForbidden)
}
