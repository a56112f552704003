package ledger

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/musnad/musnad/internal/happen"
)

// inBlock is a happening behind a key, with the entry of its latest report that
// has the key.
type inBlock struct {
	happening string
	changed   int64
}

// mostInBlock is how many happenings behind one key are looked at: those that changed
// last.
const mostInBlock = 64

// In the text of the query, as SQLite plans anew for each value of a bound limit.
var inBlockQuery = fmt.Sprintf(`SELECT happening, changed FROM blocks WHERE block = ? ORDER BY changed DESC, happening LIMIT %d`, mostInBlock)

// block are the happenings behind a key, the latest first.
func (w *writer) block(key happen.Key) ([]inBlock, error) {
	if list, ok := w.l.warm.blocks.find(key); ok {
		return list, nil
	}
	var list []inBlock
	err := eachRow(w.tx, func(row scanner) error {
		var x inBlock
		err := row.Scan(&x.happening, &x.changed)
		list = append(list, x)
		return err
	}, inBlockQuery, int64(key))
	if err != nil {
		return nil, err
	}
	for id, changed := range w.blocks[key] {
		list = arranged(list, inBlock{id, changed})
	}
	w.l.warm.blocks.put(key, list)
	return list, nil
}

// arranged puts a happening where it belongs in a list that stays as short as it
// may be.
func arranged(list []inBlock, x inBlock) []inBlock {
	if k := slices.IndexFunc(list, func(o inBlock) bool { return o.happening == x.happening }); k >= 0 {
		list = slices.Delete(list, k, k+1)
	}
	k, _ := slices.BinarySearchFunc(list, x, inBlock.compare)
	list = slices.Insert(list, k, x)
	return list[:min(len(list), mostInBlock)]
}

func (x inBlock) compare(o inBlock) int {
	return cmp.Or(cmp.Compare(o.changed, x.changed), cmp.Compare(x.happening, o.happening))
}

// enter puts a happening behind the keys of a report that entry seq brought.
func (w *writer) enter(happening string, keys []happen.Key, seq int64) {
	for _, key := range keys {
		if w.blocks[key] == nil {
			w.blocks[key] = map[string]int64{}
		}
		w.blocks[key][happening] = seq
		if list, ok := w.l.warm.blocks.find(key); ok {
			w.l.warm.blocks.put(key, arranged(list, inBlock{happening, seq}))
		}
	}
}

// leave takes a happening from behind all its keys.
func (w *writer) leave(happening string, s *happen.Summary) error {
	if s == nil {
		return nil
	}
	for _, key := range s.Keys {
		delete(w.blocks[key], happening)
		w.l.warm.blocks.drop(key)
		if err := w.exec(`DELETE FROM blocks WHERE block = ? AND happening = ?`, int64(key), happening); err != nil {
			return err
		}
	}
	return nil
}

// flushBlocks writes what enter gathered, in the order of the table.
func (w *writer) flushBlocks() error {
	rows := rowWriter{w: w, into: `blocks (block, happening, changed)`, columns: 3, end: ` ON CONFLICT (block, happening) DO UPDATE SET changed = excluded.changed`}
	for _, k := range slices.Sorted(maps.Keys(w.blocks)) {
		for _, id := range sortedKeys(w.blocks[k]) {
			if err := rows.add(int64(k), id, w.blocks[k][id]); err != nil {
				return err
			}
		}
	}
	clear(w.blocks)
	return rows.flush()
}
