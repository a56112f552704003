package lexicon

import (
	"slices"
	"strings"
)

// A name of several words is written in more ways than its row lists: the parts
// of عبد الله and نصر الله are glued or apart, and a kunya is inflected: أبو, أبي,
// أبا. spellings are all of them, the one at hand first.
func spellings(words []string) [][]string {
	out := [][]string{make([]string, 0, len(words)+1)}
	for i := 0; i < len(words); {
		others, used := otherWays(words[i:])
		begun := len(out)
		for _, way := range others {
			for _, w := range out[:begun] {
				if len(out) < maxSpellings {
					out = append(out, slices.Concat(w, way))
				}
			}
		}
		for k := range out[:begun] {
			out[k] = append(out[k], words[i:i+used]...)
		}
		i += used
	}
	return out
}

// maxSpellings bounds the ways to write one name.
const maxSpellings = 12

const (
	servant     = "عبد"
	servantOf   = "عبدال"
	god         = "الله"
	kunya       = "أبو"
	kunyaOf     = "أبي"
	kunyaObject = "أبا"
)

// otherWays are the other ways to write what begins a name, and how many of its
// words that is.
func otherWays(words []string) (others [][]string, used int) {
	w := words[0]
	switch {
	case w == kunya && len(words) > 1:
		return [][]string{{kunyaOf}, {kunyaObject}}, 1
	case len(words) > 1 && (words[1] == god || w == servant && strings.HasPrefix(words[1], theArticle)):
		return [][]string{{w + words[1]}}, 2
	case strings.HasPrefix(w, servantOf) && len(w) > len(servantOf)+2:
		return [][]string{{servant, w[len(servant):]}}, 1
	case strings.HasSuffix(w, god) && len(w) > len(god)+2:
		return [][]string{{strings.TrimSuffix(w, god), god}}, 1
	}
	return nil, 1
}

// namesPeople are the kinds of list whose names are spelled in many ways.
func namesPeople(kind string) bool { return kind == "person" || kind == "given" || kind == "group" }

// varies reports whether a form has spellings at all; most have none.
func varies(f Form) bool {
	return strings.Contains(f.Text, servant) || strings.Contains(f.Text, god) || strings.Contains(f.Text, kunya)
}
