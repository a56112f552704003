package accounts

import (
	"context"
	"crypto/subtle"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// tokenPrefix begins each token, so that one that was left in a text is found.
const tokenPrefix = "msn_"

// usedEvery is how often is written that a token is in use.
const usedEvery = time.Hour

// mostTokens is how many tokens a user has at once.
const mostTokens = 100

// A Token lets a program act for a user, within its scopes.
type Token struct {
	ID      string    `json:"id"` // the part of it that may be shown
	User    string    `json:"user"`
	Name    string    `json:"name"` // what it is for
	Scopes  []Scope   `json:"scopes"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires,omitzero"`
	Used    time.Time `json:"used,omitzero"` // to an hour

	hash []byte
}

// Expired reports whether a token is no longer taken.
func (t *Token) Expired(now time.Time) bool {
	return !t.Expires.IsZero() && !now.Before(t.Expires)
}

const tokenColumns = "t.id, t.hash, t.account, t.name, t.scopes, t.made, t.expires, t.used"

func scanToken(scan scanner) (t Token, err error) {
	var scopes string
	var made, expires, used int64
	err = scan(&t.ID, &t.hash, &t.User, &t.Name, &scopes, &made, &expires, &used)
	t.Made, t.Expires, t.Used = moment(made), moment(expires), moment(used)
	for s := range strings.FieldsSeq(scopes) {
		t.Scopes = append(t.Scopes, Scope(s))
	}
	return t, err
}

// NewToken is what AddToken makes a token of.
type NewToken struct {
	User    string
	Name    string // what it is for
	Scopes  []Scope
	Expires time.Time // zero for never
}

// AddToken makes a token of a user and returns what to show, once: it is not
// kept. The user may, signed in, and who sits at the machine: no admin makes one
// of another. The scopes are among those of the user's role.
func (a *Accounts) AddToken(ctx context.Context, by Actor, n NewToken) (secret string, t Token, err error) {
	if err := a.mints(ctx, by, n.User); err != nil {
		return "", t, err
	}
	t = Token{ID: newID(), Name: oneLine(strings.TrimSpace(n.Name)), Made: moment(ms(a.now())), Expires: moment(ms(n.Expires))}
	if t.Scopes, err = sortScopes(n.Scopes); err != nil {
		return "", t, err
	}
	switch {
	case t.Name == "":
		return "", t, invalid("token-name", "a token needs a name that says what it is for")
	case t.Expired(t.Made):
		return "", t, invalid("token-ends", "a token that expires at %s would never be taken", t.Expires.Format(time.DateTime))
	}
	secret = tokenPrefix + t.ID + "_" + newSecret()
	t.hash = digest(secret)
	err = a.db.Update(ctx, func(tx *store.Tx) error { return a.insertToken(tx, by, n.User, &t) })
	if err != nil {
		return "", Token{}, err
	}
	return secret, t, nil
}

func (a *Accounts) insertToken(tx *store.Tx, by Actor, user string, t *Token) error {
	u, err := presentUser(tx, user)
	if err != nil {
		return err
	}
	for _, s := range t.Scopes {
		if !slices.Contains(u.Role.Scopes(), s) {
			return invalid("token-role", "%s is %s, and no token of theirs may %s", u.Name, u.Role, s)
		}
	}
	var count int
	if err := tx.QueryRow("SELECT count(*) FROM token WHERE account = ?", u.Name).Scan(&count); err != nil {
		return err
	}
	if count >= mostTokens {
		return invalid("token-many", "%s has %d tokens; remove some first", u.Name, count)
	}
	t.User = u.Name
	if _, err := tx.Exec("INSERT INTO token (id, hash, account, name, scopes, made, expires, used) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
		t.ID, t.hash, t.User, t.Name, joinScopes(t.Scopes, " "), ms(t.Made), ms(t.Expires)); err != nil {
		return err
	}
	return a.note(tx, by.done("token-add", u.Name, fmt.Sprintf("token %s, %s, %s", t.ID, joinScopes(t.Scopes, ","), t.Name)))
}

// sortScopes is each scope once, in the order of Scopes.
func sortScopes(list []Scope) (out []Scope, err error) {
	for _, s := range list {
		if !slices.Contains(Scopes, s) {
			return nil, invalid("token-scope", "%q is no scope; take some of %v", s, Scopes)
		}
	}
	for _, s := range Scopes {
		if slices.Contains(list, s) {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil, invalid("token-scope", "a token needs at least one scope of %v", Scopes)
	}
	return out, nil
}

func joinScopes(list []Scope, sep string) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, sep)
}

