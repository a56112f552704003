package gather

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/textproto"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// FetchOptions say how servers are asked. The zero value is polite.
type FetchOptions struct {
	UserAgent string // who asks; DefaultUserAgent if empty

	// Allow are ranges that may be asked besides the public internet, on any port.
	Allow []netip.Prefix

	// Interval is the least time between two requests to one host; a second if 0,
	// none if negative. One host is never asked twice at a time.
	Interval time.Duration

	Timeout  time.Duration // for one fetch with its redirects, waiting for the host's turn not counted; 30 s if 0
	MaxPages int           // pages that one call of Gather fetches; 100 if 0

	Resolver *net.Resolver    // nil for the system's name servers, asked by Go
	RootCAs  *x509.CertPool   // nil for the system's
	Now      func() time.Time // nil for the clock
}

// DefaultUserAgent is the name by which servers and robots.txt know the program.
const DefaultUserAgent = "Musnad/0.1 (reads news for a sourced ledger; +https://github.com/musnad/musnad)"

// robotsName is the name that robots.txt is asked for.
const robotsName = "Musnad"

// Fetcher asks servers. It obeys robots.txt, asks a host one thing at a time and
// not too often, and speaks to the public internet only: the address is checked
// when the connection is made, on every hop, whatever name, redirect, feed or
// robots.txt led there; no proxy is used. It is safe for use by several
// goroutines.
type Fetcher struct {
	opt    FetchOptions
	client *http.Client

	mu     sync.Mutex
	hosts  map[string]*host
	robots map[string]*robots
}

// host is whose turn it is to ask a host.
type host struct {
	turn chan struct{} // holds a value while somebody asks
	pace *rate.Limiter
}

// NewFetcher makes a Fetcher.
func NewFetcher(opt FetchOptions) *Fetcher {
	if opt.UserAgent == "" {
		opt.UserAgent = DefaultUserAgent
	}
	if opt.Interval == 0 {
		opt.Interval = time.Second
	}
	if opt.Timeout == 0 {
		opt.Timeout = fetchTime
	}
	if opt.MaxPages == 0 {
		opt.MaxPages = 100
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Fetcher{
		opt: opt, client: &http.Client{Transport: NewTransport(opt.Allow, opt.Resolver, opt.RootCAs), CheckRedirect: stay},
		hosts: map[string]*host{}, robots: map[string]*robots{},
	}
}

// NewTransport makes a transport that connects to the public internet and to the
// ranges of allow only, for everything else that is sent to addresses which other
// people gave. A nil resolver is the system's name servers, asked by Go; nil roots
// are the system's.
func NewTransport(allow []netip.Prefix, resolver *net.Resolver, roots *x509.CertPool) *http.Transport {
	if resolver == nil {
		// The system's C resolver takes 2130706433 and 127.1 for addresses.
		resolver = &net.Resolver{PreferGo: true}
	}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: newGuard(allow).control, Resolver: resolver}
	return &http.Transport{
		Proxy:                  nil, // the check would see the proxy's address only
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots},
		TLSHandshakeTimeout:    10 * time.Second,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // bodies are inflated within limits
		MaxResponseHeaderBytes: maxHead,
		MaxIdleConnsPerHost:    1,
		MaxIdleConns:           64,
		IdleConnTimeout:        30 * time.Second,
	}
}

// answer is what a server answered.
type answer struct {
	url    *url.URL // where it was in the end
	moved  string   // where it is for good, if every redirect said so
	status int
	fields textproto.MIMEHeader
	data   []byte
	flags  []string
	body   body
}

// conditions ask only for what is new.
type conditions struct{ etag, lastModified string }

// get fetches an address, with its redirects.
func (f *Fetcher) get(ctx context.Context, address string, cond conditions) (*answer, error) {
	u, err := webAddress(address)
	if err != nil {
		return nil, err
	}
	left, moved, forGood := f.opt.Timeout, false, true
	for range maxRedirects + 1 {
		if err := f.permitted(ctx, u); err != nil {
			return nil, err
		}
		a, took, err := f.hop(ctx, u, cond, left)
		if err != nil {
			return nil, err
		}
		left -= took
		next := a.redirect()
		if next == "" {
			a.url = u
			if moved && forGood {
				a.moved = u.String()
			}
			return a, nil
		}
		moved = true
		forGood = forGood && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect)
		ref, err := u.Parse(next)
		if err == nil {
			u, err = webAddress(ref.String())
		}
		if err != nil {
			return nil, &Fault{Kind: FaultRedirect, URL: address, Reason: fmt.Sprintf("it redirects to %.200q, which is no address of the web", next)}
		}
	}
	return nil, &Fault{Kind: FaultRedirect, URL: address, Reason: fmt.Sprintf("it redirects more than %d times", maxRedirects)}
}

