package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// errExpansion is returned for compressed input that grows beyond maxExpansion.
var errExpansion = errors.New("it expands to more than a hundred times its size, as a bomb does; the rest was not read (unpack it yourself if you trust it)")

// freeExpansion is how many bytes may come out before the ratio is looked at.
const freeExpansion = 1 << 20

// counter counts the bytes that are taken from a reader. It is a ByteReader, so
// that decompressors take no more than they need and offsets are exact.
type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// bounded reads what comes out of a decompressor, and fails where that is more
// than maxExpansion times what went in.
type bounded struct {
	r   io.Reader
	in  func() int64 // bytes that went in so far
	out int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.out += int64(n)
	if b.out > freeExpansion && b.out > maxExpansion*b.in() {
		return 0, errExpansion
	}
	return n, err
}

// sticky gives an error again and again, as those who look ahead take it away.
type sticky struct {
	r   io.Reader
	err error
}

func (s *sticky) Read(p []byte) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	n, s.err = s.r.Read(p)
	return n, s.err
}

// inflater reads gzip, within the bounds.
type inflater struct {
	bounded
	in *counter
	z  *gzip.Reader
}

func newInflater(r *bufio.Reader) *inflater {
	f := &inflater{in: &counter{r: r}}
	f.bounded.in = func() int64 { return f.in.n }
	return f
}

// Read opens the stream when it is first read, so that opening can't fail.
func (f *inflater) Read(p []byte) (n int, err error) {
	if f.z == nil {
		if f.z, err = gzip.NewReader(f.in); err != nil {
			return 0, plainGzipError(err)
		}
		f.bounded.r = f.z
	}
	n, err = f.bounded.Read(p)
	return n, plainGzipError(err)
}

// plainGzipError says what is wrong with compressed bytes.
func plainGzipError(err error) error {
	switch {
	case err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the compressed file ends in the middle; fetch it again")
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return errors.New("the compressed file is damaged (" + err.Error() + "); fetch it again")
	}
	return err
}

// inflateHead is the beginning of what a compressed head holds.
func inflateHead(head []byte, n int) []byte {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out := make([]byte, n)
	got, _ := io.ReadFull(z, out)
	return out[:got]
}
