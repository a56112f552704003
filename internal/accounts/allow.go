package accounts

import (
	"context"
	"fmt"
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

// mints is nil for who may make a token of a user, in whose name it acts: the user
// themselves when signed in, and who sits at the machine.
func (a *Accounts) mints(ctx context.Context, by Actor, user string) error {
	if by.Who != nil && by.Who.Session != "" && by.Who.Name == user || by.Who.May(Admin) && by.Who.Session == "" && by.Who.Token == "" {
		return nil
	}
	return a.forbid(ctx, by, "token-add", user, "a token acts in its user's name: only the user makes one, signed in, or who sits at the machine")
}

// forbid notes what somebody may not do, not more often than is of use.
func (a *Accounts) forbid(ctx context.Context, by Actor, what, subject, why string) error {
	e := by.done(what, subject, "")
	e.Outcome = Denied
	if err := a.tell(ctx, by.name()+" "+what, e); err != nil {
		return err
	}
	return fmt.Errorf("%w: %s", ErrForbidden, why)
}
