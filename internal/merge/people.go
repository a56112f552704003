package merge

import (
	"strings"

	"github.com/musnad/musnad"
)

// otherVisitors reports whether two mentions tell visits of other people, each named
// and of one state: the deputy minister who came in November is not the minister who
// comes today.
func otherVisitors(a, b *musnad.EventMention) bool {
	return a.Mode == visit && b.Mode == visit && replaced(a.Actor, b.Actor)
}

// replaced reports whether two lists name people, none of them in both, and somebody
// of each is of the state of one in the other.
func replaced(a, b []musnad.Party) bool {
	other := false
	for _, p := range a {
		for _, q := range b {
			if p.Source != "person" || q.Source != "person" {
				continue
			}
			if maySame(p, q) || surname(p.Name) == surname(q.Name) {
				return false
			}
			other = other || alike(p, q)
		}
	}
	return other
}

// otherSpeaker reports whether one of two acts of speech is a person's and the other a
// body's of his state.
func otherSpeaker(a, b []musnad.Party) bool {
	return len(a) == 1 && len(b) == 1 && (a[0].Source == "person") != (b[0].Source == "person") && !state(a[0]) && !state(b[0])
}

// hinted reports whether the doers of a headline, known by no name of their own, may be
// those whom the text names.
func hinted(head, text []musnad.Party) bool {
	return unlisted(head) && len(head)*len(text) > 0 && nations(head[0], text[0])
}

// surname is the last word of a name.
func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
