package accounts

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/pgtest"
	"github.com/musnad/musnad/internal/store"
)

// eachStore runs a test beside a new ledger on both databases.
func eachStore(t *testing.T, test func(t *testing.T, address string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, ledgerAt(t, filepath.Join(t.TempDir(), "ledger"))) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, ledgerAt(t, pgtest.Address(t))) })
}

func ledgerAt(t *testing.T, address string) string {
	t.Helper()
	db, err := store.Create(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return address
}

// A team is accounts whose clock the test moves.
type team struct {
	*Accounts
	t   *testing.T
	now atomic.Int64
}

var noon = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

// quick is a cost for tests.
var quick = cost{memory: 8, passes: 1, threads: 1}

func openTeam(t *testing.T, address string) *team {
	t.Helper()
	x := &team{t: t}
	x.now.Store(noon.UnixMilli())
	a, err := Open(t.Context(), address, Clock(func() time.Time { return moment(x.now.Load()) }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	a.hasher = newHasher(quick)
	x.Accounts = a
	return x
}

// eachTeam runs a test with an admin, a reviewer and a viewer, on both
// databases.
func eachTeam(t *testing.T, test func(t *testing.T, x *team)) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		x.add("ada", Administrator)
		x.add("rania", Reviewer)
		x.add("victor", Viewer)
		test(t, x)
	})
}

func (x *team) pass(d time.Duration) { x.now.Add(d.Milliseconds()) }

// here is who sits at the machine.
func here() Actor { return Actor{Local(), Here} }

// passwordOf is the password with which add adds somebody.
func passwordOf(name string) string { return "seven blue camels of " + name }

func (x *team) add(name string, role Role) {
	x.t.Helper()
	if _, err := x.AddUser(x.t.Context(), here(), NewUser{name, role, passwordOf(name)}); err != nil {
		x.t.Fatal(err)
	}
}

// try signs somebody in.
func (x *team) try(name, password string) (string, *Principal, error) {
	return x.SignIn(x.t.Context(), SignIn{name, password, "192.0.2.7", "Browser/1"})
}

// in signs somebody in who is let in.
func (x *team) in(name string) (string, Actor) {
	x.t.Helper()
	secret, p, err := x.try(name, passwordOf(name))
	if err != nil {
		x.t.Fatalf("%s: %v", name, err)
	}
	return secret, Actor{p, "192.0.2.7"}
}

// token makes a token of somebody.
func (x *team) token(name string, scopes ...Scope) (string, Token) {
	x.t.Helper()
	secret, t, err := x.AddToken(x.t.Context(), here(), NewToken{User: name, Name: "feeder", Scopes: scopes})
	if err != nil {
		x.t.Fatal(err)
	}
	return secret, t
}

// log is the log as "who what subject outcome detail", the first line first.
func (x *team) log() string {
	x.t.Helper()
	list, err := x.Log(x.t.Context(), here(), LogQuery{Limit: 1000})
	if err != nil {
		x.t.Fatal(err)
	}
	var b strings.Builder
	for i := len(list) - 1; i >= 0; i-- {
		e := list[i]
		if e.Address == Here {
			e.Who = "HERE"
		}
		fmt.Fprintln(&b, strings.Join(strings.Fields(strings.Join([]string{e.Who, e.What, e.Subject, e.Outcome, e.Detail}, " ")), " "))
	}
	return b.String()
}

func (x *team) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

func wantError(t *testing.T, err, kind error, words ...string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got error %v; want one that is %q", err, kind)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

// everything is all that the accounts keep, as one text.
func (x *team) everything() string {
	x.t.Helper()
	var b strings.Builder
	x.must(x.db.View(x.t.Context(), func(tx *store.Tx) error {
		for _, table := range []string{"account", "session", "token", "link", "audit", "handle", "passkey"} {
			rows, err := tx.Query("SELECT * FROM " + table)
			if err != nil {
				return err
			}
			columns, err := rows.Columns()
			if err != nil {
				return err
			}
			for rows.Next() {
				values := make([]any, len(columns))
				into := make([]any, len(columns))
				for i := range values {
					into[i] = &values[i]
				}
				if err := rows.Scan(into...); err != nil {
					return err
				}
				for _, v := range values {
					if raw, ok := v.([]byte); ok {
						v = string(raw)
					}
					fmt.Fprint(&b, v, " ")
				}
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				return err
			}
		}
		return nil
	}))
	return b.String()
}

// TestNothingOpensADoor: whoever reads the database can't come in by it.
func TestNothingOpensADoor(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		session, _ := x.in("ada")
		token, _ := x.token("ada", Read)
		link, err := x.LinkFor(t.Context(), here(), "victor")
		x.must(err)
		kept := x.everything()
		if !strings.Contains(kept, "$argon2id$") || !strings.Contains(kept, "rania") {
			t.Fatalf("nothing was read: %q", kept)
		}
		for what, secret := range map[string]string{"a password": passwordOf("ada"), "a session": session, "a link": link, "a token": token, "a token's secret": token[len(token)-20:]} {
			if strings.Contains(kept, secret) {
				t.Errorf("%s is kept", what)
			}
		}
		if _, err := x.Session(t.Context(), string(digest(session))); !errors.Is(err, ErrRefused) {
			t.Errorf("the hash of a session lets in: %v", err)
		}
	})
}

// TestReopened: all is there when accounts are opened again, and in two
// processes at once.
func TestReopened(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		x.add("ada", Administrator)
		secret, _ := x.in("ada")
		y := openTeam(t, address)
		p, err := y.Session(t.Context(), secret)
		if err != nil || p.Name != "ada" || p.Role != Administrator {
			t.Fatalf("%+v %v", p, err)
		}
		y.add("omar", Administrator)
		y.must(y.Disable(t.Context(), here(), "ada"))
		_, err = x.Session(t.Context(), secret)
		wantError(t, err, ErrRefused)
	})
}
