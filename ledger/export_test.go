package ledger

// Sparse changes, for a test, how many happenings are few, and gives what undoes it.
func Sparse(n int) (undo func()) {
	was := sparse
	sparse = n
	return func() { sparse = was }
}

// What tests count by.
var (
	SpotOf   = spotOf
	FoldName = foldName
)

// Matched changes, for a test, how many articles that match are found at once, and
// gives what undoes it.
func Matched(n, more int) (undo func()) {
	was, wasMore := mostMatched, moreMatched
	mostMatched, moreMatched = n, more
	return func() { mostMatched, moreMatched = was, wasMore }
}
