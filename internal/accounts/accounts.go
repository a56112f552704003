// Package accounts knows who may do what with a ledger that a team shares:
// users with a password, sessions of browsers, tokens of programs, and a log
// of who did what, when and from where.
//
// All of it lies in a database of its own beside the ledger's, which leaves
// with no backup and no release. Nothing that opens a door is kept: of
// passwords an Argon2id hash, of sessions, tokens and links a SHA-256.
//
// It knows no page, no HTTP and no article.
package accounts

import (
	"context"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// Accounts are the accounts of one ledger. The methods may be called from many
// goroutines, and many processes may have the same accounts open.
type Accounts struct {
	db     *store.DB
	now    func() time.Time
	hasher *hasher

	ceremonies *ceremonies
}

// An Option changes how accounts are opened.
type Option func(*Accounts)

// Clock replaces the clock by which things expire.
func Clock(now func() time.Time) Option {
	return func(a *Accounts) { a.now = now }
}

// Weak hashes passwords at no cost, for tests of what stands on accounts.
func Weak() Option {
	return func(a *Accounts) { a.hasher = newHasher(cost{memory: 8, passes: 1, threads: 1}) }
}

// Open opens the accounts beside the ledger at an address, and makes an empty
// set of them where there is none.
func Open(ctx context.Context, address string, opts ...Option) (*Accounts, error) {
	a := &Accounts{now: time.Now, hasher: newHasher(today), ceremonies: newCeremonies()}
	for _, o := range opts {
		o(a)
	}
	db, err := store.OpenSide(ctx, address, store.Side{Name: "accounts", Steps: steps})
	if err != nil {
		return nil, err
	}
	a.db = db
	return a, nil
}

// Close waits for what is being written and closes the accounts.
func (a *Accounts) Close() error { return a.db.Close() }
