package accounts

import (
	"os/user"
	"slices"
)

// A Scope is a kind of thing that somebody may do.
type Scope string

// The scopes. None of them contains another.
const (
	Read   Scope = "read"   // see all that the ledger holds
	Ingest Scope = "ingest" // bring articles and sources in
	Review Scope = "review" // decide on happenings
	Admin  Scope = "admin"  // change users and the tokens of others, read the audit log
)

// Scopes are all scopes, the least powerful first.
var Scopes = []Scope{Read, Ingest, Review, Admin}

// A Role is what a user is on a team, and stands for scopes.
type Role string

// The roles.
const (
	Viewer        Role = "viewer"
	Reviewer      Role = "reviewer"
	Administrator Role = "admin"
)

// Roles are all roles, the least powerful first.
var Roles = []Role{Viewer, Reviewer, Administrator}

// Scopes are what somebody of this role may do; none for a role that is not
// one of Roles.
func (r Role) Scopes() []Scope {
	switch r {
	case Viewer:
		return []Scope{Read}
	case Reviewer:
		return []Scope{Read, Ingest, Review}
	case Administrator:
		return slices.Clone(Scopes)
	}
	return nil
}

// A Principal is who asks, and what they may do now.
type Principal struct {
	Name    string
	Role    Role
	Scopes  []Scope
	Token   string // the id of the token that was shown, empty for a session
	Session string // the id of the session, empty for a token
}

// May reports whether somebody may do things of a kind. Nobody, a nil
// Principal, may do nothing.
func (p *Principal) May(s Scope) bool {
	return p != nil && slices.Contains(p.Scopes, s)
}

// Local is who sits at the machine itself, where no account is asked for: the
// user of the operating system. They may do all.
func Local() *Principal {
	name := "local"
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username
	}
	return &Principal{Name: name, Role: Administrator, Scopes: Administrator.Scopes()}
}
