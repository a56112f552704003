package happen

// tolls weighs the numbers of dead and injured.
func (c *comparison) tolls() {
	c.toll("dead", c.event.Size.Dead, c.known.Dead)
	c.toll("injured", c.event.Size.Injured, c.known.Injured)
}

const (
	few    = 2  // so many dead are told of many happenings
	many   = 10 // more are told of one happening of a place
	excess = 20 // so many more, and four times as many, are hardly one happening's
)

func (c *comparison) toll(kind string, n *int, known set[int]) {
	if n == nil || len(known) == 0 {
		return
	}
	value := kind + " " + itoa(*n)
	switch near := nearestNumber(known, *n); {
	case near == *n && *n > few:
		c.strong("size", 1.5, value)
		c.placed = true
		c.sameToll(*n)
	case near == *n:
		c.agree("size", 0.5, value)
		c.sameToll(*n)
	case max(near, *n) > 4*min(near, *n) && max(near, *n) > min(near, *n)+excess:
		c.differ("size", 2, value)
		c.miscounted = true
	default:
		c.differ("size", 0, value)
		c.miscounted = true
	}
}

// sameToll notes that a number agrees: two do not do so by chance, nor a great one.
func (c *comparison) sameToll(n int) {
	c.counted = c.counted || c.exact || n > many
	c.exact = true
}
