// Package musnad is the vocabulary of Musnad: an article, what is read out of
// it, and the JSON in which the reading leaves the program.
//
// It knows the names of things and how they are written down. It does not know
// Arabic, word lists, rules, files or the network: it imports the standard
// library only, and everything else in the module may import it.
//
// Inside the program every position is a byte offset into [Document.Text].
// At the JSON border, and only there, positions become Unicode code points
// (see [Reading]).
package musnad

// Article is one news item as it arrived. It is never rewritten.
type Article struct {
	ID        string // as given; stages and rules never read it
	Title     string // headline, may be empty
	Text      string // body
	Published string // the day of publication, YYYY-MM-DD; empty where unknown
	Outlet    string
	URL       string
}

// Span is a stretch of Document.Text: bytes, [Start,End).
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span selects nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover is the smallest span that contains both.
func (s Span) Cover(o Span) Span {
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Declined records that a stage saw something and left it, and why.
type Declined struct {
	Stage string
	Span  Span
	Why   string
}
