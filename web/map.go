package web

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// The measures of the map, in its own units.
const (
	mapWidth    = 960.0
	mapTallest  = 620.0
	mapLowest   = 360.0
	mapRoom     = 3.0 // degrees around the outermost places
	mapNarrow   = 16.0
	letterWidth = 8.5 // about, of a label
	labelHeight = 20.0
	mostLabels  = 40
)

// spot is a place on the map.
type spot struct {
	x, y, r     float64
	class       string
	title, href string
	label       string // empty where another stands in its way
	site        *Site
}

// graticule is a line of the net of degrees.
type graticule struct {
	at    float64 // x of a meridian, y of a parallel
	label string
}

// plate is a map in equal degrees (plate carrée): without coasts it says only where
// places lie to one another.
type plate struct {
	west, north   float64 // degrees
	scale, height float64 // units a degree
	spots         []spot
	meridians     []graticule
	parallels     []graticule
}

func (m *plate) x(lon float64) float64 { return (lon - m.west) * m.scale }
func (m *plate) y(lat float64) float64 { return (m.north - lat) * m.scale }

// plateOf draws the places of which a point is known; nil if there are none.
func (p *Page) plateOf(v *MapView) *plate {
	sites := slices.DeleteFunc(slices.Clone(v.Sites), func(s Site) bool { return !s.Pointed() })
	if len(sites) == 0 {
		return nil
	}
	m := framed(sites)
	for i := range sites {
		s := &sites[i]
		m.spots = append(m.spots, spot{x: m.x(s.Lon), y: m.y(s.Lat), r: radius(s), class: "spot " + s.Precision, title: p.siteTitle(s), href: p.sitePath(v, s), site: s})
	}
	m.label(p)
	m.net(p)
	return m
}

// radius grows with the root of what happened, so that areas compare.
func radius(s *Site) float64 { return min(5+2.5*math.Sqrt(float64(s.Happenings)-1), 24) }

// framed is the part of the world in which the places lie, with room around.
func framed(sites []Site) *plate {
	west, east, south, north := 180.0, -180.0, 90.0, -90.0
	for i := range sites {
		west, east = min(west, sites[i].Lon), max(east, sites[i].Lon)
		south, north = min(south, sites[i].Lat), max(north, sites[i].Lat)
	}
	width := min(max(east-west+2*mapRoom, mapNarrow), 360)
	height := min(max(north-south+2*mapRoom, width*mapLowest/mapWidth), 180)
	width = min(max(width, height*mapWidth/mapTallest), 360)
	m := &plate{scale: mapWidth / width, height: height * mapWidth / width}
	m.west = min(max((west+east)/2-width/2, -180), 180-width)
	m.north = max(min((south+north)/2+height/2, 90), height-90)
	return m
}

// label names the places of most happenings, where no other name is in the way.
func (m *plate) label(p *Page) {
	var taken [][4]float64
	for i := range m.spots[:min(len(m.spots), mostLabels)] {
		s := &m.spots[i]
		name, _ := p.placeIn(s.site.Name, s.site.English, s.site.ID)
		w := letterWidth * float64(utf8.RuneCountInString(name))
		box := [4]float64{s.x - w/2, s.y - s.r - labelHeight, s.x + w/2, s.y - s.r}
		free := box[0] > 0 && box[2] < mapWidth && box[1] > 0
		for _, o := range taken {
			free = free && (box[2] < o[0] || o[2] < box[0] || box[3] < o[1] || o[3] < box[1])
		}
		if free {
			s.label, taken = name, append(taken, box)
		}
	}
}

// net draws whole degrees, few enough to be told apart.
func (m *plate) net(p *Page) {
	step := 30.0
	for _, s := range []float64{1, 2, 5, 10, 15} {
		if mapWidth/m.scale/s <= 9 {
			step = s
			break
		}
	}
	for d := math.Ceil(m.west/step) * step; m.x(d) < mapWidth; d += step {
		m.meridians = append(m.meridians, graticule{m.x(d), p.degrees(d, "map.east", "map.west")})
	}
	for d := math.Floor(m.north/step) * step; m.y(d) < m.height; d -= step {
		m.parallels = append(m.parallels, graticule{m.y(d), p.degrees(d, "map.north", "map.south")})
	}
}

