package happen

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad"
)

// Said is one value of a field with those who say it.
type Said struct {
	Value   string   `json:"value"`
	Origins []string `json:"origins"` // keys of [Origin], in their order
	Reports []Ref    `json:"reports"` // in order of day of writing, article, version and place in it
}

// Voice is a party with those who say that it took part.
type Voice struct {
	Party
	Said
}

// Spot is a place with those who say so.
type Spot struct {
	Place
	Said
}

// Disagreement is a field on which the sources differ: its values side by side,
// those of most origins first.
type Disagreement struct {
	Field  string `json:"field"` // type status date place dead injured arrested initiator
	Values []Said `json:"values"`
}

// Resolved is what all reports of a happening say together: the consensus of
// their origins, what they disagree on, who they are, and how it came about.
type Resolved struct {
	Type      musnad.Type   `json:"type"`
	Mode      string        `json:"mode,omitempty"`
	Status    musnad.Status `json:"status"`
	CalledOff bool          `json:"called_off,omitempty"` // negated after it was planned
	Actor     []Voice       `json:"actor"`                // those of most origins first
	Recipient []Voice       `json:"recipient"`
	Mediator  []Voice       `json:"mediator"`
	Date      string        `json:"date,omitempty"`  // EDTF
	Place     *Spot         `json:"place,omitempty"` // the most precise that most support
	Dead      []Said        `json:"dead,omitempty"`  // of most origins first, then the latest
	Injured   []Said        `json:"injured,omitempty"`
	Arrested  []Said        `json:"arrested,omitempty"`
	Types     []Said        `json:"types"` // type, or type/mode
	Statuses  []Said        `json:"statuses"`
	Dates     []Said        `json:"dates"`
	Places    []Spot        `json:"places"`

	Disagreements []Disagreement `json:"disagreements"`
	Origins       []Origin       `json:"origins"`
	Articles      int            `json:"articles"`
	Outlets       int            `json:"outlets"`
	Life          []Step         `json:"life"`
}

// Resolve says what reports of one happening say together. The order in which
// they are given does not matter.
func Resolve(reports []Report) Resolved {
	v := newView(reports)
	out := Resolved{
		Types: v.types(), Dates: v.dates(), Places: v.places(),
		Actor:     v.voices(func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Actor }),
		Recipient: v.voices(func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Recipient }),
		Mediator:  v.voices(func(e *musnad.ReadingEvent) []musnad.ReadingParty { return e.Mediator }),
		Dead:      v.counts(func(s musnad.ReadingSize) *int { return s.Dead }),
		Injured:   v.counts(func(s musnad.ReadingSize) *int { return s.Injured }),
		Arrested:  v.counts(func(s musnad.ReadingSize) *int { return s.Arrested }),
		Origins:   v.origins, Life: v.life(),
	}
	out.Articles, out.Outlets = v.media()
	out.Type, out.Mode = consensusType(out.Types)
	out.Statuses = v.statuses()
	out.Status, out.CalledOff = settle(out.Life, out.Statuses)
	if len(out.Dates) > 0 {
		out.Date = out.Dates[0].Value
	}
	if len(out.Places) > 0 {
		out.Place = &out.Places[0]
	}
	out.Disagreements = v.disagreements(&out)
	return out
}

// view is the reports in their order with the origin of each.
type view struct {
	reports []*Report
	origin  []string
	origins []Origin
}

func newView(reports []Report) *view {
	v := &view{}
	for i := range reports {
		v.reports = append(v.reports, &reports[i])
	}
	slices.SortFunc(v.reports, func(a, b *Report) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), a.Ref.Compare(b.Ref), cmp.Compare(a.Outlet, b.Outlet))
	})
	v.origin, v.origins = originsOf(v.reports)
	return v
}

// Compare orders references by article, version and letters.
func (r Ref) Compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.Article, o.Article), cmp.Compare(r.Version, o.Version), slices.Compare(r.At[:], o.At[:]))
}

// say adds report i to what says value.
func (v *view) say(list []Said, i int, value string) []Said {
	k := slices.IndexFunc(list, func(s Said) bool { return s.Value == value })
	if k < 0 {
		list, k = append(list, Said{Value: value}), len(list)
	}
	list[k].add(v, i)
	return list
}

func (s *Said) add(v *view, i int) {
	if n := len(s.Reports); n == 0 || s.Reports[n-1] != v.reports[i].Ref { // they come in their order
		s.Reports = append(s.Reports, v.reports[i].Ref)
	}
	if o := v.origin[i]; !slices.Contains(s.Origins, o) {
		s.Origins = append(s.Origins, o)
		slices.Sort(s.Origins)
	}
}

// byWeight orders values: of most origins, then of most reports, then as they were
// first told.
func byWeight(list []Said) []Said {
	slices.SortStableFunc(list, Said.compareWeight)
	return list
}

func (s Said) compareWeight(o Said) int {
	return cmp.Or(cmp.Compare(len(o.Origins), len(s.Origins)), cmp.Compare(len(o.Reports), len(s.Reports)))
}

func (v *view) media() (articles, outlets int) {
	a, o := map[string]bool{}, map[string]bool{}
	for _, r := range v.reports {
		a[r.Ref.Article] = true
		if r.Outlet != "" {
			o[r.Outlet] = true
		}
	}
	return len(a), len(o)
}
