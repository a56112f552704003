package happen

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// memo keeps what was worked out of a string, for strings that come again and
// again: a report is compared with many happenings, and names and days are those of
// many reports. Of two strings of one slot the later stays. What comes out of it
// is shared and not to be written to.
type memo[V any] struct {
	slots [1 << 12]slot[V]
}

type slot[V any] struct{ atomic.Pointer[noted[V]] }

func (s *slot[V]) note(key string, work func(string) V) V {
	v := work(key)
	s.Store(&noted[V]{key, v})
	return v
}

type noted[V any] struct {
	key   string
	value V
}

var seed = maphash.MakeSeed()

func (m *memo[V]) get(key string, work func(string) V) V {
	slot := &m.slots[maphash.String(seed, key)%uint64(len(m.slots))]
	if n := slot.Load(); n != nil && n.key == key {
		return n.value
	}
	return slot.note(strings.Clone(key), work) // it may be a part of a text, which it would keep
}

// of is get, of a string as bytes.
func (m *memo[V]) of(key []byte, work func(string) V) V {
	slot := &m.slots[maphash.Bytes(seed, key)%uint64(len(m.slots))]
	if n := slot.Load(); n != nil && n.key == string(key) {
		return n.value
	}
	return slot.note(string(key), work)
}
