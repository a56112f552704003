package accounts

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestLimit(t *testing.T) {
	l := newLimit(3, time.Minute)
	for i := range 3 {
		if wait := l.take("a", noon); wait != 0 {
			t.Errorf("try %d waits %v", i, wait)
		}
	}
	for range 5 { // a refused try takes nothing
		if wait := l.take("a", noon.Add(15*time.Second)); wait != 45*time.Second {
			t.Errorf("waits %v", wait)
		}
	}
	if l.take("b", noon) != 0 || l.take("a", noon.Add(time.Minute)) != 0 || l.take("a", noon.Add(time.Minute)) == 0 {
		t.Error("one more each minute, for each key")
	}
	l.forget("a")
	if l.take("a", noon.Add(time.Minute)) != 0 {
		t.Error("it does not forget")
	}
}

// TestLimitIsBounded: strangers who change their address fill no memory, and
// win nothing once it is full.
func TestLimitIsBounded(t *testing.T) {
	l := newLimit(1, time.Minute)
	for i := range 2 * mostKeys {
		l.take(fmt.Sprint(i), noon)
	}
	if len(l.keys) > mostKeys+1 {
		t.Errorf("%d keys", len(l.keys))
	}
	if l.take("one more", noon) == 0 {
		t.Error("beyond the bound nothing is limited")
	}
	if l.take("later", noon.Add(time.Hour)) != 0 || len(l.keys) > 2 {
		t.Errorf("%d keys are kept of those who went away", len(l.keys))
	}
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
	l := newLimits()
	n := 0
	for ; n < 1000 && l.take("ada", fmt.Sprintf("198.51.%d.%d", n/250, n%250), noon) == 0; n++ {
	}
	if n != 100 {
		t.Errorf("%d guesses", n)
	}
}
