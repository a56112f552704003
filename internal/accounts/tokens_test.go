package accounts

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestTokens(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, by := x.in("rania")
		secret, token, err := x.AddToken(ctx, by, NewToken{"rania", "feeder of the north", []Scope{Review, Read, Read}, noon.Add(24 * time.Hour)})
		x.must(err)
		if !strings.HasPrefix(secret, "msn_"+token.ID+"_") || len(secret) < 60 {
			t.Errorf("%q %+v", secret, token)
		}
		p, err := x.Bearer(ctx, secret)
		if err != nil || p.Name != "rania" || p.Token != token.ID || p.Session != "" || fmt.Sprint(p.Scopes) != "[read review]" {
			t.Fatalf("%+v %v", p, err)
		}
		for _, bad := range []string{"", "msn_", "msn__", secret[:len(secret)-1], secret + "a", strings.TrimPrefix(secret, "msn_"), "msn_" + token.ID + "_", "msn_other_" + secret[15:], strings.ToUpper(secret)} {
			_, err := x.Bearer(ctx, bad)
			wantError(t, err, ErrRefused)
		}
		x.pass(24*time.Hour - time.Millisecond)
		_, err = x.Bearer(ctx, secret)
		x.must(err)
		x.pass(time.Millisecond)
		_, err = x.Bearer(ctx, secret)
		wantError(t, err, ErrRefused)
	})
}

// TestTokenFollowsUser: a token never does more than its user may now.
func TestTokenFollowsUser(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		secret, token := x.token("rania", Read, Review)
		scopes := func() string {
			p, err := x.Bearer(ctx, secret)
			if err != nil {
				return "refused"
			}
			return joinScopes(p.Scopes, ",")
		}
		for _, step := range []struct {
			do   func() error
			want string
		}{
			{func() error { return nil }, "read,review"},
			{func() error { return x.SetRole(ctx, here(), "rania", Viewer) }, "read"},
			{func() error { return x.SetRole(ctx, here(), "rania", Administrator) }, "read,review"},
			{func() error { return x.Disable(ctx, here(), "rania") }, "refused"},
			{func() error { return x.Enable(ctx, here(), "rania") }, "read,review"},
			{func() error { return x.SetPassword(ctx, here(), "rania", "nine green herons") }, "read,review"},
			{func() error { return x.RemoveToken(ctx, here(), token.ID) }, "refused"},
		} {
			x.must(step.do())
			if got := scopes(); got != step.want {
				t.Errorf("got %s, want %s", got, step.want)
			}
		}
		secret, _ = x.token("rania", Read)
		x.must(x.RemoveToken(ctx, here(), secret)) // all of it will do
		if scopes() != "refused" {
			t.Error("a removed token is taken")
		}
		secret, _ = x.token("rania", Read)
		x.must(x.Remove(ctx, here(), "rania"))
		x.must(x.Enable(ctx, here(), "rania"))
		if scopes() != "refused" {
			t.Error("the token of somebody removed came back")
		}
		wantError(t, x.RemoveToken(ctx, here(), token.ID), ErrNotFound, "musnad token list")
	})
}

// TestTokenUse is written at most once an hour.
func TestTokenUse(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		secret, _ := x.token("rania", Read)
		var got []string
		for range 5 {
			_, err := x.Bearer(t.Context(), secret)
			x.must(err)
			list, err := x.Tokens(t.Context(), here(), "")
			x.must(err)
			got = append(got, list[0].Used.Format("15:04"))
			x.pass(30 * time.Minute)
		}
		if s := strings.Join(got, " "); s != "12:00 12:00 13:00 13:00 14:00" {
			t.Errorf("used at %s", s)
		}
	})
}

func TestTokenRefused(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		for word, n := range map[string]NewToken{
			"no scope":                 {User: "ada", Name: "x", Scopes: []Scope{"write"}},
			"at least one":             {User: "ada", Name: "x"},
			"needs a name":             {User: "ada", Name: "  ", Scopes: []Scope{Read}},
			"never be taken":           {User: "ada", Name: "x", Scopes: []Scope{Read}, Expires: noon},
			"no token of theirs may a": {User: "rania", Name: "x", Scopes: []Scope{Read, Admin}},
		} {
			_, _, err := x.AddToken(t.Context(), here(), n)
			wantError(t, err, ErrInvalid, word)
		}
		_, _, err := x.AddToken(t.Context(), here(), NewToken{User: "nobody", Name: "x", Scopes: []Scope{Read}})
		wantError(t, err, ErrNotFound)
		for range mostTokens {
			x.token("victor", Read)
		}
		_, _, err = x.AddToken(t.Context(), here(), NewToken{User: "victor", Name: "x", Scopes: []Scope{Read}})
		wantError(t, err, ErrInvalid, "remove some first")
	})
}
