package web

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"github.com/musnad/musnad/ledger"
)

// The measures of the diagram of arcs, in its own units.
const (
	arcRow    = 28.0
	arcNames  = 330.0 // the column of names, at most
	arcGap    = 20.0  // between a name and its dot
	arcRoom   = 20.0
	arcWidest = 560.0
)

// arcNode is a member in the column of names.
type arcNode struct {
	y, r        float64
	name, title string
	href        string
}

// arc binds two members.
type arc struct {
	path, class, width, title string
}

// arcs is a network as a column of names with arcs beside it: it can be read
// however many ties there are, in either direction of writing.
type arcs struct {
	nodes         []arcNode
	arcs          []arc
	x, nameX      float64 // of the dots, and of the ends of names
	height, width float64
}

func (p *Page) arcsOf(v *NetworkView) *arcs {
	a := &arcs{height: arcRow*float64(len(v.Members)) + arcRoom, width: chartWidth, x: p.namesWidth(v)}
	side := 1.0
	a.nameX = a.x - arcGap
	if p.Lang == Arabic {
		a.x, a.nameX, side = chartWidth-a.x, chartWidth-a.nameX, -1
	}
	at := map[string]float64{}
	for i, m := range near(v) {
		y := arcRoom/2 + arcRow*(float64(i)+0.5)
		at[m.ID] = y
		name, _ := p.nameOf(&m.voice)
		a.nodes = append(a.nodes, arcNode{y: y, r: min(4+1.5*math.Sqrt(float64(m.Happenings)), 12), name: name, title: p.memberTitle(m), href: p.entityPath(&m.voice)})
	}
	names := p.memberNames(v)
	for i := range v.Ties {
		t := &v.Ties[i]
		a.arcs = append(a.arcs, arc{path: bow(a.x, at[t.From], at[t.To], side), class: tieClass(t), width: px(tieWidth(t)), title: p.tieTitle(t, names)})
	}
	return a
}

// namesWidth is how wide the column of names must be.
func (p *Page) namesWidth(v *NetworkView) float64 {
	most := 0
	for i := range v.Members {
		name, _ := p.nameOf(&v.Members[i].voice)
		most = max(most, utf8.RuneCountInString(name))
	}
	return min(float64(most)*letterWidth+2*arcGap, arcNames)
}

// bow is the path of an arc between two rows.
func bow(x, from, to, side float64) string {
	reach := min(math.Abs(to-from)*0.62+18, arcWidest) * side
	return "M" + px(x) + " " + px(from) + "C" + px(x+reach) + " " + px(from) + " " + px(x+reach) + " " + px(to) + " " + px(x) + " " + px(to)
}

func tieClass(t *Tie) string {
	if t.Mediates {
		return "tie mediates"
	}
	return "tie meets"
}

func tieWidth(t *Tie) float64 { return min(1.2+math.Sqrt(float64(t.Happenings)-1)*1.3, 7) }

// near orders members so that those who are tied stand near one another: each next is
// the one with most ties to those before.
func near(v *NetworkView) []*Participant {
	pull := map[string]int{}
	left := make([]*Participant, len(v.Members))
	for i := range v.Members {
		left[i] = &v.Members[i]
	}
	out := make([]*Participant, 0, len(left))
	for len(left) > 0 {
		best := 0
		for i, m := range left {
			if pull[m.ID] > pull[left[best].ID] {
				best = i
			}
		}
		m := left[best]
		out, left = append(out, m), slices.Delete(left, best, best+1)
		for i := range v.Ties {
			if t := &v.Ties[i]; t.From == m.ID {
				pull[t.To] += t.Happenings
			} else if t.To == m.ID {
				pull[t.From] += t.Happenings
			}
		}
	}
	return out
}

func (p *Page) memberNames(v *NetworkView) map[string]*Participant {
	out := make(map[string]*Participant, len(v.Members))
	for i := range v.Members {
		out[v.Members[i].ID] = &v.Members[i]
	}
	return out
}

func (p *Page) memberTitle(m *Participant) string {
	name, _ := p.nameOf(&m.voice)
	return name + p.T("colon") + p.countIn("happenings", m.Happenings)
}

// tieTitle says what binds two.
func (p *Page) tieTitle(t *Tie, members map[string]*Participant) string {
	from, _ := p.nameOf(&members[t.From].voice)
	to, _ := p.nameOf(&members[t.To].voice)
	key := "network.meet"
	if t.Mediates {
		key = "network.mediate"
	}
	return p.fill(key, from, to) + p.T("colon") + p.countIn("happenings", t.Happenings)
}

