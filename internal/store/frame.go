package store

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"time"
)

// A backup is a line that names it, then frames: one byte that says what it
// is, the length of what follows in 4 bytes, big end first, the payload, and
// 4 bytes of CRC-32C over all that. The last frame counts what went before and
// has the SHA-256 of every byte up to it.
const backupHead = "musnad backup 1\n"

const (
	frameBlob  = 'b'
	frameEntry = 'e'
	frameEnd   = 'z'
)

// maxFrame bounds what a reader makes room for.
const maxFrame = maxBody + 1<<12

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// stored stands before the bytes of a blob or a body.
type stored struct {
	Codec uint8
	Size  uint64
}

// ending is the payload of the last frame.
type ending struct {
	Entries, Blobs int64
	Head           [32]byte
	Sum            [32]byte
}

// entryHead stands before the kind and the stored body of an entry.
type entryHead struct {
	Seq        int64
	Millis     int64 // since 1970, UTC
	Prev, Hash [32]byte
	Kind       uint8 // its length
}

type frameWriter struct {
	out io.Writer
	sum hash.Hash
	buf bytes.Buffer
	err error
}

func newFrameWriter(w io.Writer) *frameWriter {
	f := &frameWriter{sum: sha256.New()}
	f.out = io.MultiWriter(w, f.sum)
	_, f.err = io.WriteString(f.out, backupHead)
	return f
}

func (f *frameWriter) blob(name [32]byte, p packed) error {
	return f.frame(frameBlob, name, stored{uint8(p.codec), uint64(p.size)}, p.data)
}

func (f *frameWriter) entry(e *Entry, p packed) error {
	head := entryHead{e.Seq, e.At.UnixMilli(), e.Prev, e.Hash, uint8(len(e.Kind))}
	return f.frame(frameEntry, head, []byte(e.Kind), stored{uint8(p.codec), uint64(p.size)}, p.data)
}

func (f *frameWriter) end(e ending) error {
	e.Sum = [32]byte(f.sum.Sum(nil))
	return f.frame(frameEnd, e)
}

func (f *frameWriter) frame(kind byte, parts ...any) error {
	f.buf.Reset()
	f.buf.Write([]byte{kind, 0, 0, 0, 0})
	for _, p := range parts {
		if data, ok := p.([]byte); ok {
			f.buf.Write(data)
		} else if err := binary.Write(&f.buf, binary.BigEndian, p); err != nil {
			return err
		}
	}
	binary.BigEndian.PutUint32(f.buf.Bytes()[1:], uint32(f.buf.Len()-5))
	sum := crc32.Checksum(f.buf.Bytes(), castagnoli)
	f.buf.Write(binary.BigEndian.AppendUint32(nil, sum))
	if f.err == nil {
		_, f.err = f.out.Write(f.buf.Bytes())
	}
	return f.err
}

type frameReader struct {
	in   *bufio.Reader
	sum  hash.Hash
	read int64
	buf  []byte
}

func newFrameReader(r io.Reader) (*frameReader, error) {
	f := &frameReader{in: bufio.NewReaderSize(r, 1<<20), sum: sha256.New()}
	head := make([]byte, len(backupHead))
	err := f.fill(head)
	if n := bytes.LastIndexByte([]byte(backupHead), ' '); err == nil && string(head) != backupHead && string(head[:n+1]) == backupHead[:n+1] {
		return nil, fmt.Errorf("it was %w: it begins with %q and this program knows %q; install a newer musnad", ErrNewer, bytes.TrimSpace(head), backupHead[:len(backupHead)-1])
	}
	if err != nil || string(head) != backupHead {
		return nil, fmt.Errorf("it does not begin with %q; name a file that musnad backup made", backupHead[:len(backupHead)-1])
	}
	f.sum.Write(head)
	return f, nil
}

func (f *frameReader) fill(data []byte) error {
	n, err := io.ReadFull(f.in, data)
	f.read += int64(n)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("it is cut short at byte %d; take another backup", f.read)
	}
	return err
}

// next returns the next frame; its payload is valid until the one after. sum
// is the SHA-256 of all before it.
func (f *frameReader) next() (kind byte, payload []byte, sum [32]byte, err error) {
	at := f.read
	var head [5]byte
	if err := f.fill(head[:]); err != nil {
		return 0, nil, sum, err
	}
	size := int(binary.BigEndian.Uint32(head[1:]))
	if size > maxFrame {
		return 0, nil, sum, f.damaged(at)
	}
	if f.buf, err = f.body(f.buf[:0], size+4); err != nil {
		return 0, nil, sum, err
	}
	payload = f.buf[:size]
	crc := crc32.Update(crc32.Checksum(head[:], castagnoli), castagnoli, payload)
	if crc != binary.BigEndian.Uint32(f.buf[size:]) {
		return 0, nil, sum, f.damaged(at)
	}
	sum = [32]byte(f.sum.Sum(nil))
	f.sum.Write(head[:])
	f.sum.Write(f.buf)
	return head[0], payload, sum, nil
}

// body reads so many bytes. It makes room as they come: the length may be a
// lie.
func (f *frameReader) body(buf []byte, size int) ([]byte, error) {
	for len(buf) < size {
		n := min(size-len(buf), max(1<<20, len(buf)))
		buf = append(buf, make([]byte, n)...)
		if err := f.fill(buf[len(buf)-n:]); err != nil {
			return buf, err
		}
	}
	return buf, nil
}

func (f *frameReader) damaged(at int64) error {
	return fmt.Errorf("it is damaged at byte %d; take another backup", at)
}

func parseBlob(payload []byte) (name [32]byte, p packed, err error) {
	r := bytes.NewReader(payload)
	if err := binary.Read(r, binary.BigEndian, &name); err != nil {
		return name, p, err
	}
	p, err = parseStored(r, payload)
	return name, p, err
}

func parseEntry(payload []byte) (e Entry, p packed, err error) {
	r := bytes.NewReader(payload)
	var head entryHead
	if err := binary.Read(r, binary.BigEndian, &head); err != nil {
		return e, p, err
	}
	kind := make([]byte, head.Kind)
	if _, err := io.ReadFull(r, kind); err != nil {
		return e, p, err
	}
	if p, err = parseStored(r, payload); err != nil {
		return e, p, err
	}
	e = Entry{Seq: head.Seq, Kind: string(kind)}
	return e, p, e.fill(time.UnixMilli(head.Millis).UTC().Format(timeFormat), head.Prev[:], head.Hash[:], p)
}

func parseStored(r *bytes.Reader, payload []byte) (packed, error) {
	var s stored
	if err := binary.Read(r, binary.BigEndian, &s); err != nil {
		return packed{}, err
	}
	if s.Size > maxBody {
		return packed{}, fmt.Errorf("a size of %d", s.Size)
	}
	return packed{int(s.Codec), int(s.Size), payload[len(payload)-r.Len():]}, nil
}
