package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/serve"
)

// teamFlags say how a server is shared by a team.
type teamFlags struct {
	SignIn      bool   `help:"Ask who uses the server to sign in, also on this machine alone; everywhere else that is so anyway."`
	TLSCert     string `name:"tls-cert" placeholder:"FILE" help:"The certificate and its chain, in PEM, for HTTPS."`
	TLSKey      string `name:"tls-key" placeholder:"FILE" help:"The certificate's private key, in PEM."`
	BehindProxy bool   `help:"A proxy before the server speaks HTTPS: it is believed where requests come from (X-Forwarded-For, X-Forwarded-Proto) and keeps the name they ask for (Host)."`
	URL         string `env:"MUSNAD_URL" placeholder:"URL" help:"The address of the server, as its users have it, for links that leave the page."`
}

// team reports whether users sign in: always where others reach the server.
func (f *teamFlags) team(addr string) bool {
	return f.SignIn || f.BehindProxy || f.TLSCert != "" || !serve.Loopback(addr)
}

// check says what is missing for a server that others reach.
func (f *teamFlags) check(addr string) error {
	switch {
	case (f.TLSCert == "") != (f.TLSKey == ""):
		return usage("--tls-cert and --tls-key go together")
	case f.TLSCert == "" && !f.BehindProxy && !serve.Loopback(addr):
		return usage(fmt.Sprintf("--addr %s is reached by others, who would send their passwords unprotected; add --tls-cert and --tls-key, or --behind-proxy if a proxy speaks HTTPS before it", addr))
	}
	return nil
}

// certificate is what HTTPS is spoken with; nil for none.
func (f *teamFlags) certificate() (*tls.Config, error) {
	if f.TLSCert == "" {
		return nil, nil
	}
	c, err := tls.LoadX509KeyPair(f.TLSCert, f.TLSKey)
	if err != nil {
		return nil, fmt.Errorf("--tls-cert %s, --tls-key %s: %w", f.TLSCert, f.TLSKey, err)
	}
	return &tls.Config{Certificates: []tls.Certificate{c}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}}, nil
}

// accountsFor opens the accounts of a server that a team shares, and hands them
// to do; nil for one that is used by who sits at the machine.
func (f *teamFlags) accountsFor(ctx context.Context, ledger, addr string, do func(*accounts.Accounts) error) error {
	if err := f.check(addr); err != nil {
		return err
	}
	if !f.team(addr) {
		return do(nil)
	}
	a, err := accounts.Open(ctx, ledger)
	if err != nil {
		return err
	}
	return errors.Join(do(a), a.Close())
}

// welcome prints a link by which the first admin is made, if there is none.
func welcome(ctx context.Context, s *streams, a *accounts.Accounts, base string) error {
	if a == nil {
		return nil
	}
	secret, err := a.Setup(ctx)
	if err != nil || secret == "" {
		return err
	}
	s.say("nobody can sign in yet. Who opens this link first becomes the admin; it is good once, for %d hours: %s%s%s",
		int(accounts.SetupLink.Hours()), s.clean(base), serve.LinkPath, secret)
	return nil
}
