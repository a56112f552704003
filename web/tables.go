package web

import (
	"slices"
	"strconv"
	"strings"
)

// SiteHeads are the columns of a table of places.
var SiteHeads = []string{"place", "en", "country", "precision", "lat", "lon", "happenings", "first", "last", "id"}

// Row is a place as a row of a table.
func (s *Site) Row() []string {
	lat, lon := "", ""
	if s.Pointed() {
		lat, lon = strconv.FormatFloat(s.Lat, 'f', -1, 64), strconv.FormatFloat(s.Lon, 'f', -1, 64)
	}
	return []string{s.Name, s.English, s.Country, s.Precision, lat, lon, strconv.Itoa(s.Happenings), s.First, s.Last, s.ID}
}

// TieHeads are the columns of a table of ties.
var TieHeads = []string{"from", "from_id", "to", "to_id", "kind", "happenings", "through", "first", "last"}

// Rows are the ties as rows of a table.
func (v *NetworkView) Rows() [][]string {
	names := map[string]string{}
	for i := range v.Members {
		m := &v.Members[i]
		names[m.ID] = firstOf(m.Name, m.English, m.Country)
	}
	out := make([][]string, len(v.Ties))
	for i := range v.Ties {
		t := &v.Ties[i]
		kind := "meets"
		if t.Mediates {
			kind = "mediates"
		}
		out[i] = []string{names[t.From], t.From, names[t.To], t.To, kind, strconv.Itoa(t.Happenings), strings.Join(throughIn(t), " "), t.First, t.Last}
	}
	return out
}

// throughIn are the ids of those through whom two deal with each other, those who did it
// most often first.
func throughIn(t *Tie) []string {
	out := make([]string, 0, len(t.Through))
	for id := range t.Through {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b string) int {
		if n := t.Through[b] - t.Through[a]; n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return out
}

// Features is a collection of places (GeoJSON, RFC 7946).
type Features struct {
	Type     string    `json:"type"`
	Features []Feature `json:"features"`
}

// Feature is a place on the earth; one without a point has no geometry.
type Feature struct {
	Type       string    `json:"type"`
	ID         string    `json:"id,omitempty"`
	Geometry   *Geometry `json:"geometry"`
	Properties *Site     `json:"properties"`
}

// Geometry is a point: longitude, latitude, in degrees.
type Geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

// GeoJSON is places as GeoJSON.
func GeoJSON(sites []Site) *Features {
	out := &Features{"FeatureCollection", make([]Feature, len(sites))}
	for i := range sites {
		s := &sites[i]
		out.Features[i] = Feature{Type: "Feature", ID: s.ID, Properties: s}
		if s.Pointed() {
			out.Features[i].Geometry = &Geometry{"Point", [2]float64{s.Lon, s.Lat}}
		}
	}
	return out
}
