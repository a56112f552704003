// Package web is what a person sees in a browser: templates, texts of the
// interface in Arabic and English, styles, and how a date, a number, a name is
// written in either direction.
//
// It makes HTML of what the ledger says and knows no request, no session and no
// database: package serve asks the ledger and hands in what is to be shown. Every
// page is complete without a script.
package web

import (
	"net/url"
	"strings"

	"github.com/musnad/musnad/calendar"
)

// Page is what every page knows: for whom it is written and where it stands.
type Page struct {
	Lang     Lang
	Settings Settings
	Title    string // in the language of the page
	Path     string // without the language: "", "e/h123", "search"
	Query    url.Values
	Today    calendar.Date // what is overdue and what is new is seen from it
	Data     []Form        // forms in which the same view is to be had as data
	User     User
	Notice   string // the key of a text shown above all, after something was done
	Built    Built  // which parts were made by the build step
	Lists    Names  // what word lists know; nil where none are at hand
	Stray    bool   // the page is of no section: it says that something did not work
	Base     string // before every path, in a page that leaves the server; else empty
}

// Form is a form of a view as data.
type Form struct {
	Name string // csv, json, geojson, atom
	Href string // complete path and query
}

// User is who looks at the page, and what may be done from it.
type User struct {
	Name   string // empty for who is at the machine itself
	Team   bool   // accounts are in use
	Out    bool   // they are, and who looks has not signed in
	Review bool   // may decide
	Admin  bool
}

// Built says which parts that a build step makes are there.
type Built struct {
	Islands bool // the scripts of map, network and timeline
	Fonts   bool
}

// Settings are how a person wants to read. They are kept in a cookie, never in the
// address of a page.
type Settings struct {
	Digits   Digits
	Calendar CalendarName
	Theme    Theme
}

// Digits are the digits of dates and counts. Ids, file names, addresses and exports
// always have Latin ones.
type Digits string

// CalendarName says in which calendar, and by which names of months, days are
// written.
type CalendarName string

// Theme is light or dark, or what the system says.
type Theme string

// The settings; the first of each is the default.
const (
	LatinDigits  Digits = "latin"
	ArabicDigits Digits = "arabic" // ٠-٩

	Levantine CalendarName = "levantine"
	Egyptian  CalendarName = "egyptian"
	Maghrebi  CalendarName = "maghrebi"
	Hijri     CalendarName = "hijri"

	AutoTheme  Theme = "auto"
	LightTheme Theme = "light"
	DarkTheme  Theme = "dark"
)

// The values of each setting, in the order in which they are offered.
var (
	AllDigits    = []Digits{LatinDigits, ArabicDigits}
	AllCalendars = []CalendarName{Levantine, Egyptian, Maghrebi, Hijri}
	AllThemes    = []Theme{AutoTheme, LightTheme, DarkTheme}
)

// T is a text of the interface.
func (p *Page) T(key string) string { return p.Lang.text(key) }

// Label is the text of a value of a closed list, such as type.CONSULT; the value
// itself if the list is not closed after all.
func (p *Page) Label(list, value string) string {
	if key := list + "." + value; p.Lang.has(key) {
		return p.Lang.text(key)
	}
	return value
}

// Href is the address of a page of the same language: path is without the language
// and escaped.
func (p *Page) Href(path string) string { return p.Base + "/" + string(p.Lang) + "/" + path }

// Elsewhere is this page in the other language.
func (p *Page) Elsewhere() string { return p.address(p.Lang.Other(), p.Query) }

// With is this page with a parameter set, or left out if value is empty; the page
// of a list is then the first again.
func (p *Page) With(name, value string) string {
	q := url.Values{}
	for k, v := range p.Query {
		if k != name && k != "after" && k != "page" {
			q[k] = v
		}
	}
	if value != "" {
		q.Set(name, value)
	}
	return p.address(p.Lang, q)
}

// Turn is this page with a parameter of paging set.
func (p *Page) Turn(name, value string) string {
	q := url.Values{}
	for k, v := range p.Query {
		q[k] = v
	}
	q.Set(name, value)
	return p.address(p.Lang, q)
}

func (p *Page) address(l Lang, q url.Values) string {
	s := "/" + string(l) + "/" + p.Path
	if len(q) > 0 {
		s += "?" + q.Encode()
	}
	return s
}

// within are the sections of pages that stand under another address.
var within = map[string]string{"p": "entities"}

// at reports whether the page is of a section of the menu.
func (p *Page) at(section string) bool {
	first, _, _ := strings.Cut(p.Path, "/")
	return !p.Stray && (first == section || within[first] == section && section != "")
}
