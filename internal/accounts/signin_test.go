package accounts

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestSignIn(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		secret, by := x.in("rania")
		p, err := x.Session(t.Context(), secret)
		if err != nil || p.Name != "rania" || p.Role != Reviewer || !p.May(Review) || p.May(Admin) || p.Token != "" || p.Session == "" || p.Session != by.Who.Session {
			t.Errorf("%+v %v", p, err)
		}
		x.must(x.Disable(t.Context(), here(), "victor"))
		_, err = x.AddUser(t.Context(), here(), NewUser{Name: "invited", Role: Viewer})
		x.must(err)
		said := ""
		for _, s := range [][2]string{{"rania", "seven blue camels"}, {"rania", ""}, {"victor", passwordOf("victor")}, {"nobody", passwordOf("nobody")}, {"invited", ""}, {"", ""}, {"no name!", "x"}} {
			_, p, err := x.try(s[0], s[1])
			wantError(t, err, ErrRefused)
			if p != nil || said != "" && err.Error() != said {
				t.Errorf("%q: %+v, %v and not %s", s, p, err, said)
			}
			said = err.Error()
		}
		for _, bad := range []string{"", "nothing", secret[1:], secret + "a", strings.ToUpper(secret)} {
			_, err := x.Session(t.Context(), bad)
			wantError(t, err, ErrRefused)
		}
	})
}

// TestRefusalsTakeAsLong: each refusal waits for its turn to hash, so that how
// long it takes does not tell who is a user.
func TestRefusalsTakeAsLong(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		x.must(x.Disable(t.Context(), here(), "victor"))
		_, err := x.AddUser(t.Context(), here(), NewUser{Name: "invited", Role: Viewer})
		x.must(err)
		for range hashers { // all are busy
			x.hasher.slots <- struct{}{}
		}
		for _, s := range [][2]string{{"rania", "wrong"}, {"victor", passwordOf("victor")}, {"nobody", "wrong"}, {"invited", ""}, {"no name!", "wrong"}, {"rania", "\x00"}} {
			ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
			_, _, err := x.SignIn(ctx, SignIn{Name: s[0], Password: s[1]})
			stop()
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%q did not wait to be hashed: %v", s, err)
			}
		}
	})
}

// TestRehash: a password that was kept at a lower cost is kept at today's when
// it is next given, and only then.
func TestRehash(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		x.hasher = newHasher(cost{memory: 16, passes: 2, threads: 1})
		for _, password := range []string{"wrong", passwordOf("rania"), passwordOf("rania")} {
			x.try("rania", password)
		}
		if n := strings.Count(x.everything(), "m=16,t=2"); n != 1 {
			t.Errorf("%d passwords at the new cost", n)
		}
		x.hasher = newHasher(quick)
		x.in("rania")
		if n := strings.Count(x.everything(), "m=16,t=2"); n != 1 {
			t.Error("a lower cost made a hash weaker")
		}
	})
}

func TestSessionExpires(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		lasts := func(secret string) bool {
			_, err := x.Session(t.Context(), secret)
			if err != nil && !errors.Is(err, ErrRefused) {
				t.Fatal(err)
			}
			return err == nil
		}
		idle, _ := x.in("ada")
		used, by := x.in("ada")
		for at := time.Duration(0); at < MostSession-time.Hour; at += time.Hour {
			x.pass(time.Hour)
			if !lasts(used) {
				t.Fatalf("one that is used ended after %v", at)
			}
			if at == IdleSession-time.Hour && lasts(idle) {
				t.Errorf("one that nobody used lasts after %v", at)
			}
		}
		list, err := x.Sessions(t.Context(), here(), "ada")
		if err != nil || len(list) != 1 || list[0].ID != by.Who.Session || !list[0].Expires().Equal(noon.Add(MostSession)) {
			t.Errorf("%+v %v", list, err)
		}
		x.pass(59 * time.Minute)
		if !lasts(used) {
			t.Error("it ended too early")
		}
		x.pass(time.Minute)
		if lasts(used) {
			t.Errorf("it lasts after %v", MostSession)
		}
		x.in("ada")
		if n := strings.Count(x.everything(), "Browser/1"); n != 1 {
			t.Errorf("%d sessions are kept", n)
		}
	})
}

// TestSeenIsWrittenSeldom: a page that is looked at writes nothing.
func TestSeenIsWrittenSeldom(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		secret, by := x.in("ada")
		seen := func() time.Time {
			_, err := x.Session(t.Context(), secret)
			x.must(err)
			list, err := x.Sessions(t.Context(), by, "ada")
			x.must(err)
			return list[0].Seen
		}
		x.pass(seenEvery - time.Second)
		if got := seen(); !got.Equal(noon) {
			t.Errorf("written after %v", got.Sub(noon))
		}
		x.pass(time.Second)
		if got := seen(); !got.Equal(noon.Add(seenEvery)) {
			t.Errorf("written for %v", got)
		}
	})
}

