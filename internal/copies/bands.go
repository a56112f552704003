package copies

const (
	hashes   = 128
	bandRows = 4 // 32 bands of 4: two texts of resemblance 0.45 share one with a probability of 0.74, of 0.6 with 0.99

	partKeys = 12 // of the sampled runs, for a text inside another

	// MostBands is how many bands a text has at most.
	MostBands = hashes/bandRows + partKeys
)

// salts makes one hash into 128.
var salts = func() (out [hashes]uint64) {
	x := uint64(1)
	for i := range out {
		x = mix(x)
		out[i] = x
	}
	return out
}()

// lower takes one run into the minima.
func (s *Signature) lower(run uint64) {
	for i := range s.mins {
		if h := uint32(mix(run^salts[i]) >> 32); h < s.mins[i] {
			s.mins[i] = h
		}
	}
}

// Bands are the keys of a text in a table: of two texts that are copies, or
// of which one stands in the other, at least one key is the same with high
// probability, and unrelated ones share none. At most 32 are bands of the
// minima, at most 12 the lowest of the sampled runs; a key that many
// texts share (a notice under each article) is best left out.
func (s Signature) Bands() []uint64 {
	if s.Empty() {
		return nil
	}
	out := make([]uint64, 0, MostBands)
	for i := 0; i < hashes; i += bandRows {
		h := uint64(i + 1)
		for _, m := range s.mins[i : i+bandRows] {
			h = mix(h ^ uint64(m))
		}
		out = append(out, h)
	}
	return append(out, s.partKeys()...)
}

// partKeys are sampled runs that a short text surely gives and a long one
// mostly: those whose hash is divisible by a higher power of two, thinned until
// few are left.
func (s Signature) partKeys() []uint64 {
	keys := s.prints
	for rate := uint64(sampleRate); len(keys) > partKeys && rate < maxRate; rate *= 2 {
		var next []uint64
		for _, k := range keys {
			if k%(rate*2) == 0 {
				next = append(next, k)
			}
		}
		if len(next) < minPrints {
			break
		}
		keys = next
	}
	out := make([]uint64, 0, partKeys)
	for _, k := range keys[:min(len(keys), partKeys)] {
		out = append(out, mix(k)) // apart from the bands
	}
	return out
}

const maxRate = 1 << 20
