package accounts

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// actions are all that can be asked of accounts by somebody, on somebody else
// or, with "own", on themselves.
var actions = []struct {
	name string
	do   func(x *team, ctx context.Context, by Actor) error
}{
	{"user add", func(x *team, ctx context.Context, by Actor) error {
		_, err := x.AddUser(ctx, by, NewUser{"new." + newID(), Viewer, passwordOf("new")})
		return err
	}},
	{"user list", func(x *team, ctx context.Context, by Actor) error { _, err := x.Users(ctx, by); return err }},
	{"user role", func(x *team, ctx context.Context, by Actor) error { return x.SetRole(ctx, by, "victim", Viewer) }},
	{"user password", func(x *team, ctx context.Context, by Actor) error {
		return x.SetPassword(ctx, by, "victim", "nine green herons")
	}},
	{"user disable", func(x *team, ctx context.Context, by Actor) error { return x.Disable(ctx, by, "victim") }},
	{"user enable", func(x *team, ctx context.Context, by Actor) error { return x.Enable(ctx, by, "victim") }},
	{"link add", func(x *team, ctx context.Context, by Actor) error { _, err := x.LinkFor(ctx, by, "victim"); return err }},
	{"session list", func(x *team, ctx context.Context, by Actor) error {
		_, err := x.Sessions(ctx, by, "victim")
		return err
	}},
	{"session end", func(x *team, ctx context.Context, by Actor) error {
		_, victim := x.in("victim")
		return x.EndSession(ctx, by, victim.Who.Session)
	}},
	{"token add", func(x *team, ctx context.Context, by Actor) error {
		_, _, err := x.AddToken(ctx, by, NewToken{User: "victim", Name: "x", Scopes: []Scope{Read}})
		return err
	}},
	{"token list", func(x *team, ctx context.Context, by Actor) error { _, err := x.Tokens(ctx, by, "victim"); return err }},
	{"token list all", func(x *team, ctx context.Context, by Actor) error { _, err := x.Tokens(ctx, by, ""); return err }},
	{"token remove", func(x *team, ctx context.Context, by Actor) error {
		_, t := x.token("victim", Read)
		return x.RemoveToken(ctx, by, t.ID)
	}},
	{"log", func(x *team, ctx context.Context, by Actor) error { _, err := x.Log(ctx, by, LogQuery{}); return err }},
	{"own user role", func(x *team, ctx context.Context, by Actor) error { return x.SetRole(ctx, by, by.name(), by.role()) }},
	{"own user disable", func(x *team, ctx context.Context, by Actor) error {
		defer x.Enable(ctx, here(), by.name())
		return x.Disable(ctx, by, by.name())
	}},
	{"own session list", func(x *team, ctx context.Context, by Actor) error {
		_, err := x.Sessions(ctx, by, by.name())
		return err
	}},
	{"own token add", func(x *team, ctx context.Context, by Actor) error {
		_, _, err := x.AddToken(ctx, by, NewToken{User: by.name(), Name: "x", Scopes: []Scope{Read}})
		return err
	}},
	{"own token list", func(x *team, ctx context.Context, by Actor) error { _, err := x.Tokens(ctx, by, by.name()); return err }},
	{"own token remove", func(x *team, ctx context.Context, by Actor) error {
		if by.Who == nil {
			return ErrForbidden
		}
		_, t := x.token(by.name(), Read)
		return x.RemoveToken(ctx, by, t.ID)
	}},
}

func (by Actor) role() Role {
	if by.Who == nil {
		return Viewer
	}
	return by.Who.Role
}

// TestWhoMayDoWhat holds the whole table of who may change accounts.
func TestWhoMayDoWhat(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		x.add("victim", Viewer)
		x.add("second", Administrator)
		who := []Actor{{}}
		names := []string{"nobody"}
		for _, user := range []string{"victor", "rania", "ada"} {
			p := principal(user, map[string]Role{"victor": Viewer, "rania": Reviewer, "ada": Administrator}[user], "session")
			who, names = append(who, Actor{p, "192.0.2.7"}), append(names, user)
			for _, s := range p.Role.Scopes() {
				secret, _ := x.token(user, s)
				p, err := x.Bearer(ctx, secret)
				x.must(err)
				who, names = append(who, Actor{p, "192.0.2.7"}), append(names, user+":"+string(s))
			}
		}
		var b strings.Builder
		for _, act := range actions {
			var may []string
			for i, by := range who {
				err := act.do(x, ctx, by)
				x.must(x.Enable(ctx, here(), "victim"))
				x.must(x.SetPassword(ctx, here(), "victim", passwordOf("victim")))
				switch {
				case err == nil:
					may = append(may, names[i])
				case !errors.Is(err, ErrForbidden):
					t.Errorf("%s by %s: %v", act.name, names[i], err)
				}
			}
			fmt.Fprintf(&b, "%s: %s\n", act.name, strings.Join(may, " "))
		}
		want := `user add: ada ada:admin
user list: ada ada:admin
user role: ada ada:admin
user password: ada ada:admin
user disable: ada ada:admin
user enable: ada ada:admin
link add: ada ada:admin
session list: ada ada:admin
session end: ada ada:admin
token add: 
token list: ada ada:admin
token list all: ada ada:admin
token remove: ada ada:admin
log: ada ada:admin
own user role: ada ada:admin
own user disable: ada ada:admin
own session list: victor rania ada ada:admin
own token add: victor rania ada
own token list: victor rania ada ada:admin
own token remove: victor rania ada ada:admin
`
		if b.String() != want {
			t.Errorf("got\n%s", b.String())
		}
	})
}
