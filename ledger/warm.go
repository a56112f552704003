package ledger

import (
	"errors"
	"slices"

	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// warm keeps what a writer last knew, so that the next article does not ask for it
// again: news come in the order of days, and what they ask for is mostly what the
// news before asked for. It is good as long as nobody else writes: whether
// somebody did is seen by the last entry. Writers, of whom there is one at a time,
// use it.
type warm struct {
	head       [32]byte // hash of the last entry when this was true
	happenings recent[string, remembered]
	rows       recent[string, happeningRow]
	blocks     recent[happen.Key, []inBlock]
	seen       recent[string, bool] // rows that are there
	alike      recent[int64, *alike]
}

// remembered is a happening as its row has it.
type remembered struct {
	merged        string
	review        string
	born, changed int64
	summary       *happen.Summary // nil if it has no report
	reports       []byte          // all of them, or nil if they were not kept
	lanes         *lanes          // nil if they were not kept
}

// happeningRow is what is known of a happening as bytes: it takes a fifth of the memory,
// and nobody has to look through it for garbage.
type happeningRow struct {
	merged, review string
	born, changed  int64
	summary        []byte // empty if it has no report
	reports        []byte // what Resolve asks of them; nil if they were not kept
}

// How many are kept. A batch of a busy ledger asks for some ten thousand keys and for
// some thousands of happenings, mostly those that the batches of the days before asked
// for.
const (
	warmHappenings    = 5000
	warmHappeningRows = 40000
	warmBlocks        = 100000
	warmRows          = 50000
	warmStretches     = 4    // as many as near asks for, and one more
	warmReports       = 4096 // of one happening
)

func newWarm() *warm {
	w := &warm{}
	w.happenings.most, w.rows.most, w.blocks.most, w.seen.most, w.alike.most = warmHappenings, warmHappeningRows, warmBlocks, warmRows, warmStretches
	return w
}

// begin forgets everything if another program has written since.
func (w *warm) begin(tx *store.Tx) error {
	last, err := tx.Last()
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if last.Hash != w.head {
		w.forget()
	}
	w.head = last.Hash
	return nil
}

func (w *warm) forget() {
	w.head = [32]byte{}
	w.happenings.clear()
	w.rows.clear()
	w.blocks.clear()
	w.seen.clear()
	w.alike.clear()
}

// knows reports whether what a happening's row says need not be asked for.
func (w *warm) knows(id string) bool {
	if _, ok := w.happenings.find(id); ok {
		return true
	}
	_, ok := w.rows.find(id)
	return ok
}

// noted reports whether a row was noted before, and notes it.
func (w *warm) noted(row string) bool {
	if w.seen.get(row) {
		return true
	}
	w.seen.put(row, true)
	return false
}

// recent is a map of what was asked for of late: between most and twice as many of
// the latest stay.
type recent[K comparable, V any] struct {
	most       int
	young, old map[K]V
}

func (r *recent[K, V]) find(key K) (V, bool) {
	if v, ok := r.young[key]; ok {
		return v, true
	}
	v, ok := r.old[key]
	if ok {
		r.put(key, v)
	}
	return v, ok
}

func (r *recent[K, V]) get(key K) V {
	v, _ := r.find(key)
	return v
}

func (r *recent[K, V]) put(key K, v V) {
	if len(r.young) >= r.most || r.young == nil {
		r.old, r.young = r.young, make(map[K]V)
	}
	r.young[key] = v
}

func (r *recent[K, V]) drop(key K) {
	delete(r.young, key)
	delete(r.old, key)
}

func (r *recent[K, V]) clear() { r.young, r.old = nil, nil }

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
