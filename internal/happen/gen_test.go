package happen

import (
	"strings"

	"pgregory.net/rapid"

	"github.com/musnad/musnad"
)

func ptr[T any](v T) *T { return &v }

// The vocabulary of the generated reports is small, so that many of them tell one
// happening.
var (
	someParties = []musnad.ReadingParty{
		{Name: ptr("تركيا"), Country: ptr("TUR"), Kind: "GOV", ID: ptr("tur")},
		{Name: ptr("الجيش التركي"), Country: ptr("TUR"), Kind: "MIL"},
		{Name: ptr("حزب الجبل"), Country: ptr("TUR"), Kind: "REB", ID: ptr("group.mountain")},
		{Name: ptr("سامي الخوري"), Country: ptr("LBN"), Kind: "GOV", ID: ptr("person.khoury")},
		{Name: ptr("هادي سليم"), Country: ptr("LBN"), Kind: "GOV", ID: ptr("person.hadi")},
		{Name: ptr("فادي سليم"), Country: ptr("LBN"), Kind: "GOV"},
		{Name: ptr("مدنيين"), Country: ptr("LBN"), Kind: "CVL"},
		{Name: ptr("الأمم المتحدة"), Kind: "IGO", ID: ptr("body.un")},
		{Name: ptr("مسلحون"), Kind: "UAF"},
	}
	somePlaces = []*musnad.ReadingPlace{
		nil,
		{Name: "طرابلس", Country: ptr("LBN"), Lat: ptr(34.43), Lon: ptr(35.84), Precision: ptr("city"), ID: ptr("place.tripoli-lbn")},
		{Name: "شمال لبنان", Country: ptr("LBN"), Lat: ptr(34.4), Lon: ptr(36.0), Precision: ptr("region"), ID: ptr("place.north-lbn")},
		{Name: "لبنان", Country: ptr("LBN"), ID: ptr("lbn")},
		{Name: "صور", Country: ptr("LBN"), Lat: ptr(33.27), Lon: ptr(35.2), Precision: ptr("city"), ID: ptr("place.tyre")},
		{Name: "بلدة الوادي", Country: ptr("LBN")},
		{Name: "أنقرة", Country: ptr("TUR"), Lat: ptr(39.93), Lon: ptr(32.86), Precision: ptr("city"), ID: ptr("tur.cap")},
	}
	someTypes = []struct {
		t    musnad.Type
		mode string
	}{
		{musnad.Assault, ""}, {musnad.Assault, "aerial"}, {musnad.Assault, "explosives"}, {musnad.Coerce, "seize"},
		{musnad.Consult, ""}, {musnad.Consult, "visit"}, {musnad.Accuse, "disapprove"}, {musnad.Request, "yield"}, {musnad.Protest, "demo"},
	}
	someDates    = []string{"", "", "2031-05-03", "2031-05-04", "2031-05-05", "2031-05", "2031-05-03/..", "XXXX-05-04", "2031-04-30/2031-05-20"}
	somePublic   = []string{"", "2031-05-04", "2031-05-05", "2031-05-06", "2031-05-09"}
	someStatuses = []musnad.Status{musnad.Actual, musnad.Actual, musnad.Actual, musnad.Future, musnad.Negated, musnad.Hypothetical}
	someClauses  = []string{
		"قتل خمسة مدنيين في غارة شنتها طائرات على حي سكني وسط المدينة القديمة",
		"غارة جوية على حي سكني وسط المدينة القديمة توقع خمسة قتلى مدنيين",
		"التقى الوزير نظيره في العاصمة وبحثا ملف الحدود والمياه المشتركة",
		"طالب الوزير بانسحاب القوات من البلدة الحدودية فورا ومن دون شروط",
		"",
	}
)

func drawParties(t *rapid.T, name string) []musnad.ReadingParty {
	return rapid.SliceOfN(rapid.SampledFrom(someParties), 0, 2).Draw(t, name)
}

func drawReport(t *rapid.T) Report {
	k := rapid.SampledFrom(someTypes).Draw(t, "type")
	e := &musnad.ReadingEvent{
		Type: k.t, Status: rapid.SampledFrom(someStatuses).Draw(t, "status"),
		Actor: drawParties(t, "actor"), Recipient: drawParties(t, "recipient"),
		Place: rapid.SampledFrom(somePlaces).Draw(t, "place"), Clause: rapid.SampledFrom(someClauses).Draw(t, "clause"),
	}
	if k.mode != "" {
		e.Mode = ptr(k.mode)
	}
	if d := rapid.SampledFrom(someDates).Draw(t, "date"); d != "" {
		e.Date = ptr(d)
	}
	if n := rapid.SampledFrom([]int{-1, -1, 5, 7, 60}).Draw(t, "dead"); n >= 0 {
		e.Size.Dead = ptr(n)
	}
	e.Sources = drawSources(t)
	return Report{
		Ref:       Ref{rapid.SampledFrom(strings.Fields("a b c d e f g h")).Draw(t, "article"), 1, [2]int{rapid.IntRange(0, 9).Draw(t, "at"), 10}},
		Event:     e,
		Published: rapid.SampledFrom(somePublic).Draw(t, "published"),
		Outlet:    rapid.SampledFrom([]string{"النهضة", "الصباح", "المرسى", ""}).Draw(t, "outlet"),
		Copy:      rapid.SampledFrom([]string{"", "", "c1", "c2"}).Draw(t, "copy"),
	}
}

func drawSources(t *rapid.T) []musnad.ReadingSource {
	all := []musnad.ReadingSource{
		{Kind: "unnamed", Name: ptr("مصادر"), Stance: "says"},
		{Kind: "agency", Name: ptr("وكالة المرسى"), Stance: "says"},
		{Kind: "official", Name: ptr("وزير الداخلية"), Country: ptr("LBN"), Stance: "confirms"},
	}
	return rapid.SliceOfN(rapid.SampledFrom(all), 0, 2).Draw(t, "sources")
}

// drawLike is a report that tells mostly what another tells.
func drawLike(t *rapid.T, as Report) Report {
	r := drawReport(t)
	e := *r.Event
	keep := func(what string) bool { return rapid.IntRange(0, 9).Draw(t, "keep "+what) < 8 }
	if keep("type") {
		e.Type, e.Mode = as.Event.Type, as.Event.Mode
	}
	if keep("actor") {
		e.Actor = as.Event.Actor
	}
	if keep("recipient") {
		e.Recipient = as.Event.Recipient
	}
	if keep("place") {
		e.Place = as.Event.Place
	}
	if keep("date") {
		e.Date = as.Event.Date
	}
	if keep("clause") {
		e.Clause = as.Event.Clause
	}
	r.Event = &e
	return r
}
