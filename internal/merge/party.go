package merge

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// alike reports whether two parties are one as far as an article goes: bodies
// of one state are that state.
func alike(a, b musnad.Party) bool {
	if a.Country != "" && a.Country == b.Country && a.State() && b.State() {
		return true
	}
	if a.Kind == "IGO" && b.Kind == "IGO" && (a.ID == "" || b.ID == "") {
		return true // an office of a body, and its holder's name
	}
	if a.ID != "" && a.ID == b.ID || a.Name != "" && a.Name == b.Name {
		return true
	}
	return a.ID == "" && b.ID == "" && nations(a, b) && (shortened(a.Name, b.Name) || shortened(b.Name, a.Name))
}

// nations reports whether nothing says that two parties are of two states.
func nations(a, b musnad.Party) bool {
	return a.Country == "" || b.Country == "" || a.Country == b.Country
}

// shortened reports whether a name is the beginning of a fuller one: the
// separatists, who were called the separatists loyal to somebody.
func shortened(short, full string) bool {
	return short != "" && strings.HasPrefix(full, short) && strings.HasPrefix(full[len(short):], " ")
}

// weight is how well a mention names a party: a person over a body or office, one
// that the lists know or that has more than a noun over one that has not, all over
// the mere state.
func weight(p musnad.Party) int {
	w := 0
	if p.Source == "person" {
		w += 3
	}
	switch {
	case p.BareState():
	case p.ID != "":
		w += 2
	case strings.Contains(p.Name, " "):
		w++
	}
	return w
}

// union is a list with the parties of another that are none of its own.
func union(a, b []musnad.Party) []musnad.Party {
	out := slices.Clip(a)
	for _, p := range b {
		if !meet(a, []musnad.Party{p}) {
			out = append(out, p)
		}
	}
	return out
}
