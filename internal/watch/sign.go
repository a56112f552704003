package watch

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// SignatureHeader is the header that a delivery is signed in: t= the time of the
// try in seconds since 1970, v1= HMAC-SHA256 in hexadecimal over that number, a dot
// and the body, with the letters of the secret as the key.
const SignatureHeader = "Musnad-Signature"

// Sign is the value of the header for a body that is sent at a time.
func Sign(secret string, at time.Time, body []byte) string {
	t := strconv.FormatInt(at.Unix(), 10)
	return "t=" + t + ",v1=" + hex.EncodeToString(mac(secret, t, body))
}

func mac(secret, t string, body []byte) []byte {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte(t + "."))
	m.Write(body)
	return m.Sum(nil)
}

// CheckSignature is what a receiver does: it reports a signature that is not of the
// secret, or whose time is further than tolerance from now.
func CheckSignature(secret, header string, body []byte, now time.Time, tolerance time.Duration) error {
	var t, v1 string
	for part := range strings.SplitSeq(header, ",") {
		switch name, value, _ := strings.Cut(part, "="); name {
		case "t":
			t = value
		case "v1":
			v1 = value
		}
	}
	sum, err := hex.DecodeString(v1)
	if err != nil || !hmac.Equal(sum, mac(secret, t, body)) {
		return errors.New("the signature is not of this secret and body")
	}
	at, err := strconv.ParseInt(t, 10, 64)
	if err != nil {
		return fmt.Errorf("the time of the signature: %w", err)
	}
	if d := now.Sub(time.Unix(at, 0)).Abs(); d > tolerance {
		return fmt.Errorf("the signature is %s old; it may be a repetition of somebody else's", d.Round(time.Second))
	}
	return nil
}
