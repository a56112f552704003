package export

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
)

// Proof writes a zip with all that one happening stands on, to be read and checked
// without the ledger: what the ledger says of it, every article that tells of it
// (its words, its bytes as they came, its reading), and the SHA-256 of each file,
// in the form that sha256sum -c reads. page, if it is not nil, is a page for a
// browser that shows it. The error is ledger.ErrUnknown, wrapped, if there is no
// such happening.
func Proof(ctx context.Context, w io.Writer, l *ledger.Ledger, id string, page []byte, now time.Time) error {
	h, err := l.Happening(ctx, id)
	if err != nil {
		return err
	}
	p := &proof{ctx: ctx, l: l, zip: zip.NewWriter(w), now: now}
	if err := p.all(&h, page); err != nil {
		return fmt.Errorf("proof of %s: %w", id, err)
	}
	return p.zip.Close()
}

// proof is a zip in the making.
type proof struct {
	ctx  context.Context
	l    *ledger.Ledger
	zip  *zip.Writer
	now  time.Time
	sums strings.Builder
}

func (p *proof) all(h *ledger.Happening, page []byte) error {
	var seq int64
	var last string
	if err := p.l.View(p.ctx, func(s *ledger.Snapshot) (err error) {
		seq, last, err = s.Last()
		return err
	}); err != nil {
		return err
	}
	if err := p.file("README.txt", []byte(fmt.Sprintf(proofText, h.ID, p.now.UTC().Format(time.RFC3339), seq, last))); err != nil {
		return err
	}
	if err := p.json("happening.json", h); err != nil {
		return err
	}
	if page != nil {
		if err := p.file("happening.html", page); err != nil {
			return err
		}
	}
	seen := map[[2]string]bool{}
	for i := range h.Reports {
		r := &h.Reports[i]
		key := [2]string{r.Article, fmt.Sprint(r.Version)}
		if seen[key] {
			continue
		}
		seen[key] = true
		if err := p.article(fmt.Sprintf("articles/%02d/", len(seen)), r.Article, r.Version); err != nil {
			return err
		}
	}
	return p.file("SHA256SUMS", []byte(p.sums.String()))
}

// article writes a version of an article into a directory of ours: an article's id
// is no name of a file.
func (p *proof) article(dir, id string, n int) error {
	t, err := p.l.Article(p.ctx, id, n)
	if err != nil {
		return err
	}
	original, err := p.l.Bytes(p.ctx, t.Original)
	if err != nil {
		return err
	}
	if err := p.json(dir+"article.json", &t.Version); err != nil {
		return err
	}
	if err := p.file(dir+"words.txt", []byte(t.Title+"\n"+t.Text)); err != nil {
		return err
	}
	if err := p.file(dir+"original.bin", original); err != nil {
		return err
	}
	return p.json(dir+"reading.json", t.Reading)
}

func (p *proof) json(name string, v any) error {
	data, err := encoded(v)
	if err != nil {
		return err
	}
	return p.file(name, append(bytes.TrimRight(data, "\n"), '\n'))
}

func (p *proof) file(name string, data []byte) error {
	sum := sha256.Sum256(data)
	fmt.Fprintf(&p.sums, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	f, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.now.UTC()})
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

const proofText = `What the happening %s stands on, written %s.

happening.json   what the ledger says of it: its parties, date, place and status, each
                 with those who say so; its reports, with the letters behind each field;
                 what people decided
happening.html   the same for a browser, if it is here
articles/NN/     every article that tells of it:
    words.txt    title, newline, text; positions are Unicode code points into it,
                 and its SHA-256 is "words" of article.json
    original.bin the bytes as they came; their SHA-256 is "original" of article.json
    reading.json what the program read in it
SHA256SUMS       check with: sha256sum -c SHA256SUMS

The ledger had %d entries then; the hash of the last one was
%s

It says who said what, and not that it is true.
`
