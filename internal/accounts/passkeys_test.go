package accounts

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
)

var site = Site{Host: "news.example", Origin: "https://news.example:8443"}

// adds adds a passkey of who is signed in.
func (x *team) adds(by Actor, d *device) error {
	o, err := x.OfferPasskey(x.t.Context(), by, site, passwordOf(by.Who.Name))
	if err != nil {
		return err
	}
	return x.AddPasskey(x.t.Context(), by, o.Ceremony, " my telephone\n", d.register(o))
}

// inBy signs in by a device.
func (x *team) inBy(d *device) (string, *Principal, error) {
	o, err := x.OfferSignIn(x.t.Context(), "192.0.2.7", site)
	x.must(err)
	return x.SignInByPasskey(x.t.Context(), SignIn{Address: "192.0.2.9", Agent: "Telephone/1"}, o.Ceremony, d.signIn(o))
}

func TestPasskey(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, by := x.in("rania")
		d := newDevice(t)
		x.must(x.adds(by, d))
		for range 2 {
			secret, p, err := x.inBy(d)
			if err != nil || p.Name != "rania" || p.Role != Reviewer || p.Session == "" {
				t.Fatalf("%+v %v", p, err)
			}
			_, err = x.Session(ctx, secret)
			x.must(err)
		}
		x.pass(time.Minute)
		list, err := x.Passkeys(ctx, by, "rania")
		if err != nil || len(list) != 1 || list[0].Name != "my telephone" || !list[0].Used.Equal(noon) {
			t.Errorf("%+v %v", list, err)
		}
		o, err := x.OfferPasskey(ctx, by, site, passwordOf("rania"))
		x.must(err)
		if a := d.read(o); len(a.PublicKey.Exclude) != 1 || a.PublicKey.Exclude[0].ID != list[0].ID || bytes.Contains(d.handle, []byte("rania")) || len(d.handle) < 16 {
			t.Errorf("%+v, handle %x", a, d.handle)
		}
		if !strings.Contains(x.log(), "rania sign-in done by passkey") || !strings.Contains(x.log(), "rania passkey-add rania done my telephone") {
			t.Errorf("the log says\n%s", x.log())
		}
		x.must(x.RemovePasskey(ctx, by, "rania", list[0].ID))
		_, _, err = x.inBy(d)
		wantError(t, err, ErrRefused)
		wantError(t, x.RemovePasskey(ctx, by, "rania", list[0].ID), ErrNotFound)
	})
}

// TestPasskeyRefused: answers that do not hold.
func TestPasskeyRefused(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, by := x.in("rania")
		d := newDevice(t)
		x.must(x.adds(by, d))
		stranger := newDevice(t)
		stranger.handle = d.handle
		for what, change := range map[string]func(d *device){
			"another origin":       func(d *device) { d.origin = "https://evil.example" },
			"nobody was asked":     func(d *device) { d.flags = 1 },
			"nobody was there":     func(d *device) { d.flags = 4 },
			"another's handle":     func(d *device) { d.handle = []byte("somebody else's handle") },
			"no handle":            func(d *device) { d.handle = nil },
			"a key that is unsaid": func(d *device) { d.key, d.id = stranger.key, stranger.id },
			"another key":          func(d *device) { d.key = stranger.key },
			"a copy":               func(d *device) { d.count = 0 },
		} {
			if _, _, err := x.inBy(d); err != nil {
				t.Fatalf("before %s: %v", what, err)
			}
			bad := *d
			change(&bad)
			if _, p, err := x.inBy(&bad); !errors.Is(err, ErrRefused) || p != nil {
				t.Errorf("%s: %+v %v", what, p, err)
			}
			x.pass(time.Hour)
		}

		o, err := x.OfferSignIn(x.t.Context(), "192.0.2.7", site)
		x.must(err)
		answer := d.signIn(o)
		try := func(ceremony string, answer []byte) error {
			_, _, err := x.SignInByPasskey(ctx, SignIn{}, ceremony, answer)
			return err
		}
		wantError(t, try("", answer), ErrRefused)
		x.must(try(o.Ceremony, answer))
		wantError(t, try(o.Ceremony, answer), ErrRefused) // once
		for _, bad := range []string{"", "{}", "null", strings.Repeat("[", 10000)} {
			o, err := x.OfferSignIn(x.t.Context(), "192.0.2.7", site)
			x.must(err)
			wantError(t, try(o.Ceremony, []byte(bad)), ErrRefused)
		}
		late, err := x.OfferSignIn(x.t.Context(), "192.0.2.7", site)
		x.must(err)
		x.pass(ceremonyTime)
		wantError(t, try(late.Ceremony, d.signIn(late)), ErrRefused)
	})
}