// tiePath is the timeline of what binds two.
func (p *Page) tiePath(v *NetworkView, t *Tie) string {
	if t.Mediates {
		return p.narrowed(v.Query, "mediator:"+quoted(t.From), "party:"+quoted(t.To))
	}
	return p.narrowed(v.Query, "party:"+quoted(t.From), "party:"+quoted(t.To))
}

// meeting and mediating are the ties of either kind.
func (v *NetworkView) of(mediates bool) (out []*Tie) {
	for i := range v.Ties {
		if v.Ties[i].Mediates == mediates {
			out = append(out, &v.Ties[i])
		}
	}
	return out
}

// through are those through whom two deal with each other, of the members that are
// shown.
func (p *Page) through(t *Tie, members map[string]*Participant) (out []*ledger.Voice) {
	for _, id := range throughIn(t) {
		if m := members[id]; m != nil {
			out = append(out, &m.voice)
		}
	}
	return out
}

// What the island draws.
type (
	netData struct {
		Nodes  []netNode         `json:"nodes"`
		Ties   []netTie          `json:"ties"`
		Months []string          `json:"months"` // labels of months or years, without gaps
		Few    int               `json:"few"`    // nodes that can be read on a narrow page
		Words  map[string]string `json:"words"`
	}
	netNode struct {
		Label string `json:"label"`
		Title string `json:"title"`
		Href  string `json:"href"`
		N     int    `json:"n"`
	}
	netTie struct {
		From     int         `json:"from"` // indexes of nodes
		To       int         `json:"to"`
		Mediates bool        `json:"mediates"`
		N        int         `json:"n"`
		Months   map[int]int `json:"months"` // index of months: happenings
		Title    string      `json:"title"`
	}
)

func (p *Page) netData(v *NetworkView) *netData {
	d := &netData{Nodes: []netNode{}, Ties: []netTie{}, Months: []string{}, Words: map[string]string{}}
	index := map[string]int{}
	for i := range v.Members {
		m := &v.Members[i]
		index[m.ID] = i
		name, _ := p.nameOf(&m.voice)
		d.Nodes = append(d.Nodes, netNode{Label: name, Title: p.memberTitle(m), Href: p.entityPath(&m.voice), N: m.Happenings})
	}
	slides := slidesOf(v)
	for _, s := range slides {
		d.Months = append(d.Months, p.date(s))
	}
	names := p.memberNames(v)
	for i := range v.Ties {
		t := &v.Ties[i]
		x := netTie{From: index[t.From], To: index[t.To], Mediates: t.Mediates, N: t.Happenings, Months: map[int]int{}, Title: p.tieTitle(t, names)}
		for m, n := range t.Months {
			x.Months[slideOf(slides, m)] += n
		}
		d.Ties = append(d.Ties, x)
	}
	for _, k := range []string{"network.all-time", "network.until", "network.slide", "network.plain"} {
		d.Words[strings.TrimPrefix(k, "network.")] = p.T(k)
	}
	d.Few, d.Words["narrow"] = fewNodes, p.fill("network.narrow", p.number(fewNodes))
	return d
}

// fewNodes is how many can be read on a telephone.
const fewNodes = 20

// mostSlides is how many steps a slider has at most: months, or where these are more,
// years, the last ones.
const mostSlides = 240

// slideOf is the step of a month; those before the first are counted with it.
func slideOf(slides []string, month string) int {
	k, found := slices.BinarySearch(slides, month[:len(slides[0])])
	if !found {
		return max(k-1, 0)
	}
	return k
}

// slidesOf are the months in which something bound two, and those between, or their
// years.
func slidesOf(v *NetworkView) (out []string) {
	first, last := "", ""
	for i := range v.Ties {
		for m := range v.Ties[i].Months {
			first, last = widened(first, last, m, m)
		}
	}
	from, _, ok := boundsOf(first)
	to, _, also := boundsOf(last)
	if !ok || !also {
		return nil
	}
	step, letters := 1, len("2006-01")
	if from.Compare(to.AddMonths(1-mostSlides)) < 0 {
		step, letters = 12, len("2006")
		from.Month = 1
	}
	for d := from; d.Compare(to) <= 0; d = d.AddMonths(step) {
		out = append(out, d.String()[:letters])
	}
	return out[max(len(out)-mostSlides, 0):]
}

// Voices are parties one after another.
func (p *Page) Voices(list []*ledger.Voice) templ.Component {
	var out []templ.Component
	for i, v := range list {
		if i > 0 {
			out = append(out, raw(p.T("list.comma")))
		}
		out = append(out, p.Party(v))
	}
	return inOrder(out...)
}
