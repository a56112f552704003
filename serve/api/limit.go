package api

import (
	"math"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits count requests of many, each by a name.
type limits struct {
	sync.Mutex
	rate  rate.Limit
	burst int
	by    map[string]*rate.Limiter
}

// mostLimits is how many are remembered; those who asked nothing for long are
// forgotten first.
const mostLimits = 10_000

func newLimits(perSecond float64, burst int) *limits {
	l := &limits{rate: rate.Limit(perSecond), burst: burst, by: map[string]*rate.Limiter{}}
	if perSecond < 0 {
		l.rate = rate.Inf
	}
	return l
}

// wait counts a request of somebody, and is how long they have to wait if they made
// too many; 0 if they did not.
func (l *limits) wait(name string, now time.Time) time.Duration {
	l.Lock()
	defer l.Unlock()
	by := l.by[name]
	if by == nil {
		l.forget(now)
		by = rate.NewLimiter(l.rate, l.burst)
		l.by[name] = by
	}
	if by.AllowN(now, 1) {
		return 0
	}
	return time.Duration((1 - min(by.TokensAt(now), 1)) / float64(l.rate) * float64(time.Second))
}

// forget drops those who have all their requests before them, if there are too
// many.
func (l *limits) forget(now time.Time) {
	if len(l.by) < mostLimits {
		return
	}
	for name, by := range l.by {
		if by.TokensAt(now) >= float64(l.burst) || len(l.by) > mostLimits {
			delete(l.by, name)
		}
	}
}

// seconds is a time for Retry-After.
func seconds(d time.Duration) string { return strconv.Itoa(max(1, int(math.Ceil(d.Seconds())))) }
