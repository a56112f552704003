package gather

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// special are addresses of every range that is not the public internet: the
// special-purpose registries of IANA for IPv4 and IPv6, multicast, and each way to
// write IPv4 in IPv6.
var special = []string{
	"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.2", "127.255.255.254", "169.254.0.1", "169.254.169.254",
	"172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.1",
	"192.168.255.254", "192.175.48.1", "198.18.0.1", "198.19.255.254", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
	"255.255.255.255",
	"::", "::1", "::ffff:127.0.0.2", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1", "::ffff:0:127.0.0.1",
	"64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1",
	"2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "2620:4f:8000::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1",
	"ff02::1", "ff0e::1",
}

// inURL is an address as a URL has it.
func inURL(addr string) string {
	if strings.Contains(addr, ":") {
		return "[" + addr + "]"
	}
	return addr
}

// TestInsideIsNotAsked is the whole matrix: every special range, reached by a
// literal, the answer of a name server, a redirect, the link of a feed,
// robots.txt, and by what is sent through the transport (webhooks).
func TestInsideIsNotAsked(t *testing.T) {
	s := newSite(t)
	var links []string
	for _, addr := range special {
		links = append(links, rssItem("http://"+inURL(addr)+"/x", testTitle, "ملخص", ""))
	}
	s.page("/feed", "application/rss+xml", rss(links...))
	s.handle("/to", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("url"), http.StatusFound)
	})
	for i, addr := range special {
		host := fmt.Sprintf("host%d.test", i)
		f := testFetcher(host, addr)
		for way, address := range map[string]string{
			"literal": "http://" + inURL(addr) + "/feed", "literal, TLS": "https://" + inURL(addr) + "/feed", "name": "http://" + host + "/feed",
			"redirect": s.at("/to?url=" + url.QueryEscape("http://"+inURL(addr)+"/feed")), "redirect to a name": s.at("/to?url=http://" + host + "/feed"),
		} {
			_, _, h, err := f.Gather(t.Context(), Source{URL: address, Kind: KindFeed}, State{})
			if err != nil || h.State != HealthFailed || h.Kind != FaultBlocked {
				t.Errorf("%s by %s: %v, %s %q, %v", addr, way, h.State, h.Kind, h.Reason, err)
			}
		}
	}
	client := &http.Client{Transport: NewTransport(nil, nil, nil)}
	for _, addr := range special {
		var blocked *blockedError
		if _, err := client.Post("http://"+inURL(addr)+"/", "text/plain", nil); !errors.As(err, &blocked) {
			t.Errorf("%s by the transport: %v", addr, err)
		}
	}
	_, _, h, err := testFetcher().Gather(t.Context(), Source{URL: s.at("/feed"), Kind: KindFeed}, State{})
	if err != nil || len(h.Missed) != len(special) {
		t.Fatalf("links of a feed: %d of %d were not asked; %v", len(h.Missed), len(special), err)
	}
	for _, m := range h.Missed {
		if m.Kind != FaultBlocked {
			t.Errorf("link %s: %s %q", m.URL, m.Kind, m.Reason)
		}
	}
	for _, addr := range special {
		site := newSite(t)
		site.page("/feed", "application/rss+xml", rss())
		site.redirect("/robots.txt", "http://"+inURL(addr)+"/robots.txt")
		_, _, h, _ := testFetcher().Gather(t.Context(), Source{URL: site.at("/feed"), Kind: KindFeed}, State{})
		if h.State != HealthFailed || h.Kind != FaultBlocked || !strings.Contains(h.Reason, "robots.txt") {
			t.Errorf("robots.txt on %s: %s %q", addr, h.Kind, h.Reason)
		}
		if got := site.requests(); len(got) != 1 {
			t.Errorf("robots.txt on %s: asked for %v", addr, got)
		}
	}
}

// TestWaysToWriteLoopback: what some resolvers take for an address of this
// machine leads nowhere.
func TestWaysToWriteLoopback(t *testing.T) {
	s := newSite(t)
	n := &names{answers: map[string][]string{}}
	f := NewFetcher(FetchOptions{Interval: -1, Resolver: n.resolver()})
	for _, host := range []string{
		"127.0.0.1", "localhost", "localhost.", "LOCALHOST", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0",
		"[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "[fe80::1%25lo]", "127.0.0.1.", "\u2460\u2461\u2466.0.0.1",
		"127\u30020\u30020\u30021", "127.0.0.1%00.example.org", "site.test@127.0.0.1",
	} {
		_, _, h, _ := f.Gather(t.Context(), Source{URL: "http://" + host + ":" + s.port() + "/feed", Kind: KindFeed}, State{})
		if h.State != HealthFailed || h.Kind != FaultBlocked && h.Kind != FaultDNS && h.Kind != FaultAddress {
			t.Errorf("%s: %s, %s %q", host, h.State, h.Kind, h.Reason)
		}
	}
	if got := s.requests(); len(got) > 0 {
		t.Errorf("the server of this machine was asked for %v", got)
	}
}

// TestPorts: the web's ports only, but for what is allowed.
func TestPorts(t *testing.T) {
	g := newGuard(nil)
	for address, ok := range map[string]bool{
		"93.184.215.14:80": true, "93.184.215.14:443": true, "[2606:2800:21f:cb07::1]:443": true, "93.184.215.14:22": false, "93.184.215.14:8080": false,
		"10.0.0.1:80": false, "[::ffff:93.184.215.14]:443": true, "nonsense": false,
	} {
		if err := g.control("tcp4", address, nil); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
	if err := g.control("udp4", "93.184.215.14:443", nil); err == nil {
		t.Error("UDP is let through")
	}
}

// TestRebinding: a name that means an allowed address when it is first asked for
// and another one a moment later.
func TestRebinding(t *testing.T) {
	for _, second := range []string{"10.0.0.1", "127.0.0.2", "169.254.169.254"} {
		s := newSite(t)
		s.Config.SetKeepAlivesEnabled(false) // a connection that is kept needs no name
		s.page("/page", "text/html", testPage(""))
		f := testFetcher("rebind.test", "127.0.0.1", "rebind.test", second)
		_, _, h, _ := f.Gather(t.Context(), Source{URL: "http://rebind.test:" + s.port() + "/page", Kind: KindPage}, State{})
		if h.Kind != FaultBlocked || !strings.Contains(h.Reason, second) {
			t.Errorf("%s %q", h.Kind, h.Reason)
		}
		if got := s.requests(); len(got) != 1 || got[0] != "/robots.txt" {
			t.Errorf("asked for %v", got)
		}
	}
}

// TestNoProxy: a proxy in the environment is not used, as the check would see its
// address only.
func TestNoProxy(t *testing.T) {
	proxy := newSite(t)
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("http_proxy", proxy.URL)
	_, _, h, _ := testFetcher("inside.test", "10.0.0.1").Gather(context.Background(), Source{URL: "http://inside.test/", Kind: KindPage}, State{})
	if h.Kind != FaultBlocked || len(proxy.requests()) > 0 {
		t.Errorf("%s %q; the proxy was asked for %v", h.Kind, h.Reason, proxy.requests())
	}
	if f := testFetcher(); f.client.Transport.(*http.Transport).Proxy != nil {
		t.Error("a proxy may be used")
	}
}
