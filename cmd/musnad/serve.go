package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/internal/watch"
	"github.com/musnad/musnad/ledger"
	"github.com/musnad/musnad/serve"
	"github.com/musnad/musnad/serve/api"
)

type serveCmd struct {
	ledgerFlag
	wordsFlag
	listenFlags
	teamFlags
}

// listenFlags say where a server listens.
type listenFlags struct {
	Addr  string         `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; ${default} if left out. Port 0 takes a free one."`
	Allow []netip.Prefix `placeholder:"RANGE" help:"Addresses that webhooks are sent to, and sources asked at, besides the public internet."`
	Host  []string       `placeholder:"NAME" help:"A name under which browsers reach the server, beside those of this machine. May be given several times."`
}

// Help is what kong shows below the flags.
func (serveCmd) Help() string {
	return `Example:

    $ musnad serve
    $ musnad serve --ledger tour --addr 127.0.0.1:9000
    $ musnad serve --addr :443 --tls-cert news.pem --tls-key news.key --host news.example --url https://news.example

It needs no configuration and no network: pages in Arabic and English at http://127.0.0.1:8080/, every view as data by .json, .csv, .geojson or .atom behind its path.

On 127.0.0.1 it asks nobody who they are. On any other address users sign in, over HTTPS: add them with musnad user, or open the link that is printed while there is no admin.`
}

func (c *serveCmd) Run(s *streams) error {
	e, err := c.engine()
	if err != nil {
		return err
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		return c.accountsFor(ctx, c.Ledger, c.Addr, func(a *accounts.Accounts) error {
			config, err := c.certificate()
			if err != nil {
				return err
			}
			return c.serve(ctx, s, c.Ledger, serve.Options{Ledger: l, Engine: e, Accounts: a, Proxied: c.BehindProxy, Base: strings.TrimSuffix(c.URL, "/")}, config)
		})
	})
}

// How long a request may take to arrive, and open ones to end when the server stops.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 60 * time.Second
	writeTimeout  = 10 * time.Minute // the longest operations take 2, and then somebody reads slowly
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 5 * time.Second
)

// newsEvery is how often is looked for what webhooks are to be told.
const newsEvery = 5 * time.Second

// serve answers for the ledger at an address, and tells webhooks, until the context
// ends; by HTTPS if there is a certificate.
func (f *listenFlags) serve(ctx context.Context, s *streams, address string, o serve.Options, certificate *tls.Config) error {
	if o.Accounts == nil && !serve.Loopback(f.Addr) {
		return usage(fmt.Sprintf("--addr %s is not of this machine alone, and whoever reaches the server could change the ledger; listen on 127.0.0.1", s.clean(f.Addr)))
	}
	listener, base, err := f.listen(certificate)
	if err != nil {
		return err
	}
	if o.Base != "" {
		base = o.Base
	}
	o.Hosts = f.Host
	o.Log = slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	stop, err := f.tell(ctx, address, &o)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer stop()
	handler := serve.New(o)
	defer handler.Close()
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn), BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) }}
	fmt.Fprintf(s.out, "open %s/  (Ctrl-C stops)\n", s.clean(base))
	if err := errors.Join(s.out.Flush(), welcome(ctx, s, o.Accounts, base)); err != nil {
		return errors.Join(err, listener.Close())
	}
	return untilDone(ctx, server, listener)
}

// tell opens what is kept for programs beside the ledger, and tells webhooks of news
// in the background; what it returns ends both.
func (f *listenFlags) tell(ctx context.Context, address string, o *serve.Options) (stop func(), err error) {
	o.Fetcher = gather.NewFetcher(gather.FetchOptions{Allow: f.Allow})
	if o.Watch, err = watch.Open(ctx, address); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	sender := watch.NewSender(o.Watch, api.News(o.Ledger), o.Log, f.Allow, nil)
	var running sync.WaitGroup
	running.Go(func() { sender.Run(ctx, newsEvery) })
	return func() {
		cancel()
		running.Wait()
		o.Watch.Close()
	}, nil
}

// listen opens the address, and returns it as a browser has it.
func (f *listenFlags) listen(certificate *tls.Config) (net.Listener, string, error) {
	listener, err := net.Listen("tcp", f.Addr)
	if err != nil {
		return nil, "", fmt.Errorf("cannot listen on %s: %w; name another address with --addr", f.Addr, err)
	}
	if certificate == nil {
		return listener, "http://" + listener.Addr().String(), nil
	}
	return tls.NewListener(listener, certificate), "https://" + listener.Addr().String(), nil
}

// untilDone serves until the context ends, and lets open requests end.
func untilDone(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	return server.Shutdown(stop)
}

// fixedDay is a day from which pages are seen whenever they are asked for.
func fixedDay(day string) func() calendar.Date {
	d, _ := calendar.MustParse(day).Exact()
	return func() calendar.Date { return d }
}
