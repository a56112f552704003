// Package gather brings articles in and keeps their bytes: from files and
// archives ([Files]), and from feeds, pages and sitemaps ([Fetcher]).
//
// It knows forms (text, HTML, JSON Lines, ninjs, zip, WARC, RSS, Atom, JSON
// Feed, sitemaps), charsets, where a page says what it is and when it was
// published, and how to ask a server politely. It does not know what an article
// reports, and keeps nothing: what was seen before is handed to it and handed
// back ([State]). The Fetcher is the only thing in the program that speaks to a
// network, and speaks to the public internet only.
//
// Input is other people's: everything is bounded (see limits.go), and what was
// cut, guessed or mended is said in the flags of the item, never passed over.
package gather

import (
	"errors"
	"fmt"
	"slices"

	"github.com/musnad/musnad"
)

// Item is one article as it came in.
type Item struct {
	ID  string // as the input gives it; empty where it gives none
	URL string // the canonical address, or the one it was fetched from

	Outlet, Author, Title string
	Text                  string // paragraphs, one a line; valid UTF-8

	// Published is the day of publication, YYYY-MM-DD, in the zone of the source
	// where that is known; empty where nothing tells it. PublishedBy is which part
	// of the input told it (see the By constants), and PublishedRaw its words.
	Published, PublishedBy, PublishedRaw string

	// Original is the bytes that the article was read from, as they arrived: the
	// file, the line, the page, the entry of the feed. Media is their type.
	Original []byte
	Media    string

	Declared string // the charset that the input declares, in lower case; may be empty
	Used     string // the charset that it was read in

	Flags []string // what was done to it: see the Flag constants

	// From is where in the input it stood: the file, behind ! the member of an
	// archive, behind : the line or the number of the record, behind @ the offset
	// of the record in bytes; or the address of the feed and the number in it.
	From string
}

// Article is the item as the engine takes it.
func (it *Item) Article() musnad.Article {
	return musnad.Article{ID: it.ID, Title: it.Title, Text: it.Text, Published: it.Published, Outlet: it.Outlet, URL: it.URL}
}

// The flags of an item. A charset that is not UTF-8 is flagged "charset:NAME",
// and a declaration that is not true "declared:NAME".
const (
	FlagTruncated    = "truncated"     // the rest is past a limit, or did not arrive
	FlagExpansion    = "expansion"     // compressed beyond all reason; read up to the limit
	FlagDegraded     = "degraded"      // a page that is no tree in reason: its text may hold more than the article
	FlagInvalidUTF8  = "invalid-utf8"  // broken bytes were replaced by U+FFFD
	FlagInferredDate = "inferred-date" // the day is from the address or the text, or its order is a guess
	FlagSummary      = "summary"       // the feed's summary; the page was not to be had
	FlagUnsafeName   = "unsafe-name"   // the archive gives a name that points out of it
)

// flag adds a flag once.
func (it *Item) flag(names ...string) {
	for _, name := range names {
		if !slices.Contains(it.Flags, name) {
			it.Flags = append(it.Flags, name)
		}
	}
}

// ErrEmpty is returned for an article without words.
var ErrEmpty = errors.New("the article has no text; give it a title or a text")

// PlaceError is an error with its place in the input.
type PlaceError struct {
	From string // as in Item, or "FILE: article N"
	Err  error
}

// Error is the place and what is wrong there.
func (e *PlaceError) Error() string { return fmt.Sprintf("%s: %v", e.From, e.Err) }

// Unwrap is what is wrong.
func (e *PlaceError) Unwrap() error { return e.Err }
