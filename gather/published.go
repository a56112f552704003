package gather

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/musnad/musnad/calendar"
)

// Who may say when an article was published, surest first.
const (
	ByGiven     = "given"     // the field of JSON or ninjs
	ByJSONLD    = "json-ld"   // datePublished of the page's JSON-LD
	ByOpenGraph = "opengraph" // article:published_time and the like
	ByMeta      = "meta"      // another <meta> or itemprop of the page
	ByTime      = "time"      // <time datetime>
	ByFeed      = "feed"      // the entry of the feed
	BySitemap   = "sitemap"   // news:publication_date of the sitemap
	ByURL       = "url"       // the address
	ByText      = "text"      // a date beside the headline
)

// bySureness is their order.
var bySureness = []string{ByGiven, ByJSONLD, ByOpenGraph, ByMeta, ByTime, ByFeed, BySitemap, ByURL, ByText}

// dayClaim is what one part of the input says of the day.
type dayClaim struct{ by, raw string }

// dayProperties are the names in <meta> and itemprop that give the day.
var dayProperties = map[string]string{
	"article:published_time": ByOpenGraph, "article:published": ByOpenGraph, "og:published_time": ByOpenGraph, "og:article:published_time": ByOpenGraph,
	"datePublished": ByMeta, "pubdate": ByMeta, "publishdate": ByMeta, "publish-date": ByMeta, "publish_date": ByMeta, "date": ByMeta,
	"dc.date": ByMeta, "DC.date": ByMeta, "dc.date.issued": ByMeta, "DC.date.issued": ByMeta, "dc:date": ByMeta, "dcterms.created": ByMeta,
	"parsely-pub-date": ByMeta, "sailthru.date": ByMeta, "article_date_original": ByMeta, "cXenseParse:recs:publishtime": ByMeta,
}

// days are all claims of a page.
func (p *page) days(address string) []dayClaim {
	claims := []dayClaim{{ByJSONLD, p.ld.published}}
	claims = append(claims, p.claims...)
	claims = append(claims, dayClaim{ByURL, dayInAddress(address)})
	for _, text := range p.besideHeading() {
		claims = append(claims, dayClaim{ByText, text})
	}
	return claims
}

// near is how many blocks behind the headline and before it may give the day,
// and longest how many bytes such a block has at most.
const (
	near    = 12
	longest = 240
)

// besideHeading are the short blocks near the headline, those behind it first.
func (p *page) besideHeading() []string {
	at := min(p.headingAt, len(p.blocks))
	behind := p.blocks[at:min(at+near, len(p.blocks))]
	before := slices.Clone(p.blocks[max(0, at-near/2):at])
	slices.Reverse(before)
	var out []string
	for _, b := range append(slices.Clone(behind), before...) {
		if len(b.text) <= longest {
			out = append(out, b.text)
		}
	}
	return out
}

// when is what is known of the time from elsewhere.
type when struct {
	zone *time.Location // of the source; nil where unknown
	seen time.Time      // when the bytes were fetched; zero where unknown
	more []dayClaim     // what a feed or sitemap says
}

// setDay takes the surest claim that is a day, and no later one than the bytes
// were seen on.
func (it *Item) setDay(claims []dayClaim, w when) {
	claims = append(slices.Clone(claims), w.more...)
	slices.SortStableFunc(claims, func(a, b dayClaim) int {
		return slices.Index(bySureness, a.by) - slices.Index(bySureness, b.by)
	})
	for _, c := range claims {
		if it.PublishedBy != "" {
			return
		}
		if d, ok := readDay(c.raw, w.zone); ok && !w.before(d.Date) {
			it.Published, it.PublishedBy, it.PublishedRaw = d.String(), c.by, strings.TrimSpace(c.raw)
			if c.by == ByURL || c.by == ByText || d.guessed {
				it.flag(FlagInferredDate)
			}
		}
	}
}

// before reports that the bytes were seen before the day, zones apart.
func (w when) before(d calendar.Date) bool {
	return !w.seen.IsZero() && d.Compare(dateOf(w.seen).AddDays(1)) > 0
}

func dateOf(t time.Time) calendar.Date {
	return calendar.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// dayInAddress is the day in an address such as /2025/10/12/ or /20251012-;
// empty where there is none.
func dayInAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	numbers := strings.FieldsFunc(u.Path, func(r rune) bool { return r < '0' || r > '9' })
	for i, n := range numbers {
		switch {
		case len(n) == 8 && sensible(n[:4]):
			if day := n[:4] + "-" + n[4:6] + "-" + n[6:]; isDay(day) {
				return day
			}
		case len(n) == 4 && sensible(n) && i+2 < len(numbers):
			if day := n + "-" + two(numbers[i+1]) + "-" + two(numbers[i+2]); isDay(day) && togetherIn(u.Path, numbers[i:i+3]) {
				return day
			}
		}
	}
	return ""
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// togetherIn reports that the numbers stand side by side, one sign between them.
func togetherIn(path string, numbers []string) bool {
	return strings.Contains(path, strings.Join(numbers, "/")) || strings.Contains(path, strings.Join(numbers, "-"))
}

// sensible years are those in which the web has had news.
func sensible(year string) bool { return year >= "1990" && year <= "2099" }

func isDay(s string) bool {
	e, err := calendar.Parse(s)
	_, exact := e.Exact()
	return err == nil && exact
}
