package gather

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// site is a server of the tests: what it answers at each path, and what it was
// asked. Its name is site.test.
type site struct {
	*httptest.Server
	mu     sync.Mutex
	pages  map[string]http.HandlerFunc
	asked  []string
	inside int // requests at this moment
	most   int // the most at one moment
}

func newSite(t *testing.T) *site {
	s := &site{pages: map[string]http.HandlerFunc{}}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.Path)
	s.inside++
	s.most = max(s.most, s.inside)
	page := s.pages[r.URL.Path]
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.inside--
		s.mu.Unlock()
	}()
	if page == nil {
		http.NotFound(w, r)
		return
	}
	page(w, r)
}

// page sets what a path answers.
func (s *site) page(path, media, body string) {
	s.handle(path, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", media)
		io.WriteString(w, body)
	})
}

func (s *site) handle(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = h
}

func (s *site) redirect(path, to string) {
	s.handle(path, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
}

// at is an address of the site by its name.
func (s *site) at(path string) string { return "http://site.test:" + s.port() + path }

func (s *site) port() string {
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	return port
}

func (s *site) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.asked...)
}

// names is a name server of the tests: each name has its answers, taken in turn,
// the last for ever.
type names struct {
	mu      sync.Mutex
	answers map[string][]string
}

func (n *names) lookUp(name string) (addr netip.Addr, ok bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	list := n.answers[strings.TrimSuffix(name, ".")]
	if len(list) == 0 {
		return addr, false
	}
	if len(list) > 1 {
		n.answers[strings.TrimSuffix(name, ".")] = list[1:]
	}
	return netip.MustParseAddr(list[0]), true
}

func (n *names) resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go n.serve(server)
		return client, nil
	}}
}

// serve answers queries as name servers do over TCP.
func (n *names) serve(c net.Conn) {
	defer c.Close()
	for {
		var size [2]byte
		if _, err := io.ReadFull(c, size[:]); err != nil {
			return
		}
		query := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := io.ReadFull(c, query); err != nil {
			return
		}
		reply := n.reply(query)
		c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...))
	}
}

func (n *names) reply(query []byte) []byte {
	var m dnsmessage.Message
	if m.Unpack(query) != nil || len(m.Questions) == 0 {
		return nil
	}
	q := m.Questions[0]
	m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
	head := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 0}
	n.mu.Lock()
	list := n.answers[strings.TrimSuffix(q.Name.String(), ".")]
	known, v6 := len(list) > 0, len(list) > 0 && strings.Contains(list[0], ":")
	n.mu.Unlock()
	switch {
	case !known:
		m.RCode = dnsmessage.RCodeNameError
	case q.Type == dnsmessage.TypeA && !v6:
		addr, _ := n.lookUp(q.Name.String())
		head.Type = q.Type
		m.Answers = []dnsmessage.Resource{{Header: head, Body: &dnsmessage.AResource{A: addr.As4()}}}
	case q.Type == dnsmessage.TypeAAAA && v6:
		addr, _ := n.lookUp(q.Name.String())
		head.Type = q.Type
		m.Answers = []dnsmessage.Resource{{Header: head, Body: &dnsmessage.AAAAResource{AAAA: addr.As16()}}}
	}
	out, _ := m.Pack()
	return out
}

// patience is how long work may take that takes moments, on a machine that is busy
// with much else: it tells what is slow without bounds from what is not.
const patience = time.Minute

// testTime is the clock of the tests.
var testTime = time.Date(2025, 10, 14, 9, 0, 0, 0, time.UTC)

// testFetcher may ask this machine's own address, and knows site.test and what
// else is given, as name, address, name, address.
func testFetcher(more ...string) *Fetcher {
	n := &names{answers: map[string][]string{"site.test": {"127.0.0.1"}, "other.test": {"127.0.0.1"}}}
	for i := 0; i+1 < len(more); i += 2 {
		n.answers[more[i]] = append(n.answers[more[i]], more[i+1])
	}
	return NewFetcher(FetchOptions{
		Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}, Interval: -1, Resolver: n.resolver(),
		Now: func() time.Time { return testTime }, Timeout: patience,
	})
}

// rss is a feed of items.
func rss(items ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة الأفق</title>` + strings.Join(items, "\n") + `</channel></rss>`
}

func rssItem(link, title, summary, day string) string {
	return fmt.Sprintf(`<item><guid>%s</guid><link>%s</link><title>%s</title><description>%s</description><pubDate>%s</pubDate></item>`, link, link, title, summary, day)
}
