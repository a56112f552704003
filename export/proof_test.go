package export_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

func TestProof(t *testing.T) {
	l := kept(t)
	list, err := l.Happenings(t.Context(), ledger.List{Order: ledger.ByOrigins, Limit: 1})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d happenings, %v", len(list), err)
	}
	var b bytes.Buffer
	if err := export.Proof(t.Context(), &b, l, list[0].ID, []byte("<p>page</p>"), time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	files := unzipped(t, b.Bytes())
	for line := range strings.Lines(files["SHA256SUMS"]) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		got := sha256.Sum256([]byte(files[name]))
		if hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s: its sum is not that of SHA256SUMS", name)
		}
	}
	if n := strings.Count(files["SHA256SUMS"], "\n"); n != len(files)-1 {
		t.Errorf("%d sums of %d files", n, len(files)-1)
	}
	var h ledger.Happening
	if err := json.Unmarshal([]byte(files["happening.json"]), &h); err != nil || h.ID != list[0].ID {
		t.Fatalf("%v, happening %s", err, h.ID)
	}
	for dir, n := "articles/01/", 0; n < 1; n++ {
		var v ledger.Version
		if err := json.Unmarshal([]byte(files[dir+"article.json"]), &v); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{"words.txt": v.Words, "original.bin": v.Original} {
			if got := sha256.Sum256([]byte(files[dir+name])); hex.EncodeToString(got[:]) != want {
				t.Errorf("%s%s is not what the article's version names", dir, name)
			}
		}
	}
}

func TestProofOfNothing(t *testing.T) {
	if err := export.Proof(t.Context(), io.Discard, kept(t), "hnone", nil, time.Unix(0, 0)); !errors.Is(err, ledger.ErrUnknown) {
		t.Errorf("%v, want ledger.ErrUnknown", err)
	}
}

func unzipped(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}
