package web

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/ledger"
)

// told makes a happening of what a drawing needs.
func told(t musnad.Type, date string, sides ...string) (h ledger.Happening) {
	h.ID, h.Type, h.Status, h.Date = "h-"+string(t)+date+strings.Join(sides, ""), t, musnad.Actual, date
	for _, id := range sides {
		var v ledger.Voice
		v.ID, v.Name, v.English = id, "اسم "+id, "Name "+id
		h.Actor = append(h.Actor, v)
	}
	return h
}

func through(h ledger.Happening, id string) ledger.Happening {
	var v ledger.Voice
	v.ID, v.Name = id, "وسيط "+id
	h.Mediator = append(h.Mediator, v)
	return h
}

func at(h ledger.Happening, name, precision string, lat, lon float64) ledger.Happening {
	h.Place = &ledger.Spot{}
	h.Place.Name, h.Place.ID, h.Place.Precision, h.Place.Lat, h.Place.Lon = name, "place."+name, precision, lat, lon
	return h
}

func testPages() []*Page {
	return []*Page{{Lang: Arabic, Settings: Settings{Digits: ArabicDigits}}, {Lang: English}}
}

func rendered(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTimeRunsAsTheLanguageIsWritten(t *testing.T) {
	list := []ledger.Happening{told(musnad.Consult, "2026-01-01"), told(musnad.Consult, "2026-03"), told(musnad.Assault, "2026-06-01")}
	for _, p := range testPages() {
		c := p.chartOf(list)
		if len(c.rows) != 2 || len(c.rows[0].bars) != 2 {
			t.Fatalf("%s: %d rows", p.Lang, len(c.rows))
		}
		first, later, last := c.rows[0].bars[0], c.rows[0].bars[1], c.rows[1].bars[0]
		if (first.x > last.x) != (p.Lang == Arabic) {
			t.Errorf("%s: 1 January is at %.1f and 1 June at %.1f", p.Lang, first.x, last.x)
		}
		if !first.exact || later.exact || later.width < 5*first.width {
			t.Errorf("%s: a day is %.1f wide and a month %.1f", p.Lang, first.width, later.width)
		}
	}
}

func TestBarsCoverNoOther(t *testing.T) {
	var list []ledger.Happening
	for i := range 4 {
		list = append(list, told(musnad.Protest, "2026-02"), told(musnad.Protest, fmt.Sprintf("2026-02-%02d", i+1)))
	}
	for _, p := range testPages() {
		bars := p.chartOf(list).rows[0].bars
		for i, a := range bars {
			for _, b := range bars[i+1:] {
				if a.y == b.y && a.x < b.x+b.width && b.x < a.x+a.width {
					t.Errorf("%s: %q covers %q", p.Lang, a.title, b.title)
				}
			}
		}
	}
}

func TestWhatHasNoEndIsCounted(t *testing.T) {
	c := testPages()[0].chartOf([]ledger.Happening{told(musnad.Aid, ""), told(musnad.Aid, "2026-01/.."), told(musnad.Aid, "2026")})
	if c.undrawn != 2 || len(c.rows) != 1 {
		t.Errorf("%d undrawn in %d rows; want 2 in 1", c.undrawn, len(c.rows))
	}
}

func TestIntensity(t *testing.T) {
	denied := told(musnad.Assault, "2026-03-02")
	denied.Status = musnad.Negated
	v := IntensityOf([]ledger.Happening{told(musnad.Assault, "2026-03-01"), told(musnad.Consult, "2026-03"), told(musnad.Assault, "2026-05-31"), denied, told(musnad.Aid, "2026"), told(musnad.Aid, "")})
	if v.Unreal != 1 || v.Vague != 2 {
		t.Errorf("%d unreal, %d vague; want 1, 2", v.Unreal, v.Vague)
	}
	if n := len(v.Months); n != fewestMonths || v.Months[n-1].name() != "2026-05" {
		t.Fatalf("%d months up to %s", n, v.Months[n-1].name())
	}
	march, april := v.Months[fewestMonths-3], v.Months[fewestMonths-2]
	if march.Up != 1 || march.Down != -9 || march.Happenings != 2 || april.Happenings != 0 {
		t.Errorf("March %+v, April %+v", march, april)
	}
}

// However far apart its first and last month are, what is drawn is bounded, and what
// is not drawn is counted.
func TestIntensityIsBounded(t *testing.T) {
	v := IntensityOf([]ledger.Happening{told(musnad.Aid, "1026-03-01"), told(musnad.Aid, "2026-03-01")})
	if len(v.Months) != mostMonths || v.Before != 1 {
		t.Errorf("%d months, %d before", len(v.Months), v.Before)
	}
}

func TestTicksAreFew(t *testing.T) {
	for _, p := range testPages() {
		for _, to := range []string{"2026-01-02", "2026-02-01", "2026-09-30", "2031-01-01", "2126-01-01"} {
			_, last, _ := boundsOf(to)
			a := &axis{from: calendar.Date{Year: 2026, Month: 1, Day: 2}, to: last, size: chartWidth}
			if n := len(p.ticks(a)); n > mostTicks+1 {
				t.Errorf("%s: %d ticks up to %s", p.Lang, n, to)
			}
			p.along(a)
			list := p.fineTicks(a)
			if n := len(list); n == 0 || n > mostTicks+1 || list[0].day.Compare(a.from) < 0 || list[n-1].day.Compare(a.to) > 0 {
				t.Errorf("%s: ticks up to %s: %+v", p.Lang, to, list)
			}
		}
	}
}

// tied makes a network of n who are tied to one in the middle, a month apart.
func tied(n int) *NetworkView {
	t := &ledger.Ties{Binding: n}
	add := func(id string, times int) {
		t.Bound = append(t.Bound, ledger.Bound{ID: id, Name: "اسم " + id, English: "Name " + id, Happenings: times})
	}
	add("hub", n)
	for i := range n {
		id, month := fmt.Sprintf("x%03d", i), fmt.Sprintf("%d-%02d", 2026-i/12, i%12+1)
		add(id, 1)
		t.Ties = append(t.Ties, Tie{From: "hub", To: id, Happenings: 1, Mediates: i%3 == 0, Through: map[string]int{"x000": 1, "x001": 1}, Months: map[string]int{month: 1}, First: month + "-01", Last: month + "-28"})
	}
	return NetworkOf(Extent{Query: "party:TUR"}, t)
}

// A slider has a step a month, or where these are too many, a year, without gaps; no
// happening is lost.
func TestSlides(t *testing.T) {
	for n, want := range map[int]string{1: "2026-01 to 2026-01", 30: "2024-01 to 2026-12", 240: "2007-01 to 2026-12", 241: "2006 to 2026", 12 * 300: "1787 to 2026"} {
		v := tied(n)
		slides := slidesOf(v)
		if got := slides[0] + " to " + slides[len(slides)-1]; got != want || len(slides) > mostSlides {
			t.Errorf("%d months: %d slides, %s; want %s", n, len(slides), got, want)
		}
		for _, p := range testPages() {
			sum := 0
			for _, x := range p.netData(v).Ties {
				for at, k := range x.Months {
					if at < 0 || at >= len(slides) {
						t.Fatalf("%d months: at %d of %d", n, at, len(slides))
					}
					sum += k
				}
			}
			if sum != n {
				t.Errorf("%d months: %d happenings", n, sum)
			}
		}
	}
}

// The network says how many of how many it shows, and what it does not count.
func TestNetworkSaysWhatIsLeft(t *testing.T) {
	v := tied(MostMembers - 1)
	v.Left, v.LeftTies, v.Crowds, v.More, v.ByDay, v.Since, v.Undated = 1234, 567, 8, true, true, "2020-05-06", 9
	body := rendered(t, testPages()[1].Network(v))
	for _, want := range []string{">60<", ">1,294<", ">567<", "say little of any two", "Without a day", "order=day", "6 May 2020", "to%3A2020-05-05"} {
		if !strings.Contains(body, want) {
			t.Errorf("it does not say %s", want)
		}
	}
}

func TestSites(t *testing.T) {
	list := []ledger.Happening{at(told(musnad.Aid, "2026-03-01"), "حلب", "city", 36.2, 37.16), at(told(musnad.Aid, "2026-02"), "حلب", "city", 36.2, 37.16),
		at(told(musnad.Aid, "2026-03-01"), "سوريا", "country", 35, 38), at(told(musnad.Aid, ""), "البحر الأحمر", "area", 20, 38), told(musnad.Aid, "2026-03-01")}
	sites, placeless := SitesOf(list)
	if placeless != 1 || len(sites) != 3 || sites[0].Happenings != 2 || sites[0].First != "2026-02-01" || sites[0].Last != "2026-03-01" {
		t.Fatalf("%d without a place, %+v", placeless, sites)
	}
	for _, p := range testPages() {
		m := p.plateOf(&MapView{Sites: sites})
		if len(m.spots) != 1 || m.spots[0].x < 0 || m.spots[0].x > mapWidth || m.spots[0].y < 0 || m.spots[0].y > m.height {
			t.Errorf("%s: %+v", p.Lang, m.spots)
		}
	}
}

// Wherever places lie, the frame holds them and stays on the globe.
func TestPlateHoldsAllPlaces(t *testing.T) {
	for _, points := range [][][2]float64{{{0, 0}}, {{89, 0}, {-89, 0}}, {{0, 179}, {0, -179}}, {{-90, 180}}, {{36, 37}, {36.1, 37.1}}, {{90, -180}}} {
		var sites []Site
		for _, x := range points {
			sites = append(sites, Site{Name: "x", Precision: "city", Lat: x[0], Lon: x[1]})
		}
		m := framed(sites)
		for _, s := range sites {
			if x, y := m.x(s.Lon), m.y(s.Lat); x < -0.1 || x > mapWidth+0.1 || y < -0.1 || y > m.height+0.1 {
				t.Errorf("%v: at %.1f, %.1f of %.1f", points, x, y, m.height)
			}
		}
		if m.height < 200 || m.height > mapTallest+1 {
			t.Errorf("%v: %.1f tall", points, m.height)
		}
	}
}

// The same happenings give the same drawings, to the letter.
func TestDrawingsAreDeterministic(t *testing.T) {
	var list []ledger.Happening
	for i := range 30 {
		list = append(list, through(at(told(musnad.Consult, fmt.Sprintf("2026-%02d", i%12+1), fmt.Sprint("s", i%7), fmt.Sprint("t", i%5)), fmt.Sprint("مدينة", i%9), "city", float64(i%9), float64(i%7+1)), fmt.Sprint("m", i%3)))
	}
	for _, p := range testPages() {
		p.Built.Islands = true
		draw := func() string {
			sites, placeless := SitesOf(list)
			return rendered(t, p.Plots(&PlotsView{List: list, Intensity: IntensityOf(list)})) + rendered(t, p.Map(&MapView{Sites: sites, Placeless: placeless})) + rendered(t, p.Network(tied(30)))
		}
		first := draw()
		for range 5 {
			if draw() != first {
				t.Fatalf("%s: drawn in two ways", p.Lang)
			}
		}
		if strings.Contains(first, "NaN") || strings.Contains(first, "Inf") || strings.Contains(first, " style=") {
			t.Errorf("%s: a length is no number, or a style stands in the page", p.Lang)
		}
	}
}
