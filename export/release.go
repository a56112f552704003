package export

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
)

// Cut writes a release of a ledger into a directory, which must be empty or absent,
// signs it, and keeps in the ledger that it was made. program is the version of the
// program that makes it.
func Cut(ctx context.Context, l *ledger.Ledger, dir string, key ed25519.PrivateKey, program string, now time.Time) (*Manifest, error) {
	if list, err := os.ReadDir(dir); err == nil && len(list) > 0 {
		return nil, fmt.Errorf("%s is not empty; name a new directory", dir)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	part := filepath.Clean(dir) + ".part"
	if err := os.Mkdir(part, 0o777); err != nil {
		return nil, fmt.Errorf("%w; remove it if no other release is being cut", err)
	}
	defer os.RemoveAll(part)
	c := &cutting{ctx: ctx, dir: part, index: map[string]string{}, engines: map[string]bool{}}
	c.m = Manifest{Schema: ReleaseSchema, Made: now.UTC().Format(time.RFC3339), Program: program, Key: publicOf(key), Counts: map[string]int{}}
	if err := l.View(ctx, c.cut); err != nil {
		return nil, err
	}
	manifest, err := c.seal(key)
	if err != nil {
		return nil, err
	}
	os.Remove(dir) // if it is there it is empty
	if err := os.Rename(part, dir); err != nil {
		return nil, err
	}
	r := ledger.Release{N: c.m.N, Entries: c.m.Ledger.Entries, Last: c.m.Ledger.Last, Key: c.m.Key, At: c.m.Made}
	if err := l.Released(ctx, r, manifest, c.indexBytes()); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return &c.m, nil
}

// cutting is a release in the making.
type cutting struct {
	ctx     context.Context
	dir     string
	m       Manifest
	index   map[string]string // SHA-256 of what is said of each happening
	engines map[string]bool
}

func (c *cutting) cut(s *ledger.Snapshot) error {
	seq, last, err := s.Last()
	if err != nil {
		return err
	}
	if seq == 0 {
		return errors.New("the ledger is empty; there is nothing to release")
	}
	c.m.Ledger.Entries, c.m.Ledger.Last = seq, last
	j := newJob(c.ctx, nil, s, Options{})
	if err := c.file(entriesFile, func(l lines) error { return j.entries(l, Head{LedgerSchema, seq, last}, c.entry) }); err != nil {
		return err
	}
	if err := c.file(happensFile, func(l lines) error { return j.happeningLines(l, false, c.happening) }); err != nil {
		return err
	}
	c.m.Engines = slices.Sorted(maps.Keys(c.engines))
	return c.compare(s)
}

func (c *cutting) entry(r *ledger.Record) error {
	if r.Seq == 1 {
		c.m.Ledger.First = r.Hash
	}
	c.m.Counts[r.Kind+" entries"]++
	var body struct{ Engine string }
	if err := json.Unmarshal(r.Body, &body); err != nil {
		return err
	}
	if body.Engine != "" {
		c.engines[body.Engine] = true
	}
	return nil
}

func (c *cutting) happening(h *ledger.Happening) error {
	c.m.Counts["happenings"]++
	c.m.Counts["reports"] += len(h.Reports)
	said := *h
	said.Changed = 0 // an entry that changes nothing of what is said is no change
	data, err := encoded(said)
	c.index[h.ID] = sha256Of(data)
	return err
}

// compare finds what changed since the release before.
func (c *cutting) compare(s *ledger.Snapshot) error {
	c.m.Changes = Changes{Added: []string{}, Changed: []string{}, Removed: []Removed{}}
	before, data, err := s.LastRelease()
	if err != nil {
		return err
	}
	if before == nil {
		c.m.N = 1
		return nil
	}
	c.m.N = before.N + 1
	c.m.Previous = &Previous{before.N, before.Manifest, before.Last}
	old := parseIndex(data)
	for _, id := range slices.Sorted(maps.Keys(c.index)) {
		switch sum, known := old[id]; {
		case !known:
			c.m.Changes.Added = append(c.m.Changes.Added, id)
		case sum != c.index[id]:
			c.m.Changes.Changed = append(c.m.Changes.Changed, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		if c.index[id] != "" {
			continue
		}
		into, why, err := s.Fate(id)
		if err != nil {
			return err
		}
		c.m.Changes.Removed = append(c.m.Changes.Removed, Removed{id, cmp.Or(why, "not shown"), into})
	}
	return nil
}

// indexBytes are lines of a happening's id and hash.
func (c *cutting) indexBytes() []byte {
	var b bytes.Buffer
	for _, id := range slices.Sorted(maps.Keys(c.index)) {
		b.WriteString(id + "\t" + c.index[id] + "\n")
	}
	return b.Bytes()
}

func parseIndex(data []byte) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		id, sum, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out[id] = sum
	}
	return out
}

// file writes a file of the release, and notes it in the manifest.
func (c *cutting) file(name string, write func(lines) error) error {
	f, err := os.OpenFile(filepath.Join(c.dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	t := newTally()
	l := lines{bufio.NewWriter(io.MultiWriter(f, t))}
	err = write(l)
	if err = errors.Join(err, l.w.Flush(), f.Sync(), f.Close()); err != nil {
		return err
	}
	c.m.Files = append(c.m.Files, t.file(name))
	return nil
}

// seal writes the manifest and its signature.
func (c *cutting) seal(key ed25519.PrivateKey) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(c.m); err != nil {
		return nil, err
	}
	signature := base64.StdEncoding.EncodeToString(ed25519.Sign(key, b.Bytes())) + "\n"
	if err := writeNew(filepath.Join(c.dir, manifestFile), b.Bytes(), 0o666); err != nil {
		return nil, err
	}
	return b.Bytes(), writeNew(filepath.Join(c.dir, signatureFile), []byte(signature), 0o666)
}

// tally counts and hashes what passes.
type tally struct {
	sum          hash.Hash
	bytes, lines int64
}

func newTally() *tally { return &tally{sum: sha256.New()} }

func (t *tally) Write(p []byte) (int, error) {
	t.sum.Write(p)
	t.bytes += int64(len(p))
	t.lines += int64(bytes.Count(p, []byte("\n")))
	return len(p), nil
}

func (t *tally) file(name string) File {
	return File{name, hex.EncodeToString(t.sum.Sum(nil)), t.bytes, t.lines}
}
