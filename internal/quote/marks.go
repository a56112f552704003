package quote

// pair is a quotation mark and the one that answers it.
type pair struct {
	open         int // token of the mark
	first, after int // tokens between the marks: [first,after)
	closed       bool
	goesOn       bool // another pair goes on with it in the next paragraph
	continued    bool // goes on with the pair of the paragraph before
	depth        int  // in how many other pairs it stands
}

// marks are the quotation marks of a document.
type marks struct {
	pairs []pair
	side  []int8  // for each token: 1 opens, -1 closes
	pair  []int32 // for each token that is a mark: its pair
	cover []int32 // for each token: the innermost pair that it stands in, or -1
}

// lay fills cover. Pairs come in the order of their opening marks, so that inner
// ones overwrite outer ones.
func (m *marks) lay() {
	m.cover = make([]int32, len(m.side))
	for i := range m.cover {
		m.cover[i] = -1
	}
	for k := range m.pairs {
		for i := m.pairs[k].first; i < m.pairs[k].after; i++ {
			m.cover[i] = int32(k)
		}
	}
}

// around is the innermost pair in which token i stands, nil if there is none.
func (m *marks) around(i int) *pair {
	if m.cover[i] < 0 {
		return nil
	}
	return &m.pairs[m.cover[i]]
}

func (m *marks) of(i int) int8 { return m.side[i] }

// at is the pair whose opening mark is token i, nil if there is none.
func (m *marks) at(i int) *pair {
	if i < 0 || i >= len(m.side) || m.side[i] <= 0 {
		return nil
	}
	return &m.pairs[m.pair[i]]
}

// mark is one quotation mark as it stands.
type mark struct {
	token, width int  // two apostrophes are one mark of width 2
	single       bool // ' ‘ ’
	before       bool // room before it: white space, a bracket, a proclitic
	after        bool // room after it
	way          int8 // 1 a form that opens, -1 one that closes, 0 either
}

func (m mark) opens() bool { return m.before && !m.after }

func (m mark) closes() bool { return !m.before && m.after }
