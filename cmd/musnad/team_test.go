package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve"
)

// TestWhoSignsIn: nobody on this machine alone, everybody elsewhere, and never
// with a password that others can read.
func TestWhoSignsIn(t *testing.T) {
	for _, x := range []struct {
		addr  string
		flags teamFlags
		team  bool
		fault string
	}{
		{"127.0.0.1:8080", teamFlags{}, false, ""},
		{"[::1]:0", teamFlags{}, false, ""},
		{"localhost:8080", teamFlags{SignIn: true}, true, ""},
		{"127.0.0.1:8080", teamFlags{BehindProxy: true}, true, ""},
		{"127.0.0.1:8080", teamFlags{TLSCert: "c", TLSKey: "k"}, true, ""},
		{":8080", teamFlags{BehindProxy: true}, true, ""},
		{":443", teamFlags{TLSCert: "c", TLSKey: "k"}, true, ""},
		{":8080", teamFlags{}, true, "--behind-proxy"},
		{"0.0.0.0:8080", teamFlags{SignIn: true}, true, "--tls-cert"},
		{"192.0.2.1:80", teamFlags{}, true, "unprotected"},
		{"news.example:80", teamFlags{}, true, "unprotected"},
		{"127.0.0.1.evil.example:80", teamFlags{}, true, "unprotected"},
		{":443", teamFlags{TLSCert: "c"}, true, "go together"},
	} {
		err := x.flags.check(x.addr)
		if got := x.flags.team(x.addr); got != x.team || (err == nil) != (x.fault == "") || err != nil && !strings.Contains(err.Error(), x.fault) {
			t.Errorf("%s %+v: %v, %v", x.addr, x.flags, got, err)
		}
	}
}

// certificates writes a certificate of 127.0.0.1 and its key.
func certificates(t *testing.T) (cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	pool = x509.NewCertPool()
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: raw}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	return cert, key, pool
}

// TestServeTeam: a server of a team speaks HTTPS, and prints a link for the first
// admin while there is none.
func TestServeTeam(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	l, err := ledger.Create(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var f teamFlags
	var pool *x509.CertPool
	f.TLSCert, f.TLSKey, pool = certificates(t)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer client.CloseIdleConnections()

	served := serveTeam(t, f, dir, l)
	link := regexp.MustCompile(`https://127\.0\.0\.1:\d+/link/([a-z0-9]+)`).FindStringSubmatch(served.said)
	if link == nil {
		t.Fatalf("no link for the first admin: %q", served.said)
	}
	for path, want := range map[string]int{"/en/timeline": http.StatusSeeOther, "/en/link/" + link[1]: http.StatusOK, "/en/link/wrong": http.StatusUnauthorized} {
		r, err := client.Get(served.base + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want || r.ProtoMajor != 2 {
			t.Errorf("%s: %d by %s", path, r.StatusCode, r.Proto)
		}
	}
	served.stop()

	a, err := accounts.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.AddUser(t.Context(), by(), accounts.NewUser{Name: "ada", Role: accounts.Administrator, Password: "seven blue camels"}); err != nil {
		t.Fatal(err)
	}
	served = serveTeam(t, f, dir, l)
	defer served.stop()
	if strings.Contains(served.said, "link") {
		t.Errorf("there is an admin, and it says %q", served.said)
	}
}

type servedTeam struct {
	base, said string
	stop       func()
}

// serveTeam starts a server and waits until it answers.
func serveTeam(t *testing.T, f teamFlags, dir string, l *ledger.Ledger) servedTeam {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	var said bytes.Buffer
	s := &streams{out: bufio.NewWriter(w), err: &said}
	listen := listenFlags{Addr: "127.0.0.1:0"}
	done := make(chan error, 1)
	go func() {
		done <- f.accountsFor(ctx, dir, listen.Addr, func(a *accounts.Accounts) error {
			config, err := f.certificate()
			if err != nil {
				return err
			}
			return listen.serve(ctx, s, dir, serve.Options{Ledger: l, Accounts: a}, config)
		})
		w.Close()
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err, <-done)
	}
	base := strings.TrimSuffix(strings.Fields(line)[1], "/")
	awaitAnswer(t, base)
	return servedTeam{base, said.String(), func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}}
}

// awaitAnswer waits until a server that has printed its address has said all that
// it says before it answers.
func awaitAnswer(t *testing.T, base string) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}, Timeout: 20 * time.Second}
	r, err := client.Get(base + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	client.CloseIdleConnections()
}

func TestCertificateFaults(t *testing.T) {
	f := teamFlags{TLSCert: "none.pem", TLSKey: "none.key"}
	if _, err := f.certificate(); err == nil || !strings.Contains(err.Error(), "none.pem") {
		t.Errorf("%v", err)
	}
}
