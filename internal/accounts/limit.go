package accounts

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A limit is how often something may be tried for each of many keys: so many
// at once, and one more each while. It is forgotten with the process.
type limit struct {
	burst int
	each  time.Duration

	sync.Mutex
	keys  map[string]*rate.Limiter
	swept time.Time
}

// mostKeys bounds the memory of a limit. Keys beyond it share one allowance.
const mostKeys = 10000

func newLimit(burst int, each time.Duration) *limit {
	return &limit{burst: burst, each: each, keys: map[string]*rate.Limiter{}}
}

// take takes one try. It returns 0, or how long to wait for the next.
func (l *limit) take(key string, now time.Time) time.Duration {
	r := l.of(key, now).ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
	}
	return wait
}

func (l *limit) of(key string, now time.Time) *rate.Limiter {
	l.Lock()
	defer l.Unlock()
	if r, ok := l.keys[key]; ok {
		return r
	}
	if len(l.keys) >= mostKeys && now.Sub(l.swept) >= l.each { // looking at all takes time
		l.sweep(now)
	}
	if len(l.keys) >= mostKeys {
		key = ""
	}
	if l.keys[key] == nil {
		l.keys[key] = rate.NewLimiter(rate.Every(l.each), l.burst)
	}
	return l.keys[key]
}

// sweep forgets the keys that have their whole allowance again.
func (l *limit) sweep(now time.Time) {
	l.swept = now
	for key, r := range l.keys {
		if r.TokensAt(now) >= float64(l.burst) {
			delete(l.keys, key)
		}
	}
}

// forget gives a key its whole allowance back.
func (l *limit) forget(key string) {
	l.Lock()
	defer l.Unlock()
	delete(l.keys, key)
}

// limits are how often passwords may be tried.
type limits struct {
	address *limit // by one address, for whatever name
	pair    *limit // by one address for one name
	name    *limit // for one name: more, so that one stranger locks nobody out
}

func newLimits() limits {
	return limits{address: newLimit(30, 4*time.Second), pair: newLimit(10, time.Minute), name: newLimit(100, 10*time.Second)}
}

// take takes one try, or says how long to wait.
func (l *limits) take(name, address string, now time.Time) time.Duration {
	place := network(address)
	if wait := l.address.take(place, now); wait > 0 {
		return wait
	}
	if wait := l.pair.take(name+" "+place, now); wait > 0 {
		return wait
	}
	return l.name.take(name, now)
}

// succeed forgets the tries of somebody who knew the password.
func (l *limits) succeed(name, address string) {
	l.pair.forget(name + " " + network(address))
}

// network is what one household has of an address: all of an IPv4 address, the
// first 64 bits of an IPv6 one.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return oneLine(address)
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	p, err := ip.Prefix(64)
	if err != nil {
		return ip.String()
	}
	return p.String()
}
