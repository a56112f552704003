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
	Type    musnad.Type `json:"type"`
	Mode    string      `json:"mode,omitempty"`
	Window  string      `json:"window,omitempty"`
	Place   *Place      `json:"place,omitempty"`
	Parties string      `json:"parties,omitempty"` // by country or name, apart by spaces
	Dead    string      `json:"dead,omitempty"`
}

func tellingOf(r *Report) Telling {
	e := r.Event
	words := slices.Concat(tokens(e.Actor), tokens(e.Recipient))
	slices.Sort(words)
	t := Telling{Type: e.Type, Mode: text(e.Mode), Parties: strings.Join(slices.Compact(words), " ")}
	if n := e.Size.Dead; n != nil {
		t.Dead = itoa(*n)
	}
	if w, ok := when(r); ok {
		t.Window = w.String()
	}
	if p, ok := placeOf(e.Place); ok {
		p = p.own()
		t.Place = &p
	}
	return t
}

// again reports whether two tellings may be of one happening: of one type, on one
// day, with a party in common, and neither in places apart nor of another toll.
func (t Telling) again(o Telling) bool {
	if t.Type != o.Type || t.Dead != o.Dead && t.Dead != "" && o.Dead != "" || apartModes(t.Mode, o.Mode) || !sameWindow(t.Window, o.Window) {
		return false
	}
	near := unknownPlace
	if t.Place != nil && o.Place != nil {
		near = t.Place.compare(*o.Place)
	}
	if near == elsewhere {
		return false
	}
	if t.Parties == "" || o.Parties == "" {
		return near >= inside
	}
	return commonWord(t.Parties, o.Parties)
}

func sameWindow(a, b string) bool {
	x, okX := parseWindow(a)
	y, okY := parseWindow(b)
	return okX == okY && (!okX || x.overlaps(y))
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
