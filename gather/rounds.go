package gather

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Gather asks a source for what is new: articles that state has not seen, or
// that changed since. It returns them with the state to hand in the next time
// and the health of the source. A source that fails is no error: its health says
// why. err is set for a source that can't be meant ([Source.Check]) and for a ctx
// that ended; what came before that is returned, with the state that belongs to
// it.
//
// A call fetches at most FetchOptions.MaxPages pages; what is left over is counted
// as pending and comes the next time.
func (f *Fetcher) Gather(ctx context.Context, s Source, state State) (items []Item, next State, health Health, err error) {
	now := f.opt.Now()
	next = state.clone()
	health = Health{Source: s.ID, URL: s.URL, At: now, State: HealthOK}
	if err := s.Check(); err != nil {
		return nil, state, failed(health, &next, &Fault{Kind: FaultAddress, URL: s.URL, Reason: err.Error()}), err
	}
	if now.Before(state.NotBefore) && s.Kind != KindDirectory {
		health.State, health.Kind, health.Failures = HealthWaiting, FaultWait, state.Failures
		health.Reason = "the server asked to be left alone until " + state.NotBefore.UTC().Format("2006-01-02 15:04 UTC")
		health.LastGood, health.LastGoodSHA256 = state.LastGood, state.SHA256
		return nil, state, health, nil
	}
	zone, _ := s.zone() // checked above
	r := &round{Fetcher: f, ctx: ctx, source: s, zone: zone, now: now, next: &next, health: &health}
	r.left, next.Pending = next.Pending > 0, 0
	start := time.Now()
	err = r.run()
	health.Took = time.Since(start)
	var fault *Fault
	if errors.As(err, &fault) {
		return nil, next, failed(health, &next, fault), nil
	}
	r.finish()
	return r.items, next, health, err
}

// failed is the health of a source that failed.
func failed(h Health, next *State, fault *Fault) Health {
	next.Failures++
	if fault.RetryAfter > 0 {
		next.NotBefore = h.At.Add(fault.RetryAfter)
	}
	h.State, h.Kind, h.Reason, h.Status, h.Failures = HealthFailed, fault.Kind, fault.Reason, fault.Status, next.Failures
	if fault.URL != "" {
		h.URL = fault.URL
	}
	h.LastGood, h.LastGoodSHA256 = next.LastGood, next.SHA256
	return h
}

// round is one asking of one source.
type round struct {
	*Fetcher
	ctx    context.Context
	source Source
	zone   *time.Location
	now    time.Time
	next   *State
	health *Health

	items     []Item
	left      bool // something was pending before
	pages     int  // fetched
	bytes     int  // of the items
	unchanged bool // the source says so itself
}

func (r *round) run() error {
	switch r.source.Kind {
	case KindDirectory:
		return r.directory()
	case KindPage:
		return r.onePage()
	case KindSitemap:
		return r.sitemap()
	}
	return r.feed()
}

// finish says how it went.
func (r *round) finish() {
	h := r.health
	h.New, h.Pending = len(r.items), r.next.Pending
	h.LastGood, h.LastGoodSHA256 = r.next.LastGood, r.next.SHA256
	r.next.Failures, r.next.NotBefore = 0, time.Time{}
	switch {
	case len(h.Missed) > 0 || len(h.Flags) > 0 || h.Pending > 0:
		h.State = HealthPartial
	case r.unchanged || h.New == 0:
		h.State = HealthUnchanged
	}
	if r.source.Kind != KindDirectory {
		r.next.forget(r.now)
	}
}

// fetchSource fetches the source itself. unchanged is set where it has nothing new to
// say; then the answer is nil.
func (r *round) fetchSource() (a *answer, err error) {
	cond := conditions{r.next.ETag, r.next.LastModified}
	if r.left || r.retries() {
		cond = conditions{} // there is something to do even if it did not change
	}
	a, err = r.get(r.ctx, r.source.URL, cond)
	if err != nil {
		return nil, err
	}
	r.health.URL, r.health.Moved, r.health.Status = a.url.String(), a.moved, a.status
	if a.status == http.StatusNotModified {
		r.unchanged, r.next.LastGood = true, r.now
		return nil, nil
	}
	if err := r.statusFault(a); err != nil {
		return nil, err
	}
	return a, nil
}

// retries reports whether pages are to be tried again.
func (r *round) retries() bool {
	for _, s := range r.next.Seen {
		if !s.Done {
			return true
		}
	}
	return false
}

