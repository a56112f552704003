package accounts

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
)

// A cost is what one try of a password takes.
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

// today's cost is above what OWASP asks for Argon2id in 2026 (19 MiB and 2
// passes): some 120 ms of one core. A hash with less is made anew when its
// password is next given.
var today = cost{memory: 32 << 10, passes: 3, threads: 1}

// most is beyond what any version writes: a record that asks for more was not
// written by one.
var most = cost{memory: 1 << 20, passes: 64, threads: 16}

func (c cost) below(other cost) bool {
	return c.memory < other.memory || c.passes < other.passes
}

func (c cost) within(other cost) bool {
	return c.memory >= 8 && c.passes >= 1 && c.threads >= 1 && c.memory <= other.memory && c.passes <= other.passes && c.threads <= other.threads
}

const (
	saltBytes = 16
	hashBytes = 32
)

// A hasher hashes passwords, a few at a time: each takes memory, and strangers
// choose how many are asked for.
type hasher struct {
	cost    cost
	slots   chan struct{}
	waiting atomic.Int32
}

// How many passwords are hashed at once, and how many more may wait.
const (
	hashers     = 2
	mostWaiting = 32
)

func newHasher(c cost) *hasher {
	return &hasher{cost: c, slots: make(chan struct{}, hashers)}
}

// within runs f when it is its turn, or fails with ErrBusy at once.
func (h *hasher) within(ctx context.Context, f func()) error {
	defer h.waiting.Add(-1)
	if h.waiting.Add(1) > hashers+mostWaiting {
		return ErrBusy
	}
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-h.slots }()
	f()
	return nil
}

// hash is what is kept of a prepared password: the cost, a salt and the hash,
// in the form of the Password Hashing Competition.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	rand.Read(salt)
	var sum []byte
	err := h.within(ctx, func() { sum = h.cost.sum(password, salt) })
	return encodeHash(h.cost, salt, sum), err
}

func (c cost) sum(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.threads, hashBytes)
}

// check compares a prepared password with what is kept, and says whether that
// should be made anew. Where nothing is kept it takes as long, and says no.
func (h *hasher) check(ctx context.Context, kept, password string) (ok, old bool, err error) {
	c, salt, want, known := decodeHash(kept)
	if !known {
		c, salt, want = h.cost, make([]byte, saltBytes), make([]byte, hashBytes)
	}
	err = h.within(ctx, func() {
		ok = subtle.ConstantTimeCompare(c.sum(password, salt), want) == 1 && known
	})
	return ok, c.below(h.cost), err
}

func encodeHash(c cost, salt, sum []byte) string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads, b64(salt), b64(sum))
}

func decodeHash(kept string) (c cost, salt, sum []byte, ok bool) {
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, false
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); n != 3 || err != nil || !c.within(most) {
		return c, nil, nil, false
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	sum, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	return c, salt, sum, err1 == nil && err2 == nil && len(sum) == hashBytes
}
