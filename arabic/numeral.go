package arabic

import "strings"

// MaxNumeral is how many words a number takes at most:
// "two million, three hundred thousand, five hundred and forty-two".
const MaxNumeral = 12

// ReadCardinal reads the number that begins at words[0], all words at strength
// Folded and words[0] without proclitics: خمسة وعشرون, ثلاث مئة, ألفين. It
// returns the value, 1 to 999,999,999,999, and how many words it took; 0 and 0
// if there is none. The article on the first word is skipped.
//
// The order of the parts is that of Modern Standard Arabic (K. Ryding, A
// Reference Grammar of Modern Standard Arabic, chapter 15): units before tens,
// the greater before the smaller otherwise, joined by و; a factor stands before
// hundred, thousand and so on without it.
func ReadCardinal(words []string) (value, used int) {
	var n counter
	for i, w := range words {
		part, joined, ok := numberPart(w, i == 0)
		if !ok || !n.add(part, joined) {
			break
		}
		used = i + 1
	}
	if used == 0 {
		return 0, 0
	}
	return n.value(), used
}

// numberPart is the worth of one word, and whether و joins it to the part
// before it.
func numberPart(w string, first bool) (part int, joined, ok bool) {
	if first {
		part, ok = bareOrDefinite(w)
		return part, false, ok
	}
	// Folded, "and one" and "one" are the same word; here only the first can be meant.
	if rest, and := strings.CutPrefix(w, "و"); and {
		if part, ok = bareOrDefinite(rest); ok {
			return part, true, true
		}
	}
	part, ok = cardinals[w]
	return part, false, ok
}

// bareOrDefinite looks a word up as it stands, then without the article:
// "two thousand" begins with the article's letters.
func bareOrDefinite(w string) (int, bool) {
	part, ok := cardinals[w]
	if !ok {
		part, ok = cardinals[withoutArticle(w)]
	}
	return part, ok
}

func withoutArticle(w string) string {
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) >= 4 {
		return rest
	}
	return w
}

// counter adds up the parts of a cardinal.
type counter struct {
	done    int // whole thousands, millions, milliards
	scale   int // the smallest of them so far
	group   int // what is below a thousand, or the factor of the next scale
	started bool
}

func (n *counter) value() int { return n.done + n.group }

// add takes one more part; false if it belongs to another number.
func (n *counter) add(part int, joined bool) bool {
	first := !n.started
	n.started = true
	switch {
	case part >= 1000:
		return n.addScale(part, joined, first)
	case part == 10 && !joined && !first:
		return n.addTeen()
	case part == 100 && !joined && n.group >= 3 && n.group <= 9:
		n.group *= 100
		return true
	case !first && !joined:
		return false
	case part >= 100 && n.group == 0, part >= 20 && part < 100 && n.group%100 < 10,
		part <= 10 && n.group%100 == 0:
		n.group += part
		return true
	}
	return false
}

func (n *counter) addTeen() bool {
	if unit := n.group % 100; unit < 1 || unit > 9 {
		return false
	}
	n.group += 10
	return true
}

func (n *counter) addScale(part int, joined, first bool) bool {
	unit := part
	for unit%1000 == 0 {
		unit /= 1000
	}
	smaller := n.scale == 0 || part/unit < n.scale
	switch {
	case !smaller:
		return false
	case first, joined && n.done > 0 && n.group == 0:
		n.done += part
	case !joined && n.group > 0 && unit == 1:
		n.done += n.group * part
	default:
		return false
	}
	n.scale, n.group = part/unit, 0
	return true
}

// ReadOrdinal reads the ordinal that begins at words[0], as ReadCardinal does:
// الخامس, الثالث عشر, الحادي والعشرين, الثلاثين. Its value is 1 to 99.
func ReadOrdinal(words []string) (value, used int) {
	if len(words) == 0 {
		return 0, 0
	}
	first := withoutArticle(words[0])
	if tens := cardinals[first]; tens >= 20 && tens <= 90 {
		return tens, 1
	}
	unit, ok := ordinals[strings.TrimSuffix(first, "ه")]
	if !ok {
		return 0, 0
	}
	if len(words) < 2 || unit == 10 {
		return unit, 1
	}
	if next := cardinals[words[1]]; next == 10 {
		return unit + 10, 2
	}
	rest, and := strings.CutPrefix(words[1], "و")
	if tens := cardinals[withoutArticle(rest)]; and && tens >= 20 && tens <= 90 {
		return unit + tens, 2
	}
	return unit, 1
}
