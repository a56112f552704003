package export

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ReleaseSchema is the version of the form of a manifest.
const ReleaseSchema = "musnad/release/1"

// The files of a release.
const (
	manifestFile  = "manifest.json"
	signatureFile = "manifest.sig" // ed25519 over manifest.json, base64
	entriesFile   = "entries.jsonl"
	happensFile   = "happenings.jsonl"
)

// Manifest says what a release holds.
type Manifest struct {
	Schema   string         `json:"schema"`
	N        int            `json:"n"`    // from 1
	Made     string         `json:"made"` // RFC 3339
	Program  string         `json:"program"`
	Key      string         `json:"key"` // public key that signs it: ed25519, base64
	Ledger   ReleasedLedger `json:"ledger"`
	Engines  []string       `json:"engines"` // that made its readings
	Counts   map[string]int `json:"counts"`  // entries by their kinds, happenings, reports
	Files    []File         `json:"files"`
	Previous *Previous      `json:"previous"` // null in the first
	Changes  Changes        `json:"changes"`  // against the previous; empty in the first
}

// ReleasedLedger names the state of the ledger.
type ReleasedLedger struct {
	Entries int64  `json:"entries"`
	First   string `json:"first"` // hash of the first entry: the same in all releases of a ledger
	Last    string `json:"last"`  // hash of the last entry, behind which all others stand
}

// File is a file of a release.
type File struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
	Lines  int64  `json:"lines"`
}

// Previous names the release before.
type Previous struct {
	N        int    `json:"n"`
	Manifest string `json:"manifest_sha256"`
	Last     string `json:"last"`
}

// Changes are happenings by what became of them since the release before.
type Changes struct {
	Added   []string  `json:"added"`
	Changed []string  `json:"changed"`
	Removed []Removed `json:"removed"`
}

// Removed is a happening that a release no longer has.
type Removed struct {
	ID   string `json:"id"`
	Why  string `json:"why"`            // merged, rejected, no report is left
	Into string `json:"into,omitempty"` // what it is part of now
}

func sha256Of(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// NewKey makes a key pair: the private key in PKCS #8 PEM at path, which only its
// owner may read, and the public one in PEM at path + ".pub". Neither may exist.
func NewKey(path string) error {
	pub, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(priv)
	if err != nil {
		return err
	}
	open, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		return err
	}
	if err := writeNew(path, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600); err != nil {
		return err
	}
	return writeNew(path+".pub", pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: open}), 0o644)
}

func writeNew(path string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// ReadKey reads a private key that NewKey wrote.
func ReadKey(path string) (ed25519.PrivateKey, error) {
	block, err := readPEM(path)
	if err != nil {
		return nil, err
	}
	k, err := x509.ParsePKCS8PrivateKey(block)
	priv, ok := k.(ed25519.PrivateKey)
	if err != nil || !ok {
		return nil, fmt.Errorf("%s holds no private ed25519 key; make one with --new-key", path)
	}
	return priv, nil
}

// ReadPublicKey reads a public key that NewKey wrote.
func ReadPublicKey(path string) (ed25519.PublicKey, error) {
	block, err := readPEM(path)
	if err != nil {
		return nil, err
	}
	k, err := x509.ParsePKIXPublicKey(block)
	pub, ok := k.(ed25519.PublicKey)
	if err != nil || !ok {
		return nil, fmt.Errorf("%s holds no public ed25519 key", path)
	}
	return pub, nil
}

func readPEM(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(data)
	if block == nil {
		return nil, fmt.Errorf("%s is no key in PEM", path)
	}
	return block.Bytes, nil
}

func publicOf(key ed25519.PrivateKey) string {
	return base64.StdEncoding.EncodeToString(key.Public().(ed25519.PublicKey))
}
