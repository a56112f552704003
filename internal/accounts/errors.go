package accounts

import (
	"errors"
	"fmt"
	"time"
)

// The kinds of failure that a caller tells apart, with errors.Is.
var (
	// ErrRefused is all that a sign-in, a session, a token or a link that is not
	// taken says: whether the name, the password or the hour was wrong is
	// nothing for strangers.
	ErrRefused = errors.New("not accepted")
	// ErrForbidden is somebody known who may not do this.
	ErrForbidden = errors.New("not allowed")
	// ErrNotFound is a user, session or token that is not there.
	ErrNotFound = errors.New("not found")
	// ErrInvalid is a name, password, role or scope that can't be had. Its
	// message may be shown to who asked for it.
	ErrInvalid = errors.New("not possible")
	// ErrTaken is a name that another has, or one that looks like it.
	ErrTaken = errors.New("taken")
	// ErrLastAdmin is a change after which nobody could manage accounts.
	ErrLastAdmin = errors.New("the only admin")
	// ErrBusy is a server that is checking as many passwords as it can.
	ErrBusy = errors.New("too many sign-ins at once; try again in a moment")
)

// A LimitError refuses to look at a password because too many were tried.
type LimitError struct {
	Wait time.Duration // until another may be tried
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("too many attempts; try again in %v", e.Wait.Round(time.Second)+time.Second)
}

// invalid is an ErrInvalid for people.
func invalid(code, format string, args ...any) error {
	return &kindError{ErrInvalid, code, fmt.Sprintf(format, args...)}
}

// A kindError is an error of a kind whose message stands alone. Its code is for
// programs that have texts of their own.
type kindError struct {
	kind    error
	code    string
	message string
}

func (e *kindError) Error() string { return e.message }
func (e *kindError) Unwrap() error { return e.kind }

// Codes are the words that Code returns.
var Codes = []string{"refused", "limited", "busy", "forbidden", "not-found", "last-admin", "name-length", "name-letters", "name-mixed", "name-taken",
	"name-alike", "name-removed", "password-short", "password-long", "password-common", "password-odd", "role", "disabled", "token-name", "token-ends",
	"token-scope", "token-role", "token-many", "log-days", "passkey", "passkey-host", "passkey-many"}

// Code says in one word what is wrong, for a page in another language than that
// of the messages; empty if that can't be said to who asked.
func Code(err error) string {
	var coded *kindError
	if errors.As(err, &coded) {
		return coded.code
	}
	if errors.As(err, new(*LimitError)) {
		return "limited"
	}
	for kind, code := range map[error]string{ErrRefused: "refused", ErrBusy: "busy", ErrForbidden: "forbidden"} {
		if errors.Is(err, kind) {
			return code
		}
	}
	return ""
}

func noUser(name string) error {
	return &kindError{ErrNotFound, "not-found", fmt.Sprintf("there is no user %q; musnad user list shows them", name)}
}