// webAddress is an address that may be asked for at all.
func webAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	why := ""
	switch {
	case err != nil:
		why = "it is no address: " + err.Error()
	case u.Scheme != "http" && u.Scheme != "https":
		why = "it is no address of the web; write http:// or https://"
	case u.Hostname() == "":
		why = "it names no host"
	case u.User != nil:
		why = "it holds a name or password; leave them out"
	}
	if why != "" {
		return nil, &Fault{Kind: FaultAddress, URL: address, Reason: why}
	}
	u.Fragment = ""
	return u, nil
}

// redirect is where the answer sends on to; empty if nowhere.
func (a *answer) redirect() string {
	switch a.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return a.fields.Get("Location")
	}
	return ""
}

// hop asks one server once, when its turn comes, and reads the answer whole.
func (f *Fetcher) hop(ctx context.Context, u *url.URL, cond conditions, left time.Duration) (a *answer, took time.Duration, err error) {
	done, err := f.turn(ctx, u.Host)
	if err != nil {
		return nil, 0, err
	}
	defer done()
	start := time.Now()
	within, cancel := context.WithTimeout(ctx, left)
	defer cancel()
	a, err = f.ask(within, u, cond)
	took = time.Since(start)
	if ctx.Err() != nil {
		return nil, took, ctx.Err()
	}
	if err != nil && within.Err() != nil {
		err = within.Err()
	}
	if err != nil {
		err = faultOf(u.String(), err, f.opt.Timeout)
	}
	return a, took, err
}

func (f *Fetcher) ask(ctx context.Context, u *url.URL, cond conditions) (*answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.opt.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	req.Header.Set("Accept-Language", "ar, *;q=0.5")
	if cond.etag != "" {
		req.Header.Set("If-None-Match", cond.etag)
	}
	if cond.lastModified != "" {
		req.Header.Set("If-Modified-Since", cond.lastModified)
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	a := &answer{status: resp.StatusCode, fields: textproto.MIMEHeader(resp.Header)}
	a.body = body{fields: a.fields, media: mediaType(resp.Header.Get("Content-Type")), r: resp.Body}
	if a.status == http.StatusNotModified || a.redirect() != "" {
		io.CopyN(io.Discard, resp.Body, 4<<10) // so that the connection can be used again
		return a, nil
	}
	a.data, a.flags, err = a.body.read()
	return a, err
}

// turn waits until the host may be asked; done ends the turn.
func (f *Fetcher) turn(ctx context.Context, name string) (done func(), err error) {
	f.mu.Lock()
	h := f.hosts[strings.ToLower(name)]
	if h == nil {
		f.forgetHosts()
		limit := rate.Inf
		if f.opt.Interval > 0 {
			limit = rate.Every(f.opt.Interval)
		}
		h = &host{turn: make(chan struct{}, 1), pace: rate.NewLimiter(limit, 1)}
		f.hosts[strings.ToLower(name)] = h
	}
	f.mu.Unlock()
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	done = func() { <-h.turn }
	if err := h.pace.Wait(ctx); err != nil {
		done()
		if ctx.Err() == nil {
			err = errors.New("the time left is too short to wait for the host's turn")
		}
		return nil, err
	}
	return done, nil
}

// How many hosts, and how many robots.txt, are remembered.
const (
	maxHosts  = 10_000
	maxSites  = 1000
	hostsLeft = maxHosts / 2
)

// forgetHosts drops hosts whose turn nobody has, if there are too many.
func (f *Fetcher) forgetHosts() {
	if len(f.hosts) < maxHosts {
		return
	}
	for name, h := range f.hosts {
		if len(h.turn) == 0 && h.pace.Tokens() >= 1 && len(f.hosts) > hostsLeft {
			delete(f.hosts, name)
		}
	}
}

// good reports whether the answer is what was asked for.
func (a *answer) good() bool { return a.status >= 200 && a.status < 300 }
