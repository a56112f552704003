// Package reuse gives stages slices in the memory of the document before.
//
// It knows nothing of what they hold. Who keeps a slice that holds pointers
// clears it before it is put away, so that no document lives on in it.
package reuse

// Grown is a slice of n elements, in the memory of old if that is enough; what
// they are is not defined.
func Grown[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/4)
	}
	return old[:n]
}

// Zeroed is Grown with zeros.
func Zeroed[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, n+n/4)
	}
	clear(old[:n])
	return old[:n]
}

// Chunks is memory for values that are handed out by address and last as long as
// a document is read.
type Chunks[T any] struct {
	list [][]T
	at   int // the one in use
	size int
}

// NewChunks makes memory for size values at once.
func NewChunks[T any](size int) Chunks[T] { return Chunks[T]{size: size} }

// One is memory for a value, which is zero.
func (c *Chunks[T]) One() *T {
	if c.at < len(c.list) && len(c.list[c.at]) == cap(c.list[c.at]) {
		c.at++
	}
	if c.at == len(c.list) {
		c.list = append(c.list, make([]T, 0, c.size))
	}
	p := &c.list[c.at]
	*p = (*p)[:len(*p)+1]
	return &(*p)[len(*p)-1]
}

// Release takes all values back, as zeros.
func (c *Chunks[T]) Release() {
	for i := range c.list {
		clear(c.list[i])
		c.list[i] = c.list[i][:0]
	}
	c.at = 0
}
