package accounts

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
)

func TestHash(t *testing.T) {
	h := newHasher(quick)
	kept, err := h.hash(t.Context(), "seven blue camels")
	if err != nil || !strings.HasPrefix(kept, "$argon2id$v=19$m=8,t=1,p=1$") {
		t.Fatalf("%q %v", kept, err)
	}
	again, _ := h.hash(t.Context(), "seven blue camels")
	if again == kept {
		t.Error("two hashes of one password are equal: no salt")
	}
	c, salt, sum, ok := decodeHash(kept)
	if !ok || c != quick || string(sum) != string(argon2.IDKey([]byte("seven blue camels"), salt, 1, 8, 1, 32)) {
		t.Errorf("the kept form says %+v %v", c, ok)
	}
	for password, want := range map[string]bool{"seven blue camels": true, "seven blue camel": false, "": false} {
		if ok, _, err := h.check(t.Context(), kept, password); ok != want || err != nil {
			t.Errorf("%q: %v %v", password, ok, err)
		}
	}
}

// TestHashDamaged: a record that nobody could have written lets nobody in, and
// takes no more memory than others.
func TestHashDamaged(t *testing.T) {
	h := newHasher(quick)
	kept, _ := h.hash(t.Context(), "seven blue camels")
	for _, bad := range []string{
		"", "seven blue camels", strings.Replace(kept, "argon2id", "argon2i", 1), strings.Replace(kept, "m=8", "m=99999999", 1), strings.Replace(kept, "m=8", "m=0", 1),
		strings.Replace(kept, "t=1", "t=0", 1), strings.Replace(kept, "t=1", "t=99999", 1), strings.Replace(kept, "p=1", "p=0", 1), strings.Replace(kept, "v=19", "v=16", 1),
		kept[:len(kept)-4], kept[:strings.LastIndex(kept, "$")+1], kept + "$",
	} {
		if ok, _, err := h.check(t.Context(), bad, "seven blue camels"); ok || err != nil {
			t.Errorf("%q: %v %v", bad, ok, err)
		}
	}
}

// TestHashersAreFew: however many ask, two hash, some wait, and the rest are
// sent away at once.
func TestHashersAreFew(t *testing.T) {
	h := newHasher(quick)
	var running, most, busy, done atomic.Int32
	release := make(chan struct{})
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			err := h.within(context.Background(), func() {
				n := running.Add(1)
				for {
					m := most.Load()
					if n <= m || most.CompareAndSwap(m, n) {
						break
					}
				}
				<-release
				running.Add(-1)
				done.Add(1)
			})
			if errors.Is(err, ErrBusy) {
				busy.Add(1)
			}
		})
	}
	for busy.Load() < 200-hashers-mostWaiting {
		time.Sleep(time.Millisecond)
	}
	close(release)
	all.Wait()
	if most.Load() > hashers || done.Load() != hashers+mostWaiting {
		t.Errorf("%d at once, %d done, %d sent away", most.Load(), done.Load(), busy.Load())
	}
	if err := h.within(t.Context(), func() {}); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestTodaysCost is a floor: no version may make guessing cheaper.
func TestTodaysCost(t *testing.T) {
	if today.below(cost{memory: 19 << 10, passes: 2}) || !today.within(most) {
		t.Errorf("a try costs %+v", today)
	}
}

func BenchmarkHash(b *testing.B) {
	for b.Loop() {
		today.sum("seven blue camels", make([]byte, saltBytes))
	}
}
