package accounts

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/store"
)

func TestLog(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		_, by := x.in("ada")
		x.try("rania", "my password, in full")
		x.try("seven blue camels", "rania") // in the wrong fields
		secret, token := x.token("ada", Admin)
		p, err := x.Bearer(ctx, secret)
		x.must(err)
		x.must(x.SetRole(ctx, Actor{p, "203.0.113.9"}, "victor", Reviewer))
		x.must(x.Note(ctx, Event{Who: "ada", What: "decision", Subject: "d12", Outcome: Done, Detail: "accept\nforged line"}))
		x.must(x.SignOut(ctx, by))
		got := strings.NewReplacer(token.ID, "ID", by.Who.Session, "SESSION").Replace(x.log())
		want := `HERE user-add ada done as admin
HERE user-add rania done as reviewer
HERE user-add victor done as viewer
ada sign-in done by password, session SESSION
sign-in rania denied wrong password
sign-in denied unknown name
HERE token-add ada done token ID, admin, feeder
ada user-role victor done by token ID to reviewer
ada decision d12 done accept forged line
ada sign-out ada done session SESSION
`
		if got != want {
			t.Errorf("got\n%s", got)
		}
		list, err := x.Log(ctx, here(), LogQuery{Name: "victor"})
		if err != nil || len(list) != 2 || list[0].Address != "203.0.113.9" || !list[0].At.Equal(noon) {
			t.Errorf("%+v %v", list, err)
		}
		page, err := x.Log(ctx, here(), LogQuery{Before: list[0].Seq, Limit: 2})
		if err != nil || len(page) != 2 || page[0].Seq != list[0].Seq-1 || page[1].Seq != page[0].Seq-1 {
			t.Errorf("%+v %v", page, err)
		}
	})
}

// TestLogStays: no line is changed or deleted, even by who can write.
func TestLogStays(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		before := x.log()
		for _, s := range []string{"DELETE FROM audit", "UPDATE audit SET who = 'eve'", "DELETE FROM audit WHERE seq = 1"} {
			err := x.db.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.Exec(s); return err })
			if err == nil || !strings.Contains(err.Error(), "never changed") {
				t.Errorf("%s: %v", s, err)
			}
		}
		if x.log() != before {
			t.Error("the log changed")
		}
	})
}

// TestLogIsPruned: lines go once they are older than they are kept, whoever signs in
// next, and the log says so; younger ones stay, whoever writes.
func TestLogIsPruned(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		ctx := t.Context()
		days, err := x.LogDays(ctx)
		if err != nil || days != UsualLogDays {
			t.Errorf("%d days, %v", days, err)
		}
		_, victor := x.in("victor")
		wantError(t, x.KeepLog(ctx, victor, 400), ErrForbidden)
		wantError(t, x.KeepLog(ctx, here(), LeastLogDays-1), ErrInvalid)
		wantError(t, x.KeepLog(ctx, here(), -1), ErrInvalid)
		x.must(x.KeepLog(ctx, here(), 100))
		old := strings.Count(x.log(), "\n")
		x.pass(100 * 24 * time.Hour)
		x.in("ada")
		if n := strings.Count(x.log(), "\n"); n != old+1 {
			t.Errorf("on the last of the days %d lines, want %d", n, old+1)
		}
		x.pass(time.Second)
		x.in("ada")
		got := x.log()
		if want := fmt.Sprintf("log-prune done %d lines from before 2026-11-27 12:00:01\n", old); !strings.Contains(got, want) || strings.Contains(got, "victor") || strings.Count(got, "\n") != 3 {
			t.Errorf("got\n%s", got)
		}
		for _, s := range []string{"DELETE FROM audit", "UPDATE audit SET who = 'eve'"} {
			err := x.db.Update(ctx, func(tx *store.Tx) error { _, err := tx.Exec(s); return err })
			if err == nil || !strings.Contains(err.Error(), "never changed") {
				t.Errorf("%s: %v", s, err)
			}
		}
		x.must(x.KeepLog(ctx, here(), 0))
		x.pass(5000 * 24 * time.Hour)
		x.in("ada")
		if got := x.log(); !strings.Contains(got, "HERE log-keep done for good\n") || strings.Count(got, "\n") != 5 {
			t.Errorf("kept for good:\n%s", got)
		}
	})
}

// TestLogIsBounded: a stranger's text is short, and one line; what they try
// again and again is told once a minute.
func TestLogIsBounded(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		x.must(x.Note(t.Context(), Event{Who: strings.Repeat("x\r\n\u2028\x1b", 1000) + "\xff", Outcome: Done}))
		list, err := x.Log(t.Context(), here(), LogQuery{Limit: 1})
		if err != nil || len(list[0].Who) > mostText || strings.ContainsAny(list[0].Who, "\r\n\u2028\x1b\xff") {
			t.Errorf("%v %v", list, err)
		}
		before := strings.Count(x.log(), "\n")
		for range 500 {
			x.guess("ada", "198.51.100.1")
		}
		if n := strings.Count(x.log(), "\n") - before; n > 12 {
			t.Errorf("%d lines of 500 guesses", n)
		}
		viewer := Actor{principal("victor", Viewer, "s"), "198.51.100.2"}
		before = strings.Count(x.log(), "\n")
		for i := range 100 {
			wantError(t, x.Remove(t.Context(), viewer, fmt.Sprint("user", i)), ErrForbidden)
		}
		if n := strings.Count(x.log(), "\n") - before; n != 1 {
			t.Errorf("%d lines of 100 things that may not be done", n)
		}
	})
}
