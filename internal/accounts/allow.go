package accounts

import (
	"context"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// admin is nil for an admin; that somebody else tried is noted.
func (a *Accounts) admin(ctx context.Context, by Actor, what, subject string) error {
	if by.Who.May(Admin) {
		return nil
	}
	return a.forbid(ctx, by, what, subject, "only an admin may do this")
}

// own is nil for an admin, and for the user themselves in a session: a token
// is for programs, which change no account.
func (a *Accounts) own(ctx context.Context, by Actor, what, name string) error {
	if by.Who.May(Admin) || by.Who != nil && by.Who.Name == name && by.Who.Session != "" {
		return nil
	}
	return a.forbid(ctx, by, what, name, "only an admin, or the user when signed in, may do this")
}

// forbid notes what somebody may not do, not more often than is of use.
func (a *Accounts) forbid(ctx context.Context, by Actor, what, subject, why string) error {
	if a.notes.take(by.name()+" "+what, a.now()) == 0 {
		e := by.done(what, subject, "")
		e.Outcome = Denied
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return a.note(tx, e) }); err != nil {
			return err
		}
	}
	return fmt.Errorf("%w: %s", ErrForbidden, why)
}
