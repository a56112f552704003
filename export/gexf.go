package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// node is somebody who takes part.
type node struct {
	label, english, country, kind string
	happenings                    int
}

// tie is what binds two: they meet, one mediates, or one does something to the
// other.
type tie struct{ from, to, kind, status string }

// bond is a tie with all happenings that show it.
type bond struct {
	times       int
	happenings  []string // ids, where they are known
	origins     int
	first, last string // days
}

// network is who deals with whom.
type network struct {
	nodes map[string]*node
	ties  map[tie]*bond
}

// meets is the kind of an edge between those who meet, agree or work together, and
// mediates that of a mediator to a party; others are the type of the happening.
const (
	meets    = "meets"
	mediates = "mediates"
)

// gexf is a network (GEXF 1.3): nodes are those who take part, edges what happened
// between two. It is held in memory: it grows with the pairs and not with the
// happenings.
func (j *job) gexf() error {
	n := &network{map[string]*node{}, map[tie]*bond{}}
	for h, err := range j.happenings() {
		if err != nil {
			return err
		}
		if err := j.weave(n, h); err != nil {
			return err
		}
	}
	return n.write(j.w)
}

func (j *job) weave(n *network, h *ledger.Happening) error {
	actors, err := j.cast(n, h.Actor)
	if err != nil {
		return err
	}
	recipients, err := j.cast(n, h.Recipient)
	if err != nil {
		return err
	}
	mediators, err := j.cast(n, h.Mediator)
	if err != nil {
		return err
	}
	before := len(actors) + len(recipients) + len(mediators)
	sides := union(actors, recipients)
	some := false
	switch {
	case before == 0:
		j.leave("nobody takes part who has a name")
		return nil
	case h.Type == musnad.Consult || h.Type.Symmetric():
		kind := meets
		if h.Type != musnad.Consult {
			kind = string(h.Type)
		}
		for i, a := range sides {
			for _, b := range sides[i+1:] {
				some = n.add(tie{min(a, b), max(a, b), kind, statusOf(h)}, h) || some
			}
		}
	default:
		for _, a := range actors {
			for _, b := range recipients {
				some = n.add(tie{a, b, string(h.Type), statusOf(h)}, h) || some
			}
		}
	}
	for _, m := range mediators {
		for _, b := range sides {
			some = n.add(tie{m, b, mediates, statusOf(h)}, h) || some
		}
	}
	if !some {
		j.leave("it binds no two who have names")
		return nil
	}
	for _, id := range union(sides, mediators) {
		n.nodes[id].happenings++
	}
	j.sum.Written++
	return nil
}

// cast are the ids of parties, whose nodes are made.
func (j *job) cast(n *network, list []ledger.Voice) (ids []string, err error) {
	for i := range list {
		v := &list[i]
		id, err := j.s.Entity(v)
		if err != nil {
			return nil, err
		}
		if id == "" || slices.Contains(ids, id) {
			continue
		}
		ids = append(ids, id)
		x := n.nodes[id]
		if x == nil {
			x = &node{label: name(v)}
			n.nodes[id] = x
		}
		x.english, x.country, x.kind = cmp.Or(x.english, v.English), cmp.Or(x.country, v.Country), cmp.Or(x.kind, v.Kind)
	}
	return ids, nil
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, x := range b {
		out = addOnce(out, x)
	}
	return out
}

func (n *network) add(t tie, h *ledger.Happening) bool {
	if t.from == t.to {
		return false
	}
	b := n.ties[t]
	if b == nil {
		b = &bond{}
		n.ties[t] = b
	}
	b.times++
	b.happenings = append(b.happenings, h.ID)
	b.origins += len(h.Origins)
	if first, last, _, ok := days(h.Date); ok {
		a, z := first.String(), last.String()
		if b.first == "" || a < b.first {
			b.first = a
		}
		b.last = max(b.last, z)
	}
	return true
}

type attribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type attributes struct {
	XMLName xml.Name    `xml:"attributes"`
	Class   string      `xml:"class,attr"`
	List    []attribute `xml:"attribute"`
}

type attvalue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type gexfNode struct {
	XMLName xml.Name   `xml:"node"`
	ID      string     `xml:"id,attr"`
	Label   string     `xml:"label,attr"`
	Values  []attvalue `xml:"attvalues>attvalue"`
}

