package export

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/musnad/musnad/ledger"
)

// Verify checks a release with nothing but its files: the signature, the hash of
// each file, the chain of entries with all bytes that they name, and the counts.
// With a public key the signature must be of that key; with nil it must be of the
// one that the manifest names, which shows only that one hand made all of it. The
// error names all that is wrong.
func Verify(dir string, pub ed25519.PublicKey) (*Manifest, error) {
	m, err := signed(dir, pub)
	if err != nil {
		return nil, err
	}
	var wrong []error
	for _, f := range m.Files {
		wrong = append(wrong, checkFile(dir, f))
	}
	wrong = append(wrong, nothingElse(dir, m))
	if err := errors.Join(wrong...); err != nil {
		return m, err
	}
	counts := map[string]int{}
	if err := checkEntries(dir, m, counts); err != nil {
		return m, fmt.Errorf("%s: %w", entriesFile, err)
	}
	if err := checkHappenings(dir, counts); err != nil {
		return m, fmt.Errorf("%s: %w", happensFile, err)
	}
	for kind, n := range m.Counts {
		if counts[kind] != n {
			wrong = append(wrong, fmt.Errorf("%s counts %d %s, and there are %d", manifestFile, n, kind, counts[kind]))
		}
	}
	return m, errors.Join(wrong...)
}

// signed reads the manifest and checks its signature.
func signed(dir string, pub ed25519.PublicKey) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return nil, fmt.Errorf("no release: %w", err)
	}
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("%s: %w", manifestFile, err)
	}
	if m.Schema != ReleaseSchema {
		return nil, fmt.Errorf("%s is %q, and this program reads %s", manifestFile, m.Schema, ReleaseSchema)
	}
	named, err := base64.StdEncoding.DecodeString(m.Key)
	if err != nil || len(named) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("%s names no key of ed25519", manifestFile)
	}
	if pub != nil && !bytes.Equal(pub, named) {
		return nil, errors.New("it is signed with another key than the given one")
	}
	text, err := os.ReadFile(filepath.Join(dir, signatureFile))
	if err != nil {
		return nil, err
	}
	signature, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || !ed25519.Verify(named, data, signature) {
		return nil, fmt.Errorf("%s is not what was signed", manifestFile)
	}
	return m, nil
}

func checkFile(dir string, f File) error {
	if f.Name != filepath.Base(f.Name) || !filepath.IsLocal(f.Name) {
		return fmt.Errorf("%s names the file %q, which is none of the directory", manifestFile, f.Name)
	}
	r, err := os.Open(filepath.Join(dir, f.Name))
	if err != nil {
		return err
	}
	defer r.Close()
	t := newTally()
	if _, err := io.Copy(t, r); err != nil {
		return err
	}
	if got := t.file(f.Name); got != f {
		return fmt.Errorf("%s has %d bytes of SHA-256 %s, and should have %d of %s", f.Name, got.Bytes, got.SHA256, f.Bytes, f.SHA256)
	}
	return nil
}

// nothingElse reports files that the manifest does not name, and files of a release
// that it should.
func nothingElse(dir string, m *Manifest) error {
	var wrong []error
	known := []string{manifestFile, signatureFile}
	for _, f := range m.Files {
		known = append(known, f.Name)
	}
	for _, name := range []string{entriesFile, happensFile} {
		if !slices.Contains(known, name) {
			wrong = append(wrong, fmt.Errorf("%s does not name %s", manifestFile, name))
		}
	}
	list, err := os.ReadDir(dir)
	for _, e := range list {
		if !slices.Contains(known, e.Name()) {
			wrong = append(wrong, fmt.Errorf("%q is no file of the release", e.Name()))
		}
	}
	return errors.Join(append(wrong, err)...)
}

// checkEntries makes the chain anew.
func checkEntries(dir string, m *Manifest, counts map[string]int) error {
	f, err := os.Open(filepath.Join(dir, entriesFile))
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	head, err := readHead(d)
	if err != nil {
		return err
	}
	if head.Entries != m.Ledger.Entries || head.Last != m.Ledger.Last {
		return errors.New("its first line is of another state of the ledger than the manifest")
	}
	in := &incoming{d: d, head: head, last: strings.Repeat("0", 64)}
	for in.n < head.Entries {
		r, err := in.next()
		if err != nil {
			return err
		}
		if err := checkRecord(r, in.last); err != nil {
			return fmt.Errorf("entry %d (%s): %w", r.Seq, r.Kind, err)
		}
		if r.Seq == 1 && r.Hash != m.Ledger.First {
			return errors.New("its first entry is another than the manifest says")
		}
		counts[r.Kind+" entries"]++
		in.n, in.last = r.Seq, r.Hash
	}
	if in.last != head.Last {
		return errors.New("its last entry is another than the manifest says")
	}
	if d.More() {
		return errors.New("something stands behind its last entry")
	}
	return nil
}

func checkRecord(r *ledger.Record, before string) error {
	want, err := r.ChainHash(before)
	if err != nil {
		return err
	}
	if r.Hash != want {
		return errors.New("its hash is not that of its parts")
	}
	return r.Check()
}

func checkHappenings(dir string, counts map[string]int) error {
	f, err := os.Open(filepath.Join(dir, happensFile))
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	for d.More() {
		var line Line
		if err := d.Decode(&line); err != nil {
			return err
		}
		if line.Happening == nil {
			return fmt.Errorf("line %d is no happening", counts["happenings"]+1)
		}
		counts["happenings"]++
		counts["reports"] += len(line.Happening.Reports)
	}
	return nil
}
