package lexicon

// edge is a node of the phrases' tree with a word and a kind, in one number.
// Words are numbered from 1: an edge with word 0 is in no tree.
type edge uint64

func makeEdge(node int32, word uint32, kind edgeKind) edge {
	return edge(node)<<32 | edge(word)<<1 | edge(kind)
}

// edgeTable leads from edges to nodes: a hash table with linear probing, never
// more than half full. The tree has some ten thousand edges, and a map of Go
// takes thrice the time to build.
type edgeTable struct {
	keys  []edge // 0 where free; as many as a power of two
	nodes []int32
	used  int
}

// newEdgeTable has room for some edges before it grows.
func newEdgeTable(room int) edgeTable {
	size := tableSize(room)
	return edgeTable{keys: make([]edge, size), nodes: make([]int32, size)}
}

// slot is where e stands, or would.
func (t *edgeTable) slot(e edge) int {
	// Fibonacci hashing: D. Knuth, The Art of Computer Programming 3, 6.4.
	const golden = 0x9E3779B97F4A7C15
	mask := len(t.keys) - 1
	i := int(uint64(e)*golden>>32) & mask
	for t.keys[i] != 0 && t.keys[i] != e {
		i = (i + 1) & mask
	}
	return i
}

func (t *edgeTable) find(e edge) (node int32, ok bool) {
	i := t.slot(e)
	return t.nodes[i], e != 0 && t.keys[i] == e
}

// add adds an edge that the table does not hold.
func (t *edgeTable) add(e edge, node int32) {
	if 2*t.used >= len(t.keys) {
		t.grow()
	}
	i := t.slot(e)
	t.keys[i], t.nodes[i] = e, node
	t.used++
}

func (t *edgeTable) grow() {
	old := *t
	*t = newEdgeTable(len(old.keys))
	for i, e := range old.keys {
		if e != 0 {
			t.add(e, old.nodes[i])
		}
	}
}
