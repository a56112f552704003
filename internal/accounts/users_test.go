package accounts

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func (x *team) list() string {
	x.t.Helper()
	users, err := x.Users(x.t.Context(), here())
	x.must(err)
	var lines []string
	for _, u := range users {
		line := fmt.Sprintf("%s %s", u.Name, u.Role)
		if !u.Disabled.IsZero() {
			line += " disabled " + u.Disabled.Format("15:04")
		}
		if !u.Password {
			line += " no password"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, ", ")
}

func TestUsers(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		if got := x.list(); got != "ada admin, rania reviewer, victor viewer" {
			t.Errorf("got %s", got)
		}
		x.must(x.SetRole(ctx, here(), "Victor", Reviewer))
		x.must(x.Disable(ctx, here(), "rania"))
		_, err := x.AddUser(ctx, here(), NewUser{Name: "سلمى", Role: Viewer})
		x.must(err)
		if got := x.list(); got != "ada admin, rania reviewer disabled 12:00, victor reviewer, سلمى viewer no password" {
			t.Errorf("got %s", got)
		}
		x.must(x.Enable(ctx, here(), "rania"))
		x.in("rania")
		x.must(x.Remove(ctx, here(), "rania"))
		if got := x.list(); got != "ada admin, victor reviewer, سلمى viewer no password" {
			t.Errorf("got %s", got)
		}
		wantError(t, x.Disable(ctx, here(), "rania"), ErrNotFound, "musnad user list")
		wantError(t, x.SetRole(ctx, here(), "nobody", Viewer), ErrNotFound)
		wantError(t, x.SetRole(ctx, here(), "victor", "owner"), ErrInvalid, "no role")

		x.must(x.Enable(ctx, here(), "rania"))
		_, _, err = x.try("rania", passwordOf("rania"))
		wantError(t, err, ErrRefused) // the old password went
		x.must(x.SetPassword(ctx, here(), "rania", "nine green herons"))
		if _, p, err := x.try("rania", "nine green herons"); err != nil || p.Role != Reviewer {
			t.Errorf("%+v %v", p, err)
		}
	})
}

// TestNamesAreOfOne: no name is given twice, nor one that looks like it, nor
// that of somebody who left.
func TestNamesAreOfOne(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		x.add("سلمى", Viewer)
		x.must(x.Remove(t.Context(), here(), "victor"))
		for name, word := range map[string]string{"rania": "already", "Rania": "already", "rani.a": "looks like", "ranía": "looks like", "سلمي": "looks like", "victor": "was removed", "v1ctor": "", "vict0r": "looks like"} {
			_, err := x.AddUser(t.Context(), here(), NewUser{name, Viewer, passwordOf(name)})
			if word == "" {
				x.must(err)
				continue
			}
			wantError(t, err, ErrTaken, word)
		}
		_, err := x.AddUser(t.Context(), here(), NewUser{"Омар", Viewer, passwordOf("omar")})
		wantError(t, err, ErrInvalid, "Latin or Arabic")
		_, err = x.AddUser(t.Context(), here(), NewUser{"omar", Viewer, "123456789012"})
		wantError(t, err, ErrInvalid, "among the first")
		_, err = x.AddUser(t.Context(), here(), NewUser{"omar", "owner", passwordOf("omar")})
		wantError(t, err, ErrInvalid, "no role")
	})
}

// TestSomebodyManages: the last admin who can sign in stays one.
func TestSomebodyManages(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		changes := map[string]func(context.Context, Actor, string) error{
			"remove": x.Remove, "disable": x.Disable,
			"role": func(ctx context.Context, by Actor, name string) error { return x.SetRole(ctx, by, name, Reviewer) },
		}
		_, err := x.AddUser(t.Context(), here(), NewUser{Name: "invited", Role: Administrator})
		x.must(err) // can't sign in yet, so is no help
		for what, change := range changes {
			t.Log(what)
			wantError(t, change(t.Context(), here(), "ada"), ErrLastAdmin, "make another one first")
		}
		x.in("ada")
		x.add("omar", Administrator)
		x.must(x.SetRole(t.Context(), here(), "ada", Reviewer))
		wantError(t, x.Disable(t.Context(), here(), "omar"), ErrLastAdmin)
	})
}

func TestHasAdmin(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		for _, step := range []struct {
			do   func()
			want bool
		}{
			{func() {}, false},
			{func() { x.add("rania", Reviewer) }, false},
			{func() {
				_, err := x.AddUser(t.Context(), here(), NewUser{Name: "ada", Role: Administrator})
				x.must(err)
			}, false},
			{func() { x.must(x.SetPassword(t.Context(), here(), "ada", passwordOf("ada"))) }, true},
		} {
			step.do()
			if has, err := x.HasAdmin(t.Context()); has != step.want || err != nil {
				t.Errorf("%s: %v %v", x.list(), has, err)
			}
		}
	})
}
