package accounts

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// secretBytes is how long what opens a door is: nobody guesses 256 bits, so
// that a plain SHA-256 of them is kept.
const secretBytes = 32

var alphabet = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// newSecret is a random secret in a form for cookies, headers and addresses.
func newSecret() string {
	b := make([]byte, secretBytes)
	rand.Read(b)
	return alphabet.EncodeToString(b)
}

// newID is a short random name for what has a secret, to speak of it.
func newID() string { return strings.ToLower(rand.Text()[:10]) }

// digest is what is kept of a secret.
func digest(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
