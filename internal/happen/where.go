package happen

import (
	"math"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// Place is a place as reports tell it.
type Place struct {
	Name      string  `json:"name"`
	Country   string  `json:"country,omitempty"`
	ID        string  `json:"id,omitempty"`
	Precision string  `json:"precision,omitempty"` // site city region area country, or empty
	Lat       float64 `json:"lat,omitempty"`       // degrees; both 0 where unknown
	Lon       float64 `json:"lon,omitempty"`
	Count     int     `json:"count"` // reports
}

func placeOf(p *musnad.ReadingPlace) (Place, bool) {
	if p == nil {
		return Place{}, false
	}
	out := Place{Name: p.Name, Country: musnad.Text(p.Country), ID: musnad.Text(p.ID), Precision: musnad.Text(p.Precision), Count: 1}
	if out.ID != "" && strings.EqualFold(out.ID, out.Country) { // "the south of" it too
		out.Precision = "country"
	}
	if p.Lat != nil && p.Lon != nil {
		out.Lat, out.Lon = *p.Lat, *p.Lon
	}
	return out, true
}

// nearness says how two places go together.
type nearness int

const (
	elsewhere nearness = iota - 1
	unknownPlace
	sameCountry
	inside // one lies in or about the other
	samePlace
)

const (
	townKm   = 15  // two names of one town, or a suburb of it
	nearKm   = 25  // a village is told by the town that lies so near
	besideKm = 60  // towns farther apart than that are two
	aboutKm  = 100 // a town nearer than that to the middle of a region may lie in it
	regionKm = 200 // what is farther from the middle of a region is none of it
)

// compare says how a and b go together.
func (a Place) compare(b Place) nearness {
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return elsewhere
	}
	if a.fine() && b.fine() && (a.ID != "" && a.ID == b.ID || sameName(a.Name, b.Name)) {
		return samePlace
	}
	if a.located() && b.located() && a.fine() && b.fine() {
		return a.byDistance(b)
	}
	if a.Country == "" || a.Country != b.Country {
		return unknownPlace
	}
	return sameCountry
}

func (a Place) byDistance(b Place) nearness {
	km := a.km(b)
	towns, regions := a.town() && b.town(), !a.town() && !b.town()
	switch {
	case towns && km <= townKm:
		return samePlace
	case towns && km > besideKm, regions && km > aboutKm, km > regionKm:
		return elsewhere
	case towns && km > nearKm, regions, km > aboutKm, (a.around() || b.around()) && km > besideKm:
		return sameCountry
	}
	return inside
}

// fine reports whether a is more than a country.
func (a Place) fine() bool { return a.Precision != "country" }

func (a Place) town() bool { return a.Precision == "city" || a.Precision == "site" }

// around reports whether a is what lies about a town, or on one side of it or of a
// region.
func (a Place) around() bool { return a.Precision == "area" }

func (a Place) located() bool { return a.Lat != 0 || a.Lon != 0 }

// km is the distance on a sphere of the earth's mean radius.
func (a Place) km(b Place) float64 {
	const radius, degree = 6371, math.Pi / 180
	h := hav((b.Lat-a.Lat)*degree) + math.Cos(a.Lat*degree)*math.Cos(b.Lat*degree)*hav((b.Lon-a.Lon)*degree)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

func hav(x float64) float64 { s := math.Sin(x / 2); return s * s }

// sameName reports whether two names are one but for kinds of place and
// spelling: the words of the shorter are the last of the other.
func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	tail := y[len(y)-len(x):]
	for i := range x {
		if x[i] != tail[i] {
			return false
		}
	}
	return true
}

// nameWords are the words of a name, folded, without the article.
func nameWords(name string) []string { return names.get(name, cutName) }

var names memo[[]string]

func cutName(name string) []string {
	folded, _ := arabic.Fold(name, arabic.Folded)
	words := strings.Fields(folded)
	for i, w := range words {
		words[i] = bareWord(w)
	}
	return words
}
