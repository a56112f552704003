package accounts

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

// A device keeps one passkey, as a telephone does.
type device struct {
	t      *testing.T
	origin string
	key    *ecdsa.PrivateKey
	id     []byte
	handle []byte
	count  uint32
	flags  byte // of what the person did: present 1, verified 4
}

func newDevice(t *testing.T) *device {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := make([]byte, 16)
	rand.Read(id)
	return &device{t: t, origin: site.Origin, key: key, id: id, flags: 1 | 4}
}

var b64 = base64.RawURLEncoding

// asked is what a page asks of a device.
type asked struct {
	PublicKey struct {
		Challenge string `json:"challenge"`
		RPID      string `json:"rpId"` // of a sign-in
		RP        struct {
			ID string `json:"id"`
		} `json:"rp"`
		User struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"user"`
		Exclude []struct {
			ID string `json:"id"`
		} `json:"excludeCredentials"`
		Verification string `json:"userVerification"`
	} `json:"publicKey"`
}

func (d *device) read(o Offer) (a asked) {
	d.t.Helper()
	if err := json.Unmarshal(o.Options, &a); err != nil {
		d.t.Fatal(err)
	}
	return a
}

func (d *device) client(kind, challenge string) []byte {
	raw, err := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": d.origin, "crossOrigin": false})
	if err != nil {
		d.t.Fatal(err)
	}
	return raw
}

// data is what a device signs of itself; extra flags say what follows.
func (d *device) data(rp string, extra byte) []byte {
	d.count++
	sum := sha256.Sum256([]byte(rp))
	return binary.BigEndian.AppendUint32(append(sum[:], d.flags|extra), d.count)
}

func (d *device) marshal(v any) []byte {
	d.t.Helper()
	raw, err := cbor.Marshal(v)
	if err != nil {
		d.t.Fatal(err)
	}
	return raw
}

// register makes the device's passkey and answers an offer to add one.
func (d *device) register(o Offer) []byte {
	d.t.Helper()
	a := d.read(o)
	var err error
	if d.handle, err = b64.DecodeString(a.PublicKey.User.ID); err != nil {
		d.t.Fatal(err)
	}
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		d.t.Fatal(err)
	}
	data := append(d.data(a.PublicKey.RP.ID, 0x40), make([]byte, 16)...)
	data = append(binary.BigEndian.AppendUint16(data, uint16(len(d.id))), d.id...)
	data = append(data, d.marshal(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})...)
	return d.answer(map[string]any{"clientDataJSON": b64.EncodeToString(d.client("webauthn.create", a.PublicKey.Challenge)),
		"attestationObject": b64.EncodeToString(d.marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": data}))})
}

// signIn answers an offer to sign in.
func (d *device) signIn(o Offer) []byte {
	d.t.Helper()
	a := d.read(o)
	client, data := d.client("webauthn.get", a.PublicKey.Challenge), d.data(a.PublicKey.RPID, 0)
	hash := sha256.Sum256(client)
	sum := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, sum[:])
	if err != nil {
		d.t.Fatal(err)
	}
	return d.answer(map[string]any{"clientDataJSON": b64.EncodeToString(client), "authenticatorData": b64.EncodeToString(data),
		"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString(d.handle)})
}

func (d *device) answer(response map[string]any) []byte {
	d.t.Helper()
	id := b64.EncodeToString(d.id)
	raw, err := json.Marshal(map[string]any{"id": id, "rawId": id, "type": "public-key", "clientExtensionResults": map[string]any{}, "response": response})
	if err != nil {
		d.t.Fatal(err)
	}
	return raw
}
