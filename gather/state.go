package gather

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// State is what is known of a source from the times before. The zero value
// knows nothing. It is data: keep it as JSON.
type State struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`

	// The last good copy: when it was fetched, and the SHA-256 of its bytes in hex.
	LastGood time.Time `json:"last_good,omitzero"`
	SHA256   string    `json:"sha256,omitempty"`

	NotBefore time.Time       `json:"not_before,omitzero"` // the server asked to be left alone until then
	Failures  int             `json:"failures,omitempty"`  // in a row
	Pending   int             `json:"pending,omitempty"`   // articles left for the next time
	Seen      map[string]Seen `json:"seen,omitempty"`      // by address or id
}

// Seen is an article that was seen.
type Seen struct {
	At      time.Time `json:"at"`                // when the source named it last
	Updated string    `json:"updated,omitempty"` // what the source says of its last change
	SHA256  string    `json:"sha256,omitempty"`  // of the bytes of the article
	Tries   int       `json:"tries,omitempty"`   // how often its page was not to be had
	Done    bool      `json:"done,omitempty"`    // nothing is left to do until it changes
}

// What is kept of what is no longer named, and how often a page is tried.
const (
	seenTime = 90 * 24 * time.Hour
	maxSeen  = 50_000
	maxTries = 3
)

// clone is a copy that can be changed.
func (s State) clone() State {
	s.Seen = maps.Clone(s.Seen)
	if s.Seen == nil {
		s.Seen = map[string]Seen{}
	}
	return s
}

// forget drops what no source named for long, and the oldest of too much.
func (s *State) forget(now time.Time) {
	maps.DeleteFunc(s.Seen, func(_ string, seen Seen) bool { return now.Sub(seen.At) > seenTime })
	if len(s.Seen) <= maxSeen {
		return
	}
	keys := slices.SortedFunc(maps.Keys(s.Seen), func(a, b string) int {
		if d := s.Seen[a].At.Compare(s.Seen[b].At); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, k := range keys[:len(keys)-maxSeen] {
		delete(s.Seen, k)
	}
}

// The states of a Health.
const (
	HealthOK        = "ok"        // fetched, and everything new is here
	HealthUnchanged = "unchanged" // nothing is new
	HealthPartial   = "partial"   // fetched, but something was cut or not to be had: see Missed, Flags, Pending
	HealthFailed    = "failed"    // see Reason
	HealthWaiting   = "waiting"   // not asked, as the server asked to be left alone
)

// Health is how a source was the last time.
type Health struct {
	Source string        `json:"source"`
	URL    string        `json:"url"` // where it was fetched from in the end
	At     time.Time     `json:"at"`
	Took   time.Duration `json:"took"`
	State  string        `json:"state"`

	Kind   string `json:"kind,omitempty"`   // of the fault
	Reason string `json:"reason,omitempty"` // of the fault, in words
	Status int    `json:"status,omitempty"` // of HTTP

	Listed   int      `json:"listed"`             // articles that the source names
	New      int      `json:"new"`                // articles that came of it
	Pending  int      `json:"pending,omitempty"`  // left for the next time
	Missed   []Missed `json:"missed,omitempty"`   // articles that were not to be had, at most 100
	Flags    []string `json:"flags,omitempty"`    // what was cut
	Moved    string   `json:"moved,omitempty"`    // the source is at that address for good
	Failures int      `json:"failures,omitempty"` // in a row, this one too

	LastGood       time.Time `json:"last_good,omitzero"`
	LastGoodSHA256 string    `json:"last_good_sha256,omitempty"`

	// Copy is the bytes of a good fetch and CopyMedia their type, for the store to
	// keep as the last good copy; nil where nothing new came.
	Copy      []byte `json:"-"`
	CopyMedia string `json:"-"`
}

// Missed is an article that was not to be had.
type Missed struct {
	URL    string `json:"url"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
}

// maxMissed is how many of them are told one by one.
const maxMissed = 100

func (h *Health) miss(address, kind, reason string) {
	if len(h.Missed) < maxMissed {
		h.Missed = append(h.Missed, Missed{address, kind, reason})
	}
}

// flag adds flags, each once.
func (h *Health) flag(names ...string) {
	for _, name := range names {
		if !slices.Contains(h.Flags, name) {
			h.Flags = append(h.Flags, name)
		}
	}
}

// String is the line of a source for people.
func (h Health) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", h.State)
	switch h.State {
	case HealthFailed, HealthWaiting:
		fmt.Fprintf(&b, ": %s", h.Reason)
	default:
		fmt.Fprintf(&b, ": %d new of %d", h.New, h.Listed)
	}
	if h.Pending > 0 {
		fmt.Fprintf(&b, "; %d left for the next time", h.Pending)
	}
	if n := len(h.Missed); n > 0 {
		fmt.Fprintf(&b, "; %d not to be had, the first: %s (%s)", n, h.Missed[0].Reason, h.Missed[0].URL)
	}
	if len(h.Flags) > 0 {
		fmt.Fprintf(&b, "; %s", strings.Join(h.Flags, ", "))
	}
	if h.Moved != "" {
		fmt.Fprintf(&b, "; it moved for good to %s", h.Moved)
	}
	if h.Failures > 1 {
		fmt.Fprintf(&b, "; %d times in a row", h.Failures)
	}
	if h.State == HealthFailed && !h.LastGood.IsZero() {
		fmt.Fprintf(&b, "; last good copy of %s", h.LastGood.UTC().Format("2006-01-02 15:04 UTC"))
	}
	return b.String()
}
