package copies

import (
	"encoding/binary"
	"fmt"
)

// format is the first byte of a written signature.
const format = 1

// MarshalBinary writes s in a form that every later version reads: at most
// 33 KB, some 700 bytes for an article of 400 words. The error is nil.
func (s Signature) MarshalBinary() ([]byte, error) {
	out := make([]byte, 0, 16+4*hashes+8*len(s.prints))
	out = append(out, format)
	out = binary.AppendUvarint(out, uint64(s.size))
	if s.Empty() {
		return out, nil
	}
	for _, m := range s.mins {
		out = binary.LittleEndian.AppendUint32(out, m)
	}
	for _, p := range s.prints {
		out = binary.LittleEndian.AppendUint64(out, p)
	}
	return out, nil
}

// UnmarshalBinary reads what [Signature.MarshalBinary] wrote. The error says
// what is wrong with the bytes; s is then unchanged.
func (s *Signature) UnmarshalBinary(b []byte) error {
	if len(b) < 2 || b[0] != format {
		return fmt.Errorf("signature of a text: want format %d in the first of at least 2 bytes, got %d bytes; make it anew from the text", format, len(b))
	}
	size, n := binary.Uvarint(b[1:])
	rest := b[1+max(n, 0):]
	if n <= 0 || size > 1<<32 || (size == 0) != (len(rest) == 0) || size > 0 && (len(rest) < 4*hashes || (len(rest)-4*hashes)%8 != 0) {
		return fmt.Errorf("signature of a text: %d bytes are no whole signature; make it anew from the text", len(b))
	}
	var out Signature
	if out.size = int(size); size > 0 {
		for i := range out.mins {
			out.mins[i] = binary.LittleEndian.Uint32(rest[4*i:])
		}
		for rest = rest[4*hashes:]; len(rest) > 0; rest = rest[8:] {
			out.prints = append(out.prints, binary.LittleEndian.Uint64(rest))
		}
	}
	*s = out
	return nil
}
