package web

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// SignInView is the form of signing in.
type SignInView struct {
	Name, Back string
	Passkeys   bool   // they can be had where the server is reached
	Fault      string // the key of what is wrong
}

// LinkView is the form of a link by which a password is set.
type LinkView struct {
	Name   string // whose; empty for the first admin
	Typed  string // the name that was typed
	Setup  bool   // the first admin is made
	Action string
	Fault  string
}

// AccountView is what somebody sees of their own account. Times are to the minute,
// in UTC.
type AccountView struct {
	Role     string
	Scopes   []string // that their tokens may have
	Sessions []Session
	Tokens   []Token
	Keys     []Key
	Passkeys bool   // they can be added where the server is reached
	New      string // a token just made
	Fault    string
}

// Session is a browser in which somebody is signed in.
type Session struct {
	ID, Seen, Address, Agent string
	Here                     bool // this one
}

// Key is a passkey.
type Key struct{ ID, Name, Used string }

// Token is a token of a program.
type Token struct {
	ID, Name   string
	Scopes     []string
	Ends, Used string // empty for never
	Over       bool
}

// UsersView is what an admin sees of all users.
type UsersView struct {
	Users     []Member
	Roles     []string
	Link, For string // a link just made, and for whom
	Typed     string // the name that was typed
	Fault     string
}

// Member is a user of the team.
type Member struct {
	Name, Role, Since, Disabled string
	Waits                       bool // for a password
}

// AuditView is a stretch of the audit log.
type AuditView struct {
	Name   string // whose
	Events []AuditLine
	Next   string // the address of earlier ones
}

// AuditLine is one line of the audit log.
type AuditLine struct{ At, Who, What, Subject, Address, Outcome, Detail string }

// Seconds is a wait as the header Retry-After has it, rounded up.
func Seconds(d time.Duration) string {
	return strconv.Itoa(int((d + time.Second - 1) / time.Second))
}

// days are the terms of tokens, 0 without end.
var days = []int{90, 30, 365, 0}

// term is how long a token lasts.
func (p *Page) term(n int) string {
	if n == 0 {
		return p.T("account.token-endless")
	}
	return p.number(n) + " " + p.T("account.days")
}

// auditOf is the address of what the log says of a user.
func (p *Page) auditOf(name string) string {
	return p.Href("admin/audit") + "?" + url.Values{"name": {name}}.Encode()
}

// What agents call themselves, and what people call it. A browser names others beside
// itself: the first that is found is meant.
var (
	browsers = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	systems  = [][2]string{{"Android", "Android"}, {"iPhone", "iOS"}, {"iPad", "iOS"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// browser is what people call a browser and its system, by the header User-Agent; the
// header itself if it is no browser's.
func (p *Page) browser(agent string) string {
	b, s := firstIn(agent, browsers), firstIn(agent, systems)
	if b == "" || s == "" {
		return agent
	}
	return p.seq(b, s)
}

// firstIn is the name of the first sign that a text has.
func firstIn(text string, signs [][2]string) string {
	for _, x := range signs {
		if strings.Contains(text, x[0]) {
			return x[1]
		}
	}
	return ""
}
