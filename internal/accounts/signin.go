package accounts

import (
	"context"
	"fmt"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// SignIn is what somebody who wants a session shows.
type SignIn struct {
	Name     string
	Password string
	Address  string // of the network
	Agent    string // what the browser calls itself, to know the session by
}

// SignIn begins a session and returns its secret, for the browser's cookie. It
// fails with ErrRefused, whatever was wrong and as late for each reason, with
// a *LimitError after too many failures, and with ErrBusy.
func (a *Accounts) SignIn(ctx context.Context, s SignIn) (secret string, p *Principal, err error) {
	if wait, err := a.guess(ctx, s.Name, s.Address); err != nil || wait > 0 {
		return "", nil, a.limited(ctx, s, wait, err)
	}
	u, ok, err := a.knows(ctx, s.Name, s.Password)
	if err != nil {
		return "", nil, err
	}
	if !ok {
		return "", nil, a.refuse(ctx, s, u)
	}
	if err := a.guessed(ctx, s.Name, s.Address); err != nil {
		return "", nil, err
	}
	return a.begin(ctx, u, s, "password")
}

// knows reports whether somebody is a user who may come in and knows the
// password. It takes as long if not.
func (a *Accounts) knows(ctx context.Context, name, typed string) (u User, ok bool, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		u, _, err = userOf(tx, name)
		return err
	})
	if err != nil {
		return u, false, err
	}
	password, malformed := preparePassword(typed)
	ok, old, err := a.hasher.check(ctx, u.password, password)
	if err != nil || !ok || malformed != nil || !u.active() {
		return u, false, err
	}
	if old {
		u.password, err = a.rehash(ctx, u, password)
	}
	return u, true, err
}

// rehash keeps a password at today's cost.
func (a *Accounts) rehash(ctx context.Context, u User, password string) (string, error) {
	hash, err := a.hasher.hash(ctx, password)
	if err != nil {
		return "", err
	}
	return hash, a.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec("UPDATE account SET password = ? WHERE name = ? AND password = ?", hash, u.Name, u.password)
		return err
	})
}

// refuse notes a failed sign-in. A name that nobody has is not noted: people
// type passwords into the wrong field.
func (a *Accounts) refuse(ctx context.Context, s SignIn, u User) error {
	e := Event{What: "sign-in", Subject: u.Name, Address: s.Address, Outcome: Denied, Detail: "wrong password"}
	switch {
	case u.Name == "":
		e.Detail = "unknown name"
	case !u.active():
		e.Detail = "disabled"
	}
	if err := a.Note(ctx, e); err != nil {
		return err
	}
	return fmt.Errorf("name or password %w", ErrRefused)
}

// limited notes that somebody tries too often, once in a while. An error of the
// counting is that of the sign-in.
func (a *Accounts) limited(ctx context.Context, s SignIn, wait time.Duration, err error) error {
	if err != nil {
		return err
	}
	if err := a.tell(ctx, "sign-in "+network(s.Address), Event{What: "sign-in", Address: s.Address, Outcome: Denied, Detail: "too many attempts"}); err != nil {
		return err
	}
	return &LimitError{wait}
}

// begin makes a session of a user, if they are still who was checked.
func (a *Accounts) begin(ctx context.Context, u User, s SignIn, how string) (secret string, p *Principal, err error) {
	secret = newSecret()
	session := Session{ID: newID(), Name: u.Name, Made: a.now(), Seen: a.now(), Address: oneLine(s.Address), Agent: oneLine(s.Agent)}
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		now, found, err := userOf(tx, u.Name)
		if err != nil {
			return err
		}
		if !found || !now.active() || now.password != u.password {
			return fmt.Errorf("name or password %w", ErrRefused)
		}
		u = now
		if err := a.sweep(tx); err != nil {
			return err
		}
		if err := insertSession(tx, session, secret); err != nil {
			return err
		}
		return a.note(tx, Event{Who: u.Name, What: "sign-in", Address: s.Address, Outcome: Done, Detail: "by " + how + ", session " + session.ID})
	})
	if err != nil {
		return "", nil, err
	}
	return secret, principal(u.Name, u.Role, session.ID), nil
}

// principal is a user in a session.
func principal(name string, role Role, session string) *Principal {
	return &Principal{Name: name, Role: role, Scopes: role.Scopes(), Session: session}
}

// proves is the user who is signed in, if they know their password. It fails as
// SignIn does.
func (a *Accounts) proves(ctx context.Context, by Actor, typed string) (User, error) {
	if by.Who == nil || by.Who.Session == "" {
		return User{}, a.forbid(ctx, by, "password", by.name(), "sign in first")
	}
	s := SignIn{Name: by.Who.Name, Address: by.Address}
	if wait, err := a.guess(ctx, s.Name, s.Address); err != nil || wait > 0 {
		return User{}, a.limited(ctx, s, wait, err)
	}
	u, ok, err := a.knows(ctx, s.Name, typed)
	if err != nil {
		return User{}, err
	}
	if !ok {
		return User{}, a.refuse(ctx, s, u)
	}
	return u, a.guessed(ctx, s.Name, s.Address)
}

// ChangePassword gives somebody who is signed in another password, if they
// know the old one, and ends their other sessions. It fails as SignIn does.
func (a *Accounts) ChangePassword(ctx context.Context, by Actor, old, password string) error {
	u, err := a.proves(ctx, by, old)
	if err != nil {
		return err
	}
	hash, err := a.newPassword(ctx, password, u.Name, false)
	if err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if err := setPassword(tx, u.Name, hash, by.Who.Session); err != nil {
			return err
		}
		return a.note(tx, by.done("password", u.Name, ""))
	})
}
