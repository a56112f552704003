package event

import "github.com/musnad/musnad/lexicon"

// maxAside is how many words may stand between the sides that two بين name.
const maxAside = 14

// otherSide is the token of the وبين that names the second of two sides, behind what
// is told of the first between commas: بين الحكومة، مدعومة بتحالف عسكري، وبين المتمردين.
// 0 where the arguments do not leave a side open.
func (v *view) otherSide(args []arg, end int) int {
	if v.tag(end) != comma || !openSide(args) {
		return 0
	}
	for i := end + 1; i < v.last && i <= end+maxAside; i++ {
		switch {
		case v.tag(i) == stop, v.tag(i) == comp:
			return 0
		case v.tag(i) == prep && v.preps[i-v.first] == lexicon.Bayna && v.conj[i-v.first] && v.tag(i-1) == comma:
			return i
		}
	}
	return 0
}

// sideBehind reports whether the second of two sides follows the comma at token i that
// closes the name of the first: بين وزير الخارجية، فلان، ونظيره التركي.
func (v *view) sideBehind(i int, args []arg) bool {
	if len(args) == 0 || !openSide(args) {
		return false
	}
	a, next := &args[len(args)-1], i+1
	return a.where == lexicon.Bayna && a.last == i && v.apposed(*a) && v.tag(next) == entity && v.conj[next-v.first] && v.pro[next-v.first] == 0
}

// openSide reports whether بين names one party only among the arguments.
func openSide(args []arg) bool {
	sides, parties := 0, 0
	for k := range args {
		if args[k].where == lexicon.Bayna {
			sides, parties = sides+1, parties+len(args[k].ents)
		}
	}
	return sides == 1 && parties == 1
}
