package accounts

import (
	"context"
	"slices"

	"github.com/musnad/musnad/internal/store"
)

// change does something to a user, notes it, and makes sure that somebody can
// still manage accounts. Only an admin may.
func (a *Accounts) change(ctx context.Context, by Actor, what, name, detail string, do func(*store.Tx, User) error) error {
	if err := a.admin(ctx, by, what, name); err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		u, found, err := userOf(tx, name)
		if err != nil {
			return err
		}
		if !found || !u.removed.IsZero() && what != "user-enable" {
			return noUser(name)
		}
		before, err := admins(tx)
		if err != nil {
			return err
		}
		if err := do(tx, u); err != nil {
			return err
		}
		if after, err := admins(tx); err != nil || before > 0 && after == 0 {
			return lastAdmin(u.Name, err)
		}
		return a.note(tx, by.done(what, u.Name, detail))
	})
}

func lastAdmin(name string, err error) error {
	if err != nil {
		return err
	}
	return &kindError{ErrLastAdmin, "last-admin", name + " is the only admin who can sign in; make another one first"}
}

// SetRole gives a user another role. Sessions and tokens go on with what both
// it and they allow.
func (a *Accounts) SetRole(ctx context.Context, by Actor, name string, role Role) error {
	if !slices.Contains(Roles, role) {
		return invalid("role", "%q is no role; take one of %v", role, Roles)
	}
	return a.change(ctx, by, "user-role", name, "to "+string(role), func(tx *store.Tx, u User) error {
		_, err := tx.Exec("UPDATE account SET role = ? WHERE name = ?", string(role), u.Name)
		return err
	})
}

// SetPassword gives a user another password, and ends their sessions, their
// passkeys and the links that would set a password.
func (a *Accounts) SetPassword(ctx context.Context, by Actor, name, password string) error {
	if err := a.admin(ctx, by, "user-password", name); err != nil {
		return err // before anything is hashed
	}
	hash, err := a.newPassword(ctx, password, name, false)
	if err != nil {
		return err
	}
	return a.change(ctx, by, "user-password", name, "", func(tx *store.Tx, u User) error {
		return setPassword(tx, u.Name, hash, "")
	})
}

// setPassword keeps a password and ends all sessions but the one of an id. Without
// one it is not known whether the user had lost what let them in, so passkeys end
// too.
func setPassword(tx *store.Tx, name, hash, but string) error {
	if _, err := tx.Exec("UPDATE account SET password = ? WHERE name = ?", hash, name); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM session WHERE account = ? AND id <> ?", name, but); err != nil {
		return err
	}
	tables := []string{"link"}
	if but == "" {
		tables = append(tables, "passkey")
	}
	return endAll(tx, name, tables...)
}

// Disable lets a user in no more until Enable. Sessions end; tokens rest.
func (a *Accounts) Disable(ctx context.Context, by Actor, name string) error {
	return a.change(ctx, by, "user-disable", name, "", func(tx *store.Tx, u User) error {
		if _, err := tx.Exec("UPDATE account SET disabled = ? WHERE name = ?", ms(a.now()), u.Name); err != nil {
			return err
		}
		return endAll(tx, u.Name, "session", "link")
	})
}

// Enable lets in again who was disabled or removed. Who was removed needs a
// new password.
func (a *Accounts) Enable(ctx context.Context, by Actor, name string) error {
	return a.change(ctx, by, "user-enable", name, "", func(tx *store.Tx, u User) error {
		_, err := tx.Exec("UPDATE account SET disabled = 0, removed = 0 WHERE name = ?", u.Name)
		return err
	})
}

// Remove takes a user off the list, with all that let them in. The name stays
// theirs.
func (a *Accounts) Remove(ctx context.Context, by Actor, name string) error {
	return a.change(ctx, by, "user-remove", name, "", func(tx *store.Tx, u User) error {
		if _, err := tx.Exec("UPDATE account SET removed = ?, password = '' WHERE name = ?", ms(a.now()), u.Name); err != nil {
			return err
		}
		return endAll(tx, u.Name, "session", "link", "token", "passkey")
	})
}

// endAll deletes what lets a user in, of the tables named.
func endAll(tx *store.Tx, name string, tables ...string) error {
	for _, t := range tables {
		if _, err := tx.Exec("DELETE FROM "+t+" WHERE account = ?", name); err != nil {
			return err
		}
	}
	return nil
}
