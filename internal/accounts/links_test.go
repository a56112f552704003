package accounts

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestSetup(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		ctx := t.Context()
		x := openTeam(t, address)
		first, err := x.Setup(ctx)
		x.must(err)
		second, err := x.Setup(ctx)
		x.must(err)
		_, err = x.Link(ctx, first)
		wantError(t, err, ErrRefused) // the newer one counts
		l, err := x.Link(ctx, second)
		if err != nil || l.Name != "" || !l.Expires.Equal(noon.Add(SetupLink)) {
			t.Errorf("%+v %v", l, err)
		}
		_, err = x.UseLink(ctx, second, "ada", "short", "192.0.2.7")
		wantError(t, err, ErrInvalid, "at least 12")
		_, err = x.UseLink(ctx, second, "ada", "", "192.0.2.7")
		wantError(t, err, ErrInvalid, "at least 12")
		name, err := x.UseLink(ctx, second, "Ada", passwordOf("ada"), "192.0.2.7") // a slip does not use it up
		if err != nil || name != "ada" {
			t.Fatal(name, err)
		}
		if _, by := x.in("ada"); by.Who.Role != Administrator {
			t.Errorf("%+v", by.Who)
		}
		_, err = x.UseLink(ctx, second, "eve", passwordOf("eve"), "192.0.2.7")
		wantError(t, err, ErrRefused)
		if none, err := x.Setup(ctx); none != "" || err != nil {
			t.Errorf("a second first admin: %q %v", none, err)
		}
	})
}

// TestSetupTooLate: an admin who was made meanwhile closes the door.
func TestSetupTooLate(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		link, err := x.Setup(t.Context())
		x.must(err)
		x.add("ada", Administrator)
		_, err = x.UseLink(t.Context(), link, "eve", passwordOf("eve"), "192.0.2.7")
		wantError(t, err, ErrRefused, "there is an admin")
		x = openTeam(t, ledgerAt(t, t.TempDir()+"/other"))
		link, err = x.Setup(t.Context())
		x.must(err)
		x.pass(SetupLink)
		_, err = x.UseLink(t.Context(), link, "eve", passwordOf("eve"), "192.0.2.7")
		wantError(t, err, ErrRefused)
	})
}

// TestSetupOnce: of many who use it at once, one becomes the admin.
func TestSetupOnce(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		link, err := x.Setup(t.Context())
		x.must(err)
		var won atomic.Int32
		var all sync.WaitGroup
		for _, name := range []string{"ada", "omar", "eve", "nour", "sami"} {
			all.Go(func() {
				_, err := x.UseLink(t.Context(), link, name, passwordOf(name), "192.0.2.7")
				if err == nil {
					won.Add(1)
				} else if !errors.Is(err, ErrRefused) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if won.Load() != 1 {
			t.Errorf("%d first admins", won.Load())
		}
	})
}

func TestPasswordLink(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, err := x.AddUser(ctx, here(), NewUser{Name: "invited", Role: Reviewer})
		x.must(err)
		old, err := x.LinkFor(ctx, here(), "invited")
		x.must(err)
		link, err := x.LinkFor(ctx, here(), "invited")
		x.must(err)
		for _, bad := range []string{"", old, link + "x"} {
			_, err = x.UseLink(ctx, bad, "", passwordOf("invited"), "192.0.2.7")
			wantError(t, err, ErrRefused)
		}
		name, err := x.UseLink(ctx, link, "ada", passwordOf("invited"), "192.0.2.7")
		if name != "invited" || err != nil {
			t.Fatal(name, err) // whose it is does not depend on what is typed
		}
		x.in("invited")
		x.in("ada")
		_, err = x.UseLink(ctx, link, "", "nine green herons", "192.0.2.7")
		wantError(t, err, ErrRefused)

		late, err := x.LinkFor(ctx, here(), "rania")
		x.must(err)
		x.pass(PasswordLink)
		_, err = x.UseLink(ctx, late, "", "nine green herons", "192.0.2.7")
		wantError(t, err, ErrRefused, "ask for another")

		closed, err := x.LinkFor(ctx, here(), "rania")
		x.must(err)
		x.must(x.Disable(ctx, here(), "rania"))
		_, err = x.UseLink(ctx, closed, "", "nine green herons", "192.0.2.7")
		wantError(t, err, ErrRefused)
		_, err = x.LinkFor(ctx, here(), "rania")
		wantError(t, err, ErrInvalid, "enable them first")
		x.pass(time.Hour)
	})
}
