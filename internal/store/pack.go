package store

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Codecs of stored bytes.
const (
	asIs       = 0
	zstdPacked = 1
)

// worthPacking is the size under which a frame's own bytes eat what it saves.
const worthPacking = 192

var encoder = sync.OnceValue(func() *zstd.Encoder {
	// A single segment names its size, which unpack checks before it makes room;
	// a checksum is not needed where the hash of the whole is checked.
	e, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(false), zstd.WithSingleSegment(true), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		panic(err) // the options are constants
	}
	return e
})

var decoder = sync.OnceValue(func() *zstd.Decoder {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBody+1<<20))
	if err != nil {
		panic(err)
	}
	return d
})

// packed is bytes as they are stored.
type packed struct {
	codec int
	size  int // of the bytes unpacked
	data  []byte
}

func pack(data []byte) packed {
	p := packed{codec: asIs, size: len(data), data: data}
	if len(data) < worthPacking {
		return p
	}
	if z := encoder().EncodeAll(data, make([]byte, 0, len(data)/2)); len(z) < len(data) {
		p.codec, p.data = zstdPacked, z
	}
	return p
}

// unpack returns the bytes. It trusts no field, so that damage can't make it
// panic or take more memory than a body may have.
func (p packed) unpack() ([]byte, error) {
	switch {
	case p.size < 0 || p.size > maxBody:
		return nil, fmt.Errorf("its size is given as %d", p.size)
	case p.codec == asIs && len(p.data) == p.size:
		return p.data, nil
	case p.codec == zstdPacked:
		return p.inflate()
	}
	return nil, fmt.Errorf("%d bytes of codec %d can't be %d bytes", len(p.data), p.codec, p.size)
}

func (p packed) inflate() ([]byte, error) {
	var head zstd.Header
	if err := head.Decode(p.data); err != nil {
		return nil, fmt.Errorf("its compressed form can't be read: %v", err)
	}
	if !head.HasFCS || head.FrameContentSize != uint64(p.size) {
		return nil, fmt.Errorf("its compressed form is not of %d bytes", p.size)
	}
	data, err := decoder().DecodeAll(p.data, make([]byte, 0, p.size))
	if err != nil {
		return nil, fmt.Errorf("its compressed form can't be read: %v", err)
	}
	if len(data) != p.size {
		return nil, fmt.Errorf("it has %d bytes in place of %d", len(data), p.size)
	}
	return data, nil
}
