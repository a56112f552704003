package accounts

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// How long a session lasts that nobody uses, and how long at all.
const (
	IdleSession = 24 * time.Hour
	MostSession = 14 * 24 * time.Hour
)

// seenEvery is how often is written that a session is in use.
const seenEvery = 5 * time.Minute

// A Session is a browser in which somebody is signed in.
type Session struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"` // whose
	Made    time.Time `json:"made"`
	Seen    time.Time `json:"seen"` // to five minutes
	Address string    `json:"address"`
	Agent   string    `json:"agent"`
}

const sessionColumns = "s.id, s.account, s.made, s.seen, s.address, s.agent"

func scanSession(scan scanner) (s Session, err error) {
	var made, seen int64
	err = scan(&s.ID, &s.Name, &made, &seen, &s.Address, &s.Agent)
	s.Made, s.Seen = moment(made), moment(seen)
	return s, err
}

func insertSession(tx *store.Tx, s Session, secret string) error {
	_, err := tx.Exec("INSERT INTO session (hash, id, account, made, seen, address, agent) VALUES (?, ?, ?, ?, ?, ?, ?)",
		digest(secret), s.ID, s.Name, ms(s.Made), ms(s.Seen), s.Address, s.Agent)
	return err
}

// over reports whether a session has expired.
func (s *Session) over(now time.Time) bool {
	return !now.Before(s.Seen.Add(IdleSession)) || !now.Before(s.Made.Add(MostSession))
}

// Expires is when a session ends if nobody uses it any more.
func (s *Session) Expires() time.Time {
	idle, most := s.Seen.Add(IdleSession), s.Made.Add(MostSession)
	if most.Before(idle) {
		return most
	}
	return idle
}

// held is a session with the user whose it is.
type held struct {
	Session
	user User
}

func scanHeld(scan scanner) (h held, err error) {
	h.Session, err = scanSession(func(into ...any) error {
		var disabled, removed int64
		err := scan(append(into, &h.user.Role, &disabled, &removed)...)
		h.user.Disabled, h.user.removed = moment(disabled), moment(removed)
		return err
	})
	return h, err
}

// Session is who shows the secret of a session; ErrRefused if it is none, or
// has ended.
func (a *Accounts) Session(ctx context.Context, secret string) (*Principal, error) {
	var h held
	var found bool
	err := a.db.View(ctx, func(tx *store.Tx) (err error) {
		h, found, err = first(tx, scanHeld, "SELECT "+sessionColumns+", u.role, u.disabled, u.removed FROM session s JOIN account u ON u.name = s.account WHERE s.hash = ?", digest(secret))
		return err
	})
	if err != nil {
		return nil, err
	}
	now := a.now()
	if !found || h.over(now) || !h.user.active() {
		return nil, fmt.Errorf("the session is %w; sign in", ErrRefused)
	}
	if now.Sub(h.Seen) >= seenEvery {
		a.touch(ctx, "UPDATE session SET seen = ? WHERE id = ? AND seen < ?", ms(now), h.ID, ms(now))
	}
	return principal(h.Name, h.user.Role, h.ID), nil
}

// touch writes when something was used. That this can't be written keeps
// nobody from reading.
func (a *Accounts) touch(ctx context.Context, statement string, args ...any) {
	a.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(statement, args...)
		return err
	})
}

// sweep deletes what has expired.
func (a *Accounts) sweep(tx *store.Tx) error {
	now := a.now()
	if _, err := tx.Exec("DELETE FROM session WHERE seen <= ? OR made <= ?", ms(now.Add(-IdleSession)), ms(now.Add(-MostSession))); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM link WHERE expires <= ?", ms(now)); err != nil {
		return err
	}
	return a.prune(tx)
}

// Sessions lists the sessions of a user that last, the one used last first.
// The user and an admin may.
func (a *Accounts) Sessions(ctx context.Context, by Actor, name string) (list []Session, err error) {
	if err := a.own(ctx, by, "session-list", name); err != nil {
		return nil, err
	}
	err = a.db.View(ctx, func(tx *store.Tx) error {
		u, err := presentUser(tx, name)
		if err != nil {
			return err
		}
		list, err = query(tx, scanSession, "SELECT "+sessionColumns+" FROM session s WHERE s.account = ? AND s.seen > ? AND s.made > ? ORDER BY s.seen DESC, s.id",
			u.Name, ms(a.now().Add(-IdleSession)), ms(a.now().Add(-MostSession)))
		return err
	})
	return list, err
}

// SignOut ends the session of somebody, if it still lasts.
func (a *Accounts) SignOut(ctx context.Context, by Actor) error {
	if by.Who == nil || by.Who.Session == "" {
		return nil
	}
	err := a.end(ctx, by, by.Who.Session, "sign-out", func(string) error { return nil })
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// EndSession ends a session by its id. The user whose it is and an admin may.
func (a *Accounts) EndSession(ctx context.Context, by Actor, id string) error {
	return a.end(ctx, by, id, "session-end", func(name string) error { return a.own(ctx, by, "session-end", name) })
}

// EndOthers ends all sessions of who is signed in but this one.
func (a *Accounts) EndOthers(ctx context.Context, by Actor) error {
	if by.Who == nil || by.Who.Session == "" {
		return a.forbid(ctx, by, "session-end", by.name(), "sign in first")
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		res, err := tx.Exec("DELETE FROM session WHERE account = ? AND id <> ?", by.Who.Name, by.Who.Session)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		return a.note(tx, by.done("session-end", by.Who.Name, fmt.Sprintf("%d others", n)))
	})
}

func (a *Accounts) end(ctx context.Context, by Actor, id, what string, allow func(name string) error) error {
	s, err := a.sessionOf(ctx, id)
	if err != nil {
		return err
	}
	if err := allow(s.Name); err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec("DELETE FROM session WHERE id = ?", id); err != nil {
			return err
		}
		return a.note(tx, by.done(what, s.Name, "session "+id))
	})
}

func (a *Accounts) sessionOf(ctx context.Context, id string) (s Session, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		var found bool
		s, found, err = first(tx, scanSession, "SELECT "+sessionColumns+" FROM session s WHERE s.id = ?", id)
		if err == nil && !found {
			err = &kindError{ErrNotFound, "not-found", "there is no such session; it may have ended"}
		}
		return err
	})
	return s, err
}
