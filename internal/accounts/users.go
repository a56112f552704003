package accounts

import (
	"context"
	"slices"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// A User is somebody of the team.
type User struct {
	Name     string    `json:"name"`
	Role     Role      `json:"role"`
	Made     time.Time `json:"made"`
	Disabled time.Time `json:"disabled,omitzero"`
	Password bool      `json:"password"` // there is one: who has none waits for a link

	folded   string
	password string
	removed  time.Time
}

// active reports whether somebody is to be let in at all.
func (u *User) active() bool { return u.Disabled.IsZero() && u.removed.IsZero() }

const userColumns = "name, folded, role, password, made, disabled, removed"

func scanUser(scan scanner) (u User, err error) {
	var made, disabled, removed int64
	err = scan(&u.Name, &u.folded, &u.Role, &u.password, &made, &disabled, &removed)
	u.Made, u.Disabled, u.removed, u.Password = moment(made), moment(disabled), moment(removed), u.password != ""
	return u, err
}

// userOf finds a user, removed or not, by what somebody typed.
func userOf(tx *store.Tx, typed string) (u User, found bool, err error) {
	key, ok := keyOf(typed)
	if !ok {
		return u, false, nil
	}
	return first(tx, scanUser, "SELECT "+userColumns+" FROM account WHERE folded = ?", key)
}

// presentUser is userOf for those who were not removed.
func presentUser(tx *store.Tx, typed string) (User, error) {
	u, found, err := userOf(tx, typed)
	if err == nil && (!found || !u.removed.IsZero()) {
		err = noUser(typed)
	}
	return u, err
}

// Users lists those who are there, by name. Only an admin may.
func (a *Accounts) Users(ctx context.Context, by Actor) (list []User, err error) {
	if err := a.admin(ctx, by, "user-list", ""); err != nil {
		return nil, err
	}
	err = a.db.View(ctx, func(tx *store.Tx) error {
		list, err = query(tx, scanUser, "SELECT "+userColumns+" FROM account WHERE removed = 0 ORDER BY name")
		return err
	})
	return list, err
}

// HasAdmin reports whether somebody can sign in as an admin.
func (a *Accounts) HasAdmin(ctx context.Context) (has bool, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		n, err := admins(tx)
		has = n > 0
		return err
	})
	return has, err
}

// admins counts those who can sign in as an admin.
func admins(tx *store.Tx) (n int, err error) {
	err = tx.QueryRow("SELECT count(*) FROM account WHERE role = ? AND disabled = 0 AND removed = 0 AND password <> ''", string(Administrator)).Scan(&n)
	return n, err
}

// NewUser is what AddUser makes a user of.
type NewUser struct {
	Name     string
	Role     Role
	Password string // empty for who is sent a link
}

// AddUser adds a user. Only an admin may. It fails with ErrTaken for a name
// that somebody has or had, or that looks like such a name.
func (a *Accounts) AddUser(ctx context.Context, by Actor, n NewUser) (User, error) {
	if err := a.admin(ctx, by, "user-add", n.Name); err != nil {
		return User{}, err
	}
	return a.addUser(ctx, by, n, func(*store.Tx) error { return nil })
}

// addUser adds a user if before agrees in the same transaction.
func (a *Accounts) addUser(ctx context.Context, by Actor, n NewUser, before func(*store.Tx) error) (u User, err error) {
	name, err := parseName(n.Name)
	if err != nil {
		return u, err
	}
	if !slices.Contains(Roles, n.Role) {
		return u, invalid("role", "%q is no role; take one of %v", n.Role, Roles)
	}
	hash, err := a.newPassword(ctx, n.Password, name, n.Password == "")
	if err != nil {
		return u, err
	}
	u = User{Name: name, Role: n.Role, Made: moment(ms(a.now())), Password: hash != "", folded: foldName(name), password: hash}
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		if err := before(tx); err != nil {
			return err
		}
		if err := free(tx, name); err != nil {
			return err
		}
		_, err := tx.Exec("INSERT INTO account ("+userColumns+") VALUES (?, ?, ?, ?, ?, 0, 0)", u.Name, u.folded, string(u.Role), u.password, ms(u.Made))
		if err != nil {
			return err
		}
		return a.note(tx, by.done("user-add", u.Name, "as "+string(u.Role)))
	})
	return u, err
}

// free says why a name can't be given to somebody new.
func free(tx *store.Tx, name string) error {
	u, found, err := userOf(tx, name)
	switch {
	case err != nil || !found:
		return err
	case u.Name != name:
		return &kindError{ErrTaken, "name-alike", "the name " + name + " looks like that of " + u.Name + "; take another"}
	case !u.removed.IsZero():
		return &kindError{ErrTaken, "name-removed", name + " was removed, and what they decided stands under that name; take another, or let them in again with musnad user enable"}
	}
	return &kindError{ErrTaken, "name-taken", "there is a user " + name + " already"}
}

// newPassword is what is kept of a new password: nothing if none is wanted.
func (a *Accounts) newPassword(ctx context.Context, typed, name string, none bool) (string, error) {
	if none {
		return "", nil
	}
	password, err := preparePassword(typed)
	if err != nil {
		return "", err
	}
	if err := checkPassword(password, name); err != nil {
		return "", err
	}
	return a.hasher.hash(ctx, password)
}
