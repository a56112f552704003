package quote

import "sync"

// room is memory that reading a document needs and that nothing points to
// afterwards.
type room struct {
	tags   []tag
	ents   []int32
	sayers []bool
	acts   []extra
	list   []record
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// release gives the reader's memory back.
func (r *reader) release() {
	r.room.acts, r.room.list = r.acts[:0], r.memory.list[:0]
	clear(r.acts[:cap(r.acts)])
	clear(r.memory.list[:cap(r.memory.list)])
	rooms.Put(r.room)
}
