package accounts

import (
	"context"
	"fmt"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// How long a link is good for.
const (
	SetupLink    = 24 * time.Hour
	PasswordLink = 72 * time.Hour
)

// A Link is what can be done once by who has its secret.
type Link struct {
	Name    string // whose password it sets; empty for the first admin
	Expires time.Time
}

func scanLink(scan scanner) (l Link, err error) {
	var expires int64
	err = scan(&l.Name, &expires)
	l.Expires = moment(expires)
	return l, err
}

// Setup makes a link by which the first admin is made, and returns its secret;
// the link before it is no longer good. It returns nothing where an admin can
// sign in already. Call it only to tell who sits at the machine.
func (a *Accounts) Setup(ctx context.Context) (secret string, err error) {
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		if n, err := admins(tx); err != nil || n > 0 {
			return err
		}
		secret = newSecret()
		return a.insertLink(tx, Actor{Address: Here}, "", secret, SetupLink)
	})
	return secret, err
}

// LinkFor makes a link by which a user sets a password, and returns its
// secret; the link before it is no longer good. Only an admin may.
func (a *Accounts) LinkFor(ctx context.Context, by Actor, name string) (secret string, err error) {
	if err := a.admin(ctx, by, "link-add", name); err != nil {
		return "", err
	}
	secret = newSecret()
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		u, err := presentUser(tx, name)
		if err == nil && !u.active() {
			err = invalid("disabled", "%s is disabled; enable them first", u.Name)
		}
		if err != nil {
			return err
		}
		return a.insertLink(tx, by, u.Name, secret, PasswordLink)
	})
	return secret, err
}

func (a *Accounts) insertLink(tx *store.Tx, by Actor, name, secret string, good time.Duration) error {
	if _, err := tx.Exec("DELETE FROM link WHERE account = ?", name); err != nil {
		return err
	}
	if _, err := tx.Exec("INSERT INTO link (hash, account, made, expires) VALUES (?, ?, ?, ?)", digest(secret), name, ms(a.now()), ms(a.now().Add(good))); err != nil {
		return err
	}
	return a.note(tx, by.done("link-add", name, ""))
}

// Link is what the secret of a link is good for; ErrRefused if for nothing.
func (a *Accounts) Link(ctx context.Context, secret string) (l Link, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		l, err = a.link(tx, secret)
		return err
	})
	return l, err
}

func (a *Accounts) link(tx *store.Tx, secret string) (Link, error) {
	l, found, err := first(tx, scanLink, "SELECT account, expires FROM link WHERE hash = ?", digest(secret))
	if err == nil && (!found || !a.now().Before(l.Expires)) {
		err = fmt.Errorf("the link is %w: it is good once and for a while; ask for another", ErrRefused)
	}
	return l, err
}

// UseLink does what a link is for: it sets the password of its user, or makes
// the first admin by a name. It returns the name to sign in with.
func (a *Accounts) UseLink(ctx context.Context, secret, name, password, address string) (string, error) {
	l, err := a.Link(ctx, secret) // before a password is hashed for a stranger
	if err != nil {
		return "", err
	}
	if l.Name == "" {
		return a.firstAdmin(ctx, secret, NewUser{name, Administrator, password}, address)
	}
	hash, err := a.newPassword(ctx, password, l.Name, false)
	if err != nil {
		return "", err
	}
	return l.Name, a.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := a.link(tx, secret); err != nil {
			return err
		}
		if err := setPassword(tx, l.Name, hash, ""); err != nil {
			return err
		}
		return a.note(tx, Event{Who: l.Name, What: "link-use", Subject: l.Name, Address: address, Outcome: Done})
	})
}

func (a *Accounts) firstAdmin(ctx context.Context, secret string, n NewUser, address string) (string, error) {
	if n.Password == "" {
		return "", invalid("password-short", "a password has at least %d characters", leastPassword)
	}
	u, err := a.addUser(ctx, Actor{Address: address}, n, func(tx *store.Tx) error {
		if _, err := a.link(tx, secret); err != nil {
			return err
		}
		if n, err := admins(tx); err != nil || n > 0 {
			return lateLink(err)
		}
		_, err := tx.Exec("DELETE FROM link WHERE account = ''")
		return err
	})
	return u.Name, err
}

func lateLink(err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("the link is %w: there is an admin by now, who can add users", ErrRefused)
}
