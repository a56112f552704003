package ledger

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/musnad/musnad/internal/copies"
)

// Copies of a text appear within days of each other. So signatures are kept by
// stretches of days, and those of a stretch are looked through in memory: what an
// article costs does not depend on how many years a ledger holds.
const (
	stretchDays   = 16
	mostInStretch = 20000 // signatures that are looked through, those that came last
)

// stretchOf is the stretch of days of a day of publication, YYYY-MM-DD and more; 0
// where it is not known.
func stretchOf(published string) int64 { return int64(ordinalOf(published) / stretchDays) }

// stretchesBy are those in which copies of a text of a stretch are looked for.
func stretchesBy(stretch int64) []int64 {
	if stretch == 0 {
		return []int64{0}
	}
	return []int64{stretch - 1, stretch, stretch + 1}
}

// signed is the signature of an article's latest words, with the article that it is a
// copy of, or itself.
type signed struct {
	article   string
	root      string
	signature copies.Signature
}

// alike is an index of the signatures of one stretch by their bands: chains of
// numbers, which take little memory and which nobody has to look through for
// garbage.
type alike struct {
	list []signed
	last map[uint32]int32 // by band: the latest node
	next []int32          // by node, of which each article has bandNodes: the one before, or -1
}

const bandNodes = copies.MostBands

func (a *alike) add(s signed) {
	if a.last == nil {
		a.last = map[uint32]int32{}
	}
	node := len(a.next)
	a.list = append(a.list, s)
	a.next = append(a.next, noNodes[:]...)
	for i, b := range s.signature.Bands() {
		band := uint32(b)
		if before, ok := a.last[band]; ok {
			a.next[node+i] = before
		}
		a.last[band] = int32(node + i)
	}
}

var noNodes = func() (out [bandNodes]int32) {
	for i := range out {
		out[i] = -1
	}
	return out
}()

// sharers counts for each article how many bands it shares, of each band the latest
// of the latest articles.
func (a *alike) sharers(bands []uint64, count func(s *signed)) {
	oldest := max(0, len(a.list)-mostInStretch) * bandNodes
	for _, b := range bands {
		node, ok := a.last[uint32(b)]
		for n := 0; ok && int(node) >= oldest && n < mostSharers; n++ {
			count(&a.list[node/bandNodes])
			node = a.next[node]
		}
	}
}

// mostSharers is how many articles of one band are looked at, whatever notice stands
// under all articles of an outlet; mostCompared how many of those of most bands.
const (
	mostSharers  = 500
	mostCompared = 64
)

// near are the articles that share bands with a signature, those of most bands
// first.
func (w *writer) near(s copies.Signature, stretch int64, article string) ([]*signed, error) {
	bands := s.Bands()
	if len(bands) == 0 {
		return nil, nil
	}
	shared := map[*signed]int{}
	for _, k := range stretchesBy(stretch) {
		a, err := w.alike(k)
		if err != nil {
			return nil, err
		}
		a.sharers(bands, func(s *signed) { shared[s]++ })
	}
	out := make([]*signed, 0, len(shared))
	for s := range shared {
		if s.article != article {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b *signed) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a.article, b.article))
	})
	return out[:min(len(out), mostCompared)], nil
}

// alike is the index of a stretch. It is loaded once and kept up by signed.
func (w *writer) alike(stretch int64) (*alike, error) {
	if a, ok := w.l.warm.alike.find(stretch); ok {
		return a, nil
	}
	if err := w.flushSignatures(); err != nil {
		return nil, err
	}
	a := &alike{}
	err := eachRow(w.tx, func(row scanner) error {
		var s signed
		var data []byte
		if err := row.Scan(&s.article, &s.root, &data); err != nil {
			return err
		}
		a.list = append(a.list, s)
		return a.list[len(a.list)-1].signature.UnmarshalBinary(data)
	}, `SELECT article, root, signature FROM signatures WHERE stretch = ? ORDER BY seq DESC LIMIT `+strconv.Itoa(mostInStretch), stretch)
	if err != nil {
		return nil, err
	}
	list := a.list
	a.list = make([]signed, 0, len(list))
	for _, s := range slices.Backward(list) {
		a.add(s)
	}
	w.l.warm.alike.put(stretch, a)
	return a, nil
}
