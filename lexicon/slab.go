package lexicon

// slab hands out short slices that are cut from long ones: a list has tens of
// thousands of rows, forms and words, and an allocation for each is most of what
// loading costs. The slices live as long as any of their slab.
type slab[T any] struct{ free []T }

// slabSize is how many values are allocated at once.
const slabSize = 512

// newSlab has room for n values before it allocates more.
func newSlab[T any](n int) slab[T] { return slab[T]{make([]T, n)} }

// take is n zero values, without room to append.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.free = make([]T, max(n, slabSize))
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

// one is a zero value.
func (s *slab[T]) one() *T { return &s.take(1)[0] }

// keep is a copy of values.
func (s *slab[T]) keep(values []T) []T {
	out := s.take(len(values))
	copy(out, values)
	return out
}
