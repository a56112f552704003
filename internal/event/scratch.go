package event

import (
	"sync"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// scratch is memory that reading a document needs and that nothing points to
// afterwards. All but marks and args go by token.
type scratch struct {
	tags  []tag
	ents  []int32
	times []int32
	preps []lexicon.Where
	forms []musnad.Analysis
	conj  []bool
	pro   []arabic.Features
	marks []int32
	args  [][]arg // pieces of memory for arguments
	piece int     // the one in use

	clauses [][]clause // pieces of memory for clauses
	chunk   int        // the one in use
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// newScratch is memory for a document of so many tokens; release gives it back.
func newScratch(tokens, rests int) *scratch {
	s := scratches.Get().(*scratch)
	s.tags, s.preps, s.forms = sized(s.tags, tokens), sized(s.preps, tokens), sized(s.forms, tokens)
	s.ents, s.times = nobody(sized(s.ents, tokens)), nobody(sized(s.times, tokens))
	s.conj, s.pro = sized(s.conj, tokens), sized(s.pro, tokens)
	s.marks = sized(s.marks, rests)
	return s
}

func (s *scratch) release() {
	for i := range s.args {
		clear(s.args[i])
		s.args[i] = s.args[i][:0]
	}
	for i := range s.clauses {
		clear(s.clauses[i])
		s.clauses[i] = s.clauses[i][:0]
	}
	s.piece, s.chunk = 0, 0
	scratches.Put(s)
}

// sized is a slice of n zeros, in the memory of old if that is enough.
func sized[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	clear(old[:n])
	return old[:n]
}

// nobody fills a slice of indices with -1.
func nobody(list []int32) []int32 {
	for i := range list {
		list[i] = -1
	}
	return list
}

// manyArgs is how many arguments memory is made for at once.
const manyArgs = 128

// keep copies arguments to memory that lasts for the document.
func (s *scratch) keep(args []arg) []arg {
	if len(args) == 0 {
		return nil
	}
	for s.piece < len(s.args) && len(s.args[s.piece])+len(args) > cap(s.args[s.piece]) {
		s.piece++
	}
	if s.piece == len(s.args) {
		s.args = append(s.args, make([]arg, 0, max(manyArgs, len(args))))
	}
	p := &s.args[s.piece]
	n := len(*p)
	*p = append(*p, args...)
	return (*p)[n:len(*p):len(*p)]
}

// manyClauses is how many clauses memory is made for at once.
const manyClauses = 32

// clause is memory for a clause that lasts for the document.
func (s *scratch) clause() *clause {
	for s.chunk < len(s.clauses) && len(s.clauses[s.chunk]) == cap(s.clauses[s.chunk]) {
		s.chunk++
	}
	if s.chunk == len(s.clauses) {
		s.clauses = append(s.clauses, make([]clause, 0, manyClauses))
	}
	p := &s.clauses[s.chunk]
	*p = append(*p, clause{})
	return &(*p)[len(*p)-1]
}
