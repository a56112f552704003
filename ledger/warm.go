package ledger

import (
	"slices"
	"sync"

	"github.com/musnad/musnad/internal/happen"
)

// summaries keeps what was last known of happenings, so that the next report of
// one does not decode it again. An entry is good for one state of the happening:
// the entry that changed it last.
type summaries struct {
	mu       sync.Mutex
	list     map[string]warmSummary
	entities map[string]bool // that have a row
}

type warmSummary struct {
	changed int64
	summary *happen.Summary
}

// mostWarm is how many are kept; then all are forgotten.
const mostWarm = 20000

func newSummaries() *summaries {
	return &summaries{list: map[string]warmSummary{}, entities: map[string]bool{}}
}

// met notes an entity, and reports whether it was noted before.
func (s *summaries) met(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entities[id] {
		return true
	}
	if len(s.entities) >= mostWarm {
		clear(s.entities)
	}
	s.entities[id] = true
	return false
}

func (s *summaries) get(id string, changed int64) *happen.Summary {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x := s.list[id]; x.changed == changed {
		return x.summary
	}
	return nil
}

func (s *summaries) put(id string, changed int64, summary *happen.Summary) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.list) >= mostWarm {
		clear(s.list)
	}
	s.list[id] = warmSummary{changed, summary}
}

func (s *summaries) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.list)
	clear(s.entities)
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
