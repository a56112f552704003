package reuse

// Pieces is memory for short slices that last as long as a document is read. The
// zero value is ready.
type Pieces[T any] struct {
	list [][]T
	at   int // the one in use
}

// atLeast is for how many values memory is made at once.
const atLeast = 128

// Room is an empty slice with memory for n values of its own.
func (p *Pieces[T]) Room(n int) []T {
	if n == 0 {
		return nil
	}
	for p.at < len(p.list) && len(p.list[p.at])+n > cap(p.list[p.at]) {
		p.at++
	}
	if p.at == len(p.list) {
		p.list = append(p.list, make([]T, 0, max(atLeast, n)))
	}
	used := p.list[p.at]
	from, to := len(used), len(used)+n
	p.list[p.at] = used[:to]
	return used[from:from:to]
}

// Keep is a copy of a slice.
func (p *Pieces[T]) Keep(list []T) []T { return append(p.Room(len(list)), list...) }

// Release takes all of it back.
func (p *Pieces[T]) Release() {
	for i := range p.list {
		clear(p.list[i])
		p.list[i] = p.list[i][:0]
	}
	p.at = 0
}
