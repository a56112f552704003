package accounts

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/internal/store"
)

func TestLimit(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		three := limit{"test", 3, time.Minute}
		take := func(key string) time.Duration {
			t.Helper()
			wait, err := x.take(t.Context(), try{three, key})
			x.must(err)
			return wait
		}
		for i := range 3 {
			if wait := take("a"); wait != 0 {
				t.Errorf("try %d waits %v", i, wait)
			}
		}
		x.pass(15 * time.Second)
		for range 5 { // a refused try takes nothing
			if wait := take("a"); wait != 45*time.Second {
				t.Errorf("waits %v", wait)
			}
		}
		x.pass(45 * time.Second)
		if take("b") != 0 || take("a") != 0 || take("a") == 0 {
			t.Error("one more each minute, for each key")
		}
		if wait, err := x.take(t.Context(), try{three, "c"}, try{three, "a"}); err != nil || wait == 0 {
			t.Errorf("two at once, one of them too often: %v %v", wait, err)
		}
		for i := range 3 {
			if take("c") != 0 {
				t.Errorf("try %d: what was refused with another was counted", i)
			}
		}
	})
}

// TestLimitIsForgotten: what was tried is kept no longer than it counts.
func TestLimitIsForgotten(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		for i := range 200 {
			x.guess(fmt.Sprint("name", i), fmt.Sprintf("198.51.100.%d", i))
		}
		x.pass(time.Hour)
		x.guess("ada", "198.51.100.1")
		var n int
		x.must(x.db.View(t.Context(), func(tx *store.Tx) error { return tx.QueryRow("SELECT count(*) FROM tried").Scan(&n) }))
		if n != 3 {
			t.Errorf("%d rows are kept of who went away; want 3 of who came last", n)
		}
	})
}

// TestTypedNamesAreNotKept: who types a password into the field of the name leaves
// nothing by which it can be found.
func TestTypedNamesAreNotKept(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		x.guess("seven blue camels", "198.51.100.1")
		var all string
		x.must(x.db.View(t.Context(), func(tx *store.Tx) error {
			list, err := query(tx, func(scan scanner) (s string, err error) { return s, scan(&s) }, "SELECT name FROM tried ORDER BY name")
			all = strings.Join(list, "; ")
			return err
		}))
		if strings.Contains(all, "camel") || !strings.Contains(all, "address 198.51.100.1; name ") {
			t.Errorf("kept: %s", all)
		}
	})
}

// TestLimitOutlastsProcess: tries count in every process that has the accounts open,
// and in those that begin later.
func TestLimitOutlastsProcess(t *testing.T) {
	eachStore(t, func(t *testing.T, address string) {
		x := openTeam(t, address)
		x.add("ada", Administrator)
		other := openTeam(t, address)
		var limit *LimitError
		tries := 0
		for ; tries < 100; tries++ {
			if err := []*team{x, other}[tries%2].guess("ada", "198.51.100.1"); errors.As(err, &limit) {
				break
			}
		}
		if tries != 10 {
			t.Errorf("%d guesses of two processes together", tries)
		}
		x.Close()
		other.Close()
		if err := openTeam(t, address).guess("ada", "198.51.100.1"); !errors.As(err, &limit) {
			t.Errorf("after a restart: %v", err)
		}
	})
}

// TestOffersAreLimited: one address cannot open so many ceremonies that nobody else
// can sign in by passkey.
func TestOffersAreLimited(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		site := Site{"news.example", "https://news.example"}
		var limit *LimitError
		n := 0
		for ; n < mostCeremonies; n++ {
			if _, err := x.OfferSignIn(t.Context(), "198.51.100.1", site); errors.As(err, &limit) {
				break
			}
		}
		if n != offers.burst {
			t.Errorf("%d offers to one address", n)
		}
		if _, err := x.OfferSignIn(t.Context(), "198.51.100.2", site); err != nil {
			t.Errorf("another address: %v", err)
		}
	})
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "::ffff:192.0.2.7": "192.0.2.7", "2001:db8::1": "2001:db8::/64", "2001:db8::ffff:1": "2001:db8::/64", "fe80::1%eth0": "fe80::/64", Here: Here, "": "",
	} {
		if got := network(address); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

// TestGuessing: who guesses is slowed down, and the owner of the name is not.
func TestGuessing(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		var limit *LimitError
		tries := 0
		for ; tries < 100 && !errors.As(x.guess("ada", "198.51.100.1"), &limit); tries++ {
		}
		if tries != 10 || limit == nil || limit.Wait <= 0 || limit.Wait > time.Minute {
			t.Fatalf("%d guesses, then %v", tries, limit)
		}
		if err := x.guess("Ada", "198.51.100.1"); !errors.As(err, &limit) {
			t.Errorf("another spelling: %v", err)
		}
		if _, _, err := x.SignIn(t.Context(), SignIn{Name: "ada", Password: passwordOf("ada"), Address: "198.51.100.1"}); !errors.As(err, &limit) {
			t.Errorf("the right password, too late: %v", err)
		}
		x.in("ada") // from where she sits
		for ; tries < 100 && !errors.As(x.guess(fmt.Sprint("unknown", tries), "198.51.100.1"), &limit); tries++ {
		}
		if tries < 20 || tries > 40 {
			t.Errorf("%d guesses of all names from one address", tries)
		}
		x.pass(time.Hour)
		wantError(t, x.guess("ada", "198.51.100.1"), ErrRefused)
	})
}

func (x *team) guess(name, address string) error {
	_, _, err := x.SignIn(x.t.Context(), SignIn{Name: name, Password: "a wrong password", Address: address})
	return err
}

// TestGuessingFromMany: many addresses together are slowed down too.
func TestGuessingFromMany(t *testing.T) {
	eachTeam(t, func(t *testing.T, x *team) {
		n := 0
		for ; n < 1000; n++ {
			wait, err := x.Accounts.guess(t.Context(), "ada", fmt.Sprintf("198.51.%d.%d", n/250, n%250))
			x.must(err)
			if wait > 0 {
				break
			}
		}
		if n != 100 {
			t.Errorf("%d guesses", n)
		}
	})
}
