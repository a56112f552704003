package ledger

import (
	"encoding/json"
	"slices"

	"github.com/musnad/musnad/internal/happen"
)

// What a batch of articles will ask for is asked for at once, in the order of the
// tables, before the first of them is kept: one question costs much more than one
// row, most of all where a network is between.

// askedAtOnce is how many keys one query asks for.
const askedAtOnce = 200

// foresee loads what a batch will ask for.
func (w *writer) foresee(list []Read) error {
	for i := range list {
		if list[i].Reading != nil {
			list[i].Prepare()
		}
	}
	if err := w.foreseeArticles(list); err != nil {
		return err
	}
	if err := w.foreseeBlocks(list); err != nil {
		return err
	}
	return w.foreseeHappenings(list)
}

// foreseeArticles finds which articles are known, with their latest versions.
func (w *writer) foreseeArticles(list []Read) error {
	w.newest = map[string]*Version{}
	var ids []string
	for i := range list {
		ids = append(ids, list[i].Key())
	}
	for part := range slices.Chunk(ids, askedAtOnce) {
		for _, id := range part {
			w.newest[id] = nil
		}
		err := eachRow(w.tx, func(row scanner) error {
			var body string
			if err := row.Scan(&body); err != nil {
				return err
			}
			v := new(Version)
			err := json.Unmarshal([]byte(body), v)
			w.newest[v.Article] = v
			return err
		}, `SELECT v.body FROM articles a JOIN versions v ON v.article = a.id AND v.n = a.latest WHERE a.id IN (`+marks(askedAtOnce)+`)`, filled(part)...)
		if err != nil {
			return err
		}
	}
	return nil
}

// filled are as many arguments as askedAtOnce, the last again and again: so all
// queries of a kind are one statement.
func filled[T any](part []T) []any {
	out := make([]any, askedAtOnce)
	for i := range out {
		out[i] = part[min(i, len(part)-1)]
	}
	return out
}

// foreseeBlocks loads the happenings behind the keys of a batch.
func (w *writer) foreseeBlocks(list []Read) error {
	var keys []happen.Key
	for i := range list {
		if list[i].ready == nil {
			continue
		}
		for _, k := range list[i].ready.keys {
			if _, ok := w.l.warm.blocks.find(k); !ok {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	for part := range slices.Chunk(slices.Compact(keys), askedAtOnce) {
		found := make(map[happen.Key][]inBlock, len(part))
		err := eachRow(w.tx, func(row scanner) error {
			var k happen.Key
			var x inBlock
			err := row.Scan(&k, &x.happening, &x.changed)
			found[k] = append(found[k], x)
			return err
		}, `SELECT block, happening, changed FROM blocks WHERE block IN (`+marks(askedAtOnce)+`)`, filled(part)...)
		if err != nil {
			return err
		}
		for _, k := range part {
			in := found[k]
			slices.SortFunc(in, inBlock.compare)
			w.l.warm.blocks.put(k, slices.Clip(in[:min(len(in), mostInBlock)]))
		}
	}
	return nil
}

// foreseeHappenings loads the happenings that the events of a batch will be
// compared with, as far as can be said before the first of them is kept.
func (w *writer) foreseeHappenings(list []Read) error {
	var ids []string
	asked := map[string]bool{}
	for i := range list {
		if list[i].ready == nil {
			continue
		}
		for _, r := range list[i].ready.reports {
			shared, err := w.sharing(happen.Keys(r))
			if err != nil {
				return err
			}
			for _, x := range shared[:min(len(shared), mostCandidates)] {
				if !asked[x.happening] && !w.l.warm.knows(x.happening) {
					asked[x.happening] = true
					ids = append(ids, x.happening)
				}
			}
		}
	}
	slices.Sort(ids)
	for part := range slices.Chunk(ids, askedAtOnce) {
		err := eachRow(w.tx, func(row scanner) error {
			id, r, err := scanRow(row)
			w.l.warm.rows.put(id, r)
			return err
		}, rowQuery+` IN (`+marks(askedAtOnce)+`)`, filled(part)...)
		if err != nil {
			return err
		}
	}
	return nil
}
