package web

import (
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// SourcesView is everything on whose word the ledger stands.
type SourcesView struct {
	Sources  []SourceView
	Outlets  []ledger.Outlet
	Agencies []ledger.Teller
	Origins  []ledger.Teller
	Fault    string     // why a source could not be added, for a person
	Typed    url.Values // what was typed then
	Ingest   bool       // who looks may add, remove and gather
	Online   bool       // the server may ask others
	Busy     bool       // a source is being visited, or waits
}

// SourceView is a source with what is being done with it.
type SourceView struct {
	ledger.SourceState
	Doing  string // visiting, waiting or nothing
	Failed string // why the last visit that was asked for could not be made
}

// Grades are the grades of reliability: those of the Admiralty scale.
var Grades = []string{"A", "B", "C", "D", "E", "F"}

// SourceNotices are the keys of what is said after something was done with a source.
var SourceNotices = []string{"sources.added", "sources.removed", "sources.graded", "sources.asked", "sources.too-many"}

// kindsOfSources are what can be added from a page.
var kindsOfSources = []string{"auto", "feed", "page", "sitemap"}

// follows are the ways to take what a feed names; the empty one is as needed.
var follows = []string{"", "always", "never"}

func followKey(s string) string { return "follow." + firstOf(s, "auto") }

// gradesOf are the grades to choose from, with one that somebody wrote otherwise.
func gradesOf(s *SourceView) []string {
	for _, g := range append([]string{""}, Grades...) {
		if s.Grade == g {
			return Grades
		}
	}
	return append([]string{s.Grade}, Grades...)
}

// stateOf is the state of a source's last visit.
func stateOf(s *SourceView) string {
	if s.Last == nil {
		return "never"
	}
	return s.Last.State
}

// timeOf is the day and the time of an instant in UTC.
func timeOf(at string) (day, clock string) {
	day, clock, _ = strings.Cut(at, "T")
	return day, clock[:min(len(clock), len("15:04"))] + " UTC"
}

// instant is an instant in UTC as a person reads it.
func (p *Page) instant(at string) templ.Component {
	day, clock := timeOf(at)
	return inOrder(p.Date(day), raw(" "), p.Figure(clock))
}

func (p *Page) outletPath(name string) string {
	return p.Href("timeline?q=" + url.QueryEscape(`outlet:`+quoted(name)))
}

func (p *Page) originPath(name string) string {
	return p.Href("timeline?q=" + url.QueryEscape(`source:`+quoted(name)))
}
