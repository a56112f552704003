package web

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad/ledger"
)

// Site is a place with how much happened there.
type Site struct {
	Name       string  `json:"name"`
	English    string  `json:"en,omitempty"`
	ID         string  `json:"id,omitempty"`
	Country    string  `json:"country,omitempty"`   // ISO 3166-1 alpha-3
	Precision  string  `json:"precision,omitempty"` // site city region area country, or empty
	Lat        float64 `json:"lat,omitempty"`       // degrees; both 0 where unknown
	Lon        float64 `json:"lon,omitempty"`
	Happenings int     `json:"happenings"`
	First      string  `json:"first,omitempty"` // days
	Last       string  `json:"last,omitempty"`
}

// Pointed reports whether a point stands for the place: an area and a country have
// none.
func (s *Site) Pointed() bool {
	return (s.Lat != 0 || s.Lon != 0) && slices.Contains([]string{"site", "city", "region"}, s.Precision)
}

// MapView is where things happened.
type MapView struct {
	Extent
	Fault     string
	Counted   int    // happenings
	Placeless int    // of them, those of no known place
	Cut       bool   // some places are not among Sites, and their happenings are in Placeless
	Sites     []Site // those of most happenings first
}

// SitesOf counts happenings by their places, and those that have none.
func SitesOf(list []ledger.Happening) (sites []Site, placeless int) {
	at := map[string]int{}
	for i := range list {
		h := &list[i]
		if h.Place == nil || h.Place.Name == "" {
			placeless++
			continue
		}
		key := firstOf(h.Place.ID, h.Place.Country+" "+h.Place.Name)
		k, ok := at[key]
		if !ok {
			k = len(sites)
			at[key] = k
			x := h.Place
			sites = append(sites, Site{Name: x.Name, ID: x.ID, Country: x.Country, Precision: x.Precision, Lat: x.Lat, Lon: x.Lon})
		}
		sites[k].add(h)
	}
	slices.SortFunc(sites, func(a, b Site) int {
		return cmp.Or(b.Happenings-a.Happenings, cmp.Compare(b.Last, a.Last), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return sites, placeless
}

// SitesOfAtlas is the same of a ledger's own count, which is quick however many
// happenings there are, and knows no days.
func SitesOfAtlas(a *ledger.Atlas) (sites []Site, placeless int) {
	placeless = a.Happenings
	for i := range a.Places {
		x := &a.Places[i]
		sites = append(sites, Site{Name: x.Name, ID: x.ID, Country: x.Country, Precision: x.Precision, Lat: x.Lat, Lon: x.Lon, Happenings: x.Happenings})
		placeless -= x.Happenings
	}
	return sites, placeless
}

func (s *Site) add(h *ledger.Happening) {
	s.Happenings++
	if first, last, ok := boundsOf(h.Date); ok {
		s.First, s.Last = widened(s.First, s.Last, first.String(), last.String())
	}
}

// widened is a stretch of days that has another in it as well.
func widened(first, last, from, to string) (string, string) {
	if first == "" || from < first {
		first = from
	}
	return first, max(last, to)
}
