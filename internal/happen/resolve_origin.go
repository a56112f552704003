package happen

import (
	"cmp"
	"slices"
	"strings"

	"github.com/musnad/musnad"
)

// Origin is who a happening is known from: the far end of a chain of sources, or
// the outlet itself. Copies of one text are one origin.
type Origin struct {
	Key     string   `json:"key"`  // unique in a happening
	Name    string   `json:"name"` // empty where the source is unnamed
	Country string   `json:"country,omitempty"`
	Kind    string   `json:"kind"` // person official organisation media agency unnamed witness document, outlet
	Outlets []string `json:"outlets"`
	Reports []Ref    `json:"reports"`
}

// originsOf gives the key of the origin of each report, and all origins, those
// with most outlets first.
//
// A named end of a chain is one origin whoever relays it. An unnamed one, and an
// outlet's own word, belongs to the outlet; of outlets that print copies of one
// text it is one, for two unnamed chains are two origins only if their media
// differ and their texts are no copies.
func originsOf(reports []*Report) (keys []string, origins []Origin) {
	g := newGroups(reports)
	at := map[string]int{}
	for _, r := range reports {
		o := farEnd(r)
		if o.Name == "" || o.Kind == outlet {
			o.Key = o.Kind + ":" + g.name(r)
		}
		k, ok := at[o.Key]
		if !ok {
			k = len(origins)
			at[o.Key] = k
			origins = append(origins, o)
		}
		keys = append(keys, o.Key)
		origins[k].take(r, o)
	}
	slices.SortStableFunc(origins, func(a, b Origin) int {
		return cmp.Or(cmp.Compare(len(b.Outlets), len(a.Outlets)), cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(a.Key, b.Key))
	})
	return keys, origins
}

// outlet is the kind of an origin that tells in its own voice.
const outlet = "outlet"

func (o *Origin) take(r *Report, as Origin) {
	if o.Name == "" || len(as.Name) > len(o.Name) && o.Kind != outlet {
		o.Name = as.Name
	}
	if n := len(o.Reports); n == 0 || o.Reports[n-1] != r.Ref { // they come in their order
		o.Reports = append(o.Reports, r.Ref)
	}
	if r.Outlet != "" && !slices.Contains(o.Outlets, r.Outlet) {
		o.Outlets = append(o.Outlets, r.Outlet)
		slices.Sort(o.Outlets)
	}
}

// farEnd is the origin of a report by its chain alone.
func farEnd(r *Report) Origin {
	n := len(r.Event.Sources)
	if n == 0 {
		return Origin{Name: r.Outlet, Kind: outlet}
	}
	s := &r.Event.Sources[n-1]
	if name := musnad.Text(s.Name); named(s) {
		return Origin{Name: name, Country: musnad.Text(s.Country), Kind: s.Kind, Key: strings.Join(nameWords(name), " ")}
	}
	return Origin{Kind: "unnamed"}
}

// named reports whether a source says who it is: an unnamed one keeps its
// words as a name, "sources", and a witness is nobody in particular.
func named(s *musnad.ReadingSource) bool {
	return musnad.Text(s.Name) != "" && s.Kind != "unnamed" && s.Kind != "witness" && len(nameWords(musnad.Text(s.Name))) > 0
}

// groups puts outlets and groups of copies together that share a report.
type groups struct{ up map[string]string }

func newGroups(reports []*Report) groups {
	g := groups{map[string]string{}}
	for _, r := range reports {
		if r.Copy != "" && len(r.Event.Sources) == 0 || r.Copy != "" && !named(&r.Event.Sources[len(r.Event.Sources)-1]) {
			g.join(copyName(r), outletName(r))
		}
	}
	return g
}

func copyName(r *Report) string { return "copy " + r.Copy }

// outletName is the outlet, or the article where it is not known.
func outletName(r *Report) string {
	if r.Outlet == "" {
		return "article " + r.Ref.Article
	}
	return r.Outlet
}

func (g groups) root(x string) string {
	for g.up[x] != "" {
		x = g.up[x]
	}
	return x
}

// join puts two together, under the lesser name, so that the order of reports
// does not matter.
func (g groups) join(a, b string) {
	a, b = g.root(a), g.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	g.up[b] = a
}

func (g groups) name(r *Report) string { return g.root(outletName(r)) }
