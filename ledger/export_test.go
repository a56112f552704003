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