// Bearer is who shows a token: its user, with the scopes that both the token
// and the user's role have now. ErrRefused if it is none, or has expired.
func (a *Accounts) Bearer(ctx context.Context, secret string) (*Principal, error) {
	refused := fmt.Errorf("the token is %w", ErrRefused)
	id, _, ok := strings.Cut(strings.TrimPrefix(secret, tokenPrefix), "_")
	if !ok || !strings.HasPrefix(secret, tokenPrefix) {
		return nil, refused
	}
	t, u, err := a.tokenOf(ctx, id)
	if err != nil {
		return nil, err
	}
	now := a.now()
	if subtle.ConstantTimeCompare(t.hash, digest(secret)) != 1 || t.Expired(now) || !u.active() {
		return nil, refused
	}
	if now.Sub(t.Used) >= usedEvery {
		a.touch(ctx, "UPDATE token SET used = ? WHERE id = ? AND used < ?", ms(now), t.ID, ms(now))
	}
	return &Principal{Name: u.Name, Role: u.Role, Token: t.ID, Scopes: both(t.Scopes, u.Role.Scopes())}, nil
}

func both(a, b []Scope) (out []Scope) {
	for _, s := range a {
		if slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// tokenOf is a token with its user; none is a token with no hash.
func (a *Accounts) tokenOf(ctx context.Context, id string) (t Token, u User, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		t, _, err = first(tx, scanToken, "SELECT "+tokenColumns+" FROM token t WHERE t.id = ?", id)
		if err != nil || t.hash == nil {
			return err
		}
		u, _, err = first(tx, scanUser, "SELECT "+userColumns+" FROM account WHERE name = ?", t.User)
		return err
	})
	return t, u, err
}

// Tokens lists the tokens of a user, or of all for an empty name, the newest
// first. The user may list their own, and an admin all.
func (a *Accounts) Tokens(ctx context.Context, by Actor, name string) (list []Token, err error) {
	if err := a.own(ctx, by, "token-list", name); err != nil {
		return nil, err
	}
	err = a.db.View(ctx, func(tx *store.Tx) error {
		if name != "" {
			u, err := presentUser(tx, name)
			if err != nil {
				return err
			}
			name = u.Name
		}
		list, err = query(tx, scanToken, "SELECT "+tokenColumns+" FROM token t WHERE ? IN ('', t.account) ORDER BY t.made DESC, t.id", name)
		return err
	})
	return list, err
}

// RemoveToken ends a token by its id, or by all of it. The user whose it is
// and an admin may.
func (a *Accounts) RemoveToken(ctx context.Context, by Actor, id string) error {
	id, _, _ = strings.Cut(strings.TrimPrefix(id, tokenPrefix), "_")
	t, _, err := a.tokenOf(ctx, id)
	if err != nil {
		return err
	}
	if t.hash == nil {
		return &kindError{ErrNotFound, "not-found", fmt.Sprintf("there is no token %q; musnad token list shows them", id)}
	}
	if err := a.own(ctx, by, "token-remove", t.User); err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec("DELETE FROM token WHERE id = ?", id); err != nil {
			return err
		}
		return a.note(tx, by.done("token-remove", t.User, "token "+id+", "+t.Name))
	})
}