// TestPasskeyOffers: only who is signed in and knows the password adds a passkey,
// and only their own.
func TestPasskeyOffers(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, rania := x.in("rania")
		_, victor := x.in("victor")
		token, _ := x.token("rania", Read)
		p, err := x.Bearer(ctx, token)
		x.must(err)
		for _, by := range []Actor{{}, {Who: p}, here()} {
			_, err := x.OfferPasskey(ctx, by, site, passwordOf("rania"))
			wantError(t, err, ErrForbidden)
		}
		_, err = x.OfferPasskey(ctx, rania, site, "wrong")
		wantError(t, err, ErrRefused)
		_, err = x.OfferPasskey(ctx, rania, Site{Host: "192.0.2.1", Origin: "https://192.0.2.1"}, passwordOf("rania"))
		wantError(t, err, ErrInvalid)

		d := newDevice(t)
		o, err := x.OfferPasskey(ctx, rania, site, passwordOf("rania"))
		x.must(err)
		wantError(t, x.AddPasskey(ctx, victor, o.Ceremony, "x", d.register(o)), ErrForbidden)
		wantError(t, x.AddPasskey(ctx, rania, o.Ceremony, "x", d.register(o)), ErrForbidden) // used up
		unasked := newDevice(t)
		unasked.flags = 1
		wantError(t, x.adds(rania, unasked), ErrInvalid)
		elsewhere := newDevice(t)
		elsewhere.origin = "https://evil.example"
		wantError(t, x.adds(rania, elsewhere), ErrInvalid)

		x.must(x.adds(rania, d))
		wantError(t, x.adds(rania, d), ErrInvalid)
		wantError(t, x.adds(victor, d), ErrInvalid) // the key is rania's
		_, err = x.Passkeys(ctx, victor, "rania")
		wantError(t, err, ErrForbidden)
		for range mostPasskeys - 1 {
			x.must(x.adds(rania, newDevice(t)))
		}
		wantError(t, x.adds(rania, newDevice(t)), ErrInvalid, "remove some first")
	})
}

// TestPasskeysEnd: what a user's new start ends, and what only their own change of
// password does not.
func TestPasskeysEnd(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		for what, c := range map[string]struct {
			do    func(by Actor) error
			lasts bool
		}{
			"own":     {func(by Actor) error { return x.ChangePassword(ctx, by, passwordOf("own"), "nine green herons") }, true},
			"given":   {func(by Actor) error { return x.SetPassword(ctx, here(), "given", "nine green herons") }, false},
			"disable": {func(by Actor) error { return x.Disable(ctx, here(), "disable") }, false},
			"remove": {func(by Actor) error {
				return errors.Join(x.Remove(ctx, here(), "remove"), x.Enable(ctx, here(), "remove"))
			}, false},
			"enable": {func(by Actor) error {
				return errors.Join(x.Disable(ctx, here(), "enable"), x.Enable(ctx, here(), "enable"))
			}, true},
		} {
			x.add(what, Viewer)
			_, by := x.in(what)
			d := newDevice(t)
			x.must(x.adds(by, d))
			x.must(c.do(by))
			if _, _, err := x.inBy(d); (err == nil) != c.lasts || err != nil && !errors.Is(err, ErrRefused) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// TestCeremoniesAreBounded: strangers open no more than fit.
func TestCeremoniesAreBounded(t *testing.T) {
	c := newCeremonies()
	for range mostCeremonies {
		if _, err := c.begin(ceremony{}, nil, noon); err != nil {
			t.Fatal(err)
		}
	}
	_, err := c.begin(ceremony{}, nil, noon)
	wantError(t, err, ErrBusy)
	if _, err := c.begin(ceremony{}, nil, noon.Add(ceremonyTime)); err != nil || len(c.open) != 1 {
		t.Errorf("%d open, %v", len(c.open), err)
	}
}
