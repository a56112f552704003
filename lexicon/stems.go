package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
)

// article says whether a noun's stem stands after the article.
type article uint8

const (
	eitherWay article = iota
	always            // العراق
	never             // تركيا
)

// stem is what stands between a word's affixes.
type stem struct {
	row     int32
	exact   string
	feats   arabic.Features
	noun    arabic.NounClass // 0 for a verb's stem
	ends    arabic.EndClass
	article article
}

// stemIndex finds stems by their folded letters. Stems of the same letters
// stand together.
type stemIndex struct {
	all    []stem
	keys   *wordTable // folded letters
	starts []int32    // by number: where its stems begin; one more at the end
}

func (x *stemIndex) find(key string) []stem {
	n, ok := x.keys.find(key)
	if !ok {
		return nil
	}
	return x.all[x.starts[n]:x.starts[n+1]]
}

// stemBuilder collects stems. It numbers their keys when they come, so that
// they can be grouped by counting: the letters themselves are never sorted.
type stemBuilder struct {
	keys *wordTable
	list []keyedStem
}

type keyedStem struct {
	key int32 // the number of exact, folded
	stem
}

func newStemBuilder(usual int) *stemBuilder {
	return &stemBuilder{keys: newWordTable(usual), list: make([]keyedStem, 0, usual)}
}

func (b *stemBuilder) add(s stem) {
	key, _ := b.keys.add(arabic.FoldBare(s.exact))
	b.list = append(b.list, keyedStem{key, s})
}

// renumber gives the keys of the stems the numbers that they have in a table.
func (b *stemBuilder) renumber(keys *wordTable) {
	numbers := make([]int32, b.keys.len())
	for i, name := range b.keys.names {
		numbers[i], _ = keys.add(name)
	}
	for i := range b.list {
		b.list[i].key = numbers[b.list[i].key]
	}
	b.keys = keys
}

// compareStems orders the stems of one key.
func compareStems(x, y stem) int {
	return cmp.Or(cmp.Compare(x.row, y.row), strings.Compare(x.exact, y.exact), cmp.Compare(x.feats, y.feats),
		cmp.Compare(x.noun, y.noun), cmp.Compare(x.ends, y.ends), cmp.Compare(x.article, y.article))
}

// indexStems groups the stems of several builders, numbered alike, by key and
// joins those that are alike but for voice. The order of the builders does not
// matter.
func indexStems(parts []*stemBuilder) stemIndex {
	ends, total := countKeys(parts)
	grouped := make([]stem, total)
	for _, part := range parts {
		for i := range part.list {
			s := &part.list[i]
			// Each end comes down to its start.
			ends[s.key]--
			grouped[ends[s.key]] = s.stem
		}
	}
	return joinStems(parts[0].keys, grouped, ends)
}

// countKeys says for each key where its stems end in the order of the keys'
// numbers, and how many there are.
func countKeys(parts []*stemBuilder) (ends []int32, total int32) {
	ends = make([]int32, parts[0].keys.len()+1)
	for _, part := range parts {
		for i := range part.list {
			ends[part.list[i].key]++
		}
	}
	return ends, sumUp(ends)
}

// sumUp makes each number the sum of those up to it, and returns the last.
func sumUp(counts []int32) int32 {
	sum := int32(0)
	for i, n := range counts {
		sum += n
		counts[i] = sum
	}
	return sum
}

// joinStems takes stems grouped by key, with the start of each group, and joins
// them in place.
func joinStems(keys *wordTable, grouped []stem, starts []int32) stemIndex {
	all := grouped[:0]
	for n := range keys.len() {
		group := grouped[starts[n]:starts[n+1]]
		if len(group) > 1 {
			slices.SortFunc(group, compareStems)
		}
		lo := len(all)
		starts[n] = int32(lo)
		for _, s := range group {
			all = appendStem(all, lo, s)
		}
	}
	starts[keys.len()] = int32(len(all))
	return stemIndex{slices.Clip(all), keys, starts}
}

// appendStem joins the voices and genders of stems that are otherwise alike.
func appendStem(all []stem, lo int, s stem) []stem {
	const joint = arabic.ActiveVoice | arabic.PassiveVoice
	for i := lo; i < len(all); i++ {
		o := &all[i]
		if o.row == s.row && o.exact == s.exact && o.noun == s.noun && o.ends == s.ends && o.article == s.article &&
			o.feats&^joint == s.feats&^joint {
			o.feats |= s.feats
			return all
		}
	}
	return append(all, s)
}
