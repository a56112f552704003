package lexicon

import "slices"

// byRow holds something for some of the rows: a table by row of places in a
// list, as reading asks for every word's rows.
type byRow[T any] struct {
	at   []int32 // by row, an index into all plus one, 0 for a row that has nothing
	all  []T
	none T
}

// slot is where a row's thing is kept, made if it is not there yet.
func (b *byRow[T]) slot(row int32) *T {
	if n := int(row) + 1; n > len(b.at) {
		b.at = slices.Grow(b.at, n-len(b.at))[:n]
	}
	if b.at[row] == 0 {
		b.all = append(b.all, b.none)
		b.at[row] = int32(len(b.all))
	}
	return &b.all[b.at[row]-1]
}

// of is what a row has, nothing if it has nothing.
func (b *byRow[T]) of(row int32) T {
	if int(row) >= len(b.at) || b.at[row] == 0 {
		return b.none
	}
	return b.all[b.at[row]-1]
}

// add adds one to the list that a row has.
func add[T any](b *byRow[[]T], row int32, x T) {
	list := b.slot(row)
	*list = append(*list, x)
}
