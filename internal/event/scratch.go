package event

import (
	"sync"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/reuse"
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
	rows  []int32 // of verbs, handed out piece by piece

	args  reuse.Pieces[arg]
	bare  reuse.Pieces[*arg]
	rules reuse.Pieces[string]

	clauses  reuse.Chunks[clause]
	views    reuse.Chunks[view]
	mentions reuse.Chunks[musnad.EventMention] // while they are filled
	roles    reuse.Chunks[roles]
}

// mostRules is how many rules an event mention seldom has more than.
const mostRules = 6

// atOnce is for how many clauses, views and mentions memory is made at once.
const atOnce = 16

var scratches = sync.Pool{New: func() any {
	return &scratch{clauses: reuse.NewChunks[clause](atOnce), views: reuse.NewChunks[view](atOnce),
		mentions: reuse.NewChunks[musnad.EventMention](atOnce), roles: reuse.NewChunks[roles](atOnce)}
}}

// newScratch is memory for a document of so many tokens; release gives it back.
func newScratch(tokens, rests int) *scratch {
	s := scratches.Get().(*scratch)
	s.tags, s.preps, s.forms = reuse.Zeroed(s.tags, tokens), reuse.Zeroed(s.preps, tokens), reuse.Zeroed(s.forms, tokens)
	s.ents, s.times = nobody(reuse.Zeroed(s.ents, tokens)), nobody(reuse.Zeroed(s.times, tokens))
	s.conj, s.pro = reuse.Zeroed(s.conj, tokens), reuse.Zeroed(s.pro, tokens)
	s.marks = reuse.Zeroed(s.marks, rests)
	return s
}

func (s *scratch) release() {
	s.rows = s.rows[:0]
	s.args.Release()
	s.bare.Release()
	s.rules.Release()
	s.clauses.Release()
	s.views.Release()
	s.mentions.Release()
	s.roles.Release()
	scratches.Put(s)
}

// nobody fills a slice of indices with -1.
func nobody(list []int32) []int32 {
	for i := range list {
		list[i] = -1
	}
	return list
}

// keepRows takes note of rows that were appended behind those handed out before;
// where there was no room for them, they have memory of their own, and more is
// made.
func (s *scratch) keepRows(rows []int32) {
	if n := len(s.rows) + len(rows); n <= cap(s.rows) {
		s.rows = s.rows[:n]
		return
	}
	s.rows = make([]int32, 0, 2*cap(s.rows)+manyRows)
}

// manyRows is for how many rows memory is made at first.
const manyRows = 256
