package happen

import (
	"cmp"
	"slices"
)

// table is a small map as rows in the order of their keys: a ledger that is written
// to holds tens of thousands at once, compares them again and again, and reads
// and writes them as bytes.
type table[K cmp.Ordered, V any] []row[K, V]

type row[K cmp.Ordered, V any] struct {
	key   K
	value V
}

func (t table[K, V]) search(key K) (int, bool) {
	return slices.BinarySearchFunc(t, key, func(r row[K, V], k K) int { return cmp.Compare(r.key, k) })
}

// get is the value of a key; the zero value where there is none.
func (t table[K, V]) get(key K) (value V, ok bool) {
	if i, found := t.search(key); found {
		return t[i].value, true
	}
	return value, false
}

// at is the place of a key's value, which it makes where there is none. It is good
// until the next row is made.
func (t *table[K, V]) at(key K) *V {
	i, found := t.search(key)
	if !found {
		*t = slices.Insert(*t, i, row[K, V]{key: key})
	}
	return &(*t)[i].value
}

// lowest drops the highest keys until n are left. What is dropped once never comes
// back, so the order of adding does not matter.
func (t *table[K, V]) lowest(n int) { *t = (*t)[:min(len(*t), n)] }

// counts are how many reports say what the key is.
type counts[K cmp.Ordered] = table[K, int32]

// add counts a key that a report says.
func add[K cmp.Ordered](t *counts[K], key K) { *t.at(key)++ }

// set are keys in their order, each once.
type set[K cmp.Ordered] []K

func (s set[K]) has(key K) bool {
	_, found := slices.BinarySearch(s, key)
	return found
}

// add puts in keys that are in their order, and drops the highest until n are left.
func (s *set[K]) add(n int, keys ...K) {
	for _, k := range keys {
		if i, found := slices.BinarySearch(*s, k); !found {
			*s = slices.Insert(*s, i, k)
		}
	}
	*s = (*s)[:min(len(*s), n)]
}

// meets reports whether two sets have a key in common.
func (s set[K]) meets(o set[K]) bool {
	for len(s) > 0 && len(o) > 0 {
		switch {
		case s[0] == o[0]:
			return true
		case s[0] < o[0]:
			s = s[1:]
		default:
			o = o[1:]
		}
	}
	return false
}
