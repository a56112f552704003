package accounts

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/netip"
	"time"

	"github.com/musnad/musnad/internal/store"
)

// A limit is how often something may be tried: so many at once, and one more each
// while. What was tried is kept in the database, so that it counts for all processes
// and outlasts each.
type limit struct {
	what  string
	burst int
	each  time.Duration
}

// How often passwords may be tried, and how often the log tells the same.
var (
	byAddress = limit{"address", 30, 4 * time.Second} // by one address, for whatever name
	byPair    = limit{"pair", 10, time.Minute}        // by one address for one name
	byName    = limit{"name", 100, 10 * time.Second}  // for one name: more, so that one stranger locks nobody out
	offers    = limit{"offer", 30, 4 * time.Second}   // of passkeys, to one address
	told      = limit{"told", 1, time.Minute}
)

// A try counts against a limit, for one key.
type try struct {
	limit
	key string
}

// row is under what a try is kept.
func (t try) row() string { return t.what + " " + t.key }

// next is when a key has its whole allowance again, in milliseconds, if it has it at
// one time and is tried now; and how long it has to wait before it may be.
func (t try) next(whole int64, now time.Time) (int64, time.Duration) {
	next := max(whole, ms(now)) + t.each.Milliseconds()
	wait := next - ms(now) - int64(t.burst)*t.each.Milliseconds()
	return next, time.Duration(max(wait, 0)) * time.Millisecond
}

// take counts tries, all or none, and is how long to wait before they may be made.
func (a *Accounts) take(ctx context.Context, tries ...try) (wait time.Duration, err error) {
	now := a.now()
	look := func(tx *store.Tx) error {
		wait, err = tooSoon(tx, tries, now)
		return err
	}
	if err := a.db.View(ctx, look); err != nil || wait > 0 {
		return wait, err // who is refused has nothing written
	}
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		if err := look(tx); err != nil || wait > 0 {
			return err
		}
		if _, err := tx.Exec("DELETE FROM tried WHERE whole <= ?", ms(now)); err != nil {
			return err
		}
		for _, t := range tries {
			if err := t.count(tx, now); err != nil {
				return err
			}
		}
		return nil
	})
	return wait, err
}

// tooSoon is how long the first of some tries that is too many has to wait.
func tooSoon(tx *store.Tx, tries []try, now time.Time) (time.Duration, error) {
	for _, t := range tries {
		whole, _, err := first(tx, scanWhole, "SELECT whole FROM tried WHERE name = ?", t.row())
		if err != nil {
			return 0, err
		}
		if _, wait := t.next(whole, now); wait > 0 {
			return wait, nil
		}
	}
	return 0, nil
}

func scanWhole(scan scanner) (whole int64, err error) { return whole, scan(&whole) }

func (t try) count(tx *store.Tx, now time.Time) error {
	whole, _, err := first(tx, scanWhole, "SELECT whole FROM tried WHERE name = ?", t.row())
	if err != nil {
		return err
	}
	next, _ := t.next(whole, now)
	_, err = tx.Exec("INSERT INTO tried (name, whole) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET whole = excluded.whole", t.row(), next)
	return err
}

// guess takes a try of a password for a name.
func (a *Accounts) guess(ctx context.Context, typed, address string) (time.Duration, error) {
	place, name := network(address), nameKey(typed)
	return a.take(ctx, try{byAddress, place}, try{byPair, name + " " + place}, try{byName, name})
}

// guessed forgets the tries of somebody who knew the password.
func (a *Accounts) guessed(ctx context.Context, typed, address string) error {
	t := try{byPair, nameKey(typed) + " " + network(address)}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec("DELETE FROM tried WHERE name = ?", t.row())
		return err
	})
}

// nameKey stands for a name that was typed, in any spelling: one of a million numbers,
// by which nobody finds the password that was typed into the wrong field.
func nameKey(typed string) string {
	key, _ := keyOf(typed)
	sum := sha256.Sum256([]byte(key))
	return fmt.Sprintf("%x", sum[:3])[:5]
}

// network is what one household has of an address: all of an IPv4 address, the
// first 64 bits of an IPv6 one.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return oneLine(address)
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	p, err := ip.Prefix(64)
	if err != nil {
		return ip.String()
	}
	return p.String()
}
