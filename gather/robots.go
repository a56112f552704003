package gather

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/jimsmart/grobotstxt"
)

// robots is what a host allows (RFC 9309).
type robots struct {
	text  string
	fault error // why nothing may be asked: robots.txt is not to be had
	until time.Time
}

const (
	robotsTime      = 24 * time.Hour   // how long robots.txt holds
	robotsFaultTime = 10 * time.Minute // when a host is asked for it again
	robotsRedirects = 5
	maxRobots       = 500 << 10 // bytes that are read of it, as the RFC has it
)

// permitted reports by an error that robots.txt forbids an address.
func (f *Fetcher) permitted(ctx context.Context, u *url.URL) error {
	r, err := f.robotsOf(ctx, u)
	if err != nil {
		return err
	}
	if r.fault != nil {
		return r.fault
	}
	if !grobotstxt.AgentAllowed(r.text, robotsName, upperEscapes(u.String())) {
		return &Fault{Kind: FaultRobots, URL: u.String(), Reason: "robots.txt of " + u.Host + " asks programs not to fetch it"}
	}
	return nil
}

var lowerEscape = regexp.MustCompile(`%(?:[0-9A-F][a-f]|[a-f][0-9A-Fa-f])`)

// upperEscapes writes %d8 as %D8, which means the same, and which the matcher
// takes for something else.
func upperEscapes(s string) string { return lowerEscape.ReplaceAllStringFunc(s, strings.ToUpper) }

func (f *Fetcher) robotsOf(ctx context.Context, u *url.URL) (*robots, error) {
	key := u.Scheme + "://" + u.Host
	f.mu.Lock()
	r := f.robots[key]
	f.mu.Unlock()
	if r != nil && f.opt.Now().Before(r.until) {
		return r, nil
	}
	r, err := f.fetchRobots(ctx, key)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.robots) >= maxSites {
		f.forgetRobots()
	}
	f.robots[key] = r
	return r, nil
}

// forgetRobots drops what holds no longer, or else any.
func (f *Fetcher) forgetRobots() {
	now := f.opt.Now()
	maps.DeleteFunc(f.robots, func(_ string, r *robots) bool { return now.After(r.until) })
	for key := range f.robots {
		if len(f.robots) < maxSites {
			return
		}
		delete(f.robots, key)
	}
}

// fetchRobots asks for robots.txt. A host without one allows everything; one that
// can't answer now allows nothing.
func (f *Fetcher) fetchRobots(ctx context.Context, site string) (*robots, error) {
	a, err := f.followRobots(ctx, site+"/robots.txt")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	now := f.opt.Now()
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		if fault.URL != site+"/robots.txt" { // the host itself is not at fault
			fault = fault.before("its robots.txt is elsewhere, at " + fault.URL + ", and can't be had: ")
		}
		return &robots{fault: fault, until: now.Add(robotsFaultTime)}, nil
	case err != nil:
		return nil, err
	case a == nil, a.status >= 400 && a.status < 500 && a.status != 429:
		return &robots{until: now.Add(robotsTime)}, nil
	case !a.good():
		reason := fmt.Sprintf("robots.txt can't be asked for: the server answers %s", statusWords(a.status))
		return &robots{fault: &Fault{Kind: FaultRobots, URL: site, Status: a.status, Reason: reason}, until: now.Add(robotsFaultTime)}, nil
	}
	return &robots{text: upperEscapes(string(a.data[:min(len(a.data), maxRobots)])), until: now.Add(robotsTime)}, nil
}

// followRobots follows the redirects of robots.txt; after too many there is none,
// as the RFC has it, and the answer is nil.
func (f *Fetcher) followRobots(ctx context.Context, address string) (*answer, error) {
	left := f.opt.Timeout
	for range robotsRedirects + 1 {
		u, err := webAddress(address)
		if err != nil {
			return nil, err
		}
		a, took, err := f.hop(ctx, u, conditions{}, left)
		if err != nil {
			return nil, err
		}
		left -= took
		next := a.redirect()
		if next == "" {
			return a, nil
		}
		ref, err := u.Parse(next)
		if err != nil {
			return nil, nil
		}
		address = ref.String()
	}
	return nil, nil
}