// degrees is a whole number of degrees, with the side of the world that it is on.
func (p *Page) degrees(d float64, more, less string) string {
	n := strconv.Itoa(int(math.Abs(d)))
	switch {
	case d > 0:
		n = p.fill(more, n)
	case d < 0:
		n = p.fill(less, n)
	default:
		n += "°"
	}
	return p.figures(n)
}

// siteTitle is a place with its precision and how much happened there.
func (p *Page) siteTitle(s *Site) string {
	name, _ := p.placeIn(s.Name, s.English, s.ID)
	return name + p.T("colon") + p.seq(p.precision(s), p.countIn("happenings", s.Happenings))
}

func (p *Page) precision(s *Site) string {
	if s.Precision == "" {
		return p.T("map.no-precision")
	}
	return p.Label("precision", s.Precision)
}

// sitePath is the timeline of what a view has at a place.
func (p *Page) sitePath(v *MapView, s *Site) string {
	return p.narrowed(v.Query, "place:"+quoted(s.Name))
}

// undatedPath is the timeline of what has no day.
func (p *Page) undatedPath(query string) string {
	return p.narrowed(query) + "&order=" + string(ledger.ByDay) + "&after=" + url.QueryEscape(ledger.Dated(ledger.ByDay))
}

// beforePath is the same page of what happened before all that this one counts.
func (p *Page) beforePath(v *Extent) string {
	last := v.Since
	if e, err := calendar.Parse(v.Since); err == nil {
		if d, ok := e.Exact(); ok {
			last = d.AddDays(-1).String()
		}
	}
	return p.With("q", strings.TrimSpace(v.Query+" to:"+last))
}

// narrowed is the timeline of a query with more asked for.
func (p *Page) narrowed(query string, more ...string) string {
	q := strings.TrimSpace(query + " " + strings.Join(more, " "))
	return p.Href("timeline?q=" + escapedQuery(q))
}

// m49 is the number by which outlines of countries are known (UN M49), three digits;
// empty if there is none.
func m49(alpha3 string) string {
	r, err := language.ParseRegion(alpha3)
	if err != nil || r.M49() == 0 {
		return ""
	}
	s := strconv.Itoa(r.M49())
	return strings.Repeat("0", max(3-len(s), 0)) + s
}

// What the island draws.
type (
	mapData struct {
		Atlas     string            `json:"atlas"`     // address of the outlines
		Countries map[string]string `json:"countries"` // names by M49
		Places    []mapPlace        `json:"places"`
		Words     map[string]string `json:"words"`
	}
	mapPlace struct {
		Name      string      `json:"name"`
		Title     string      `json:"title"`
		Href      string      `json:"href"`
		Precision string      `json:"precision"`
		Country   string      `json:"country"` // M49
		Point     *[2]float64 `json:"point"`   // longitude, latitude
		N         int         `json:"n"`
		Radius    float64     `json:"radius"`
	}
)

func (p *Page) mapData(v *MapView) *mapData {
	d := &mapData{Atlas: Asset("built/" + outlines), Countries: map[string]string{}, Places: []mapPlace{}, Words: map[string]string{}}
	if p.Lists != nil {
		for _, code := range p.Lists.Countries() {
			if n := m49(code); n != "" {
				d.Countries[n] = p.country(code)
			}
		}
	}
	for i := range v.Sites {
		s := &v.Sites[i]
		name, _ := p.placeIn(s.Name, s.English, s.ID)
		x := mapPlace{Name: name, Title: p.siteTitle(s), Href: p.sitePath(v, s), Precision: s.Precision, Country: m49(s.Country), N: s.Happenings, Radius: radius(s)}
		if s.Pointed() {
			x.Point = &[2]float64{s.Lon, s.Lat}
		}
		d.Places = append(d.Places, x)
	}
	for _, k := range []string{"map.in", "map.out", "map.all", "map.near", "map.title"} {
		d.Words[strings.TrimPrefix(k, "map.")] = p.T(k)
	}
	return d
}

// outlines is the file with the outlines of countries.
const outlines = "countries-50m.json"

// mostRows is how many rows a table of a page shows.
const mostRows = 200

// leftAnchor is the anchor of a text that begins or ends at its left.
func (p *Page) leftAnchor() string {
	if p.Lang == Arabic {
		return "end"
	}
	return "start"
}

func escapedQuery(q string) string { return url.QueryEscape(q) }