type gexfEdge struct {
	XMLName xml.Name   `xml:"edge"`
	ID      string     `xml:"id,attr"`
	Type    string     `xml:"type,attr"`
	Kind    string     `xml:"kind,attr"`
	Label   string     `xml:"label,attr"`
	Source  string     `xml:"source,attr"`
	Target  string     `xml:"target,attr"`
	Weight  int        `xml:"weight,attr"`
	Start   string     `xml:"start,attr,omitempty"`
	End     string     `xml:"end,attr,omitempty"`
	Values  []attvalue `xml:"attvalues>attvalue"`
}

var nodeAttributes = attributes{Class: "node", List: []attribute{
	{"kind", "kind", "string"}, {"country", "country", "string"}, {"en", "English name", "string"}, {"happenings", "happenings", "integer"}}}

var edgeAttributes = attributes{Class: "edge", List: []attribute{
	{"type", "type", "string"}, {"status", "status", "string"}, {"origins", "origins", "integer"}, {"first", "first day", "string"}, {"last", "last day", "string"}, {"ids", "happenings", "string"}}}

func (n *network) write(to io.Writer) error {
	w := bufio.NewWriter(to)
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	w.WriteString(xml.Header + `<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n" +
		`<graph mode="dynamic" timeformat="date" defaultedgetype="directed">` + "\n")
	for _, a := range []attributes{nodeAttributes, edgeAttributes} {
		if err := e.Encode(a); err != nil {
			return err
		}
	}
	w.WriteString("\n<nodes>\n")
	for _, id := range slices.Sorted(maps.Keys(n.nodes)) {
		x := n.nodes[id]
		if x.happenings == 0 {
			continue
		}
		if err := e.Encode(gexfNode{ID: id, Label: x.label, Values: filled(
			attvalue{"kind", x.kind}, attvalue{"country", x.country}, attvalue{"en", x.english}, attvalue{"happenings", fmt.Sprint(x.happenings)})}); err != nil {
			return err
		}
	}
	w.WriteString("\n</nodes>\n<edges>\n")
	for i, t := range slices.SortedFunc(maps.Keys(n.ties), tie.compare) {
		if err := e.Encode(n.edge(i, t)); err != nil {
			return err
		}
	}
	w.WriteString("\n</edges>\n</graph>\n</gexf>\n")
	return w.Flush()
}

func (n *network) edge(i int, t tie) gexfEdge {
	b := n.ties[t]
	out := gexfEdge{ID: fmt.Sprint(i), Type: "directed", Kind: t.kind, Label: t.kind, Source: t.from, Target: t.to, Weight: b.times, Start: b.first, End: b.last,
		Values: filled(attvalue{"type", t.kind}, attvalue{"status", t.status}, attvalue{"origins", count(b.origins)}, attvalue{"first", b.first}, attvalue{"last", b.last},
			attvalue{"ids", strings.Join(b.happenings, " ")})}
	if t.kind == meets || musnad.Type(t.kind).Symmetric() {
		out.Type = "undirected"
	}
	return out
}

// count is a number that is known; empty for none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// Ties writes what the ledger counts of who is tied to whom as a network (GEXF 1.3):
// edges are of those who meet, and from mediators.
func Ties(w io.Writer, t *ledger.Ties) error {
	n := &network{map[string]*node{}, map[tie]*bond{}}
	for _, b := range t.Bound {
		n.nodes[b.ID] = &node{cmp.Or(b.Name, b.English, b.Country), b.English, b.Country, b.Kind, b.Happenings}
	}
	for _, x := range t.Ties {
		kind := meets
		if x.Mediates {
			kind = mediates
		}
		n.ties[tie{from: x.From, to: x.To, kind: kind}] = &bond{times: x.Happenings, first: x.First, last: x.Last}
	}
	return n.write(w)
}

func filled(list ...attvalue) []attvalue {
	return slices.DeleteFunc(list, func(a attvalue) bool { return a.Value == "" })
}

func (t tie) compare(o tie) int {
	return cmp.Or(cmp.Compare(t.from, o.from), cmp.Compare(t.to, o.to), cmp.Compare(t.kind, o.kind), cmp.Compare(t.status, o.status))
}
