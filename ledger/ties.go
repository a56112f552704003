package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// Tie is what binds two: they meet, agree or work together, or From mediates for To.
type Tie struct {
	From       string         `json:"from"` // entities; of two that meet, From is before To
	To         string         `json:"to"`
	Mediates   bool           `json:"mediates,omitempty"`
	Happenings int            `json:"happenings"`
	Through    map[string]int `json:"through,omitempty"` // mediators of what binds two that meet, with how often
	Months     map[string]int `json:"months,omitempty"`  // YYYY-MM, of those that have one
	First      string         `json:"first,omitempty"`   // days
	Last       string         `json:"last,omitempty"`
}

// Bound is somebody whom ties bind.
type Bound struct {
	ID         string `json:"id"`
	Name       string `json:"name"` // as articles write it most
	English    string `json:"en,omitempty"`
	Country    string `json:"country,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Happenings int    `json:"happenings"`
}

// Ties are who meets whom and who mediates for whom: those of most happenings, and
// what binds them.
type Ties struct {
	Looked
	Binding  int     `json:"binding"`          // happenings that bind somebody
	Crowds   int     `json:"crowds,omitempty"` // happenings left out: more than a handful on each side
	Bound    []Bound `json:"bound"`            // those of most happenings first
	Ties     []Tie   `json:"ties"`             // between these only, those of most happenings first
	Left     int     `json:"bound_left"`       // how many others are bound
	LeftTies int     `json:"ties_left"`
}

// Ties counts who meets whom, month by month, in talks, agreements and cooperation, and
// who mediates for whom in whatever happens. Limit is how many of those who are bound
// are given. Each happening counts for the month and day on which it begins.
func (l *Ledger) Ties(ctx context.Context, s Scope) (out Ties, err error) {
	err = l.surveyed(ctx, s, false, mostNetwork, func(tx *store.Tx, v *survey) error {
		looked, err := v.extent(tx)
		if err != nil {
			return err
		}
		w := newWeaver()
		if err := eachCast(tx, v, false, func(c *cast) { w.weave(c, c.day, c.day) }); err != nil {
			return err
		}
		out = w.ties(s.limit())
		out.Looked = looked
		return nameBound(tx, out.Bound)
	})
	return out, err
}

// TiesIn is [Ledger.Ties] of happenings that are at hand. One of several days counts
// for no month if they are of two.
func (l *Ledger) TiesIn(ctx context.Context, list []Happening, limit int) (out Ties, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		same, err := sameAs(tx)
		if err != nil {
			return err
		}
		w, known := newWeaver(), map[string]*Voice{}
		for i := range list {
			c := castOf(&list[i], same, known)
			first, last, _ := daysOf(list[i].Date)
			w.weave(c, first, last)
		}
		out = w.ties(limit)
		out.Looked.Happenings = len(list)
		for i := range out.Bound {
			b := &out.Bound[i]
			if v := known[b.ID]; v != nil { // whom a person put in may be in no article
				b.Name, b.English, b.Country, b.Kind = v.Name, v.English, v.Country, v.Kind
			}
		}
		return nameBound(tx, out.Bound)
	})
	return out, err
}

// castOf is who takes part in a happening, by what people said is the same; who has a
// name in it is known by that from now on.
func castOf(h *Happening, same map[string]string, known map[string]*Voice) *cast {
	c := &cast{typ: string(h.Type)}
	for k, list := range [][]Voice{h.Actor, h.Recipient, h.Mediator} {
		for i := range list {
			if id := entityOfVoice(&list[i]); id != "" {
				id = cmp.Or(same[id], id)
				c.add(k, id)
				known[id] = &list[i]
			}
		}
	}
	return c
}

// weaver counts ties, one happening after the other.
type weaver struct {
	bound            map[string]int
	ends             map[[2]string]*Tie // mediation has a mark before its first end
	binding, crowded int
}

func newWeaver() *weaver { return &weaver{bound: map[string]int{}, ends: map[[2]string]*Tie{}} }

func (w *weaver) weave(c *cast, first, last string) {
	mediated := c.sides[2]
	in := map[string]bool{}
	tie := func(from, to string, mediates bool) {
		if from == to {
			return
		}
		in[from], in[to] = true, true
		key := [2]string{from, to}
		if mediates {
			key[0] = "\x00" + from
		}
		t := w.ends[key]
		if t == nil {
			t = &Tie{From: from, To: to, Mediates: mediates, Through: map[string]int{}, Months: map[string]int{}}
			w.ends[key] = t
		}
		t.count(first, last)
		if !mediates {
			for _, m := range mediated {
				t.Through[m]++
			}
		}
	}
	if musnad.Type(c.typ).Symmetric() {
		pairs, crowd := c.pairs()
		if crowd {
			w.crowded++
			return
		}
		for _, p := range pairs {
			tie(p[0], p[1], false)
		}
	}
	for _, m := range mediated {
		for _, side := range c.united() {
			tie(m, side, true)
		}
	}
	for id := range in {
		w.bound[id]++
	}
	if len(in) > 0 {
		w.binding++
	}
}

// united are actors and recipients, each once.
func (c *cast) united() []string {
	out := slices.Concat(c.sides[0], c.sides[1])
	slices.Sort(out)
	return slices.Compact(out)
}

// count counts a happening of some days; empty if they are not known.
func (t *Tie) count(first, last string) {
	t.Happenings++
	if first == "" {
		return
	}
	if t.First == "" || first < t.First {
		t.First = first
	}
	t.Last = max(t.Last, last)
	if month := first[:len("2006-01")]; month == last[:len("2006-01")] {
		t.Months[month]++
	}
}

// ties are those between the most bound.
func (w *weaver) ties(limit int) Ties {
	out := Ties{Binding: w.binding, Crowds: w.crowded, Bound: []Bound{}, Ties: []Tie{}}
	for id, n := range w.bound {
		out.Bound = append(out.Bound, Bound{ID: id, Happenings: n})
	}
	slices.SortFunc(out.Bound, func(a, b Bound) int { return cmp.Or(b.Happenings-a.Happenings, cmp.Compare(a.ID, b.ID)) })
	out.Left = max(len(out.Bound)-limit, 0)
	out.Bound = slices.Clip(out.Bound[:len(out.Bound)-out.Left])
	shown := map[string]bool{}
	for i := range out.Bound {
		shown[out.Bound[i].ID] = true
	}
	for t := range maps.Values(w.ends) {
		if shown[t.From] && shown[t.To] {
			out.Ties = append(out.Ties, *t)
		} else {
			out.LeftTies++
		}
	}
	slices.SortFunc(out.Ties, compareTies)
	return out
}

func compareTies(a, b Tie) int {
	if n := cmp.Or(b.Happenings-a.Happenings, cmp.Compare(b.Last, a.Last), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)); n != 0 || a.Mediates == b.Mediates {
		return n
	}
	if a.Mediates {
		return -1
	}
	return 1
}

// nameBound says who the bound are, as far as articles tell of them.
func nameBound(q querier, list []Bound) error {
	for i := range list {
		b := &list[i]
		err := q.QueryRow(`SELECT kind, country, english, coalesce((SELECT n.written FROM names n WHERE n.entity = e.id ORDER BY n.times DESC, n.written LIMIT 1), '')
			FROM entities e WHERE e.id = ?`, b.ID).Scan(&b.Kind, &b.Country, &b.English, &b.Name)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	return nil
}