// good keeps an answer that could be read as the last good copy.
func (r *round) good(a *answer) {
	r.next.ETag, r.next.LastModified = a.fields.Get("ETag"), a.fields.Get("Last-Modified")
	r.next.LastGood, r.next.SHA256 = r.now, hashOf(a.data)
	r.health.Copy, r.health.CopyMedia = a.data, a.body.mediaOf(a.data)
	r.health.flag(a.flags...)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// statusFault is the fault that a status of HTTP tells; nil for a good answer.
func (r *round) statusFault(a *answer) error {
	if a.good() {
		return nil
	}
	reason := "the server answers " + statusWords(a.status)
	switch {
	case a.status == http.StatusNotFound:
		reason += ": nothing is at that address"
	case a.status == http.StatusGone:
		reason += ": it was taken away for good"
	case a.status == http.StatusUnauthorized, a.status == http.StatusForbidden:
		reason += ": it refuses this program, or everybody without an account"
	case a.status == http.StatusTooManyRequests:
		reason += ": it wants to be asked less often"
	case a.status >= 500:
		reason += ": the fault is the server's; try again later"
	}
	f := &Fault{Kind: FaultStatus, URL: a.url.String(), Status: a.status, Reason: reason}
	if a.status == http.StatusTooManyRequests || a.status == http.StatusServiceUnavailable {
		f.RetryAfter = retryAfter(a.fields.Get("Retry-After"), r.now)
	}
	return f
}

// maxRetryAfter bounds how long a server can ask to be left alone.
const maxRetryAfter = 24 * time.Hour

func retryAfter(field string, now time.Time) time.Duration {
	var wait time.Duration
	if seconds, err := strconv.Atoi(strings.TrimSpace(field)); err == nil {
		wait = time.Duration(min(seconds, 1e6)) * time.Second
	} else if t, err := http.ParseTime(field); err == nil {
		wait = t.Sub(now)
	}
	return max(0, min(wait, maxRetryAfter))
}

// feed reads a feed, and the pages of its new entries.
func (r *round) feed() error {
	a, err := r.fetchSource()
	if a == nil {
		return err
	}
	f, err := readFeed(a.data, a.body.charset(), a.url, r.source.URL)
	if err != nil {
		return &Fault{Kind: FaultForm, URL: a.url.String(), Status: a.status, Reason: r.notFeed(a, err)}
	}
	r.good(a)
	r.health.flag(f.flags...)
	if err := r.entries(f.entries); err != nil {
		return err
	}
	r.giveUp()
	return nil
}

// giveUp ends the tries for pages that the feed names no longer.
func (r *round) giveUp() {
	for key, seen := range r.next.Seen {
		if !seen.Done && !seen.At.Equal(r.now) {
			seen.Done = true
			r.next.Seen[key] = seen
		}
	}
}

// notFeed says what came instead of a feed.
func (r *round) notFeed(a *answer, err error) string {
	if a.body.mediaOf(a.data) != "text/html" && firstElement(a.data[:min(len(a.data), headSize)]) != "html" {
		return err.Error()
	}
	var it Item
	p := streamPage(it.decode(a.data, a.body.declared(a.data)))
	reason := fmt.Sprintf("the address gives a page (%s), no feed", firstOf(p.tagTitle, "without a title"))
	for _, link := range p.feeds {
		if address := absolute(a.url, link.href); address != "" {
			return reason + "; the page names the feed " + address
		}
	}
	return reason
}

// entries takes what is new of a list.
func (r *round) entries(list []entry) error {
	r.health.Listed += len(list)
	for i := range list {
		if err := r.entry(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// entry takes one entry if it is new or changed.
func (r *round) entry(e *entry) error {
	key := firstOf(e.URL, e.ID)
	if key == "" {
		key = hashOf([]byte(e.Title + "\n" + e.Text))
	}
	seen := r.next.Seen[key]
	switch {
	case seen.Done && seen.Updated == e.updated:
		seen.At = r.now
		r.next.Seen[key] = seen
		return nil
	case seen.Updated != e.updated:
		seen.Tries = 0
	}
	seen.At, seen.Updated = r.now, e.updated
	if !r.wantsPage(e) {
		r.take(r.fromFeed(e), &seen)
		seen.Done = true
		r.next.Seen[key] = seen
		return nil
	}
	if r.pages >= r.opt.MaxPages || r.full() {
		r.next.Pending++
		return nil
	}
	r.pages++
	it, err := r.article(e.URL, e)
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		r.health.miss(e.URL, fault.Kind, fault.Reason)
		if seen.Tries++; seen.Tries == 1 {
			r.takeSummary(e, &seen)
		}
		seen.Done = seen.Tries >= maxTries
	case err != nil:
		return err
	default:
		r.take(it, &seen)
		seen.Done = true
	}
	r.next.Seen[key] = seen
	return nil
}

// maxRound is how many bytes of articles one round brings; the rest is left for
// the next.
const maxRound = 256 << 20

func (r *round) full() bool { return r.bytes >= maxRound || len(r.items) >= maxItems }

// wantsPage reports whether the page of an entry is to be fetched.
func (r *round) wantsPage(e *entry) bool {
	switch r.source.Follow {
	case FollowNever:
		return false
	case FollowAlways:
		return e.URL != ""
	}
	return e.URL != "" && !e.whole
}

// take keeps an item if its bytes are new.
func (r *round) take(it Item, seen *Seen) {
	if hash := hashOf(it.Original); hash != seen.SHA256 && !it.empty() {
		seen.SHA256 = hash
		r.bytes += len(it.Original)
		r.items = append(r.items, it)
	}
}

// fromFeed is the article as the feed has it.
func (r *round) fromFeed(e *entry) Item {
	it := e.Item
	r.name(&it)
	it.setDay([]dayClaim{e.day, {ByURL, dayInAddress(it.URL)}}, when{zone: r.zone, seen: r.now})
	return it
}

// name gives an item the outlet of the source, and one without an address an id
// that no other source can give.
func (r *round) name(it *Item) {
	it.Outlet = firstOf(it.Outlet, r.source.Title)
	if it.URL != "" {
		it.ID = ""
	} else if it.ID != "" {
		it.ID = r.source.ID + "#" + it.ID
	}
}

// takeSummary takes what the feed has of an article whose page was not to be had.
func (r *round) takeSummary(e *entry, seen *Seen) {
	if blank(e.Text) {
		return
	}
	it := r.fromFeed(e)
	it.flag(FlagSummary)
	r.take(it, seen)
}

// article fetches a page that an entry names.
func (r *round) article(address string, e *entry) (Item, error) {
	a, err := r.get(r.ctx, address, conditions{})
	if err != nil {
		return Item{}, err
	}
	if err := r.statusFault(a); err != nil {
		return Item{}, err
	}
	it, err := r.pageItem(a, e.day)
	if err != nil {
		return it, err
	}
	if len(it.Text) < len(e.Text) {
		it = r.fromFeed(e) // the page shows less than the feed: behind a wall, or made by scripts
		it.flag(FlagSummary)
		return it, nil
	}
	it.Outlet, it.Author, it.Title = firstOf(it.Outlet, e.Outlet), firstOf(it.Author, e.Author), firstOf(it.Title, e.Title)
	r.name(&it)
	return it, nil
}

// pageItem is the article of a page.
func (r *round) pageItem(a *answer, more ...dayClaim) (Item, error) {
	it := Item{URL: a.url.String(), From: a.url.String(), Original: a.data, Media: a.body.mediaOf(a.data)}
	it.flag(a.flags...)
	w := when{zone: r.zone, seen: r.now, more: more}
	switch it.Media {
	case "text/html":
		it.readPage(it.decode(a.data, a.body.declared(a.data)), a.url, w)
	case "text/plain":
		it.Title, it.Text = titleAndText(it.decode(a.data, a.body.charset()))
		it.setDay([]dayClaim{{ByURL, dayInAddress(it.URL)}}, w)
	default:
		return it, &Fault{Kind: FaultForm, URL: it.URL, Status: a.status, Reason: "it is " + it.Media + " and no page"}
	}
	if blank(it.Text) {
		return it, &Fault{Kind: FaultEmpty, URL: it.URL, Status: a.status, Reason: "the page has no text that could be an article; is it made by scripts?"}
	}
	return it, nil
}

// onePage reads a page that is a source of its own.
func (r *round) onePage() error {
	a, err := r.fetchSource()
	if a == nil {
		return err
	}
	it, err := r.pageItem(a)
	if err != nil {
		return err
	}
	r.health.Listed = 1
	same := r.next.SHA256 == hashOf(a.data)
	r.good(a)
	if !same {
		r.name(&it)
		r.items = append(r.items, it)
	}
	return nil
}

// maxChildren is how many sitemaps of an index are fetched in one round.
const maxChildren = 50

// sitemap reads a sitemap, or those of an index that changed, and the pages that
// are new in them.
func (r *round) sitemap() error {
	a, err := r.fetchSource()
	if a == nil {
		return err
	}
	m, err := readSitemap(a.data, a.body.charset(), a.url)
	if err != nil {
		return &Fault{Kind: FaultForm, URL: a.url.String(), Status: a.status, Reason: err.Error()}
	}
	r.good(a)
	r.health.flag(m.flags...)
	if !m.index {
		return r.entries(m.entries())
	}
	fetched := 0
	for _, child := range m.urls {
		key := "sitemap " + child.loc
		seen := r.next.Seen[key]
		if seen.Done && seen.Updated == child.lastmod && child.lastmod != "" {
			seen.At = r.now
			r.next.Seen[key] = seen
			continue
		}
		if fetched++; fetched > maxChildren {
			r.next.Pending++
			continue
		}
		if err := r.child(child, key); err != nil {
			return err
		}
	}
	return nil
}

// child reads one sitemap of an index. It is done if nothing of it is pending.
func (r *round) child(c sitemapURL, key string) error {
	pending := r.next.Pending
	a, err := r.get(r.ctx, c.loc, conditions{})
	if err == nil {
		err = r.statusFault(a)
	}
	var m *sitemap
	if err == nil {
		if m, err = readSitemap(a.data, a.body.charset(), a.url); err != nil || m.index {
			err = &Fault{Kind: FaultForm, URL: c.loc, Reason: "an index names it as a sitemap, and it is none"}
		}
	}
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		r.health.miss(c.loc, fault.Kind, fault.Reason)
		return nil
	case err != nil:
		return err
	}
	r.health.flag(a.flags...)
	r.health.flag(m.flags...)
	if err := r.entries(m.entries()); err != nil {
		return err
	}
	r.next.Seen[key] = Seen{At: r.now, Updated: c.lastmod, Done: r.next.Pending == pending}
	return nil
}

// entries are the pages of a sitemap.
func (m *sitemap) entries() []entry {
	var out []entry
	for _, u := range m.urls {
		e := entry{day: dayClaim{BySitemap, u.published}, updated: u.changed()}
		e.URL, e.Title, e.Outlet = u.loc, u.title, u.name
		out = append(out, e)
	}
	return out
}

// directory reads the new and changed articles of a directory.
func (r *round) directory() error {
	opt := Options{Zone: r.zone}
	for it, err := range Files(r.ctx, []string{r.source.URL}, opt) {
		var placed *PlaceError
		switch {
		case errors.As(err, &placed):
			r.health.miss(placed.From, FaultForm, placed.Err.Error())
			continue
		case err != nil:
			return err
		}
		r.health.Listed++
		seen := r.next.Seen[it.From]
		if r.full() {
			r.next.Pending++
			continue
		}
		it.Outlet = firstOf(it.Outlet, r.source.Title)
		r.take(it, &seen)
		seen.At, seen.Done = r.now, true
		r.next.Seen[it.From] = seen
	}
	r.next.LastGood = r.now
	if r.health.Listed == 0 && len(r.health.Missed) == 1 && r.health.Missed[0].URL == r.source.URL {
		return &Fault{Kind: FaultForm, URL: r.source.URL, Reason: r.health.Missed[0].Reason}
	}
	return nil
}

// Discover finds what an address is: a feed, a sitemap, a list of feeds in OPML,
// or a page with the feeds that it names; a page that names none is a source
// itself. The sources have no ids.
func (f *Fetcher) Discover(ctx context.Context, address string) ([]Source, error) {
	a, err := f.get(ctx, address, conditions{})
	if err != nil {
		return nil, err
	}
	if !a.good() {
		return nil, (&round{Fetcher: f, now: f.opt.Now()}).statusFault(a)
	}
	at := firstOf(a.moved, address)
	switch firstElement(a.data[:min(len(a.data), headSize)]) {
	case "urlset", "sitemapindex":
		return []Source{{URL: at, Kind: KindSitemap}}, nil
	case "opml":
		return ParseOPML(strings.NewReader(string(a.data)))
	}
	if feed, err := readFeed(a.data, a.body.charset(), a.url, at); err == nil {
		return []Source{{URL: at, Kind: KindFeed, Title: feed.title}}, nil
	}
	if a.body.mediaOf(a.data) != "text/html" {
		return nil, &Fault{Kind: FaultForm, URL: at, Reason: "it is " + a.body.mediaOf(a.data) + ": neither feed, sitemap nor page"}
	}
	return pageSources(a, at), nil
}

func pageSources(a *answer, at string) []Source {
	var it Item
	p := streamPage(it.decode(a.data, a.body.declared(a.data)))
	var out []Source
	for _, link := range p.feeds {
		if u := absolute(a.url, link.href); u != "" {
			out = append(out, Source{URL: u, Kind: KindFeed, Title: firstOf(plainText(link.title), p.outlet)})
		}
	}
	if len(out) == 0 {
		out = []Source{{URL: at, Kind: KindPage, Title: p.outlet}}
	}
	return out
}

// sameSite reports whether two addresses are of one host, www. and m. apart.
func sameSite(a, b *url.URL) bool {
	return siteName(a.Hostname()) == siteName(b.Hostname())
}

func siteName(host string) string {
	host = strings.ToLower(host)
	for _, p := range []string{"www.", "m.", "amp."} {
		if rest, ok := strings.CutPrefix(host, p); ok {
			return rest
		}
	}
	return host
}
