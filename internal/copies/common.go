package copies

// Common are the stretches of whole, in bytes [start,end), that stand word for
// word in part, in runs of at least six words, in their order. Two runs with at most
// gap words between them are one stretch: a figure or a name was changed.
func Common(whole, part string) [][2]int {
	in := map[uint64]bool{}
	for _, h := range runs(wordsOf(part), longRun) {
		in[h] = true
	}
	words := wordsOf(whole)
	var out [][2]int
	last := -1 << 30 // the last word of the latest stretch
	for i := 0; i+longRun <= len(words); i++ {
		if !in[hashRun(words[i:i+longRun])] {
			continue
		}
		if i > last+1+gap {
			out = append(out, [2]int{words[i].start, 0})
		}
		last = i + longRun - 1
		out[len(out)-1][1] = words[last].end
	}
	return out
}

// gap is how many words may be changed inside one stretch.
const gap = 4
