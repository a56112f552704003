package ledger

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
)

// Arrival is an article as it came in. What is empty is not known.
type Arrival struct {
	ID          string // as the article's source gives it
	URL         string
	Outlet      string
	Author      string
	Title       string
	Text        string
	Published   string // YYYY-MM-DD
	PublishedBy string // what said so: json-ld, opengraph, time, feed, url, text, given
	Original    []byte // the bytes as they came
	Media       string // media type of the bytes
	Declared    string // charset
	Used        string // charset
	Source      string // id of the source that it came through
	Fetched     time.Time
	Flags       []string // degraded, truncated, misread …
}

// The flags that the ledger sets itself, beside those that an article came with.
const (
	FlagInferredDate = "day-of-writing-inferred" // the day of writing is taken from what the text says of days
	FlagCopy         = "copy"                    // of a happening: an article of it is a copy of another
)

// Version is one version of an article. A page that is fetched again with other
// words is a new one; nothing is overwritten.
type Version struct {
	Article     string   `json:"article"`
	N           int      `json:"version"` // from 1
	URL         string   `json:"url,omitempty"`
	Outlet      string   `json:"outlet,omitempty"`
	Author      string   `json:"author,omitempty"`
	Title       string   `json:"title,omitempty"`
	Published   string   `json:"published,omitempty"`
	PublishedBy string   `json:"published_by,omitempty"`
	Original    string   `json:"original"` // SHA-256 of the bytes as they came
	Media       string   `json:"media,omitempty"`
	Declared    string   `json:"charset_declared,omitempty"`
	Used        string   `json:"charset_used,omitempty"`
	Words       string   `json:"words"` // SHA-256 of title + "\n" + text in UTF-8
	Source      string   `json:"source,omitempty"`
	Fetched     string   `json:"fetched,omitempty"` // RFC 3339
	CopyOf      string   `json:"copy_of,omitempty"` // article that it repeats nearly word for word
	Flags       []string `json:"flags,omitempty"`
}

// bodyOf is the text of a version, out of title + "\n" + text.
func bodyOf(v *Version, words []byte) string { return string(words[min(len(words), len(v.Title)+1):]) }

// words is what positions in a reading point into.
func (a *Arrival) words() []byte { return []byte(a.Title + "\n" + a.Text) }

// Key is the permanent id of the article: the given one, or one made from where it
// stands, or from its words.
func (a *Arrival) Key() string {
	switch {
	case a.ID != "":
		return a.ID
	case a.URL != "":
		return "a" + shortHash([]byte(CanonicalURL(a.URL)))
	}
	return "a" + shortHash(a.words())
}

// idLength is how many letters of a hash an id has: 80 bits.
const idLength = 16

// idLetters are those of ids, in the order of their numbers.
const idLetters = "234567abcdefghijklmnopqrstuvwxyz"

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func shortHash(data []byte) string {
	sum := sha256.Sum256(data)
	return idEncoding.EncodeToString(sum[:])[:idLength]
}

// tracking are parameters of addresses that say how a reader came, and not what
// he reads.
var tracking = []string{"utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src"}

// CanonicalURL is an address without what does not change the page: the fragment,
// parameters of tracking, the default port, the case of the host. What is no
// address comes back as it is.
func CanonicalURL(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return s
	}
	u.Fragment, u.RawFragment = "", ""
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if port := u.Port(); port == "80" && u.Scheme == "http" || port == "443" && u.Scheme == "https" {
		u.Host = u.Hostname()
	}
	q := u.Query()
	for k := range q {
		for _, t := range tracking {
			if strings.HasPrefix(k, t) {
				q.Del(k)
			}
		}
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// hashOf is the SHA-256 of bytes, in hexadecimal.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
