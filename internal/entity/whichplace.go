package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// nearPlace is how many tokens behind a place that no list knows another may
// stand that says which state it is in: قرية النيرب بريف إدلب.
const nearPlace = 6

// place gives a place that no list knows the state of the place beside it, else
// of the last one before it, else the state that the article speaks of most. The
// index is that of the mention, before are those that stand before it.
func (r *resolver) place(x *musnad.Mention, index int, before []musnad.Mention) {
	if x.Party.Country != "" || x.Party.ID != "" {
		return
	}
	if c := r.stateBehind(x, index); c != "" {
		x.Party.Country, x.Value = c, c
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		if b := &before[i]; b.Kind == musnad.Place && b.Party.Country != "" {
			x.Party.Country, x.Value = b.Party.Country, b.Party.Country
			return
		}
	}
	x.Party.Country = r.home()
	x.Value = x.Party.Country
}

func (r *resolver) stateBehind(x *musnad.Mention, index int) string {
	es := r.doc.Entities
	for i := index + 1; i < len(es) && es[i].First <= x.Last+nearPlace && r.doc.SentenceAt(es[i].Start) == r.doc.SentenceAt(x.Start); i++ {
		located := es[i].Kind == musnad.Place || es[i].Kind == musnad.Country && es[i].Rule != "entity/metonym"
		if located && es[i].Party.Country != "" {
			return es[i].Party.Country
		}
	}
	return ""
}

// homonym reads a name that several states have a place of as that of the state
// that the article speaks of more: طرابلس is in Libya and in Lebanon.
func (r *resolver) homonym(x *musnad.Mention) {
	if x.Rule != "entity/place" && x.Rule != "entity/country" || x.Row < 0 {
		return
	}
	best := r.weight(r.lex.Row(x.Row), x.Row)
	var other *lexicon.Row
	pro := r.proclitics(x)
	r.text.HitsOf(x.First, cityKinds, func(h match.Hit) bool {
		if h.Last == x.Last && h.Pro == pro && h.Exact && h.Row.Value != x.Party.Country && r.weight(h.Row, x.Row) > best {
			best, other = r.weight(h.Row, x.Row), h.Row
		}
		return true
	})
	if other == nil {
		return
	}
	at, name := x.Party.At, x.Party.Name
	x.Party, x.Row, x.Value = placeParty(other), other.Index, other.ID
	x.Party.At, x.Party.Name = at, name
	x.Kind, x.Coordinate = musnad.Place, coordinate(other, "city")
	if other.Kind == "capital" {
		x.Kind, x.Value, x.Party.Source = musnad.Country, other.Value, "organisation"
	}
}

// proclitics is how many bytes of a mention's first word are glued on before its name:
// فيينا is Vienna, and not "and Jena".
func (r *resolver) proclitics(x *musnad.Mention) int {
	pro := 0
	r.text.HitsOf(x.First, cityKinds, func(h match.Hit) bool {
		if h.Row.Index == x.Row {
			pro = h.Pro
		}
		return h.Row.Index != x.Row
	})
	return pro
}

// weight is how likely a place of a name is meant: how often the article speaks
// of its state, apart from the name itself; of two that are level, the capital.
func (r *resolver) weight(row *lexicon.Row, counted int32) int {
	n := 2 * r.count[row.Value]
	if row.Index == counted {
		n -= 2 * r.rows[counted]
	}
	if row.Kind == "capital" {
		n++
	}
	return n
}
