package happen

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// Telling is what must go together for two events of one article to be one
// happening.
type Telling struct {
	Type    musnad.Type
	Mode    string
	Window  windowKey
	Place   *Place
	Parties string // by country or name, apart by spaces
	Dead    string
}

func tellingOf(r *Report) Telling {
	e := r.Event
	t := Telling{Type: e.Type, Mode: own(musnad.Text(e.Mode)), Parties: own(joinedOnce(slices.Concat(tokens(e.Actor), tokens(e.Recipient))))}
	if n := e.Size.Dead; n != nil {
		t.Dead = itoa(*n)
	}
	if w, ok := when(r); ok {
		t.Window = w.key()
	}
	if p, ok := placeOf(e.Place); ok {
		p = p.own()
		t.Place = &p
	}
	return t
}

// again reports whether two tellings may be of one happening: of one type, on one
// day, with a party in common, and neither in two places nor of another toll.
func (t Telling) again(o Telling) bool {
	if t.Type != o.Type || t.apart(o) || !sameWindow(t.Window, o.Window) {
		return false
	}
	if t.Parties == "" || o.Parties == "" {
		return t.Place != nil && o.Place != nil && t.Place.compare(*o.Place) >= inside
	}
	return commonWord(t.Parties, o.Parties)
}

func sameWindow(a, b windowKey) bool {
	return (a == 0) == (b == 0) && (a == 0 || a.window().overlaps(b.window()))
}

// apart reports whether two tellings of one article can't be of one happening:
// another kind of deed, other days, two places, another toll.
func (t Telling) apart(o Telling) bool {
	return apartModes(t.Mode, o.Mode) || t.Dead != o.Dead && t.Dead != "" && o.Dead != "" ||
		!nearWindow(t.Window, o.Window) || twoPlaces(t.Place, o.Place)
}

// twoPlaces reports whether two places that one article tells are two: places
// apart, or towns of which neither is a part of the other.
func twoPlaces(a, b *Place) bool {
	if a == nil || b == nil {
		return false
	}
	near := a.compare(*b)
	return near == elsewhere || near == sameCountry && a.town() && b.town()
}

// nearWindow reports whether two windows are near or one is unknown.
func nearWindow(a, b windowKey) bool {
	return a == 0 || b == 0 || a.window().near(b.window())
}

// joinedOnce are words in their order, each once.
func joinedOnce(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

func commonWord(a, b string) bool {
	words := strings.Fields(b)
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return slices.Contains(words, w) })
}

func (t Telling) compare(o Telling) int {
	return cmp.Or(cmp.Compare(t.Type, o.Type), cmp.Compare(t.Mode, o.Mode), cmp.Compare(t.Window, o.Window),
		cmp.Compare(t.Parties, o.Parties), cmp.Compare(t.Dead, o.Dead), comparePlaces(t.Place, o.Place))
}

func comparePlaces(a, b *Place) int {
	if a == nil || b == nil {
		return count(a != nil) - count(b != nil)
	}
	return a.compareAs(*b)
}