// TestSessionsEnd: what ends a session, and only that of one.
func TestSessionsEnd(t *testing.T) {
	ends := map[string]func(x *team, by Actor) error{
		"sign-out": func(x *team, by Actor) error { return x.SignOut(x.t.Context(), by) },
		"disable":  func(x *team, by Actor) error { return x.Disable(x.t.Context(), here(), by.Who.Name) },
		"remove":   func(x *team, by Actor) error { return x.Remove(x.t.Context(), here(), by.Who.Name) },
		"password": func(x *team, by Actor) error {
			return x.SetPassword(x.t.Context(), here(), by.Who.Name, "nine green herons")
		},
		"end": func(x *team, by Actor) error { return x.EndSession(x.t.Context(), here(), by.Who.Session) },
		"link": func(x *team, by Actor) error {
			link, err := x.LinkFor(x.t.Context(), here(), by.Who.Name)
			x.must(err)
			_, err = x.UseLink(x.t.Context(), link, "", "nine green herons", "192.0.2.7")
			return err
		},
	}
	eachTeam(t, func(t *testing.T, x *team) {
		other, _ := x.in("victor")
		for what, end := range ends {
			x.add(what, Reviewer)
			secret, by := x.in(what)
			x.must(end(x, by))
			if _, err := x.Session(t.Context(), secret); !errors.Is(err, ErrRefused) {
				t.Errorf("%s does not end it: %v", what, err)
			}
			x.must(x.SignOut(t.Context(), by)) // once more does no harm
		}
		_, err := x.Session(t.Context(), other)
		x.must(err)
	})
}

func TestChangePassword(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		here1, by := x.in("rania")
		there, _ := x.in("rania")
		wantError(t, x.ChangePassword(ctx, by, "wrong", "nine green herons"), ErrRefused)
		wantError(t, x.ChangePassword(ctx, by, passwordOf("rania"), "short"), ErrInvalid, "at least 12")
		x.must(x.ChangePassword(ctx, by, passwordOf("rania"), "nine green herons"))
		_, err := x.Session(ctx, here1)
		x.must(err)
		_, err = x.Session(ctx, there)
		wantError(t, err, ErrRefused)
		_, _, err = x.try("rania", passwordOf("rania"))
		wantError(t, err, ErrRefused)
		if _, _, err = x.try("rania", "nine green herons"); err != nil {
			t.Error(err)
		}
		token, _ := x.token("rania", Read)
		p, err := x.Bearer(ctx, token)
		x.must(err)
		wantError(t, x.ChangePassword(ctx, Actor{Who: p}, "nine green herons", "three red foxes run"), ErrForbidden)
		wantError(t, x.ChangePassword(ctx, Actor{}, "nine green herons", "three red foxes run"), ErrForbidden)
		var limit *LimitError
		for range 20 {
			err = x.ChangePassword(ctx, by, "wrong", "nine green herons")
		}
		if !errors.As(err, &limit) {
			t.Errorf("guessing from a session that was left open: %v", err)
		}
	})
}

// TestChangedMeanwhile: a password that was changed while it was looked at
// begins no session.
func TestChangedMeanwhile(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		u, ok, err := x.knows(t.Context(), "rania", passwordOf("rania"))
		if !ok || err != nil {
			t.Fatal(ok, err)
		}
		x.must(x.SetPassword(t.Context(), here(), "rania", "nine green herons"))
		_, _, err = x.begin(t.Context(), u, SignIn{}, "password")
		wantError(t, err, ErrRefused)
	})
}

// TestEndOthers: somebody signs out everywhere but here, and nobody else is.
func TestEndOthers(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		one, _ := x.in("rania")
		two, by := x.in("rania")
		other, _ := x.in("ada")
		wantError(t, x.EndOthers(t.Context(), Actor{}), ErrForbidden)
		x.must(x.EndOthers(t.Context(), by))
		for secret, want := range map[string]error{one: ErrRefused, two: nil, other: nil} {
			if _, err := x.Session(t.Context(), secret); !errors.Is(err, want) {
				t.Errorf("%v, want %v", err, want)
			}
		}
		if got := x.log(); !strings.Contains(got, "rania session-end done 1 others") && !strings.Contains(got, "rania session-end rania done 1 others") {
			t.Errorf("the log does not say so:\n%s", got)
		}
	})
}
